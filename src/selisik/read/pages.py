"""An HTML page: what of it is article, by trafilatura."""

import hashlib
import re

from selisik.data import Article, text_hash
from selisik.read.candidates import Read
from selisik.read.decoding import decode
from selisik.read.refusal import Refused
from selisik.read.rows import published_of
from selisik.read.texts import check_size

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_\-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096


def read_page(raw: bytes, name: str | None, path: str | None, where: str) -> Read:
    """The article of a page's bytes; refuses a page in which no article is found.

    `text` is the extracted text; the page itself is kept as its hash, with the extractor's name and version.
    """
    check_size(len(raw), where)
    page = _decoded(raw, where)
    # Half a second to import, so only for those who read pages.
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    text = found.text if found and not isinstance(found, dict) else None
    if not found or isinstance(found, dict) or not text or not text.strip():
        raise Refused(where, "no article is found in the page", "give the article's text instead")
    yield Article(
        id=name or "",
        text=text,
        sha256=text_hash(text),
        path=path,
        url=found.url,
        title=found.title,
        published=published_of(found.date),
        author=found.author,
        page_sha256=hashlib.sha256(raw).hexdigest(),
        extracted_by=f"trafilatura {trafilatura.__version__}",
    )


def _decoded(raw: bytes, where: str) -> str:
    """The page's characters: what is UTF-8 is read so whatever the page says of itself, then what it says."""
    try:
        return decode(raw, where)[0]
    except Refused:
        said = _CHARSET.search(raw[:_HEAD_BYTES])
        if said is None:
            raise
        try:
            return raw.decode(said.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            raise Refused(where, f"not in the encoding it names, {said.group(1)!r}", "save it as UTF-8") from None

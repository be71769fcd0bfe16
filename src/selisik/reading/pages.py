"""An HTML page: what of it is article, by trafilatura."""

import hashlib
import html
import logging
import re
from typing import Any

from selisik.data import Article, text_hash
from selisik.reading.candidates import Read
from selisik.reading.captions import with_captions
from selisik.reading.charsets import decode_page
from selisik.reading.refusal import Refused
from selisik.reading.rows import published_of
from selisik.reading.texts import check_size

# Where a page says when it was published: in its head, which is far shorter than this, or in its linked data.
_DATED_CHARACTERS = 200_000
_META = re.compile(r"<meta\s[^>]{1,600}>", re.IGNORECASE)
_META_NAME = re.compile(r"(?:property|name|itemprop)\s*=\s*[\"']([^\"']{1,60})[\"']", re.IGNORECASE)
_META_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"']{1,60})[\"']", re.IGNORECASE)
_PUBLISHED_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "publishdate", "pubdate", "dcterms.created",
    "dc.date.issued", "dcterms.issued", "content_publisheddate",
)  # fmt: skip
_JSON_PUBLISHED = re.compile(r"\"datePublished\"\s{0,9}:\s{0,9}\"([^\"]{1,60})\"")


def read_page(raw: bytes, name: str | None, path: str | None, where: str, charset: str | None = None) -> Read:
    """The article of a page's bytes; refuses a page in which no article is found. `charset` is what its server says.

    `text` is the extracted text; the page itself is kept as its hash, with the extractor's name and version.
    """
    check_size(len(raw), where)
    page, said = decode_page(raw, where, charset)
    if said:
        yield said
    found, version = _extracted(page, where)
    if found is None or not found.text or not found.text.strip():
        raise Refused(where, "no article is found in the page", "give the article's text instead")
    text = with_captions(found.text, _tree(page))
    yield Article(
        id=name or "",
        text=text,
        sha256=text_hash(text),
        path=path,
        url=found.url,
        title=found.title,
        published=_published(page),
        author=found.author,
        page_sha256=hashlib.sha256(raw).hexdigest(),
        extracted_by=f"trafilatura {version}" + (" with captions" if text != found.text else ""),
    )


def _extracted(page: str, where: str) -> tuple[Any, str]:
    """What trafilatura finds, and its version. It may stumble over a page in any way; that is the page's fault."""
    # Half a second to import, so only for those who read pages.
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        AssertionError,
        RecursionError,
        ArithmeticError,
    ) as error:
        raise Refused(where, f"cannot be read as a page: {error}", "give the article's text instead") from None
    return found, str(trafilatura.__version__)


def _tree(page: str) -> Any:
    """The page parsed once more: the extractor takes its own apart."""
    from trafilatura.utils import load_html

    return load_html(page)


def _published(page: str) -> str | None:
    """The time of publication that the page itself gives, in its head or its data; never one guessed from its text."""
    head = page[:_DATED_CHARACTERS]
    for tag in _META.findall(head):
        name, content = _META_NAME.search(tag), _META_CONTENT.search(tag)
        if name and content and name.group(1).lower() in _PUBLISHED_NAMES:
            found = published_of(html.unescape(content.group(1)))
            if found:
                return found
    data = _JSON_PUBLISHED.search(page)
    return published_of(data.group(1)) if data else None

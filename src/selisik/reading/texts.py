"""A text file: the whole file is the article."""

from selisik.data import Article, text_hash
from selisik.reading.candidates import Read
from selisik.reading.decoding import decode
from selisik.reading.limits import ARTICLE_BYTES
from selisik.reading.refusal import Refused

# A first line longer than this is a paragraph, not a title.
_TITLE_CHARACTERS = 250
_STOPS = (".", ".”", '."', ".’", ".'")


def read_text(raw: bytes, name: str | None, path: str | None, where: str) -> Read:
    """The article of a text file's bytes; refuses what is empty, too large or no text."""
    check_size(len(raw), where)
    text, said = decode(raw, where)
    if said:
        yield said
    if not text.strip():
        raise Refused(where, "holds no text", "leave it out")
    yield Article(id=name or "", text=text, sha256=text_hash(text), path=path, title=title_of(text))


def check_size(size: int, where: str) -> None:
    """Refuses what is larger than an article can be."""
    if size > ARTICLE_BYTES:
        limit = f"{ARTICLE_BYTES // 1_000_000} MB"
        raise Refused(where, f"larger than {limit}, which no article is", "split it into one file an article")


def title_of(text: str) -> str | None:
    """The first line where it stands apart: a blank line after it, no full stop at its end.

    >>> title_of("Harga Beras Naik\\n\\nHarga beras naik lagi.")
    'Harga Beras Naik'
    >>> title_of("Harga beras naik lagi.\\n\\nKata pedagang.") is None
    True
    """
    lines = text.lstrip("\r\n").splitlines()[:3] if len(text) < _TITLE_CHARACTERS else _head(text)
    if len(lines) < 3 or lines[1].strip():
        return None
    first = lines[0].strip()
    return first if first and len(first) <= _TITLE_CHARACTERS and not first.endswith(_STOPS) else None


def _head(text: str) -> list[str]:
    """The first three lines, without splitting a long text whole."""
    return text[: 4 * _TITLE_CHARACTERS].lstrip("\r\n").splitlines()[:3]

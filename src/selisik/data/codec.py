"""JSON from the types themselves, and back."""

from collections.abc import Iterator
from typing import Any

import msgspec

from selisik.data.briefs import Brief
from selisik.data.marks import AnnotatedArticle
from selisik.data.stories import Story
from selisik.errors import CheckError

_ENCODER = msgspec.json.Encoder()
_BRIEF = msgspec.json.Decoder(Brief)
# Reading back needs no place for what is only printed of an article.
_PRINTED = ("id", "path", "url", "outlet", "title", "published", "language", "sha256")


def annotated_line(annotated: AnnotatedArticle) -> bytes:
    """One line of `annotate --format jsonl`, without the line feed: the article's head, its text, then every mark."""
    article = annotated.article
    head: dict[str, Any] = {name: getattr(article, name) for name in _PRINTED}
    if article.page_sha256 is not None:
        head |= {"page_sha256": article.page_sha256, "extracted_by": article.extracted_by}
    if article.author is not None:
        head["author"] = article.author
    if article.extra:
        head["extra"] = dict(article.extra)
    marks = {
        name: getattr(annotated, name)
        for name in ("regions", "sentences", "entities", "statements", "dates", "quantities")
    }
    return _ENCODER.encode({"article": head, "text": article.text, **marks})


def story_line(story: Story) -> bytes:
    """One line of `stories --format jsonl`, without the line feed."""
    return _ENCODER.encode(story)


def brief_bytes(brief: Brief) -> bytes:
    """The whole of `brief.json`: two-space indent, final line feed."""
    return msgspec.json.format(_ENCODER.encode(brief), indent=2) + b"\n"


def read_brief(raw: bytes, where: str = "brief.json") -> Brief:
    """The brief that `brief_bytes` wrote.

    Raises CheckError when the bytes are not a brief, naming `where` and the field that is wrong, or that no brief has.
    """
    try:
        brief = _BRIEF.decode(raw)
        strange = next(_strange_fields(msgspec.json.decode(raw), msgspec.to_builtins(brief)), None)
    except (msgspec.DecodeError, ValueError) as error:
        raise CheckError(f"{where}: not a brief that selisik wrote: {error}") from error
    if strange is not None:
        raise CheckError(f"{where}: not a brief that selisik wrote: no brief has a field {strange!r}")
    return brief


def _strange_fields(given: Any, known: Any) -> Iterator[str]:
    """The names of fields that are in the JSON and not in what was made of it."""
    if isinstance(given, dict) and isinstance(known, dict):
        yield from (name for name in given if name not in known)
        pairs = [(given[name], known[name]) for name in given if name in known]
    elif isinstance(given, list) and isinstance(known, (list, tuple)):
        pairs = list(zip(given, known, strict=False))
    else:
        return
    for one, other in pairs:
        yield from _strange_fields(one, other)

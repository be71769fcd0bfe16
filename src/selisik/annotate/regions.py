"""Title, body, captions, credits, furniture and repeats."""

import re
from collections.abc import Iterator
from functools import cache

from selisik.data import Article, Region, trimmed
from selisik.lang import Pack

_LINE = re.compile(r"[^\n\r]+")


def find_regions(article: Article, language: Pack) -> tuple[Region, ...]:
    """The article cut into regions that cover every non-space character, in order."""
    text, furniture, seen = article.text, _furniture(language), dict[str, Region]()
    out: list[Region] = []
    for line in _lines(text):
        kind, rule = "body", "paragraph"
        words = line.cut(text)
        before = seen.get(words)
        if article.title and not out and _same(words, article.title):
            kind, rule = "title", "first line"
        elif furniture.match(words):
            kind, rule = "furniture", "phrase"
        elif before is not None:
            out.append(Region(line.start, line.end, kind="repeat", of=before, rule="same line"))
            continue
        region = Region(line.start, line.end, kind=kind, rule=rule)  # type: ignore[arg-type]
        seen[words] = region
        out.append(region)
    return tuple(out)


def _lines(text: str) -> Iterator[Region]:
    for found in _LINE.finditer(text):
        span = trimmed(text, found.start(), found.end())
        if span:
            yield Region(span.start, span.end, kind="body")


def _same(a: str, b: str) -> bool:
    return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()


@cache
def _furniture(language: Pack) -> re.Pattern[str]:
    openers = language.table("furniture").get("openers", [])
    lines = language.table("furniture").get("lines", [])
    start = "|".join(re.escape(phrase) for phrase in openers)
    whole = "|".join(re.escape(phrase) for phrase in lines)
    return re.compile(rf"(?:(?:{start})|(?:{whole})\s*$)", re.IGNORECASE)

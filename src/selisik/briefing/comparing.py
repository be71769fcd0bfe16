"""`compare A B`: two articles side by side, in the terminal and as a page."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from selisik.briefing.messages import messages
from selisik.briefing.page import rendered
from selisik.briefing.sidebyside import Level, Part, side_by_side
from selisik.briefing.terminal import Colour, Run, in_columns, painted
from selisik.data import AnnotatedArticle, Article, Reuse

# Columns narrower than this can hold no Indonesian sentence that one would want to read.
NARROWEST = 24
_COLOURS: dict[str, Colour] = {"shared": "shared", "changed": "changed", "alone": "lone"}


class Screen(NamedTuple):
    """What a terminal shows: so many characters a line, with colours or without, its own words in the language `ui`."""

    width: int = 120
    colours: bool = False
    ui: str = "id"


WIDE = Screen()


def compare_text(a: AnnotatedArticle, b: AnnotatedArticle, reuse: Iterable[Reuse], screen: Screen = WIDE) -> str:
    """Both articles in two columns of a terminal.

    Shared passages carry a number, the same on both sides, and what changed inside them stands between asterisks; with
    colours both have a colour too, and so has what only one article has.
    """
    column, colours = max(NARROWEST, (screen.width - 3) // 2), screen.colours
    rule = "─" * (2 * column + 3)
    lines = [*in_columns([(_title(a.article), "bold")], [(_title(b.article), "bold")], column, colours), rule]
    for level in side_by_side(a, b, reuse):
        lines += [*in_columns(_runs(level.left), _runs(level.right), column, colours), ""]
    lines += [rule, _key(screen)]
    return "\n".join(lines) + "\n"


def compare_page(a: AnnotatedArticle, b: AnnotatedArticle, reuse: Iterable[Reuse], ui: str = "id") -> str:
    """Both articles as one self-contained page, the language of its own words `ui`."""
    levels = side_by_side(a, b, reuse)
    return rendered("compare.html", ui, {"sides": (a.article, b.article), "levels": levels, "share": _share(levels)})


def _title(article: Article) -> str:
    return f"{article.outlet or article.id}: {article.title}" if article.title else article.outlet or article.id


def _runs(parts: Sequence[Part]) -> list[Run]:
    """The parts as runs; blank lines are left to the levels."""
    out: list[Run] = []
    pair: int | None = None
    for part in parts:
        if part.pair is not None and part.pair != pair:
            out.append((f"[{part.pair}] ", "grey"))
        pair = part.pair
        text = re.sub(r"\n\s*", "\n", part.text)
        out.append((f"*{text}*" if part.kind == "changed" else text, _COLOURS[part.kind]))
    return _bare(out)


def _bare(runs: list[Run]) -> list[Run]:
    """The runs without white space at either end."""
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while runs and not runs[at][0].strip():
            runs.pop(at)
        if runs:
            runs[at] = (strip(runs[at][0]), runs[at][1])
    return runs


def _key(screen: Screen) -> str:
    words = messages(screen.ui).text
    shown: tuple[tuple[str, Colour], ...] = (
        (f"[1] {words('label.shared')}", "shared"),
        (f"*{words('label.changed')}*", "changed"),
        (words("label.lone"), "lone"),
    )
    return "   ".join(painted(text, colour, screen.colours) for text, colour in shown)


def _share(levels: Iterable[Level]) -> tuple[int, int]:
    """How much of each side, in per cent of its characters, the other has too."""
    levels = list(levels)
    return _percent(level.left for level in levels), _percent(level.right for level in levels)


def _percent(sides: Iterable[Iterable[Part]]) -> int:
    parts = [part for side in sides for part in side]
    shared = sum(len(part.text) for part in parts if part.kind == "shared")
    return round(100 * shared / max(1, sum(len(part.text) for part in parts)))

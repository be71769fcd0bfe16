"""An article's text as HTML with every mark shown: cited passages nest and can be addressed, the rest is flat."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from selisik.briefing.exits import visible
from selisik.data import Span


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage with an address, and the address of a claim that rests on it ("" where it is no claim's)."""

    span: Span
    address: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """A mark that only changes how characters look: a class, and a note for the pointer."""

    span: Span
    name: str
    note: str = ""


def marked_text(text: str, cited: Iterable[Cited], styles: Sequence[Style]) -> str:
    """The text as safe HTML. Every character is there, controls made visible; a line end is a block break.

    A passage that crosses the end of an enclosing one is closed there and goes on after it, without a second address.
    """
    out: list[str] = []
    open_until: list[Cited] = []
    flat = _Flat(text, styles)
    at = 0
    for each in sorted(cited, key=lambda one: (one.span.start, -one.span.end, one.address)):
        at = _close(out, flat, open_until, at, each.span.start)
        out.append(flat.upto(at, each.span.start))
        at = each.span.start
        out.append(_opening(each))
        open_until.append(each)
    at = _close(out, flat, open_until, at, len(text))
    out.append(flat.upto(at, len(text)))
    return "".join(out)


def _opening(cited: Cited) -> str:
    claim = f' data-claim="{escape(cited.claim)}"' if cited.claim else ""
    return f'<span class="cited" id="{escape(cited.address)}"{claim}>'


def _close(out: list[str], flat: "_Flat", opened: list[Cited], at: int, until: int) -> int:
    """Write and close what ends before or at `until`; where an inner one outlives an outer one, it ends with it."""
    while opened:
        ends = min(each.span.end for each in opened)
        if ends > until:
            return at
        out.append(flat.upto(at, ends))
        at = max(at, ends)
        index = next(index for index, each in enumerate(opened) if each.span.end == ends)
        crossing = [each for each in opened[index + 1 :] if each.span.end > ends]
        out.append("</span>" * (len(opened) - index))
        out.extend(f'<span class="cited" data-of="{escape(each.address)}">' for each in crossing)
        opened[index:] = crossing
    return at


class _Flat:
    """The characters between two places, each run with the classes that lie on it."""

    def __init__(self, text: str, styles: Sequence[Style]) -> None:
        self._text = text
        self._runs = list(_runs(len(text), styles))
        self._next = 0

    def upto(self, start: int, end: int) -> str:
        """The HTML of `[start, end)`; called with rising places only."""
        out = []
        while start < end:
            while self._runs[self._next][1] <= start:
                self._next += 1
            _, stop, names, note = self._runs[self._next]
            upper = min(stop, end)
            out.append(_run(self._text[start:upper], names, note))
            start = upper
        return "".join(out)


def _runs(length: int, styles: Sequence[Style]) -> Iterator[tuple[int, int, str, str]]:
    """Runs of the text with the class names on them, in order; together they are the whole text."""
    edges: dict[int, list[tuple[bool, Style]]] = {0: [], length: []}
    for style in styles:
        edges.setdefault(style.span.start, []).append((True, style))
        edges.setdefault(style.span.end, []).append((False, style))
    live: dict[Style, int] = {}
    places = sorted(edges)
    for start, end in pairwise(places):
        for begins, style in edges[start]:
            live[style] = live.get(style, 0) + (1 if begins else -1)
        on = [style for style, count in live.items() if count > 0]
        live = {style: count for style, count in live.items() if count > 0}
        yield start, end, " ".join(dict.fromkeys(style.name for style in on)), "; ".join(s.note for s in on if s.note)


def _run(text: str, names: str, note: str) -> str:
    words = escape(visible(text)).replace("\n", '<span class="nl">\n</span>')
    if not names:
        return words
    title = f' title="{escape(visible(note))}"' if note else ""
    return f'<span class="{names}"{title}>{words}</span>'

"""Figure captions that the extractor drops, put back where the page has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_BLOCKS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "figcaption"))
# What stands in these is of the page, not of the article; a caption inside a link is that of another article.
_ELSEWHERE = frozenset(("aside", "nav", "footer", "form", "a", "button"))
_NOT_LETTERS = re.compile(r"[\W_]+")
# A longer caption is no caption but the article in the wrong place.
_CAPTION_CHARACTERS = 1000
# A page with more captions than this is a gallery of other articles; the rest is left out.
_MOST_CAPTIONS = 300


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of the page: its element, its words, and the line of the extracted text that it became, if any."""

    element: Any
    words: str
    line: int | None


def with_captions(text: str, tree: Any) -> str:
    """The extracted text with the captions that it lacks, each on a line of its own after the block it follows.

    `tree` is the page as lxml parsed it. A caption counts where it stands among the article's own blocks.
    """
    lines = text.split("\n")
    blocks = list(_blocks(tree, lines))
    own = [at for at, block in enumerate(blocks) if block.line is not None]
    if not own:
        return text
    home = _shared_ancestor(blocks[own[0]].element, blocks[own[-1]].element)
    after: dict[int, list[str]] = {}
    kept = "\n".join(_key(line) for line in lines)
    for at, last in _captions(blocks):
        block = blocks[at]
        if _is_own(block, at, own, home) and _key(block.words) not in kept:
            after.setdefault(last, []).append(block.words)
            kept += "\n" + _key(block.words)
    out = list(after.get(-1, []))
    for number, line in enumerate(lines):
        out += [line, *after.get(number, [])]
    return "\n".join(out)


def _captions(blocks: Sequence[_Block]) -> list[tuple[int, int]]:
    """The index of each caption and the line of the text that it comes after, -1 before the first."""
    out, last = [], -1
    for at, block in enumerate(blocks):
        last = block.line if block.line is not None else last
        if block.element.tag == "figcaption":
            out.append((at, last))
    return out[:_MOST_CAPTIONS]


def _blocks(tree: Any, lines: Sequence[str]) -> Iterator[_Block]:
    """The blocks of the page in order; each line of the text is given to the first block that has its words."""
    places: dict[str, int] = {}
    for number, line in enumerate(lines):
        places.setdefault(_key(line), number)
    places.pop("", None)
    for element in tree.iter(*_BLOCKS):
        words = " ".join(element.text_content().split())
        if words:
            yield _Block(element, words, places.pop(_key(words), None))


def _is_own(block: _Block, at: int, own: Sequence[int], home: Any) -> bool:
    """Whether a caption belongs to the article: inside its container, or between its first and last block."""
    above = [element.tag for element in block.element.iterancestors()]
    if len(block.words) > _CAPTION_CHARACTERS or not _ELSEWHERE.isdisjoint(above):
        return False
    inside = home is not None and home.tag not in ("body", "html") and home in block.element.iterancestors()
    return inside or own[0] < at < own[-1]


def _shared_ancestor(first: Any, last: Any) -> Any:
    """The lowest element that holds both, None where there is none."""
    above = set(first.iterancestors())
    return next((element for element in last.iterancestors() if element in above), None)


def _key(words: str) -> str:
    return _NOT_LETTERS.sub("", words).casefold()

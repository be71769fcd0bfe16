"""The words of an article that can be compared: folded, in order, furniture, credits and repeats left out."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from selisik.data import AnnotatedArticle
from selisik.lang import is_word, tokens

# What is not part of the report says nothing about who has it from whom.
LEFT_OUT = ("furniture", "credit", "repeat")


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words with their places in the text; `parts[i]` counts up wherever something was left out before word i.

    `plain[i]` says that the word is written small: neither a name nor a number nor the head of a sentence.
    A passage that runs over two parts would quote what lies between them, so none does.
    """

    article: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    parts: tuple[int, ...]
    plain: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def inside(self, start: int, end: int) -> int:
        """How many of the words begin in `[start, end)` of the text."""
        return bisect_left(self.starts, end) - bisect_left(self.starts, start)


def comparable_words(annotated: AnnotatedArticle) -> Words:
    """The words of the regions that are part of the report, case-folded and without marks. Linear in the text."""
    found = list(_words(annotated))
    columns = zip(*found, strict=True) if found else ((), (), (), (), ())
    keys, starts, ends, parts, plain = (tuple(column) for column in columns)
    return Words(annotated.article.id, keys, starts, ends, parts, plain)


def _words(annotated: AnnotatedArticle) -> Iterator[tuple[str, int, int, int, bool]]:
    part = 0
    for region in annotated.regions:
        if region.kind in LEFT_OUT:
            part += 1
            continue
        for token in tokens(annotated.text, region.start, region.end):
            if is_word(token):
                yield token.text.casefold(), token.start, token.end, part, token.text[0].islower()

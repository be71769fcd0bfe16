"""Whose words a passage has: whether one wording comes from another."""

from collections.abc import Sequence

from selisik.weighing.features import Features

# A wording comes from another when this part of the shorter one's words and of the longer one's stand in both in one
# order, or when so many words in a row are the same (`score.py claims`).
COPIED = 0.8
COPIED_OF_LONGER = 0.6
# Where fewer words than this are neither names nor figures, so much of all words must be the same.
FEWEST_TOLD = 3
COPIED_OF_NAMES = 0.9
LONG_RUN = 8
# No clause has more words than this; of a text without an end only so many are compared, and equal ones not at all.
MOST_COMPARED = 1_000


def copies(a: Features, b: Features) -> bool:
    """Whether the wording of one comes from the other.

    Names and figures are what both had to write: only the words between them show who copied, where there are any.
    """
    if min(len(a.told), len(b.told)) >= FEWEST_TOLD:
        return shares_wording(a.told, b.told)
    shorter, longer = sorted((a.words, b.words), key=len)
    shared = in_order(shorter, longer)
    return shared >= COPIED_OF_NAMES * len(shorter) and shared >= COPIED_OF_LONGER * len(longer)


def shares_wording(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the words of one come from the other: nearly all stand in both in one order, or a long run does.

    >>> shares_wording("api padam pukul dua dini hari".split(), "api baru padam pukul dua dini hari".split())
    True
    """
    shorter, longer = sorted((a, b), key=len)
    shared = in_order(shorter, longer)
    if shared >= COPIED * len(shorter) and shared >= COPIED_OF_LONGER * len(longer):
        return True
    return shared >= LONG_RUN and longest_run(shorter, longer) >= LONG_RUN


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest run of words that stand in both lists without a break.

    >>> longest_run("a b c d".split(), "x b c y".split())
    2
    """
    if a == b:
        return len(a)
    b = b[:MOST_COMPARED]
    row, best = [0] * (len(b) + 1), 0
    for word in a[:MOST_COMPARED]:
        before = 0
        for at, other in enumerate(b, 1):
            before, row[at] = row[at], before + 1 if word == other else 0
            best = max(best, row[at])
    return best


def in_order(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence of two word lists.

    >>> in_order("a b c".split(), "a x c".split())
    2
    """
    if a == b:
        return len(a)
    b = b[:MOST_COMPARED]
    row = [0] * (len(b) + 1)
    for word in a[:MOST_COMPARED]:
        before = 0
        for at, other in enumerate(b, 1):
            here = row[at]
            row[at] = before + 1 if word == other else max(here, row[at - 1])
            before = here
    return row[-1]

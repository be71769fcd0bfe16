"""What the name tagger looks at: the word, its shape and its neighbours, and the lists the word stands in.

Training and tagging share this module, so that a model always sees what it was trained on. Most features are the usual
ones of conditional random fields for names (Ratinov and Roth 2009, "Design challenges and misconceptions in named
entity recognition"): word, affixes, shape, a window of two words, gazetteers. Three look further: whether the word is
one that is written small elsewhere, the first small word after a run of capitals, and the last name word seen in the
run ("Kementerian"), because long names keep their kind to the end.
"""

from collections.abc import Container, Sequence
from functools import lru_cache

from selisik.annotating.gazetteers import Gazetteer
from selisik.lang import Token

# Words whose features are kept ready; beyond that the least used are forgotten, so memory stays bounded.
REMEMBERED_WORDS = 20_000
# Words this far from a capital letter are never part of a name and give it no context.
REACH = 2
LONGEST_AFFIX = 3
# Longer "words" (scraped base64, runs of capitals) are cut before features are made of them.
LONGEST_WORD = 40
START, END = "<s>", "</s>"
# Marks that a run of names goes on across.
MARKS = frozenset(",/-–()")


def shape(word: str) -> str:
    """The word's outline: X for capitals, x for small letters, d for digits, runs shortened.

    >>> shape("Jong-un"), shape("KPK"), shape("2019")
    ('Xx-x', 'X', 'd')
    """
    out: list[str] = []
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out)


@lru_cache(maxsize=REMEMBERED_WORDS)
def _outline(word: str) -> tuple[str, str]:
    short = word[:LONGEST_WORD]
    return short.lower(), shape(short)


@lru_cache(maxsize=REMEMBERED_WORDS)
def _own(word: str) -> tuple[str, ...]:
    lower, outline = _outline(word)
    sizes = range(2, LONGEST_AFFIX + 1)
    ends = [f"{side}{cut}" for size in sizes for side, cut in (("p", lower[:size]), ("s", lower[-size:]))]
    length = "1" if len(word) == 1 else "2-3" if len(word) <= 3 else "4+"
    return (f"w={lower}", f"S={outline}", f"S={outline}{length}", *ends)


@lru_cache(maxsize=REMEMBERED_WORDS)
def _near(place: str, word: str) -> tuple[str, ...]:
    lower, outline = _outline(word)
    return (f"{place}w={lower}", f"{place}S={outline}")


def _in_run(word: str, lists: Gazetteer) -> bool:
    """Whether a run of names can go on through this word."""
    return word[0].isupper() or word[0].isdigit() or word in MARKS or word in lists.joints


def _following(words: Sequence[str], lists: Gazetteer) -> list[str]:
    """For every word the first one after it that ends a run of names."""
    out, following = [END] * len(words), END
    for at in range(len(words) - 1, -1, -1):
        out[at] = following
        if not _in_run(words[at], lists):
            following = words[at]
    return out


def _heads(words: Sequence[str], listed: Sequence[tuple[str, ...]], lists: Gazetteer) -> list[str]:
    """For every word the class of the last head word before it in its run, "" where there is none."""
    out, head = [""] * len(words), ""
    for at, word in enumerate(words):
        own = [each[1:] for each in listed[at] if each[1:] in lists.heads]
        if word[0].isupper() or word in lists.joints:
            out[at] = head
            head = own[-1] if own else head
        else:
            out[at] = head if word in MARKS else ""
            head = own[0] if own else ""
    return out


def _wide(lower: str, outline: str, before: str, around: tuple[str, str], lists: Gazetteer) -> tuple[str, ...]:
    """The features of a word that depend on more than its neighbours."""
    after, head = around
    known = "k" if lower in lists.ordinary else "u"
    small = _outline(after)[0]
    features = (
        f"V={known}|{outline}",
        f"V={known}|{before}|{outline}",
        f"R={small}|{outline}",
        f"R={small[:3]}|{outline}",
    )
    return (*features, f"K={head}|{outline}") if head else features


def _word_features(
    words: Sequence[str], listed: Sequence[tuple[str, ...]], around: tuple[str, str], lists: Gazetteer, at: int
) -> list[str]:
    """The features of the word at place `at` of a sentence."""
    before, after = words[at - 1] if at else START, words[at + 1] if at + 1 < len(words) else END
    before2, after2 = words[at - 2] if at > 1 else START, words[at + 2] if at + 2 < len(words) else END
    lower, outline = _outline(words[at])
    (lower1, outline1), (lower2, outline2) = _outline(before), _outline(after)
    out = [
        *_own(words[at]), *_near("-", before), *_near("+", after),
        f"--w={_outline(before2)[0]}", f"++w={_outline(after2)[0]}",
        *_wide(lower, outline, lower1, around, lists),
        f"-&={lower1}|{lower}", f"&+={lower}|{lower2}", f"-S+={outline1}|{outline}|{outline2}",
        f"-w+S={lower1}|{outline}|{outline2}",
    ]  # fmt: skip
    for place, index in (("", at), ("-", at - 1), ("+", at + 1)):
        if 0 <= index < len(words) and listed[index]:
            out += [f"{place}G={each}" for each in listed[index]]
    return out


def segments(words: Sequence[str], ordinary: Container[str] = ()) -> list[tuple[int, int]]:
    """Runs of words within reach of a capital letter, as `[start, end)`; the rest of the sentence holds no name.

    The capital of an ordinary word that begins the sentence does not count.

    >>> segments("Lalu kata ibu itu Budi dan dia pun pergi".split(), {"lalu"})
    [(2, 7)]
    """
    out: list[tuple[int, int]] = []
    for at, word in enumerate(words):
        if word[0].isupper() and (at or word.lower() not in ordinary):
            start, end = max(at - REACH, 0), min(at + REACH + 1, len(words))
            if out and out[-1][1] >= start:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
    return out


def sentence_features(found: Sequence[Token], lists: Gazetteer) -> list[tuple[int, list[list[str]]]]:
    """For each run of words worth tagging: its first place, and the features of its words."""
    words = [token.text for token in found]
    runs = segments(words, lists.ordinary)
    if not runs:
        return []
    listed = lists.classes([_outline(word)[0] for word in words])
    around = list(zip(_following(words, lists), _heads(words, listed, lists), strict=True))
    return [
        (start, [_word_features(words, listed, around[at], lists, at) for at in range(start, end)])
        for start, end in runs
    ]

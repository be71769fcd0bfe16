"""What the name tagger looks at: the word, its shape and its neighbours, and the lists the word stands in.

Training and tagging share this module, so that a model always sees what it was trained on. Most features are the usual
ones of conditional random fields for names (Ratinov and Roth 2009, "Design challenges and misconceptions in named
entity recognition"): word, affixes, shape, a window of two words, gazetteers. Three look further: whether the word is
one that is written small elsewhere, the first small word after a run of capitals, and the last name word seen in the
run ("Kementerian"), because long names keep their kind to the end.

A feature is a string. Those of a word by itself (`own_features`, `near_features`) are worked out once a word; the rest
(`joint_features`) depend on where it stands.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selisik.annotating.gazetteers import Gazetteer, Phrase

# Words this far from a capital letter are never part of a name and give it no context.
REACH = 2
LONGEST_AFFIX = 3
# Longer "words" (scraped base64, runs of capitals) are cut before features are made of them.
LONGEST_WORD = 40
# Marks that a run of names goes on across, and those that may stand in a name at all.
MARKS = frozenset(",/-–()")
INNER_MARKS = MARKS | frozenset(".&'")


class Word(NamedTuple):
    """A word as far as it is known wherever it stands.

    `joint` and `mark` are small words and marks inside names, `runs` says that a run of names can go on through the
    word, `possible` that it can be part of a name at all, `ordinary` that it is written small where it is no name;
    `listed` are the list entries that begin with it.
    """

    lower: str
    outline: str
    capital: bool = False
    joint: bool = False
    mark: bool = False
    runs: bool = False
    possible: bool = False
    ordinary: bool = False
    listed: tuple[Phrase, ...] = ()


START = Word("<s>", "<x>")
END = Word("</s>", "</x>")


class Place(NamedTuple):
    """One word of a sentence with the words beside it and what only the run tells.

    `ends` is the first word behind it that ends its run, `head` the class of the last head word before it in the run,
    `lists` are the list entries it is part of, of it and of the words beside it.
    """

    word: Word
    before: Word
    after: Word
    ends: Word
    head: str
    lists: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def shape(word: str) -> str:
    """The word's outline: X for capitals, x for small letters, d for digits, runs shortened.

    >>> shape("Jong-un"), shape("KPK"), shape("2019")
    ('Xx-x', 'X', 'd')
    """
    if word.islower() and word.isalpha():
        return "x"
    out: list[str] = []
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out)


def read_word(text: str, lists: Gazetteer) -> Word:
    """What is known of a word by itself."""
    short = text[:LONGEST_WORD]
    lower, capital = short.lower(), text[0].isupper()
    joint, mark, listed = text in lists.joints, text in MARKS, lists.phrases.get(lower, ())
    runs = capital or joint or mark or text[0].isdigit()
    possible = runs or text in INNER_MARKS or any(kind in lists.small for _, kind in listed)
    return Word(lower, shape(short), capital, joint, mark, runs, possible, lower in lists.ordinary, listed)


def own_features(word: Word) -> tuple[str, ...]:
    """The features of a word that it has wherever it stands."""
    lower, outline = word.lower, word.outline
    sizes = range(2, LONGEST_AFFIX + 1)
    ends = [f"{side}{cut}" for size in sizes for side, cut in (("p", lower[:size]), ("s", lower[-size:]))]
    length = "1" if len(lower) == 1 else "2-3" if len(lower) <= 3 else "4+"
    return (f"w={lower}", f"S={outline}", f"S={outline}{length}", f"V={_known(word)}|{outline}", *ends)


def near_features(side: str, word: Word) -> tuple[str, ...]:
    """The features that a word gives the one beside it (side `-` or `+`) or two away (`--`, `++`)."""
    near = (f"{side}w={word.lower}",)
    return near if len(side) > 1 else (*near, f"{side}S={word.outline}")


def joint_features(place: Place) -> list[str]:
    """The features of a word that depend on where it stands."""
    word, before, after, ends, head, lists = place
    lower, outline, previous, small = word.lower, word.outline, before.lower, ends.lower
    out = [
        f"V={_known(word)}|{previous}|{outline}",
        f"R={small}|{outline}",
        f"R={small[:3]}|{outline}",
        f"-&={previous}|{lower}",
        f"&+={lower}|{after.lower}",
        f"-S+={before.outline}|{outline}|{after.outline}",
        f"-w+S={previous}|{outline}|{after.outline}",
    ]
    if head:
        out.append(f"K={head}|{outline}")
    for side, classes in zip(("G=", "-G=", "+G="), lists, strict=True):
        if classes:
            out += [side + each for each in classes]
    return out


def _known(word: Word) -> str:
    return "k" if word.ordinary else "u"


def segments(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of words within reach of a capital letter, as `[start, end)`; the rest of the sentence holds no name.

    The capital of an ordinary word that begins the sentence does not count.
    """
    start, end = 0, 0
    for at, word in enumerate(words):
        if word.capital and (at or not word.ordinary):
            if at - REACH > end and end:
                yield start, end
            if at - REACH > end or not end:
                start = max(at - REACH, 0)
            end = min(at + REACH + 1, len(words))
    if end:
        yield start, end


def places(
    words: Sequence[Word], lists: Sequence[tuple[str, ...]], run: tuple[int, int], known: Gazetteer
) -> list[Place]:
    """The words of a run with what is around them; `lists` as `Gazetteer.classes` gives them for the sentence."""
    start, end = run
    heads = _heads(words, lists, run, known)
    out: list[Place] = []
    after = words[end] if end < len(words) else END
    ends = next((words[at] for at in range(end, len(words)) if not words[at].runs), END)
    behind = lists[end] if end < len(words) else ()
    for at in range(end - 1, start - 1, -1):
        word, before = words[at], words[at - 1] if at else START
        own = lists[at]
        out.append(Place(word, before, after, ends, heads[at - start], (own, lists[at - 1] if at else (), behind)))
        after, behind = word, own
        if not word.runs:
            ends = word
    out.reverse()
    return out


def _heads(
    words: Sequence[Word], lists: Sequence[tuple[str, ...]], run: tuple[int, int], known: Gazetteer
) -> list[str]:
    """For every word of a run the class of the last head word before it, "" where there is none."""
    start, end = run
    first = start
    while first > 0 and words[first - 1].runs:
        first -= 1
    out, head = list[str](), ""
    for at in range(max(first - 1, 0), end):
        word, own = words[at], [each[1:] for each in lists[at] if each[1:] in known.heads]
        if word.capital or word.joint:
            out.append(head)
            head = own[-1] if own else head
        else:
            out.append(head if word.mark else "")
            head = own[0] if own else ""
    return out[start - end :]

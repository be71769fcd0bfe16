"""What the name tagger looks at: the word, its shape and its neighbours, and the lists the word stands in.

Training and tagging share this module, so that a model always sees what it was trained on. Most features are the usual
ones of conditional random fields for names (Ratinov and Roth 2009, "Design challenges and misconceptions in named
entity recognition"): word, affixes, shape, a window of two words, gazetteers. Three look further: whether the word is
one that is written small elsewhere, the first small word after a run of capitals, and the last name word seen in the
run ("Kementerian"), because long names keep their kind to the end.

A feature is a string. Each function here gives those that depend on the same things, so that a tagger needs to add up
their weights only once for these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selisik.annotating.gazetteers import Gazetteer, Phrase

# Letters of the beginnings and ends that count.
AFFIXES = (2, 3, 4)
# Longer "words" (scraped base64, runs of capitals) are cut before features are made of them.
LONGEST_WORD = 40
# Marks that a run of names goes on across, and those that may stand in a name at all.
MARKS = frozenset(",/-–()")
INNER_MARKS = MARKS | frozenset(".&'")
CLOSING_MARKS = frozenset(").")
# What a word can be to a name, one character a word: it has a capital, which counts or, where it is an ordinary word,
# counts but for that of a sentence; it begins names though small; it stands inside them; it ends them; no part of one.
CAPITAL, ORDINARY, SMALL, INNER, OPENING, ENDING, OUTSIDE = "CcsiOe "
# What the features of a word begin with: its own and those for the next one, the one before it, two after, two before;
# and those of its beginnings and ends.
WORD_MARKS = ("w=", "-w=", "+w=", "--w=", "++w=")
FIRST_MARK, LAST_MARK = "p", "s"
# What the features of the first word behind a run and of the last head word before begin with; how many letters of the
# first word behind a run count by themselves.
END_MARK, HEAD_MARK = "R=", "K="
END_LETTERS = 3
_RUN = re.compile(f"[^{OUTSIDE}]+")


class Word(NamedTuple):
    """A word as far as it is known wherever it stands.

    `joint` and `mark` are small words and marks inside names, `runs` says that a run of names can go on through the
    word, `ordinary` that it is written small where it is no name; `listed` are the list entries that begin with it;
    `part` is what it can be to a name (`CAPITAL` and on).
    """

    lower: str
    outline: str
    capital: bool = False
    joint: bool = False
    mark: bool = False
    runs: bool = False
    ordinary: bool = False
    listed: tuple[Phrase, ...] = ()
    part: str = OUTSIDE


START = Word("<s>", "<x>")
END = Word("</s>", "</x>")


class Around(NamedTuple):
    """What only the run tells of its words, one entry a word.

    `ends` is the first word behind it that ends its run, in small letters, `heads` the class of the last head word
    before it in the run.
    """

    ends: list[str]
    heads: list[str]


def shape(word: str) -> str:
    """The word's outline: X for capitals, x for small letters, d for digits, runs shortened.

    >>> shape("Jong-un"), shape("KPK"), shape("2019")
    ('Xx-x', 'X', 'd')
    """
    if plain := _plain_shape(word):
        return plain
    out: list[str] = []
    for letter in word:
        kind = "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter
        if not out or out[-1] != kind:
            out.append(kind)
    return "".join(out)


def _plain_shape(word: str) -> str:
    """The outline of a word of letters or digits alone, told without looking at each; "" where that cannot be."""
    if not word.isalpha():
        return "d" if word.isdigit() else ""
    if word.islower():
        return "x"
    if not word.isascii():  # beyond ASCII a letter may have no case
        return ""
    return "X" if word.isupper() else "Xx" if word[0].isupper() and word[1:].islower() else ""


def read_word(text: str, lists: Gazetteer) -> Word:
    """What is known of a word by itself."""
    short = text[:LONGEST_WORD]
    lower, capital = short.lower(), text[0].isupper()
    joint, mark, listed = text in lists.joints, text in MARKS, lists.phrases.get(lower, ())
    runs, ordinary = capital or joint or mark or text[0].isdigit(), lower in lists.ordinary
    if capital:
        part = ORDINARY if ordinary else CAPITAL
    elif joint or text in INNER_MARKS:
        part = OPENING if text == "(" else ENDING if text in CLOSING_MARKS else INNER
    elif text[0].isdigit():
        part = ENDING
    else:
        small = short != lower or any(kind in lists.small for _, kind in listed)  # "al-Assad"; "pulau"
        part = SMALL if small else OUTSIDE
    return Word(lower, shape(short), capital, joint, mark, runs, ordinary, listed, part)


def own_features(lower: str) -> list[str]:
    """The features of a word that it has wherever it stands."""
    heads, tails = (
        [f"{FIRST_MARK}{lower[:size]}" for size in AFFIXES],
        [f"{LAST_MARK}{lower[-size:]}" for size in AFFIXES],
    )
    return [f"{WORD_MARKS[0]}{lower}", *heads, *tails]


def shape_features(outline: str, size: int, ordinary: bool) -> tuple[str, ...]:
    """The features of a word's outline; `size` is how many letters it has."""
    length = "1" if size == 1 else "2-3" if size <= 3 else "4+"
    return (f"S={outline}", f"S={outline}{length}", f"V={_known(ordinary)}|{outline}")


def near_features(lower: str) -> tuple[str, str, str, str]:
    """The feature that a word gives the next one, the one before it, and those two after and two before it."""
    next_, previous, second, last = [f"{mark}{lower}" for mark in WORD_MARKS[1:]]
    return next_, previous, second, last


def word_tables(weights: Mapping[str, int]) -> Mapping[str, tuple[int, ...]]:
    """The weights by word: its own, those for the next one and the one before it, for those two after and before.

    >>> word_tables({"w=di": 3, "--w=di": 5, "S=x": 1})
    {'di': (3, 0, 0, 5, 0)}
    """
    tables = [marked(mark, weights) for mark in WORD_MARKS]
    words = dict.fromkeys(word for table in tables for word in table)
    return {word: tuple([table.get(word, 0) for table in tables]) for word in words}


def marked(mark: str, weights: Mapping[str, int]) -> Mapping[str, int]:
    """The weights of the features that begin with a mark, by what follows it.

    >>> marked("w=", {"w=di": 3, "-w=di": 5})
    {'di': 3}
    """
    return {feature[len(mark) :]: weight for feature, weight in weights.items() if feature.startswith(mark)}


def near_shape_features(side: str, outline: str) -> tuple[str]:
    """The feature that a word's outline gives the one beside it, which has it on that side (`-` before it, `+`)."""
    return (f"{side}S={outline}",)


def beside_features(previous: str, ordinary: bool, outline: str) -> tuple[str, ...]:
    """The features of a word and the one before it."""
    return (f"V={_known(ordinary)}|{previous}|{outline}",)


def behind_features(small: str, head: str, outline: str) -> tuple[str, ...]:
    """The features of a word, the first one behind it that ends its run, and the last head word before it."""
    ends = (f"{END_MARK}{small}|{outline}", f"{END_MARK}{small[:END_LETTERS]}|{outline}")
    return (*ends, f"{HEAD_MARK}{head}|{outline}") if head else ends


def outline_tables(mark: str, weights: Mapping[str, int]) -> Mapping[str, Mapping[str, int]]:
    """The weights of the features `mark…|outline`, by what stands between and by the outline.

    A word that is asked for by itself then brings all its weights along, and no text of a feature is put together.

    >>> outline_tables("R=", {"R=di|Xx": 7, "R=|||": 5, "w=di": 3})
    {'di': {'Xx': 7}, '|': {'|': 5}}
    """
    out: dict[str, dict[str, int]] = {}
    for rest, weight in marked(mark, weights).items():
        form, outline = _parted(rest)
        out.setdefault(form, {})[outline] = weight
    return out


def beside_tables(weights: Mapping[str, int]) -> Mapping[str, Mapping[tuple[bool, str], int]]:
    """The weights of `beside_features` by the previous word, and by whether the next is ordinary and its outline.

    >>> beside_tables({"V=k|di|Xx": 7, "V=u|Xx": 3})
    {'di': {(True, 'Xx'): 7}}
    """
    out: dict[str, dict[tuple[bool, str], int]] = {}
    for ordinary in (True, False):
        for previous, table in outline_tables(f"V={_known(ordinary)}|", weights).items():
            out.setdefault(previous, {}).update({(ordinary, outline): each for outline, each in table.items()})
    out.pop("", None)  # what shape_features are made of: no previous word
    return out


def _parted(rest: str) -> tuple[str, str]:
    """What stands before the last bar and the outline behind it, which is never empty, but may be a bar itself."""
    form, _, outline = rest.rpartition("|")
    return (form, outline) if outline else (rest[:-2], "|")


def list_features(own: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """The features of the lists that a word stands in, and those of the words beside it."""
    sides = (("G=", own), ("-G=", before), ("+G=", after))
    return [side + each for side, classes in sides for each in classes]


def _known(ordinary: bool) -> str:
    return "k" if ordinary else "u"


def segments(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of words that may hold a name, as `[start, end)`; the rest of the sentence holds none.

    A run has a capital letter; that of an ordinary word that begins the sentence does not count.
    """
    parts = "".join([word.part for word in words])
    for found in _RUN.finditer(parts):
        run = found.group()
        counted = run[1:] if run[0] == ORDINARY and not found.start() else run
        if CAPITAL in counted or ORDINARY in counted:
            lead = len(run) - len(run.lstrip(INNER + ENDING))
            yield found.start() + lead, found.start() + len(run.rstrip(INNER + OPENING))


def around(words: Sequence[Word], lists: Sequence[tuple[str, ...]], run: tuple[int, int], known: Gazetteer) -> Around:
    """What is around the words of a run; `lists` as `Gazetteer.classes` gives them for the sentence."""
    start, end = run
    behind = end
    while behind < len(words) and words[behind].runs:
        behind += 1
    ends, small = list[str](), (words[behind] if behind < len(words) else END).lower
    for word in words[end - 1 : start - 1 if start else None : -1]:
        ends.append(small)
        if not word.runs:
            small = word.lower
    ends.reverse()
    return Around(ends, _heads(words, lists, run, known))


def _heads(
    words: Sequence[Word], lists: Sequence[tuple[str, ...]], run: tuple[int, int], known: Gazetteer
) -> list[str]:
    """For every word of a run the class of the last head word before it, "" where there is none."""
    start, end = run
    first = start
    while first > 0 and words[first - 1].runs:
        first -= 1
    first = max(first - 1, 0)
    if not any(lists[first:end]):
        return [""] * (end - start)
    out, head = list[str](), ""
    for word, classes in zip(words[first:end], lists[first:end], strict=True):
        own = [each[1:] for each in classes if each[1:] in known.heads]
        if word.capital or word.joint:
            out.append(head)
            head = own[-1] if own else head
        else:
            out.append(head if word.mark else "")
            head = own[0] if own else ""
    return out[start - end :]

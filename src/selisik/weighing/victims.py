"""Who is told to be the victim of a sexual crime, and who its author: by the words around a name."""

from collections.abc import Iterator, Sequence

from selisik.weighing.name_surroundings import (
    FEW,
    LONGEST_NAME,
    Nearby,
    behind_aside,
    ending,
    is_officer,
    listed,
    skipped,
    stripped,
)
from selisik.weighing.phrases import Phrases

# Between the verb or "victim" and the word that names somebody ("a pupil of a school in X, named") so many words stand.
LONGEST_KIND = 8
# Between the noun of a crime and the word that says at whom it was done so many words stand ("… that Y did to").
LONGEST_DEED = 8


def told_as_victim(near: Nearby, code: str, sexual: bool) -> int:
    """1 where the words around a name make its bearer the victim, -1 where they accuse, 0 where they do neither.

    `sexual` says that the article has a word of such a crime that means nothing else: only then do words that also
    mean an insult count.
    """
    words = _Words(code, sexual)
    return int(_is_victim(near, words)) - int(_is_accused(near, words))


class _Words:
    """The lists of one language, by name."""

    __slots__ = ("code", "sexual")

    def __init__(self, code: str, sexual: bool) -> None:
        self.code = code
        self.sexual = sexual

    def __getitem__(self, name: str) -> Phrases:
        return listed(self.code, "crime", name)

    def at(self, name: str, words: Sequence[str], at: int) -> int:
        """How many words at `at` make an entry of the list; one that may be an insult counts where it is none."""
        length = self[name].at(words, at)
        return length if self.sexual or length > self["insults"].at(words, at) else 0

    def ending(self, name: str, words: Sequence[str]) -> int:
        """How many words at the end make such an entry."""
        length = ending(words, self[name])
        return length if self.sexual or length > self["insults"].at(words, len(words) - length) else 0


def _is_victim(near: Nearby, words: _Words) -> bool:
    if ending(near.before, words["possessed"]):
        return False
    return (
        _suffers(near, words)
        or _is_object(near, words)
        or _is_called_victim(near, words)
        or _is_aim(near, words)
        or (not is_officer(near, words.code) and _is_explained(near, words))
    )


def _is_accused(near: Nearby, words: _Words) -> bool:
    if ending(near.before, words["possessed"]):
        return False
    at = skipped(near.after, _behind_name(near, words), words["auxiliaries"])
    if words.at("active", near.after, at) or words["charged"].at(near.after, at):
        return True
    explained = skipped(near.after, at + 1, words["auxiliaries"]) if near.after[at : at + 1] == (",",) else at
    if explained > at and (words["accused"].at(near.after, explained) or words.at("active", near.after, explained)):
        return True
    return any(_accuses(kept, kind, words) for kept, kind in _heads(near, words))


def _accuses(kept: Sequence[str], kind: Sequence[str], words: _Words) -> bool:
    """Whether what governs a name calls its bearer accused, or is the passive whose agent it names."""
    comma = "," in kind
    if ending(kept, words["accused"]):
        return True
    noun = words.ending("nouns", kept)
    if noun and comma and ending(stripped(kept[:-noun], words["fillers"]), words["accused"]):
        return True
    by = stripped(kept, words["by"])
    passive = words.ending("passive", by)
    if not passive or kind[:1] == (",",) or words["naming"].at(kind, 0):
        return False
    return not comma or _has_subject(by[:-passive], words)


def _suffers(near: Nearby, words: _Words) -> bool:
    """Whether the name is the subject of the passive, or of "became a victim of"."""
    if _is_said(near, words):
        return False
    at = skipped(near.after, _behind_name(near, words), words["auxiliaries"])
    return _suffers_at(near, at, words)


def _suffers_at(near: Nearby, at: int, words: _Words) -> bool:
    if words.at("passive", near.after, at):
        return True
    if length := words["suffering"].at(near.after, at):
        return bool(words.at("nouns", near.after, skipped(near.after, at + length, words["fillers"])))
    length = words["becoming"].at(near.after, at)
    return bool(length) and _names_victim(near.after, at + length, words)


def _names_victim(after: Sequence[str], at: int, words: _Words) -> bool:
    """Whether "a victim of" and the crime stand there, and not "that victim", who is somebody else."""
    at = skipped(after, at, words["articles"])
    if length := words["whole"].at(after, at):
        return not words["demonstrative"].at(after, at + length)
    length = words["victim"].at(after, at)
    crime = skipped(after, at + length, words["fillers"])
    noun = words.at("nouns", after, crime) if length else 0
    return bool(noun) and not words["demonstrative"].at(after, crime + noun)


def _is_object(near: Nearby, words: _Words) -> bool:
    """Whether the name is what the active verb is done to, explains that, or follows "who was …, named"."""
    for kept, kind in _heads(near, words):
        if words["naming"].at(kind, 0) and words.ending("passive", kept):
            return True
        length = words.ending("active", kept) if kind[:1] != (",",) else 0
        # What a headline shortens ("Guru Cabuli Siswi, X Ditangkap") tells who is caught behind the comma.
        explains = "," in kind and not ending(kept, words["headline"])
        if length and ("," not in kind or (explains and _has_subject(kept[:-length], words) and _is_closed(near))):
            return True
    return False


def _is_called_victim(near: Nearby, words: _Words) -> bool:
    """Whether "victim" stands before the name, and does not only say whose mother, lawyer or friend its bearer is."""
    named = bool(ending(near.before, words["naming"]))
    for kept, kind in _heads(near, words):
        comma = "," in kind
        whole = ending(kept, words["whole"])
        noun = 0 if whole else words.ending("nouns", _before_place(kept, words) if comma else kept)
        rest = kept[:-whole] if whole else _before_crime(kept, noun, comma, words)
        length = 0 if whole else ending(rest, words["victim"])
        if not whole and (not length or (noun and not comma and not named)):
            continue
        head = list(rest[: len(rest) - length])
        if any(word in words["others"].by_first for word in head[-FEW:]):
            continue
        if not comma or (not head and near.whole) or (_has_subject(head, words) and _is_closed(near)):
            return True
    return False


def _before_crime(kept: Sequence[str], noun: int, comma: bool, words: _Words) -> list[str]:
    if not noun:
        return list(kept)
    kept = _before_place(kept, words) if comma else kept
    return stripped(kept[:-noun], words["fillers"])


def _before_place(kept: Sequence[str], words: _Words) -> Sequence[str]:
    """The words without "in X" at their end."""
    for at in range(len(kept) - 1, max(0, len(kept) - 1 - LONGEST_NAME), -1):
        if words["at_a_place"].at(kept, at):
            return kept[:at]
    return kept


def _is_aim(near: Nearby, words: _Words) -> bool:
    """Whether the noun of a crime is followed by "at" or "that befell" and the name, or by the name and "by"."""
    if words.ending("nouns", near.before) and words["by"].at(near.after, _behind_name(near, words)):
        return True
    kept = stripped(near.before, words["described"])
    length = ending(kept, words["toward"])
    deed = kept[: len(kept) - length][-LONGEST_DEED:] if length else []
    found = [at for at in range(len(deed)) if words.at("nouns", deed, at)]
    return bool(found) and not words["complaints"].found(deed, 0, found[-1])


def _is_explained(near: Nearby, words: _Words) -> bool:
    """Whether a comma or a bracket behind the name opens "a victim of …", or "who was …"."""
    if near.after[:1] == ("(",) and _names_victim(near.after, 1, words):
        return True
    at = _behind_name(near, words)
    if near.after[at : at + 1] != (",",) or _is_said(near, words):
        return False
    if _opens_clause(near.before, words):
        return False
    if _names_victim(near.after, at + 1, words):
        return True
    relative = _relative(near.after, at + 1, words)
    return bool(relative) and _suffers_at(near, skipped(near.after, relative, words["auxiliaries"]), words)


def _relative(after: Sequence[str], at: int, words: _Words) -> int:
    """Where "who" stands behind the comma, at once or after what kind of person it is; 0 where it does not."""
    at = skipped(after, at, words["articles"])
    if words["relative"].at(after, at):
        return at
    if not words["described"].at(after, at):
        return 0
    for place in range(at, min(len(after), at + LONGEST_KIND)):
        if after[place] == ",":
            return place + 1 if words["relative"].at(after, place + 1) else 0
        if words["others"].at(after, place):
            return 0
        if words["relative"].at(after, place):
            return place
    return 0


def _heads(near: Nearby, words: _Words) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What may govern the name, and the words between them, which only say what kind of person its bearer is.

    Before "named" anything may say so, as far as nobody else comes in.
    """
    before = _without_fellow(near, words)
    at = len(before)
    while length := 1 if before[:at][-1:] in ((",",), ("(",)) else ending(before[:at], words["described"]):
        at -= length
    yield before[:at], before[at:]
    if ending(before, words["naming"]):
        for place in range(at - 1, max(0, at - 1 - LONGEST_KIND), -1):
            if words["apart"].at(before, place) or before[place] == ",":
                return
            yield before[:place], before[place:]


def _without_fellow(near: Nearby, words: _Words) -> tuple[str, ...]:
    """The words before the name, and before the name of the one that "and" joins to it."""
    joint = ending(near.before, words["joining"])
    end = len(near.before) - joint
    if not joint:
        return near.before
    if near.before[end - 1 : end] == (")",):
        end = next((at for at in range(end - 1, max(0, end - LONGEST_NAME), -1) if near.before[at] == "("), end)
    start = end
    while start > max(0, end - LONGEST_NAME) and near.cased_before[start - 1][0].isupper():
        start -= 1
    return near.before[:start] if start < end else near.before


def _behind_name(near: Nearby, words: _Words) -> int:
    """Where the words go on behind the name, its age, and the one that "and" joins to it."""
    at = behind_aside(near.after)
    if joint := words["joining"].at(near.after, at):
        end = at + joint
        while end < min(len(near.after), at + joint + LONGEST_NAME) and near.cased_after[end][0].isupper():
            end += 1
        return behind_aside(near.after, end) if end > at + joint else at
    return at


def _is_said(near: Nearby, words: _Words) -> bool:
    """Whether the name is that of the one who says what follows."""
    clause = _clause(near.before)
    return words["speech"].found(clause, 0, len(clause))


def _has_subject(before: Sequence[str], words: _Words) -> bool:
    """Whether a verb has its own subject before it: if not, what follows the comma is that."""
    clause = stripped(_clause(before), words["auxiliaries"])
    relative = bool(words["relative"].by_first.keys() & set(before[-FEW:]))
    return bool(clause) and not relative and not _opens_clause(before, words)


def _opens_clause(before: Sequence[str], words: _Words) -> bool:
    """Whether the clause opens like one that a main clause follows: "after …", "accused of …"."""
    clause = _clause(before)
    if not clause:
        return False
    return bool(words["openers"].at(clause, 0)) or clause[0].startswith(tuple(words["opener_starts"].by_first))


def _is_closed(near: Nearby) -> bool:
    """Whether a mark closes what the name explains."""
    return near.after[:1] in ((), (",",), ("(",), (")",))


def _clause(before: Sequence[str]) -> list[str]:
    """The words since the last comma."""
    words = list(before)
    return words[len(words) - words[::-1].index(",") :] if "," in words else words

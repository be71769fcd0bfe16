"""Counted nouns, and what stands around a number: the parts of a quantity that its readings share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from selisik.data import Quantity
from selisik.data.marks import Bound
from selisik.lang import Pack, shared_table
from selisik.lang.numbers import Number, is_doubtful, parse_number
from selisik.lang.pieces import Hit, Piece

# A narrowing loan adjective is longer than the native words that end alike.
SHORTEST_MODIFIER = 7
LONGEST_ACRONYM = 5
NUMERIC = ("number_word", "scale_word", "classifier", "people_classifier", "person", "vague")
UNITS = frozenset(shared_table("units")["units"])
DASHES = ("-", "–")
FILLER = "filler"
LABEL = "label"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading may lean on."""

    text: str
    language: Pack
    table: Mapping[str, Any]


def over(hit: Hit, first: int, end: int, value: Number | None, unit: str) -> Quantity:
    """A quantity over the pieces from `first` up to `end`; a word inside that loosens the number is its bound."""
    bound: Bound = "about" if hit.has("an") or hit.has("vague") else "at least" if hit.has("more") else "exactly"
    return Quantity(hit.pieces[first].start, hit.pieces[end - 1].end, value=value, unit=unit, bound=bound)


def value_of(hit: Hit, label: str, setting: Setting) -> Number | None:
    """The number under a label; None for digits that read two ways and for codes with a leading nought."""
    words = hit.words(label)
    digits = words[0]
    if digits[0].isdigit():
        doubtful = is_doubtful(digits, setting.language) and len(words) == 1 and not hit.has("unit")
        if doubtful or (digits[0] == "0" and digits.isdigit() and len(digits) > 1):
            return None
    return parse_number(words, setting.language)


def counted_noun(hit: Hit, setting: Setting) -> tuple[int, str]:
    """Where the counted noun ends and what it is; the classifier where no noun follows; "" where neither does."""
    at = hit.found.start("noun") if hit.has("noun") else -1
    classifier = hit.get("classifier") or hit.get("one")
    if at < 0 or not _may_be_counted(hit.pieces[at], classifier, setting):
        end = hit.found.end("classifier") if hit.has("classifier") else hit.found.end("one") if hit.has("one") else -1
        return (end, hit.value("one") or (classifier.word if classifier else "")) if classifier else (hit.last, "")
    end = at + 1
    if (
        at + 2 < len(hit.pieces)
        and hit.pieces[at + 2].word == hit.pieces[at].word
        and hit.pieces[at + 1].word in DASHES
    ):
        end = at + 3  # reduplicated: "anak-anak"
    elif end < len(hit.pieces) and _is_modifier(hit.pieces[end], setting):
        end += 1
    return end, setting.text[hit.pieces[at].start : hit.pieces[end - 1].end].lower()


def _may_be_counted(piece: Piece, classifier: Piece | None, setting: Setting) -> bool:
    """Whether the piece can be the noun: a listed one, an acronym, or a lower-case word that is no function word.

    After the classifier for people only a noun for people goes on: "two people died" counts people.
    """
    if piece.value in ("person", "compound"):
        return True
    written = setting.text[piece.start : piece.end]
    if (classifier and classifier.value == "people_classifier") or not piece.word[0].isalpha():
        return False
    if written.isupper():
        return 1 < len(written) <= LONGEST_ACRONYM and piece.word not in setting.table.get("never_counted", ())
    prefixes = tuple(setting.table.get("verb_prefixes", ()))
    return written.islower() and piece.value in (None, LABEL) and len(written) > 1 and not written.startswith(prefixes)


def _is_modifier(piece: Piece, setting: Setting) -> bool:
    """Whether the word after a noun narrows it, by its ending."""
    endings = tuple(setting.table.get("modifier_endings", ()))
    written = setting.text[piece.start : piece.end]
    return written.islower() and len(written) >= SHORTEST_MODIFIER and bool(endings) and written.endswith(endings)


def word_before(hit: Hit) -> Piece | None:
    """The piece before the hit, None at the beginning."""
    return hit.pieces[hit.first - 1] if hit.first else None


def is_listed(hit: Hit) -> bool:
    """Whether the noun is one that the pack lists as counted."""
    noun = hit.get("noun")
    return noun is not None and noun.value in ("person", "compound")


def is_labelled(hit: Hit) -> bool:
    """Whether the word before makes the number a name: "article 5", "floor 3", "kilometre 46"."""
    before = word_before(hit)
    return before is not None and before.value == LABEL


def is_place(hit: Hit) -> bool:
    """Whether a unit before the number makes it a place or time on a scale: "kilometre 46", "minute 45"."""
    before = word_before(hit)
    return (
        before is not None and before.value in UNITS and not (hit.first > 1 and is_numeric(hit.pieces[hit.first - 2]))
    )


def is_numeric(piece: Piece) -> bool:
    """Whether the piece is a number, a unit or a classifier: part of a quantity."""
    return piece.word[0].isdigit() or piece.value in UNITS or piece.value in NUMERIC


def follows_name(hit: Hit, setting: Setting) -> bool:
    """Whether a capitalised word inside the sentence stands right before: "SMA Negeri 5"."""
    before = word_before(hit)
    return before is not None and hit.first > 1 and any(map(str.isupper, setting.text[before.start : before.end]))

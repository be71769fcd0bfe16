"""Numbers with their units: how many, how much, how far, how old.

The words and their orders stand in the pack's table `quantities` and in the shared ones. A mark covers the number with
its currency and unit; a word that loosens it ("at least") is said by `bound` and stays outside. The unit is a symbol of
`lang/shared/units.toml` where the text measures, the counted noun in lower case where it counts.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from selisik.data import DateMention, Quantity, Sentence
from selisik.data.marks import Bound
from selisik.lang import Pack, shared_table
from selisik.lang.numbers import Number, is_doubtful, number_words, parse_number, times
from selisik.lang.pieces import Hit, Piece, Vocabulary, hits, vocabulary

OLDEST = 120
# Magnitudes of earthquakes; above and below, an M before a number is a motorway or a medium size.
MAGNITUDES = (1.0, 10.0)
# A narrowing loan adjective is longer than the native words that end alike.
SHORTEST_MODIFIER = 7
LONGEST_ACRONYM = 5
# "Half asleep" counts nothing: a half needs a unit.
HALF = 0.5
BOUNDS: Mapping[str, Bound] = {
    "at_least": "at least",
    "more": "at least",
    "at_most": "at most",
    "until": "at most",
    "about": "about",
}
NUMERIC = ("number_word", "scale_word", "classifier", "people_classifier", "person", "vague")
UNITS = frozenset(shared_table("units")["units"])
DASHES = ("-", "–")
# "Number 22 Year 2009" names a law; "road 12 km" is a length.
CALENDAR_UNITS = ("year", "month", "day", "hour", "minute")
FILLER = "filler"
LABEL = "label"
STOP = "stop"
# Filler words and a second bound stand between the bound and its number: "sedikitnya ada sekitar 40".
LOOK_BACK = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading may lean on."""

    text: str
    language: Pack
    table: Mapping[str, Any]


def find_quantities(
    text: str, sentences: Sequence[Sentence], language: Pack, dates: Sequence[DateMention]
) -> tuple[Quantity, ...]:
    """The quantities in the sentences, in order; numbers that belong to a date are left out."""
    known = quantity_vocabulary(language)
    setting = Setting(text, language, language.table("quantities"))
    starts = [date.start for date in dates]
    out = []
    for sentence in sentences:
        for quantity in _found(sentence.start, sentence.end, known, setting):
            at = bisect_left(starts, quantity.end)
            if not at or dates[at - 1].end <= quantity.start:
                out.append(quantity)
    return tuple(out)


@cache
def quantity_vocabulary(language: Pack) -> Vocabulary:
    """The kinds and rules of quantities in a language."""
    return vocabulary(language.table("quantities"), shared_table("quantities"), number_words(language))


def _found(start: int, end: int, known: Vocabulary, setting: Setting) -> Iterator[Quantity]:
    for hit in hits(setting.text, start, end, known):
        quantity = READINGS[hit.rule.reads](hit, setting)
        if quantity and not _is_code(hit, quantity, setting):
            yield replace(quantity, bound=_bound(hit, quantity), rule=hit.rule.name)


# --- what each kind of rule means ------------------------------------------------------------------------------------
def _nothing(hit: Hit, setting: Setting) -> Quantity | None:
    return None


def _measure(hit: Hit, setting: Setting) -> Quantity | None:
    """A number with a unit or a currency."""
    unit = hit.value("unit") or hit.value("one_unit")
    if hit.has("one_unit"):
        return _over(hit, hit.first, hit.last, 1, unit)
    if hit.has("vague"):
        return _over(hit, hit.first, hit.last, None, unit)
    value = _value(hit, "number", setting)
    if value is not None and hit.has("short_scale"):
        value = _shortened(value, hit, setting)
    if value is None or (unit in CALENDAR_UNITS and _is_labelled(hit)):
        return None
    return _over(hit, hit.first, hit.last, value, unit)


def _below_nought(hit: Hit, setting: Setting) -> Quantity | None:
    """ "Minus five degrees"."""
    value = _value(hit, "number", setting)
    return _over(hit, hit.first, hit.last, -value, hit.value("unit")) if value else None


def _count(hit: Hit, setting: Setting) -> Quantity | None:
    """A number with a counted noun, or with the classifier alone where no noun follows."""
    last, unit = _noun(hit, setting)
    if hit.has("an") and not unit:
        last = hit.found.end("an")
    if hit.has("one"):
        return _over(hit, hit.first, last, 1, unit or hit.value("one"))
    if hit.has("vague"):
        return _over(hit, hit.first, last, None, unit) if unit else None
    value = _value(hit, "number", setting)
    if value is None or value == HALF:
        return None
    if not unit and not hit.has("an"):
        return _bare(hit, setting)
    known = hit.has("classifier") or _is_listed(hit)
    if _is_labelled(hit) or (not known and (_is_place(hit) or _follows_name(hit, setting))):
        return None
    return _over(hit, hit.first, last, value, unit)


def _bare(hit: Hit, setting: Setting) -> Quantity | None:
    """A number without a noun: a quantity only where a word before it says so ("total", "at least")."""
    before = _before(hit)
    end = hit.found.end("number")
    value = _value(hit, "number", setting)
    if value is None or value == 1 or before is None or before.value not in (FILLER, *BOUNDS):
        return None
    return _over(hit, hit.first, end, value, "")


def _range(hit: Hit, setting: Setting) -> Quantity | None:
    """Two numbers with one unit; a scale that stands with the second alone counts for both."""
    low, high = _value(hit, "number", setting), _value(hit, "last", setting)
    scales = [word for word in hit.words("last")[1:] if word in number_words(setting.language).scales]
    if low is not None and scales and len(hit.words("number")) == 1 and high is not None and low < high:
        scaled = parse_number([hit.words("number")[0], *scales], setting.language)
        low = scaled if scaled is not None and scaled <= high else low
    if low is None or high is None or low >= high or _is_labelled(hit):
        return None
    last, unit = (hit.last, hit.value("unit")) if hit.has("unit") else _noun(hit, setting)
    if not unit or (not hit.has("unit") and not hit.has("classifier") and not _is_listed(hit) and low == 0):
        return None
    made = _over(hit, hit.first + hit.has("between"), last, low, unit)
    return replace(made, upper=high)


def _magnitude(hit: Hit, setting: Setting) -> Quantity | None:
    value = _value(hit, "number", setting)
    if value is None or not MAGNITUDES[0] <= value <= MAGNITUDES[1]:
        return None
    return _over(hit, hit.first, hit.last, value, "magnitude")


def _age(hit: Hit, setting: Setting) -> Quantity | None:
    value = _value(hit, "number", setting)
    if value is None or not 0 < value <= OLDEST:
        return None
    return _over(hit, hit.found.start("number"), hit.found.end("number"), value, "year")


def _age_whole(hit: Hit, setting: Setting) -> Quantity | None:
    """An age with the words glued to it: "34-year-old", "in her forties" (about)."""
    made = _age(hit, setting)
    bound: Bound = "about" if hit.has("an") else "exactly"
    return replace(made, end=hit.pieces[hit.last - 1].end, bound=bound) if made else None


def _bracket_age(hit: Hit, setting: Setting) -> Quantity | None:
    """ "Budi (34)": a number in brackets right after a name."""
    if not hit.first:
        return None
    before = hit.pieces[hit.first - 1]
    name = setting.text[before.start]
    if not name.isupper() or before.value in (LABEL, FILLER):
        return None
    return _age(hit, setting)


READINGS: dict[str, Callable[[Hit, Setting], Quantity | None]] = {
    "nothing": _nothing,
    "measure": _measure,
    "below_nought": _below_nought,
    "count": _count,
    "bare": _bare,
    "range": _range,
    "magnitude": _magnitude,
    "age": _age,
    "age_whole": _age_whole,
    "bracket_age": _bracket_age,
}


def _shortened(value: Number, hit: Hit, setting: Setting) -> Number | None:
    """The number times what a capital letter after money stands for ("Rp 5 M")."""
    piece = hit.get("short_scale")
    letter = setting.text[piece.start : piece.end] if piece else ""
    factor = setting.table.get("short_scales", {}).get(letter)
    return times(value, factor) if factor else None


# --- parts ----------------------------------------------------------------------------------------------------------
def _over(hit: Hit, first: int, end: int, value: Number | None, unit: str) -> Quantity:
    """A quantity over the pieces from `first` up to `end`; a word inside that loosens the number is its bound."""
    bound: Bound = "about" if hit.has("an") or hit.has("vague") else "at least" if hit.has("more") else "exactly"
    return Quantity(hit.pieces[first].start, hit.pieces[end - 1].end, value=value, unit=unit, bound=bound)


def _value(hit: Hit, label: str, setting: Setting) -> Number | None:
    """The number under a label; None for digits that read two ways and for codes with a leading nought."""
    words = hit.words(label)
    digits = words[0]
    if digits[0].isdigit():
        doubtful = is_doubtful(digits, setting.language) and len(words) == 1 and not hit.has("unit")
        if doubtful or (digits[0] == "0" and digits.isdigit() and len(digits) > 1):
            return None
    return parse_number(words, setting.language)


def _noun(hit: Hit, setting: Setting) -> tuple[int, str]:
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
    return written.islower() and piece.value in (None, LABEL) and len(written) > 1


def _is_modifier(piece: Piece, setting: Setting) -> bool:
    """Whether the word after a noun narrows it, by its ending."""
    endings = tuple(setting.table.get("modifier_endings", ()))
    written = setting.text[piece.start : piece.end]
    return written.islower() and len(written) >= SHORTEST_MODIFIER and bool(endings) and written.endswith(endings)


def _before(hit: Hit) -> Piece | None:
    return hit.pieces[hit.first - 1] if hit.first else None


def _is_listed(hit: Hit) -> bool:
    noun = hit.get("noun")
    return noun is not None and noun.value in ("person", "compound")


def _is_labelled(hit: Hit) -> bool:
    """Whether the word before makes the number a name: "article 5", "floor 3", "kilometre 46"."""
    before = _before(hit)
    return before is not None and before.value == LABEL


def _is_place(hit: Hit) -> bool:
    """Whether a unit before the number makes it a place or time on a scale: "kilometre 46", "minute 45"."""
    before = _before(hit)
    return (
        before is not None and before.value in UNITS and not (hit.first > 1 and _is_numeric(hit.pieces[hit.first - 2]))
    )


def _is_numeric(piece: Piece) -> bool:
    """Whether the piece is a number, a unit or a classifier: part of a quantity."""
    return piece.word[0].isdigit() or piece.value in UNITS or piece.value in NUMERIC


def _follows_name(hit: Hit, setting: Setting) -> bool:
    """Whether a capitalised word inside the sentence stands right before: "SMA Negeri 5"."""
    before = _before(hit)
    return before is not None and hit.first > 1 and any(map(str.isupper, setting.text[before.start : before.end]))


def _is_code(hit: Hit, quantity: Quantity, setting: Setting) -> bool:
    """Whether a letter, dash or slash touches the number: "A320", "U-17", "22/2009" are names."""
    text, start = setting.text, quantity.start
    before = text[start - 1 : start]
    if before.isalnum() or (before and before in "/_.#@"):
        return True
    after = text[quantity.end : quantity.end + 2]
    return (before in DASHES and text[start - 2 : start - 1].isalnum()) or (after[:1] in DASHES and after[1:].isalpha())


def _bound(hit: Hit, quantity: Quantity) -> Bound:
    """What the words before make of the number; the nearest word that says anything wins."""
    if quantity.bound != "exactly":
        return quantity.bound
    for back in range(1, LOOK_BACK + 1):
        at = hit.first - back
        if at < 0:
            break
        value = hit.pieces[at].value
        if value == "until" and _ends_range(hit, at):
            break
        if value in BOUNDS:
            return BOUNDS[value]
        if value != FILLER:
            break
    return "exactly"


def _ends_range(hit: Hit, at: int) -> bool:
    """Whether "up to" closes a range: the piece before it is a number or a unit."""
    before = hit.pieces[at - 1] if at else None
    return before is not None and _is_numeric(before)

"""Numbers with their units: how many, how much, how far, how old.

The words and their orders stand in the pack's table `quantities` and in the shared ones. A mark covers the number with
its currency and unit; a word that loosens it ("at least") is said by `bound` and stays outside. The unit is a symbol of
`lang/shared/units.toml` where the text measures, the counted noun in lower case where it counts.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from selisik.annotating.ages import age, age_whole, bracket_age
from selisik.annotating.counting import (
    DASHES,
    FILLER,
    Setting,
    counted_noun,
    follows_name,
    is_labelled,
    is_listed,
    is_numeric,
    is_place,
    over,
    value_of,
    word_before,
)
from selisik.annotating.shares import HALF, PART, Counted, completed, elliptic, fraction, part
from selisik.data import DateMention, Quantity, Sentence
from selisik.data.marks import Bound
from selisik.lang import Pack, shared_table
from selisik.lang.numbers import Number, number_words, parse_number, times
from selisik.lang.pieces import Hit, Piece, Vocabulary, hits, vocabulary

# Magnitudes of earthquakes; above and below, an M before a number is a motorway or a medium size.
MAGNITUDES = (1.0, 10.0)
BOUNDS: Mapping[str, Bound] = {
    "at_least": "at least",
    "more": "at least",
    "at_most": "at most",
    "until": "at most",
    "about": "about",
}
# Below nought: temperatures and growth. "- 2 kg of flour" begins an item of a list.
SIGNED_UNITS = ("°C", "°F", "°", "%")
# "Number 22 Year 2009" names a law; "road 12 km" is a length.
CALENDAR_UNITS = ("year", "month", "day", "hour", "minute")
ELLIPTIC = "elliptic"
# Verbs whose object is a toll: "killing 30".
CAUSING = "causing"
# Filler words and a second bound stand between the bound and its number: "sedikitnya ada sekitar 40".
LOOK_BACK = 3


def find_quantities(
    text: str, sentences: Sequence[Sentence], language: Pack, dates: Sequence[DateMention]
) -> tuple[Quantity, ...]:
    """The quantities in the sentences, in order; numbers that belong to a date are left out."""
    known = quantity_vocabulary(language)
    setting = Setting(text, language, language.table("quantities"))
    starts = [date.start for date in dates]
    out = []
    counted = Counted()
    for sentence in sentences:
        found = [*_found(sentence, known, setting, counted)]
        # A noun left out stands in the same sentence or in the one before.
        counted = Counted()
        for quantity in found:
            counted = counted.with_unit(quantity.unit, language)
            at = bisect_left(starts, quantity.end)
            if not at or dates[at - 1].end <= quantity.start:
                out.append(quantity)
    return tuple(out)


@cache
def quantity_vocabulary(language: Pack) -> Vocabulary:
    """The kinds and rules of quantities in a language."""
    return vocabulary(language.table("quantities"), shared_table("quantities"), number_words(language))


def _found(sentence: Sentence, known: Vocabulary, setting: Setting, counted: Counted) -> Iterator[Quantity]:
    for hit in hits(setting.text, sentence.start, sentence.end, known):
        read = READINGS[hit.rule.reads](hit, setting)
        if isinstance(read, Quantity) and hit.rule.reads == ELLIPTIC:
            read = completed(read, hit, counted)
        for at, quantity in enumerate(read if isinstance(read, tuple) else (read,)):
            if quantity and not _is_code(quantity, setting):
                counted = counted.with_unit(quantity.unit, setting.language)
                bound = quantity.bound if at else _bound(hit, quantity)
                yield replace(quantity, bound=bound, rule=hit.rule.name)


# --- what each kind of rule means ------------------------------------------------------------------------------------
def _nothing(hit: Hit, setting: Setting) -> Quantity | None:
    return None


def _measure(hit: Hit, setting: Setting) -> Quantity | None:
    """A number with a unit or a currency."""
    unit = hit.value("unit") or hit.value("one_unit")
    if hit.has("one_unit"):
        return over(hit, hit.first, hit.last, 1, unit)
    if hit.has("vague"):
        return over(hit, hit.first, hit.last, None, unit)
    value = value_of(hit, "number", setting)
    if value is not None and hit.has("short_scale"):
        value = _shortened(value, hit, setting)
    if value is None or (unit in CALENDAR_UNITS and is_labelled(hit)):
        return None
    return over(hit, hit.first, hit.last, value, unit)


def _below_nought(hit: Hit, setting: Setting) -> Quantity | None:
    """ "Minus five degrees"; and with a dash for the sign."""
    value = value_of(hit, "number", setting)
    dash, number = hit.get("dash"), hit.get("number")
    if dash and number and not _is_sign(dash, number, hit, setting):
        return None
    return over(hit, hit.first, hit.last, -value, hit.value("unit")) if value else None


def _is_sign(dash: Piece, number: Piece, hit: Hit, setting: Setting) -> bool:
    """Whether a dash is a minus: it touches the number and not the word before, and begins no item of a list."""
    alone = not setting.text[dash.start - 1 : dash.start].strip("( ")
    return hit.first > 0 and alone and dash.end == number.start and hit.value("unit") in SIGNED_UNITS


def _count(hit: Hit, setting: Setting) -> Quantity | None:
    """A number with a counted noun, or with the classifier alone where no noun follows."""
    last, unit = counted_noun(hit, setting)
    if hit.has("an") and not unit:
        last = hit.found.end("an")
    if hit.has("one"):
        return over(hit, hit.first, last, 1, unit or hit.value("one"))
    if hit.has("vague"):
        return over(hit, hit.first, last, None, unit) if unit else None
    value = value_of(hit, "number", setting)
    if value == HALF and is_listed(hit):
        return over(hit, hit.first, hit.found.end("number"), value, PART)
    if value is None or value == HALF:
        return None
    if not unit and not hit.has("an"):
        return _bare(hit, setting)
    known = hit.has("classifier") or is_listed(hit)
    if is_labelled(hit) or (not known and (is_place(hit) or follows_name(hit, setting))):
        return None
    return over(hit, hit.first, last, value, unit)


def _bare(hit: Hit, setting: Setting) -> Quantity | None:
    """A number without a noun: a quantity only where a word before it says so ("total", "at least")."""
    before = word_before(hit)
    end = hit.found.end("number")
    value = value_of(hit, "number", setting)
    if value is None or value == 1 or before is None or before.value not in (FILLER, CAUSING, *BOUNDS):
        return None
    return over(hit, hit.first, end, value, "")


def _range(hit: Hit, setting: Setting) -> Quantity | None:
    """Two numbers with one unit; a scale that stands with the second alone counts for both."""
    low, high = value_of(hit, "number", setting), value_of(hit, "last", setting)
    scales = [word for word in hit.words("last")[1:] if word in number_words(setting.language).scales]
    if low is not None and scales and len(hit.words("number")) == 1 and high is not None and low < high:
        scaled = parse_number([hit.words("number")[0], *scales], setting.language)
        low = scaled if scaled is not None and scaled <= high else low
    if low is None or high is None or low >= high or is_labelled(hit):
        return None
    last, unit = (hit.last, hit.value("unit")) if hit.has("unit") else counted_noun(hit, setting)
    if not unit or (not hit.has("unit") and not hit.has("classifier") and not is_listed(hit) and low == 0):
        return None
    made = over(hit, hit.first + hit.has("between"), last, low, unit)
    return replace(made, upper=high)


def _two_measures(hit: Hit, setting: Setting) -> Quantity | tuple[Quantity, ...] | None:
    """Two numbers each with its unit: a range where the unit is one and the second is the greater."""
    low, high = value_of(hit, "number", setting), value_of(hit, "last", setting)
    units = hit.value("unit"), hit.value("unit_again")
    if low is None or high is None or (units[0] in CALENDAR_UNITS and is_labelled(hit)):
        return None
    if units[0] == units[1] and low < high:
        return replace(over(hit, hit.first, hit.last, low, units[0]), upper=high)
    first = over(hit, hit.first, hit.found.end("unit"), low, units[0])
    return first, over(hit, hit.found.start("last"), hit.last, high, units[1])


def _magnitude(hit: Hit, setting: Setting) -> Quantity | None:
    value = value_of(hit, "number", setting)
    if value is None or not MAGNITUDES[0] <= value <= MAGNITUDES[1]:
        return None
    first = hit.found.start("number") if hit.has("strength") else hit.first
    return over(hit, first, hit.last, value, "magnitude")


READINGS: dict[str, Callable[[Hit, Setting], Quantity | tuple[Quantity, ...] | None]] = {
    "nothing": _nothing,
    "measure": _measure,
    "below_nought": _below_nought,
    "count": _count,
    "bare": _bare,
    "range": _range,
    "magnitude": _magnitude,
    "age": age,
    "age_whole": age_whole,
    "bracket_age": bracket_age,
    "two_measures": _two_measures,
    "fraction": fraction,
    "part": part,
    ELLIPTIC: elliptic,
}


def _shortened(value: Number, hit: Hit, setting: Setting) -> Number | None:
    """The number times what a capital letter after money stands for ("Rp 5 M")."""
    piece = hit.get("short_scale")
    letter = setting.text[piece.start : piece.end] if piece else ""
    factor = setting.table.get("short_scales", {}).get(letter)
    return times(value, factor) if factor else None


# --- around the number ---------------------------------------------------------------------------------------------
def _is_code(quantity: Quantity, setting: Setting) -> bool:
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
    return before is not None and is_numeric(before)

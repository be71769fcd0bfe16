"""Ages: after their label, glued to a word, or in brackets behind a name."""

from functools import cache

from msgspec.structs import replace

from selisik.annotating.counting import FILLER, LABEL, Setting, value_of
from selisik.data import Quantity
from selisik.data.marks import Bound
from selisik.lang import Pack
from selisik.lang.pieces import Hit

OLDEST = 120
# Lists of names that no person bears alone: "Gibraltar (14)" is a rank or a score.
PLACES = ("countries", "country-names", "provinces", "regencies")
MOST_PLACE_WORDS = 4


def age(hit: Hit, setting: Setting) -> Quantity | None:
    """An age in years, over the number; None for what nobody reaches."""
    value = value_of(hit, "number", setting)
    if value is None or not 0 < value <= OLDEST:
        return None
    number = hit.pieces[hit.found.start("number") : hit.found.end("number")]
    return Quantity(number[0].start, number[-1].end, value=value, unit="year")


def age_whole(hit: Hit, setting: Setting) -> Quantity | None:
    """An age with the words glued to it: "34-year-old", "in her forties" (about)."""
    made = age(hit, setting)
    bound: Bound = "about" if hit.has("an") else "exactly"
    return replace(made, end=hit.pieces[hit.last - 1].end, bound=bound) if made else None


def bracket_age(hit: Hit, setting: Setting) -> Quantity | None:
    """ "Budi (34)": a number in brackets right after a name, or after the word for one person."""
    if not hit.first:
        return None
    before = hit.pieces[hit.first - 1]
    if before.value == "person":
        return age(hit, setting) if hit.first == 1 or not _is_number(hit, hit.first - 2) else None
    named = setting.text[before.start].isupper() and before.value not in (LABEL, FILLER)
    return age(hit, setting) if named and not _ends_place(hit, setting) else None


def _is_number(hit: Hit, at: int) -> bool:
    piece = hit.pieces[at]
    return piece.word[0].isdigit() or piece.value in ("number_word", "scale_word", "vague")


def _ends_place(hit: Hit, setting: Setting) -> bool:
    """Whether the capitalised words before are the name of a country, a province or a regency, and nothing else."""
    at = hit.first
    while at and hit.first - at <= MOST_PLACE_WORDS and setting.text[hit.pieces[at - 1].start].isupper():
        at -= 1
    return " ".join(piece.word for piece in hit.pieces[at : hit.first]) in _places(setting.language)


@cache
def _places(language: Pack) -> frozenset[str]:
    return frozenset(entry.split("\t")[0].lower() for name in PLACES for entry in language.entries(name))

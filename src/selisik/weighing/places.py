"""Where the places of a story lie on the map."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Place, Span, StoryEntity
from selisik.lang import LANGUAGES, Pack, fold_name, is_word, name_key, pack, shared_entries, tokens
from selisik.weighing.units import article_language

# Where a name is borne by several cities, the text must decide, unless one of them is this much larger than the rest
# (London on the Thames and London in Ontario).
FAR_LARGER = 10
# The country whose places are meant where a report names no country, by the language of the report.
HOME: Mapping[str, str] = {"id": "ID", "ms": "MY"}
# What so many articles tell shows its countries and provinces only where more than one places something there.
SEVERAL = 3
# A dateline ends so many characters behind its place, with the outlet's name between them at most; before the place
# stand no more characters than that either.
LONGEST_DATELINE = 40
# Before it stand a title and captions at most.
FARTHEST_DATELINE = 1_000
# "Outlet.com, ", then the place.
_CAPITALS_ALONE = re.compile(r"(?:[^\w\s]|\s|[A-Z0-9]\S*+)*+")
_DASH_BEHIND = re.compile(r"(?:[\s,/()|]|[A-Z][\w.]*+)*+[-–—]|[A-Z]")
# A place is told beside the word before it, which ends within so many characters.
LONGEST_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the tables. A country, province or hand-entered place has no population."""

    latitude: float
    longitude: float
    country: str
    population: int = 0
    area: bool = False


def locate_places(entities: Sequence[StoryEntity], articles: Sequence[AnnotatedArticle]) -> tuple[Place, ...]:
    """The places whose coordinates are known beyond doubt; an ambiguous name is left out.

    So are what only datelines name, the readers' own country, and countries and provinces in which nothing is placed:
    of a body or an office ("the ambassador of …"), or of background in one article of several.
    """
    language = _language(articles)
    read = {each.article.id: each for each in articles}
    named = [entity for entity in entities if entity.kind == "place"]
    countries = {code for entity in named for code in [_country(entity, language)] if code}
    spots = [(entity, _spot(entity, language, countries)) for entity in named]
    return tuple(
        Place(entity=entity.id, name=entity.name, latitude=spot.latitude, longitude=spot.longitude, area=spot.area)
        for entity, spot in spots
        if spot is not None and _country(entity, language) != HOME.get(language) and _is_told(entity, spot, read)
    )


def _is_told(entity: StoryEntity, spot: Spot, read: Mapping[str, AnnotatedArticle]) -> bool:
    """Whether the story tells of the place, and does not only name it."""
    told = [each for each in entity.mentions if not _is_dateline(each, read[each.article])]
    if spot.area:
        told = [each for each in told if _is_placed(each, read[each.article])]
    return len({each.article for each in told}) > (spot.area and len(read) >= SEVERAL)


def _is_dateline(mention: Span, annotated: AnnotatedArticle) -> bool:
    """Whether the place stands at the head of the report, where it says from where somebody writes."""
    text = annotated.text
    if mention.start > FARTHEST_DATELINE:
        return False
    begin = next((each.start for each in annotated.regions if each.overlaps(mention)), 0)
    head = mention.start - begin <= LONGEST_DATELINE and _CAPITALS_ALONE.fullmatch(text, begin, mention.start)
    return bool(head and _DASH_BEHIND.match(text, mention.end, mention.end + LONGEST_DATELINE))


def _is_placed(mention: Span, annotated: AnnotatedArticle) -> bool:
    """Whether the words before a name place something there: "in", "from", or the comma behind a smaller place."""
    words = _placing(article_language(annotated))
    before = tokens(annotated.text, max(0, mention.start - LONGEST_BEFORE), mention.start)
    if not words or not before:
        return not words
    return before[-1].text.lower() in words or not is_word(before[-1])


@cache
def _placing(language: Pack) -> frozenset[str]:
    return frozenset(language.table("weigh").get("places", {}).get("placing", ()))


def _language(articles: Sequence[AnnotatedArticle]) -> str:
    codes = Counter(each.article.language for each in articles if each.article.language in LANGUAGES)
    return min(codes, key=lambda code: (-codes[code], str(code)), default=LANGUAGES[0]) or LANGUAGES[0]


def _forms(entity: StoryEntity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _country(entity: StoryEntity, language: str) -> str | None:
    names = _country_names(language)
    return next((names[key] for key in _keys(entity, language) if key in names), None)


def _keys(entity: StoryEntity, language: str) -> list[tuple[str, ...]]:
    """The words that the entity's names are looked up by: as written, and without the sort of place before them."""
    keys = [fold_name(form) for form in _forms(entity)]
    return list(dict.fromkeys([*keys, *(name_key("place", form, pack(language))[1] for form in _forms(entity))]))


def _spot(entity: StoryEntity, language: str, countries: set[str]) -> Spot | None:
    code = _country(entity, language)
    if code:
        return _country_spots().get(code)
    for key in _keys(entity, language):
        own = _own_places(language).get(key)
        if own:
            return own
        spot = _decided(_cities(key), HOME.get(language), countries)
        if spot:
            return spot
    return None


def _decided(spots: Sequence[Spot], home: str | None, countries: set[str]) -> Spot | None:
    """The one city that is meant: the only one, the only one in a country that the story names or at home."""
    for allowed in (countries, {home}):
        inside = [spot for spot in spots if spot.country in allowed]
        if inside:
            return _largest(inside)
    return _largest(spots)


def _largest(spots: Sequence[Spot]) -> Spot | None:
    by_size = sorted(spots, key=lambda spot: -spot.population)
    clear = len(by_size) == 1 or (by_size and by_size[0].population >= FAR_LARGER * by_size[1].population)
    return by_size[0] if clear else None


@cache
def _country_names(language: str) -> Mapping[tuple[str, ...], str]:
    rows = (entry.split("\t") for entry in pack(language).entries("countries"))
    return {name_key("place", name, pack(language))[1]: code for name, code in rows}


@cache
def _country_spots() -> Mapping[str, Spot]:
    rows = (entry.split("\t") for entry in shared_entries("countries"))
    return {code: Spot(float(latitude), float(longitude), code, area=True) for code, latitude, longitude in rows}


@cache
def _own_places(language: str) -> Mapping[tuple[str, ...], Spot]:
    rows = (entry.split("\t") for entry in shared_entries("places"))
    spots = [
        (name, Spot(float(latitude), float(longitude), code, area=bool(area)))
        for name, latitude, longitude, code, *area in rows
    ]
    return {key: spot for name, spot in spots for key in (fold_name(name), name_key("place", name, pack(language))[1])}


def _cities(key: tuple[str, ...]) -> tuple[Spot, ...]:
    """The cities of a folded name."""
    rows = (entry.split("\t") for entry in _city_rows(key[0][:1] if key else "").get(key, ()))
    return tuple(Spot(float(north), float(east), country, int(people)) for _, north, east, country, people in rows)


@cache
def _city_rows(first: str) -> Mapping[tuple[str, ...], Sequence[str]]:
    """The rows of the cities whose names may begin with a letter, by folded name: a start must not wait for all."""
    out: dict[tuple[str, ...], list[str]] = {}
    for entry in shared_entries("cities"):
        letter = entry[0].lower()
        if letter == first or not "a" <= letter <= "z":  # what has an accent is only known once it is folded
            out.setdefault(fold_name(entry[: entry.index("\t")]), []).append(entry)
    return out

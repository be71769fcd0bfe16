"""Where the places of a story lie on the map."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Place, StoryEntity
from selisik.lang import LANGUAGES, fold_name, name_key, pack, shared_entries

# Where a name is borne by several cities, the text must decide, unless one of them is this much larger than the rest
# (London on the Thames and London in Ontario).
FAR_LARGER = 10
# The country whose places are meant where a report names no country, by the language of the report.
HOME: Mapping[str, str] = {"id": "ID", "ms": "MY"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the tables. A country, province or hand-entered place has no population."""

    latitude: float
    longitude: float
    country: str
    population: int = 0


def locate_places(entities: Sequence[StoryEntity], articles: Sequence[AnnotatedArticle]) -> tuple[Place, ...]:
    """The places whose coordinates are known beyond doubt; an ambiguous name is left out."""
    language = _language(articles)
    named = [entity for entity in entities if entity.kind == "place"]
    countries = {code for entity in named for code in [_country(entity, language)] if code}
    out = []
    for entity in named:
        spot = _spot(entity, language, countries)
        if spot is not None:
            out.append(Place(entity=entity.id, name=entity.name, latitude=spot.latitude, longitude=spot.longitude))
    return tuple(out)


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
    return {code: Spot(float(latitude), float(longitude), code) for code, latitude, longitude in rows}


@cache
def _own_places(language: str) -> Mapping[tuple[str, ...], Spot]:
    rows = (entry.split("\t") for entry in shared_entries("places"))
    spots = [(name, Spot(float(latitude), float(longitude), code)) for name, latitude, longitude, code in rows]
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

"""Ages, in brackets behind names or initials, told in words, or by the day of birth: one person has one."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from selisik.data import AnnotatedArticle, Quantity, Span
from selisik.lang import Pack, is_word, tokens
from selisik.lang.calendar import day_of
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.subjects import happenings, is_of_then, is_table
from selisik.weighing.units import article_language

# The rule by which an age is read from brackets, and how far before it the name ends.
RULE = "age-in-brackets"
GAP = 2
# Ages in words are so many years; the name, or the words of when he was so old, are within so many characters.
YEARS = "year"
REACH_OF_AGED = 40
# Shorter names are initials, which many share.
SHORTEST_NAME = 3
# Initials have so many letters at most. Who is known by them, or by a noun alone ("this minister"), is one person where
# his years differ by so few.
LONGEST_INITIALS = 3
NEAREST_YEARS = 2
REACH_OF_THIS = 12
# What was typed and what was meant are two.
SLIPPED = 2
# Initials of so many letters may be those of a name that another article gives; one letter begins too many.
SHORTEST_INITIALS = 2
# Between a name and "born" stand so many words at most, and so many characters between that and the day.
WIDEST_BORN = 1
REACH_OF_BORN = 60
# What no name begins with marks such a bearer.
UNNAMED = "?"


def age_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Persons whose age two articles of one happening give differently, none of them giving both.

    What comes of a day of birth, on the day on which that was printed, is such an age too, and may differ from its own
    article's.
    """
    held, births = _by_bearer(articles, _ages), _by_bearer(articles, _births)
    told, shown = happenings(articles), set[str]()
    for bearer in sorted(held):
        full = _full_name(bearer, held) if bearer.startswith(UNNAMED) else bearer
        given = [*held[bearer].items(), *(held[full].items() if full not in ("", bearer) else ())]
        sure = _is_sure(bearer)
        known = [(name, places) for name, places in given if _is_one_age(places, sure)]
        first = next((name for name, _ in known), None)
        born = [place for places in births.get(full, {}).values() for place in places]
        places = [place for name, places in known for place in places if told.one(name, first or name)]
        difference = found("number", "contradiction", [*places, *born], articles, holders)
        if not difference:
            continue
        near = bearer == full and not born
        years = [value for _, _, value in (*places, *born)]
        near = near or _are_near(years) or (sure and _is_slip(years))
        if near and len(known) == len(given) and bearer not in shown:
            shown.add(full)
            yield difference


def _by_bearer(
    articles: Articles, read: Callable[[AnnotatedArticle], Iterator[tuple[str, Place]]]
) -> dict[str, dict[str, list[Place]]]:
    """What a reader finds of each bearer in each article."""
    held: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(articles):
        for bearer, place in read(articles[name]):
            held[bearer][name].append(place)
    return held


def _births(annotated: AnnotatedArticle) -> Iterator[tuple[str, Place]]:
    """Every day of birth with the name right before "born", and the years that have passed since when it came out."""
    code, published = article_language(annotated).code, day_of(annotated.article.published)
    born = _list(code, "born")
    names = [
        (mention.end, _folded(mention.cut(annotated.text)))
        for entity in annotated.entities
        if published and born and entity.kind == "person"
        for mention in entity.mentions
    ]
    for end, name in names:
        marks = tokens(annotated.text, end, end + REACH_OF_AGED)
        told = next((mark.end for mark in marks[: WIDEST_BORN + 1] if mark.text.lower() in born), None)
        day = next(
            (each for each in sorted(annotated.dates) if told and told <= each.start <= told + REACH_OF_BORN), None
        )
        birth = day_of(day.value) if day and day.precision == "day" else None
        if day and birth and published and "." not in annotated.text[end : day.start]:
            years = published.year - birth.year - ((published.month, published.day) < (birth.month, birth.day))
            yield name, (annotated.article.id, Span(day.start, day.end), f"{years}")


def _full_name(bearer: str, held: Collection[str]) -> str:
    """The only name whose words begin with the initials; nothing where several do."""
    letters = bearer.removeprefix(UNNAMED).lower()
    names = [each for each in held if "".join(word[0] for word in each.split()).startswith(letters)]
    plain = len(letters) >= SHORTEST_INITIALS and bearer.isupper()
    return names[0] if plain and len(names) == 1 else ""


def _is_sure(bearer: str) -> bool:
    """Whether hardly two people of one story are called so: by two names, or by as many initials as there can be."""
    return " " in bearer or (bearer.isupper() and len(bearer) == len(UNNAMED) + LONGEST_INITIALS)


def _is_one_age(places: Sequence[Place], sure: bool) -> bool:
    """Whether an article gives one age, or two that are one with a slip of the keys."""
    years = [value for _, _, value in places]
    return len(set(years)) == 1 or (sure and _is_slip(years))


def _is_slip(years: Sequence[str]) -> bool:
    """Whether of two ages one digit alone is another ("30" and "40")."""
    two = sorted(set(years))
    return len(two) == SLIPPED and len(two[0]) == len(two[1]) and sum(map(str.__ne__, *two)) == 1


def _are_near(years: Sequence[str]) -> bool:
    return max(map(float, years)) - min(map(float, years)) <= NEAREST_YEARS


def _ages(annotated: AnnotatedArticle) -> Iterator[tuple[str, Place]]:
    """Every age in brackets right behind a person's name, or told of him, with the name in small letters."""
    told = [each for each in annotated.quantities if each.value is not None and each.unit == YEARS]
    ages = {each.start: each for each in annotated.quantities if each.rule == RULE and each.value is not None}
    if not (ages or told) or is_table(annotated):
        return
    ends = {}
    for entity in annotated.entities:
        if entity.kind == "person":
            for mention in entity.mentions:
                name = _folded(mention.cut(annotated.text))
                ends[mention.end] = name
                age = next((ages[at] for at in range(mention.end + 1, mention.end + GAP + 1) if at in ages), None)
                if age and len(name) >= SHORTEST_NAME:
                    yield name, _place(annotated, age)
    for age in told:
        bearer = _bearer(annotated, age, ends)
        if bearer and len(bearer) >= SHORTEST_NAME:
            yield bearer, _place(annotated, age)
    for age in sorted({each.start: each for each in (*told, *ages.values())}.values()):
        unnamed = _initials(annotated, age) or _noun(annotated, age)
        if unnamed and not is_of_then(annotated, age):
            yield f"{UNNAMED}{unnamed}", _place(annotated, age)


def _initials(annotated: AnnotatedArticle, age: Quantity) -> str:
    """The initials right before years of age, or before "aged"; nothing where there are none."""
    before = tokens(annotated.text, max(0, age.start - REACH_OF_AGED), age.start)
    code = article_language(annotated).code
    passed = _list(code, "of_ages") | _list(code, "aged")
    name = next((mark.text for mark in reversed(before) if is_word(mark) and mark.text.lower() not in passed), "")
    return name if name.isalpha() and name.isupper() and len(name) <= LONGEST_INITIALS else ""


def _noun(annotated: AnnotatedArticle, age: Quantity) -> str:
    """The noun of "this minister, aged 65", in small letters; nothing where nobody is told so."""
    code = article_language(annotated).code
    behind = tokens(annotated.text, age.end, age.end + REACH_OF_THIS)
    before = [mark.text for mark in tokens(annotated.text, max(0, age.start - REACH_OF_AGED), age.start)]
    if not behind or behind[0].text.lower() not in _list(code, "this"):
        return ""
    said = len(before) > 1 and before[-1] in _list(code, "aged")
    noun = before[-2] if said else "".join(before[-1:])
    return noun if noun.islower() and (said or noun in _list(code, "men")) else ""


def _place(annotated: AnnotatedArticle, age: Quantity) -> Place:
    return annotated.article.id, Span(age.start, age.end), f"{age.value:g}"


def _folded(name: str) -> str:
    return " ".join(mark.text.lower() for mark in tokens(name) if is_word(mark))


def _bearer(annotated: AnnotatedArticle, age: Quantity, ends: Mapping[int, str]) -> str | None:
    """Whose age the years are: his whose name stands right before "aged", if they are his years of today."""
    before = tokens(annotated.text, max(0, age.start - REACH_OF_AGED), age.start)
    code = article_language(annotated).code
    if not before or before[-1].text.lower() not in _list(code, "aged") or is_of_then(annotated, age):
        return None
    at = len(before) - 2
    while at >= 0 and (not is_word(before[at]) or before[at].text.lower() in _list(code, "of_ages")):
        at -= 1
    return ends.get(before[at].end) if at >= 0 else None


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))

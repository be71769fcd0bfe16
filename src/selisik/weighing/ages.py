"""Ages in brackets behind names: one person has one."""

from collections import defaultdict
from collections.abc import Iterator

from selisik.data import AnnotatedArticle
from selisik.lang import is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.subjects import happenings, is_table

# The rule by which an age is read from brackets, and how far before it the name ends.
RULE = "age-in-brackets"
GAP = 2
# Shorter names are initials, which many share.
SHORTEST_NAME = 3


def age_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Persons whose age two articles of one happening give differently, none of them giving both."""
    held: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(articles):
        for bearer, place in _ages(articles[name]):
            held[bearer][name].append(place)
    told = happenings(articles)
    for bearer in sorted(held):
        known = {name: places for name, places in held[bearer].items() if len({value for _, _, value in places}) == 1}
        first = next(iter(known), None)
        places = [place for name in known for place in known[name] if told.one(name, first or name)]
        difference = found("number", "contradiction", places, articles, holders)
        if difference and len(known) == len(held[bearer]):
            yield difference


def _ages(annotated: AnnotatedArticle) -> Iterator[tuple[str, Place]]:
    """Every age in brackets right behind a person's name, with the name in small letters."""
    ages = {each.start: each for each in annotated.quantities if each.rule == RULE and each.value is not None}
    if not ages or is_table(annotated):
        return
    for entity in annotated.entities:
        if entity.kind == "person":
            for mention in entity.mentions:
                age = next((ages[at] for at in range(mention.end + 1, mention.end + GAP + 1) if at in ages), None)
                name = " ".join(mark.text.lower() for mark in tokens(mention.cut(annotated.text)) if is_word(mark))
                if age and len(name) >= SHORTEST_NAME:
                    yield name, (annotated.article.id, age, f"{age.value:g}")

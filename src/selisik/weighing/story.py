"""All weighing of one story, in order: dates, entities, claims, differences, places, what to show first."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Origin, Weighed
from selisik.weighing.claims import find_claims
from selisik.weighing.dates import resolve_dates
from selisik.weighing.differences import find_differences
from selisik.weighing.entities import merge_entities
from selisik.weighing.lead import choose_lead
from selisik.weighing.meaning import Meaning
from selisik.weighing.places import locate_places
from selisik.weighing.protection import find_cautions
from selisik.weighing.standings import stand_by_value
from selisik.weighing.timeline import find_timeline


def weigh_story(
    articles: Sequence[AnnotatedArticle],
    origins: Sequence[Origin],
    meaning: Meaning | None = None,
) -> Weighed:
    """What the articles of one story say together; the order of arrival does not matter. `meaning` joins more."""
    ordered = sorted(articles, key=lambda each: each.article.id)
    date, dates = resolve_dates(ordered, origins)
    entities = merge_entities(ordered)
    claims = find_claims(ordered, origins, entities, dates, meaning)
    claims, differences = find_differences(ordered, claims, entities, dates)
    claims = stand_by_value(claims, differences, ordered, origins)
    return Weighed(
        date=date,
        claims=claims,
        differences=differences,
        entities=entities,
        dates=dates,
        timeline=find_timeline(ordered, claims, dates),
        places=locate_places(entities, ordered),
        lead=choose_lead(ordered, claims, differences, date),
        cautions=find_cautions(ordered, entities),
    )

"""The smallest passages that can be true or false, and who carries each."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Claim, Evidence, Origin, Passage, Reuse, StoryDate, StoryEntity
from selisik.data.briefs import Standing, Wording
from selisik.weigh.features import Features, find_features, story_speakers
from selisik.weigh.joining import join_units, shares_wording
from selisik.weigh.status import gravest
from selisik.weigh.units import Unit, find_units

# A wording is held against this many earlier carriers; a copy of a later copy is a copy of one of these too.
EARLIER_HELD = 12


def find_claims(
    articles: Sequence[AnnotatedArticle],
    reuse: Sequence[Reuse],
    origins: Sequence[Origin],
    entities: Sequence[StoryEntity],
    dates: Sequence[StoryDate],
) -> tuple[Claim, ...]:
    """The claims of a story, ids c1, c2, …, the same fact in several articles joined into one.

    They come in the order in which the earliest article tells them.
    """
    ordered = sorted(articles, key=_arrival)
    speakers = story_speakers(ordered, entities)
    by_article = _by_article(dates)
    features = [
        each
        for annotated in ordered
        for each in find_features(annotated, find_units(annotated), by_article.get(annotated.article.id, ()), speakers)
    ]
    weigher = _Weigher(ordered, origins)
    groups = join_units(features)
    return tuple(weigher.claim(f"c{number}", [features[at] for at in group]) for number, group in enumerate(groups, 1))


def _arrival(annotated: AnnotatedArticle) -> tuple[str, str]:
    """Earliest first; an article without a time comes last, by id."""
    return annotated.article.published or "~", annotated.article.id


def _by_article(dates: Sequence[StoryDate]) -> dict[str, list[StoryDate]]:
    out: dict[str, list[StoryDate]] = {}
    for date in dates:
        out.setdefault(date.article, []).append(date)
    return out


class _Weigher:
    """What is needed to say how a claim stands: outlets, and which articles share an origin."""

    __slots__ = ("outlets", "passages")

    def __init__(self, articles: Sequence[AnnotatedArticle], origins: Sequence[Origin]) -> None:
        self.outlets = {each.article.id: each.article.outlet for each in articles}
        self.passages: dict[str, list[tuple[Passage, str]]] = {}
        for origin in origins:
            for number, group in enumerate(origin.passages):
                for passage in group:
                    self.passages.setdefault(passage.article, []).append((passage, f"{origin.id}.{number}"))

    def claim(self, name: str, members: Sequence[Features]) -> Claim:
        units = [each.unit for each in members]
        evidence = tuple(_evidence(each, members[:at]) for at, each in enumerate(members))
        outlets = {outlet for outlet in (self.outlets[unit.article] for unit in units) if outlet}
        origins = self.count_origins(units, evidence)
        speaker = next((each.speaker for each in members if each.speaker), None)
        return Claim(
            id=name,
            kind="statement" if any(unit.statement for unit in units) else "fact",
            speaker=speaker,
            status=gravest(unit.status for unit in units),
            standing=_standing(units, len(outlets), origins),
            outlets=len(outlets),
            origins=origins,
            sources=tuple(sorted({each.speaker for each in members if each.speaker})),
            evidence=evidence,
        )

    def count_origins(self, units: Sequence[Unit], evidence: Sequence[Evidence]) -> int:
        """How many texts of their own carry the claim: copies count with what they copy."""
        return max(1, len({each.article for each in evidence if each.wording != "copied"}))


def _standing(units: Sequence[Unit], outlets: int, origins: int) -> Standing:
    if len({unit.article for unit in units}) == 1:
        return "one article"
    return "corroborated" if origins >= 2 and outlets >= 2 else "one origin"


def _evidence(each: Features, earlier: Sequence[Features]) -> Evidence:
    unit = each.unit
    subject = unit.subject
    return Evidence(
        unit.span.start,
        unit.span.end,
        article=unit.article,
        wording=_wording(each, earlier),
        statement=unit.statement.kind if unit.statement else None,
        status=unit.status,
        subject=Passage(subject.start, subject.end, article=unit.article) if subject else None,
    )


def _wording(each: Features, earlier: Sequence[Features]) -> Wording:
    others = [other for other in earlier if other.unit.article != each.unit.article]
    if not others:
        return "first"
    copied = any(shares_wording(each.words, other.words) for other in others[:EARLIER_HELD])
    return "copied" if copied else "own"

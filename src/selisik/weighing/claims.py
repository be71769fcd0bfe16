"""The smallest passages that can be true or false, and who carries each."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Claim, Evidence, Origin, Passage, StoryDate, StoryEntity
from selisik.data.briefs import Standing, Wording
from selisik.data.instants import arrival_key
from selisik.weighing.carriers import of_two_houses
from selisik.weighing.features import Features, Setting, find_features
from selisik.weighing.joining import join_units
from selisik.weighing.meaning import Meaning, near_pairs
from selisik.weighing.status import gravest
from selisik.weighing.story_names import names_in_full, story_names, story_speakers
from selisik.weighing.units import find_units
from selisik.weighing.wording import copies, in_order
from selisik.weighing.wounds import story_lexicon

# A wording is held against this many earlier carriers; a copy of a later copy is a copy of one of these too.
EARLIER_HELD = 12
# Fewer words than this are a set phrase that anybody may write ("the case came to light"): they are copied only between
# articles that stand on one text, as the lineage has it.
FEWEST_COPIED = 6
# An article that says a thing again in this share of the same words says it once.
REPEATED = 0.85


def find_claims(
    articles: Sequence[AnnotatedArticle],
    origins: Sequence[Origin],
    entities: Sequence[StoryEntity],
    dates: Sequence[StoryDate],
    meaning: Meaning | None = None,
) -> tuple[Claim, ...]:
    """The claims of a story, ids c1, c2, …, the same fact in several articles joined into one.

    They come in the order in which the earliest article tells them. `meaning` may join what words leave apart.
    """
    ordered = sorted(articles, key=_arrival)
    setting = Setting(
        story_speakers(ordered, entities), story_lexicon(ordered), story_names(entities), names_in_full(entities)
    )
    by_article = _by_article(dates)
    features = [
        each
        for annotated in ordered
        for each in find_features(annotated, find_units(annotated), by_article.get(annotated.article.id, ()), setting)
    ]
    weigher = _Weigher(ordered, origins)
    near = near_pairs(_texts(ordered, features), meaning) if meaning else ()
    groups = join_units(features, near)
    return tuple(weigher.claim(f"c{number}", [features[at] for at in group]) for number, group in enumerate(groups, 1))


def _texts(articles: Sequence[AnnotatedArticle], features: Sequence[Features]) -> list[str]:
    text = {each.article.id: each.text for each in articles}
    return [each.unit.span.cut(text[each.unit.article]) for each in features]


def _arrival(annotated: AnnotatedArticle) -> tuple[str, str]:
    """Earliest first, a bare day after the times of that day; an article without a time comes last, by id."""
    return arrival_key(annotated.article.published), annotated.article.id


def _by_article(dates: Sequence[StoryDate]) -> dict[str, list[StoryDate]]:
    out: dict[str, list[StoryDate]] = {}
    for date in dates:
        out.setdefault(date.article, []).append(date)
    return out


class _Weigher:
    """What is needed to say how a claim stands: outlets, and which passages carry the same text."""

    __slots__ = ("groups", "outlets", "passages")

    def __init__(self, articles: Sequence[AnnotatedArticle], origins: Sequence[Origin]) -> None:
        self.outlets = {each.article.id: each.article.outlet for each in articles}
        self.passages: dict[str, list[tuple[Passage, str]]] = {}
        self.groups: dict[str, set[str]] = {}
        for origin in origins:
            for article in origin.articles:
                self.groups.setdefault(article, set()).add(origin.id)
            for number, group in enumerate(origin.passages):
                for passage in group:
                    self.passages.setdefault(passage.article, []).append((passage, f"{origin.id} {number}"))

    def claim(self, name: str, members: Sequence[Features]) -> Claim:
        """The claim that the members carry, the earliest first: whose words are shown is who is named as speaker."""
        members = _once_each(members)
        units = [each.unit for each in members]
        evidence = tuple(_evidence(each, self.wording(each, members[:at])) for at, each in enumerate(members))
        texts = self.texts(evidence, members)
        return Claim(
            id=name,
            kind="statement" if units[0].statement else "fact",
            speaker=members[0].speaker,
            addressee=members[0].addressee,
            status=gravest(unit.status for unit in units),
            standing=self.standing(texts),
            outlets=len({outlet for text in texts for name in text if (outlet := self.outlets[name])}),
            origins=len(texts),
            sources=tuple(sorted({each.speaker for each in members if each.speaker})),
            evidence=evidence,
        )

    def wording(self, each: Features, earlier: Sequence[Features]) -> Wording:
        """Whose words the carrier has, held against the earlier ones of other articles."""
        others = [other for other in earlier if other.unit.article != each.unit.article]
        if not others:
            return "first"
        return "copied" if any(self.copies(each, other) for other in others[:EARLIER_HELD]) else "own"

    def copies(self, one: Features, other: Features) -> bool:
        """Whether the wording of one comes from the other's: enough of it, or the articles stand on one text."""
        enough = min(len(one.words), len(other.words)) >= FEWEST_COPIED
        kin = self.groups.get(one.unit.article, set()) & self.groups.get(other.unit.article, set())
        return (enough or bool(kin)) and copies(one, other)

    def texts(self, evidence: Sequence[Evidence], members: Sequence[Features]) -> list[tuple[str, ...]]:
        """The carriers by text, the earliest first: a copy goes with what it copies, as do carriers of one passage."""
        groups: list[tuple[dict[str, None], set[str], list[Features]]] = []
        for each, member in zip(evidence, members, strict=True):
            marks = {mark for passage, mark in self.passages.get(each.article, ()) if passage.overlaps(each)}
            copied = each.wording == "copied"
            home = next(
                (group for group in groups if self.same_text(group, each, marks, member if copied else None)), None
            )
            if home is None:
                groups.append(({each.article: None}, marks, [member]))
            else:
                home[0].setdefault(each.article)
                home[1].update(marks)
                home[2].append(member)
        return [tuple(articles) for articles, _, _ in groups]

    def same_text(
        self,
        group: tuple[dict[str, None], set[str], list[Features]],
        each: Evidence,
        marks: set[str],
        copy: Features | None,
    ) -> bool:
        """Whether a carrier goes with a group: of its articles, of a passage it shares, or with a copy of its words."""
        articles, held, members = group
        if each.article in articles or marks & held:
            return True
        return copy is not None and any(self.copies(copy, other) for other in members[:EARLIER_HELD])

    def standing(self, texts: Sequence[Sequence[str]]) -> Standing:
        """How the claim stands: two texts of two known outlets corroborate it, when these have not one owner."""
        if len({name for text in texts for name in text}) == 1:
            return "one article"
        return "corroborated" if of_two_houses(texts, self.outlets) else "one origin"


def _once_each(members: Sequence[Features]) -> list[Features]:
    """The members without what their article has already said in the same words."""
    kept: list[Features] = []
    for member in members:
        own = [other.words for other in kept if other.unit.article == member.unit.article]
        if not any(in_order(member.words, words) >= REPEATED * max(len(member.words), len(words)) for words in own):
            kept.append(member)
    return kept


def _evidence(each: Features, wording: Wording) -> Evidence:
    unit = each.unit
    subject = unit.subject
    return Evidence(
        unit.span.start,
        unit.span.end,
        article=unit.article,
        wording=wording,
        statement=unit.statement.kind if unit.statement else None,
        status=unit.status,
        subject=Passage(subject.start, subject.end, article=unit.article) if subject else None,
    )

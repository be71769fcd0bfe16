"""Who the dead were, told group by group: seven pupils and a teacher here, eight pupils and a teacher there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Quantity, Span
from selisik.data.briefs import ReadingOfDifference
from selisik.lang import Pack, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found, in_order_told
from selisik.weighing.orders import came_in_order, first_times
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import happenings, is_table
from selisik.weighing.units import article_language

# Between one group and the next stand so many tokens at most: an adjective, a comma, "and".
WIDEST_GAP = 3
FEWEST_GROUPS = 2
# Who else is among them is said within so many characters.
REACH_OF_OTHERS = 24
# That they died is said within so many characters before them.
REACH_OF_DEAD = 48


@dataclass(frozen=True, slots=True)
class Tally:
    """The groups of the dead that one article counts, each by the key of its noun."""

    article: str
    groups: dict[str, Quantity]

    @property
    def total(self) -> float:
        """How many they are together."""
        return sum(float(each.value or 0) for each in self.groups.values())


def tally_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Numbers of one group of the dead, where two articles count the same groups, each once, and not alike."""
    told = happenings(articles)
    held: dict[frozenset[str], list[Tally]] = defaultdict(list)
    for name in sorted(articles):
        tallies = [] if is_table(articles[name]) else list(_tallies(articles[name]))
        if len(tallies) == 1:
            held[frozenset(tallies[0].groups)].append(tallies[0])
    for _, tallies in sorted(held.items(), key=lambda each: sorted(each[0])):
        alike = [each for each in tallies if told.one(each.article, tallies[0].article)]
        for group in sorted(alike[0].groups):
            counted = [(each.article, each.groups[group]) for each in alike]
            places: list[Place] = [(name, Span(each.start, each.end), f"{each.value:g}") for name, each in counted]
            reading = _reading(alike, articles)
            difference = found("number", reading, places, articles, holders)
            if difference:
                yield in_order_told(difference, articles) if reading == "update" else difference


def _reading(tallies: Sequence[Tally], articles: Articles) -> ReadingOfDifference:
    first = first_times((each.total, articles[each.article].article.published) for each in tallies)
    rising = came_in_order(sorted(first), first) if len(first) > 1 else False
    return "unknown" if rising is None else "update" if rising else "contradiction"


def _tallies(annotated: AnnotatedArticle) -> Iterator[Tally]:
    """The runs of counted groups in the sentences that tell of the dead."""
    code = article_language(annotated).code
    dead = _phrases(code, "tolls", "dead")
    for sentence in annotated.sentences if dead.by_first else ():
        counted = sorted(each for each in annotated.quantities if sentence.holds(each) and each.value)
        words = [mark.text.lower() for mark in tokens(annotated.text, sentence.start, sentence.end)]
        if len(counted) >= FEWEST_GROUPS and dead.found(words, 0, len(words)):
            for run in (
                each for each in _runs(annotated, counted, code) if each and _of_the_dead(annotated, each, dead)
            ):
                keys = [" ".join(content_keys(each.unit, code)) or each.unit for each in run]
                several = len(run) >= FEWEST_GROUPS and len(set(keys)) == len(keys)
                if several and _of_the_dead(annotated, run, dead) and not _with_others(annotated, run, code):
                    yield Tally(annotated.article.id, dict(zip(keys, run, strict=True)))


def _of_the_dead(annotated: AnnotatedArticle, run: Sequence[Quantity], dead: Phrases) -> bool:
    """Whether the groups are those that died: the word for it stands right behind them, or shortly before."""
    start, end = run[0].start, run[-1].end
    before = [mark.text.lower() for mark in tokens(annotated.text, max(0, start - REACH_OF_DEAD), start)]
    behind = [mark.text.lower() for mark in tokens(annotated.text, end, end + REACH_OF_OTHERS)][:WIDEST_GAP]
    return bool(dead.found(before, 0, len(before)) or dead.found(behind, 0, len(behind)))


def _with_others(annotated: AnnotatedArticle, run: Sequence[Quantity], code: str) -> bool:
    """Whether it is said right behind the groups who else is among them ("eight pupils, the gunman included")."""
    behind = tokens(annotated.text, run[-1].end, run[-1].end + REACH_OF_OTHERS)
    words = [mark.text.lower() for mark in behind]
    return bool(_phrases(code, "values", "leading_to_parts").found(words, 0, min(len(words), WIDEST_GAP)))


def _runs(annotated: AnnotatedArticle, counted: Sequence[Quantity], code: str) -> Iterator[list[Quantity]]:
    """Counts of people that only a comma or "and" parts."""
    run: list[Quantity] = []
    people = _entries(code, "values", "persons") | _entries(code, "tolls", "groups")
    for each in counted:
        between = [mark.text.lower() for mark in tokens(annotated.text, run[-1].end, each.start)] if run else []
        joined = 0 < len(between) <= WIDEST_GAP and between[-1] in _entries(code, "tolls", "joining")
        if run and not (joined and each.unit in people):
            yield run
            run = []
        if each.unit in people:
            run = [*run, each]
    yield run


@cache
def _entries(code: str, table: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get(table, {}).get(name, ()))


@cache
def _phrases(code: str, table: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get(table, {}).get(name, ())))

"""Which articles tell one happening.

Every article is compared with those that share its most telling words, by words, names, title, numbers, dates and time
(`likeness`), and groups are joined from the closest pair on (`clusters`). The work grows with the articles and the
bound on how many share a word, not with all pairs.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from heapq import nlargest
from math import inf, log

from selisik.comparing.chains import find_chains
from selisik.comparing.clusters import STORIES, Linkage, Merge, Pair, join_groups
from selisik.comparing.digests import Digest, digest_article
from selisik.comparing.likeness import (
    AGAINST_OTHER_BULLETIN,
    Profile,
    article_profile,
    hours_of,
    shared_words,
    weigh_pair,
)
from selisik.comparing.lulls import OPEN_HOURS, bounded_by_time, cut_at_lulls, joined_parts
from selisik.comparing.past import Known, Memory, follow_past
from selisik.comparing.shelf import Shelf, Shelved, Tie, empty_shelf, put
from selisik.comparing.terms import counted_vocabulary
from selisik.data import AnnotatedArticle, Story, StoryJoin, text_hash
from selisik.data.instants import time_key

# Candidates share one of an article's most telling words with it.
TELLING_WORDS = 25
# Of the carriers of a word, the ones nearest before in time are looked at, and where an archive holds later ones too as
# many of these: few enough that a small day reaches the bound too, so that an article of a large day costs no more
# (`bench/stories.py`).
MOST_CARRIERS = 64
# An article is weighed against this many of those that share most with it: half of what it was cost a third less and
# left stories of 60 to 200 articles as whole; half the carriers tore them.
MOST_CANDIDATES = 12
# Articles whose telling words agree less than this are not weighed: of invented and of labelled news no pair below .15
# was even, one below .1 is worth no more than a pair never weighed, and half of all pairs are.
LEAST_LIKENESS = 0.1
# The fewer articles a run has, the likelier any two of them tell one happening: seven files in a folder were put there
# for a reason, two of a day's thousands are strangers. The odds asked for hold at the first number and rise by the
# second for every e-fold more. Chosen where the examples' events nearly come out whole and runs of the eight articles
# nearest to each other among the labelled stories do not lose (B-cubed .975 without, .972 with).
USUAL_ARTICLES = 250
ODDS_BY_NUMBER = 0.15
# Words shown for a join.
SHOWN_WORDS = 8
SHOWN_DIGITS = 3
# Articles weighed between two words of progress.
SAID_EVERY = 500

Telling = Sequence[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Tied:
    """Stories, what is at hand of the articles now that they are weighed, and what was known of them when grouped."""

    stories: tuple[Story, ...]
    articles: Mapping[str, Shelved]
    known: Known


@dataclass(frozen=True, slots=True)
class _Grouping:
    """The groups, as places in the ordered articles, and all that was known when they were made."""

    ordered: Sequence[Shelved]
    known: Known
    odds: Mapping[Pair, float]
    bulletins: frozenset[Pair]
    groups: Sequence[tuple[int, ...]]
    merges: Sequence[Merge]


def group_stories(articles: Sequence[AnnotatedArticle]) -> tuple[Story, ...]:
    """Every article in exactly one story, ordered by id, the same in whatever order the articles come."""
    return group_digests([digest_article(each) for each in articles])


def group_digests(digests: Sequence[Digest]) -> tuple[Story, ...]:
    """As `group_stories`, from digests."""
    shelf = put(empty_shelf(), digests)
    tied = group_shelf(shelf)
    return tuple(follow_past(tied.stories, shelf.fetch, tied.known, Memory()))


def group_shelf(shelf: Shelf, told: Callable[[int], None] = lambda count: None) -> Tied:
    """As `group_digests` without links over more than `OPEN_HOURS`, of what is open.

    An article whose ties are known is not weighed again, so that adding to a grouping costs what is new.
    """
    made = _grouped(shelf, told)
    stories = [story_of([made.ordered[at] for at in group]) for group in made.groups]
    tied = {pair: value + AGAINST_OTHER_BULLETIN * (pair in made.bulletins) for pair, value in made.odds.items()}
    follows = {late: stories[early].id for late, early in find_chains(made.groups, tied).items()}
    linked = (replace(story, follows=follows.get(place)) for place, story in enumerate(stories))
    articles = {each.id: each for each in made.ordered}
    return Tied(tuple(sorted(linked, key=lambda story: story.id)), articles, made.known)


def explain_stories(articles: Sequence[AnnotatedArticle]) -> dict[str, tuple[StoryJoin, ...]]:
    """For every story of two articles or more, by its id, the joins that made it, in the order they were made.

    A join names the pair of articles that speaks most for it and how they agree.
    """
    made = _grouped(put(empty_shelf(), [digest_article(each) for each in articles]))
    home = {at: story_id(made.ordered[group[0]]) for group in made.groups for at in group}
    joins: dict[str, list[StoryJoin]] = defaultdict(list)
    for merge in made.merges:
        for name, one, other in joined_parts(merge.one, merge.other, home):
            joins[name].append(_join(made, replace(merge, one=one, other=other)))
    return {name: tuple(joins[name]) for name in sorted(joins)}


def _grouped(shelf: Shelf, told: Callable[[int], None] = lambda count: None) -> _Grouping:
    known = _known(shelf)
    ordered = [_telling(each, known) for each in sorted(shelf.articles.values(), key=by_time)]
    new = _weighed(ordered, known, told)
    ordered = [replace(each, ties=tuple(new[at])) if at in new else each for at, each in enumerate(ordered)]
    odds, bulletins = _placed(ordered)
    hours, linkage = [hours_of(each.published) for each in ordered], _linkage(len(ordered))
    near = bounded_by_time(odds, hours, linkage.least)
    groups, merges = join_groups(len(ordered), lambda at: known.profile(ordered[at].id).lead_names, near, linkage)
    return _Grouping(ordered, known, odds, bulletins, cut_at_lulls(groups, hours, odds), merges)


def _known(shelf: Shelf) -> Known:
    """What is known of a shelf's articles; a profile is made where it is asked for, once."""
    vocabulary = counted_vocabulary(shelf.counts)

    @cache
    def profile(name: str) -> Profile:
        return article_profile(shelf.fetch(name), vocabulary)

    return Known(shelf.articles.keys(), profile, vocabulary)


def _telling(article: Shelved, known: Known) -> Shelved:
    if article.telling:
        return article
    return replace(article, telling=tuple(telling_words(known.profile(article.id).weights)))


def _weighed(ordered: Sequence[Shelved], known: Known, told: Callable[[int], None]) -> dict[int, list[Tie]]:
    """The ties of the articles that have none, by their places."""
    new: dict[int, list[Tie]] = {at: [] for at, each in enumerate(ordered) if each.ties is None}
    order = sorted(range(len(ordered)), key=lambda at: (at in new, at))
    reach = Reach(order=order, seen=len(ordered) - len(new), most_hours=OPEN_HOURS)
    weighed = 0
    for other, at in candidates(
        [each.telling for each in ordered], [hours_of(each.published) for each in ordered], reach
    ):
        evidence = weigh_pair(known.profile(ordered[other].id), known.profile(ordered[at].id))
        if not new[at]:
            weighed += 1
            if weighed % SAID_EVERY == 0:
                told(weighed)
        new[at].append((ordered[other].id, evidence.odds, evidence.bulletins))
    return new


def _placed(ordered: Sequence[Shelved]) -> tuple[dict[Pair, float], frozenset[Pair]]:
    """The odds of pairs by their places, and which pairs are one bulletin of two days."""
    place = {each.id: at for at, each in enumerate(ordered)}
    odds, bulletins = dict[Pair, float](), set[Pair]()
    for at, each in enumerate(ordered):
        for other, value, is_bulletin in each.ties or ():
            if other in place:
                pair = min(at, place[other]), max(at, place[other])
                odds[pair] = value
                if is_bulletin:
                    bulletins.add(pair)
    return odds, frozenset(bulletins)


def _linkage(articles: int) -> Linkage:
    """What is asked of two groups in a run of so many articles."""
    more = ODDS_BY_NUMBER * log(max(articles, 1) / USUAL_ARTICLES)
    return replace(STORIES, least=STORIES.least + more)


def _join(made: _Grouping, merge: Merge) -> StoryJoin:
    """The join as data: its strongest pair and how the two agree."""
    pairs = [(min(a, b), max(a, b)) for a in merge.one for b in merge.other]
    a, b = max(pairs, key=lambda pair: (made.odds.get(pair, -inf), -pair[0], -pair[1]))
    names = made.ordered[a].id, made.ordered[b].id
    evidence = weigh_pair(made.known.profile(names[0]), made.known.profile(names[1]))
    return StoryJoin(
        a=names[0],
        b=names[1],
        odds=round(evidence.odds, SHOWN_DIGITS),
        mean_odds=round(merge.odds, SHOWN_DIGITS),
        words=round(evidence.words, SHOWN_DIGITS),
        names=round(evidence.names, SHOWN_DIGITS),
        title=round(evidence.title, SHOWN_DIGITS),
        numbers=round(evidence.numbers, SHOWN_DIGITS),
        dates=round(evidence.dates, SHOWN_DIGITS),
        hours=None if evidence.hours is None else round(evidence.hours, SHOWN_DIGITS),
        shared=shared_words(made.known.profile(names[0]), made.known.profile(names[1]), SHOWN_WORDS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Which pairs are looked at: those whose telling words agree by `least` or more, in `order`, as they stand if None.

    The first `seen` of the order are looked at by the others, and look at none themselves. The others come in order of
    time, and look back no further than `most_hours`.
    """

    least: float = LEAST_LIKENESS
    order: Sequence[int] | None = None
    seen: int = 0
    most_hours: float = inf


def candidates(telling: Sequence[Telling], hours: Sequence[float | None], reach: Reach) -> Iterator[Pair]:
    """Pairs of articles, by their telling words and times, within reach; the one that stands before in order first."""
    carriers: dict[str, _Carriers] = defaultdict(_Carriers)
    for rank, number in enumerate(range(len(telling)) if reach.order is None else reach.order):
        moment = hours[number]
        since = None if moment is None else moment - reach.most_hours
        shared: dict[int, float] = {}
        for value, word in telling[number]:
            own = carriers[word]
            if own.numbers and rank >= reach.seen:
                near_in_time = _around(own, number, 0 if since is None else _near_from(own, hours, since))
                for other, weight in zip(own.numbers[near_in_time], own.weights[near_in_time], strict=True):
                    shared[other] = shared.get(other, 0.0) + value * weight
            _carry(own, number, value)
        near = ((likeness, other) for other, likeness in shared.items() if likeness >= reach.least)
        yield from ((other, number) for _, other in nlargest(MOST_CANDIDATES, near))


@dataclass(slots=True)
class _Carriers:
    """The articles that carry a word, in order of time, what it weighs in each, and from where on they are near."""

    numbers: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    begin: int = 0


def _carry(carriers: _Carriers, number: int, weight: float) -> None:
    """Add a carrier at its place in time: only one that came late to an archive is not the last."""
    at = _place(carriers, number)
    carriers.numbers.insert(at, number)
    carriers.weights.insert(at, weight)


def _around(carriers: _Carriers, number: int, begin: int) -> slice:
    """The `MOST_CARRIERS` around a place in time from `begin` on: those before, and half later ones where there are."""
    at, end = _place(carriers, number), len(carriers.numbers)
    later = min(end - at, MOST_CARRIERS // 2)
    begin = max(begin, at + later - MOST_CARRIERS)
    return slice(begin, min(begin + MOST_CARRIERS, end))


def _place(carriers: _Carriers, number: int) -> int:
    numbers = carriers.numbers
    return bisect(numbers, number) if numbers and number < numbers[-1] else len(numbers)


def telling_words(weights: Mapping[str, float]) -> list[tuple[float, str]]:
    """The heaviest words, the heaviest first. Numbers alone are put in order faster than with their words."""
    least = sorted(weights.values(), reverse=True)[:TELLING_WORDS][-1:]
    return sorted(((value, word) for word, value in weights.items() if value >= least[0]), reverse=True)[:TELLING_WORDS]


def _near_from(carriers: _Carriers, hours: Sequence[float | None], since: float) -> int:
    """The place of the first carrier that does not lie before a time; what comes later asks for later ones."""
    begin, numbers = carriers.begin, carriers.numbers
    while begin < len(numbers) and (moment := hours[numbers[begin]]) is not None and moment < since:
        begin += 1
    carriers.begin = begin
    return begin


def by_time(digest: Digest | Shelved) -> tuple[str, str]:
    """The order of articles: by time of publication, those without one last, then by id."""
    return time_key(digest.published), digest.id


def story_id(first: Shelved) -> str:
    """Twelve hexadecimal digits made from the earliest article's id and text."""
    return text_hash(f"{first.id}\n{first.sha256}")[:12]


def story_of(articles: Sequence[Shelved]) -> Story:
    """The story that articles in order of time make."""
    times = sorted((each.published for each in articles if each.published), key=time_key)
    return Story(
        id=story_id(articles[0]),
        title=next((each.title for each in articles if each.title), articles[0].headline),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        articles=tuple(each.id for each in articles),
    )

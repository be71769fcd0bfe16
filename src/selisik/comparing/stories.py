"""Which articles tell one happening.

Every article is compared with those that share its most telling words, by words, names, title, numbers, dates and time
(`likeness`), and groups are joined from the closest pair on (`clusters`). The work grows with the articles and the
bound on how many share a word, not with all pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import inf, log

from selisik.comparing.chains import find_chains
from selisik.comparing.clusters import STORIES, Linkage, Merge, Pair, join_groups
from selisik.comparing.digests import Digest, digest_article
from selisik.comparing.imprints import without_imprints
from selisik.comparing.likeness import AGAINST_OTHER_BULLETIN, Profile, article_profile, shared_words, weigh_pair
from selisik.comparing.lulls import OPEN_HOURS, bounded_by_time, cut_at_lulls, joined_parts
from selisik.comparing.past import Known, Memory, follow_past
from selisik.comparing.terms import Vocabulary, learn_vocabulary
from selisik.data import AnnotatedArticle, Story, StoryJoin, text_hash
from selisik.data.instants import time_key

# Candidates share one of an article's most telling words with it.
TELLING_WORDS = 25
# Of the carriers of a word, the ones nearest before in time are looked at: few enough that a small day reaches the
# bound too, so that an article of a large day costs no more (`bench/stories.py`).
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


# What an article was weighed against: the other's id, the odds, and whether the two are one bulletin of two days.
Tie = tuple[str, float, bool]
# By id, the ties of each article with those that were there before it.
Ties = Mapping[str, Sequence[Tie]]


@dataclass(frozen=True, slots=True)
class Tied:
    """Stories, the ties of the articles that had none before, and what was known of all articles grouped."""

    stories: tuple[Story, ...]
    ties: Ties
    known: Known


@dataclass(frozen=True, slots=True)
class _Grouping:
    """The groups, as places in the ordered articles, and all that was known when they were made."""

    ordered: Sequence[Digest]
    profiles: Sequence[Profile]
    vocabulary: Vocabulary
    odds: Mapping[Pair, float]
    bulletins: frozenset[Pair]
    groups: Sequence[tuple[int, ...]]
    merges: Sequence[Merge]
    ties: Ties


def group_stories(articles: Sequence[AnnotatedArticle]) -> tuple[Story, ...]:
    """Every article in exactly one story, ordered by id, the same in whatever order the articles come."""
    return group_digests([digest_article(each) for each in articles])


def group_digests(digests: Sequence[Digest]) -> tuple[Story, ...]:
    """As `group_stories`, from digests."""
    plain = without_imprints(digests)
    tied = group_tied(plain, {})
    return tuple(follow_past(tied.stories, {each.id: each for each in plain}, tied.known, Memory()))


def group_tied(digests: Sequence[Digest], known: Ties, told: Callable[[int], None] = lambda count: None) -> Tied:
    """As `group_digests` without links over more than `OPEN_HOURS`; and the ties of articles not among the `known`.

    An article whose ties are known is not weighed again, so that adding to a grouping costs what is new. What outlets
    print everywhere is to be left out before (`without_imprints`).
    """
    made = _grouped(digests, known, told)
    stories = [story_of([made.ordered[at] for at in group]) for group in made.groups]
    tied = {pair: value + AGAINST_OTHER_BULLETIN * (pair in made.bulletins) for pair, value in made.odds.items()}
    follows = {late: stories[early].id for late, early in find_chains(made.groups, tied).items()}
    linked = (replace(story, follows=follows.get(place)) for place, story in enumerate(stories))
    profiles = {each.id: profile for each, profile in zip(made.ordered, made.profiles, strict=True)}
    return Tied(tuple(sorted(linked, key=lambda story: story.id)), made.ties, Known(profiles, made.vocabulary))


def explain_stories(articles: Sequence[AnnotatedArticle]) -> dict[str, tuple[StoryJoin, ...]]:
    """For every story of two articles or more, by its id, the joins that made it, in the order they were made.

    A join names the pair of articles that speaks most for it and how they agree.
    """
    made = _grouped(without_imprints([digest_article(each) for each in articles]), {})
    home = {at: story_id(made.ordered[group[0]]) for group in made.groups for at in group}
    joins: dict[str, list[StoryJoin]] = defaultdict(list)
    for merge in made.merges:
        for name, one, other in joined_parts(merge.one, merge.other, home):
            joins[name].append(_join(made, replace(merge, one=one, other=other)))
    return {name: tuple(joins[name]) for name in sorted(joins)}


def _grouped(digests: Sequence[Digest], known: Ties, told: Callable[[int], None] = lambda count: None) -> _Grouping:
    ordered = sorted(digests, key=by_time)
    vocabulary = learn_vocabulary(each.terms for each in ordered)
    profiles = [article_profile(each, vocabulary) for each in ordered]
    new: dict[str, list[Tie]] = {each.id: [] for each in ordered if each.id not in known}
    weighed = 0
    order = sorted(range(len(ordered)), key=lambda at: (ordered[at].id in new, at))
    for other, at in candidates(profiles, order=order, seen=len(ordered) - len(new), most_hours=OPEN_HOURS):
        evidence = weigh_pair(profiles[other], profiles[at])
        if not new[ordered[at].id]:
            weighed += 1
            if weighed % SAID_EVERY == 0:
                told(weighed)
        new[ordered[at].id].append((ordered[other].id, evidence.odds, evidence.bulletins))
    odds, bulletins = _placed(ordered, {**known, **new})
    hours, linkage = [profile.hours for profile in profiles], _linkage(len(ordered))
    near = bounded_by_time(odds, hours, linkage.least)
    groups, merges = join_groups([profile.lead_names for profile in profiles], near, linkage)
    groups = cut_at_lulls(groups, hours, odds)
    return _Grouping(ordered, profiles, vocabulary, odds, bulletins, groups, merges, new)


def _placed(ordered: Sequence[Digest], ties: Ties) -> tuple[dict[Pair, float], frozenset[Pair]]:
    """The odds of pairs by their places, and which pairs are one bulletin of two days."""
    place = {each.id: at for at, each in enumerate(ordered)}
    odds, bulletins = dict[Pair, float](), set[Pair]()
    for each in ordered:
        for other, value, is_bulletin in ties[each.id]:
            if other in place:
                pair = min(place[each.id], place[other]), max(place[each.id], place[other])
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
    evidence = weigh_pair(made.profiles[a], made.profiles[b])
    return StoryJoin(
        a=made.ordered[a].id,
        b=made.ordered[b].id,
        odds=round(evidence.odds, SHOWN_DIGITS),
        mean_odds=round(merge.odds, SHOWN_DIGITS),
        words=round(evidence.words, SHOWN_DIGITS),
        names=round(evidence.names, SHOWN_DIGITS),
        title=round(evidence.title, SHOWN_DIGITS),
        numbers=round(evidence.numbers, SHOWN_DIGITS),
        dates=round(evidence.dates, SHOWN_DIGITS),
        hours=None if evidence.hours is None else round(evidence.hours, SHOWN_DIGITS),
        shared=shared_words(made.profiles[a], made.profiles[b], SHOWN_WORDS),
    )


def candidates(
    profiles: Sequence[Profile],
    least: float = LEAST_LIKENESS,
    order: Sequence[int] | None = None,
    seen: int = 0,
    most_hours: float = inf,
) -> Iterator[Pair]:
    """Pairs of articles whose telling words agree by `least` or more, the one that stands before in `order` first.

    The first `seen` of the order are looked at by the others, and look at none themselves. The others come in order of
    time, and look back no further than `most_hours`.
    """
    carriers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    begin: dict[str, int] = defaultdict(int)
    for rank, number in enumerate(range(len(profiles)) if order is None else order):
        weights, hours = profiles[number].weights, profiles[number].hours
        telling = _telling(weights)
        shared: dict[int, float] = defaultdict(float)
        for value, word in telling:
            own = carriers[word]
            if rank >= seen:
                if hours is not None:
                    begin[word] = _first_near(own, begin[word], profiles, hours - most_hours)
                for other, weight in own[max(len(own) - MOST_CARRIERS, begin[word] if hours is not None else 0) :]:
                    shared[other] += value * weight
            own.append((number, value))
        near = ((likeness, other) for other, likeness in shared.items() if likeness >= least)
        yield from ((other, number) for _, other in nlargest(MOST_CANDIDATES, near))


def _telling(weights: Mapping[str, float]) -> list[tuple[float, str]]:
    """The heaviest words, the heaviest first. Numbers alone are put in order faster than with their words."""
    least = sorted(weights.values(), reverse=True)[:TELLING_WORDS][-1:]
    return sorted(((value, word) for word, value in weights.items() if value >= least[0]), reverse=True)[:TELLING_WORDS]


def _first_near(carriers: Sequence[tuple[int, float]], begin: int, profiles: Sequence[Profile], since: float) -> int:
    """The place of the first carrier from `begin` on that does not lie before a time."""
    while begin < len(carriers):
        hours = profiles[carriers[begin][0]].hours
        if hours is None or hours >= since:
            break
        begin += 1
    return begin


def by_time(digest: Digest) -> tuple[str, str]:
    """The order of articles: by time of publication, those without one last, then by id."""
    return time_key(digest.published), digest.id


def story_id(first: Digest) -> str:
    """Twelve hexadecimal digits made from the earliest article's id and text."""
    return text_hash(f"{first.id}\n{first.sha256}")[:12]


def story_of(digests: Sequence[Digest]) -> Story:
    """The story that articles in order of time make."""
    times = sorted((each.published for each in digests if each.published), key=time_key)
    return Story(
        id=story_id(digests[0]),
        title=next((each.title for each in digests if each.title), digests[0].headline),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        articles=tuple(each.id for each in digests),
    )

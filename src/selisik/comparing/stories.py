"""Which articles tell one happening.

Every article is compared with those that share its most telling words, by words, names, title, numbers, dates and time
(`likeness`), and groups are joined from the closest pair on (`clusters`). The work grows with the articles and the
bound on how many share a word, not with all pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, log

from selisik.comparing.chains import find_chains
from selisik.comparing.clusters import STORIES, Linkage, Merge, Pair, join_groups
from selisik.comparing.digests import Digest, digest_article
from selisik.comparing.known import Known, know
from selisik.comparing.likeness import (
    AGAINST_OTHER_BULLETIN,
    hours_of,
    shared_words,
    weigh_pair,
)
from selisik.comparing.lulls import bounded_by_time, cut_at_lulls, joined_parts
from selisik.comparing.past import Memory, follow_past
from selisik.comparing.shelf import Shelf, Shelved, empty_shelf, put
from selisik.comparing.ties import tie_articles
from selisik.data import AnnotatedArticle, Story, StoryAlone, StoryJoin, text_hash
from selisik.data.instants import time_key

# The fewer articles a run has, the likelier any two of them tell one happening: seven files in a folder were put there
# for a reason, two of a day's thousands are strangers. The odds asked for hold at the first number and rise by the
# second for every e-fold more. Chosen where the examples' events nearly come out whole and runs of the eight articles
# nearest to each other among the labelled stories do not lose (B-cubed .975 without, .972 with).
USUAL_ARTICLES = 250
ODDS_BY_NUMBER = 0.15
# Words shown for a join.
SHOWN_WORDS = 8
SHOWN_DIGITS = 3


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
    return explain_digests([digest_article(each) for each in articles])[0]


def explain_digests(digests: Sequence[Digest]) -> tuple[dict[str, tuple[StoryJoin, ...]], dict[str, StoryAlone]]:
    """As `explain_stories`, from digests; and for every story of one article that, with what is nearest to it."""
    made = _grouped(put(empty_shelf(), digests))
    return _explained(made, {at: story_id(made.ordered[group[0]]) for group in made.groups for at in group})


def explain_open(shelf: Shelf, story: Story) -> tuple[tuple[StoryJoin, ...], StoryAlone | None]:
    """The joins that made a story of a shelf, or what is nearest to it where it has one article.

    By the odds of the pairs as they were when they came, and what is asked of as many articles as are open now.
    """
    made, own = _grouped(shelf), frozenset(story.articles)
    joins, alone = _explained(made, {at: story.id for at, each in enumerate(made.ordered) if each.id in own})
    return joins.get(story.id, ()), alone.get(story.id)


def _explained(
    made: _Grouping, home: Mapping[int, str]
) -> tuple[dict[str, tuple[StoryJoin, ...]], dict[str, StoryAlone]]:
    """The joins of every story, and what is nearest to those of one article; `home` is the story of each place."""
    joins: dict[str, list[StoryJoin]] = defaultdict(list)
    for merge in made.merges:
        for name, one, other in joined_parts(merge.one, merge.other, home):
            joins[name].append(_join(made, replace(merge, one=one, other=other)))
    return {name: tuple(joins[name]) for name in sorted(joins)}, _alone(made, home)


def _alone(made: _Grouping, home: Mapping[int, str]) -> dict[str, StoryAlone]:
    """The stories of one article, by id, each with the article of the highest odds."""
    sizes = Counter(home.values())
    lone = {at for at, name in home.items() if sizes[name] == 1}
    nearest: dict[int, tuple[float, int]] = {}
    for (a, b), value in made.odds.items():
        for at, other in ((a, b), (b, a)):
            if at in lone:
                nearest[at] = max(nearest.get(at, (value, -other)), (value, -other))
    return {home[at]: _lone(made, at, nearest.get(at)) for at in sorted(lone)}


def _lone(made: _Grouping, at: int, nearest: tuple[float, int] | None) -> StoryAlone:
    other = made.ordered[-nearest[1]] if nearest else None
    return StoryAlone(
        article=made.ordered[at].id,
        title=made.ordered[at].headline,
        nearest=other.id if other else None,
        nearest_title=other.headline if other else None,
        odds=round(nearest[0], SHOWN_DIGITS) if nearest else None,
        least=round(_linkage(len(made.ordered)).least, SHOWN_DIGITS),
        among=len(made.ordered),
    )


def _grouped(shelf: Shelf, told: Callable[[int], None] = lambda count: None) -> _Grouping:
    known = know(shelf)
    ordered = tie_articles(sorted(shelf.articles.values(), key=by_time), known, told)
    odds, bulletins = _placed(ordered)
    hours, linkage = [hours_of(each.published) for each in ordered], _linkage(len(ordered))
    near = bounded_by_time(odds, hours, linkage.least)
    groups, merges = join_groups(len(ordered), lambda at: known.lead_names(ordered[at].id), near, linkage)
    return _Grouping(ordered, known, odds, bulletins, cut_at_lulls(groups, hours, odds), merges)


def _placed(ordered: Sequence[Shelved]) -> tuple[dict[Pair, float], frozenset[Pair]]:
    """The odds of pairs by their places, and which pairs are of one bulletin or series."""
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
        odds=round(made.odds.get((a, b), evidence.odds), SHOWN_DIGITS),
        mean_odds=round(merge.odds, SHOWN_DIGITS),
        words=round(evidence.words, SHOWN_DIGITS),
        names=round(evidence.names, SHOWN_DIGITS),
        title=round(evidence.title, SHOWN_DIGITS),
        numbers=round(evidence.numbers, SHOWN_DIGITS),
        dates=round(evidence.dates, SHOWN_DIGITS),
        hours=None if evidence.hours is None else round(evidence.hours, SHOWN_DIGITS),
        shared=shared_words(made.known.profile(names[0]), made.known.profile(names[1]), SHOWN_WORDS),
        least=round(_linkage(len(made.ordered)).least, SHOWN_DIGITS),
        among=len(made.ordered),
        a_title=made.ordered[a].headline,
        b_title=made.ordered[b].headline,
    )


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

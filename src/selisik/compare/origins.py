"""Which articles stand on one text: an agency's copy, a press release, another outlet's report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from selisik.compare.groups import connected
from selisik.compare.words import Words, comparable_words
from selisik.data import AnnotatedArticle, Origin, Passage, Reuse

# Two articles stand on one text when at least this part of the shorter one's words is shared.
LEAST_COMMON_PART = 0.2
# Two passages of one article are the same place when they share this part of the shorter one.
SAME_PLACE = 0.5


def find_origins(articles: Sequence[AnnotatedArticle], reuse: Sequence[Reuse]) -> tuple[Origin, ...]:
    """Groups of articles that share one text, ids o1, o2, …; an article may be in several groups."""
    words = {each.article.id: comparable_words(each) for each in articles}
    common = _common_words(reuse, words)
    pairs = sorted(pair for pair, shared in common.items() if shared >= LEAST_COMMON_PART * _shorter(words, pair))
    groups = [group for group in connected(sorted(words), pairs) if len(group) > 1]
    known = {each.article.id: each for each in articles}
    return tuple(
        Origin(
            id=f"o{number}",
            articles=tuple(group),
            first=_earliest(known[name] for name in group),
            passages=aligned_passages(group, reuse),
        )
        for number, group in enumerate(groups, 1)
    )


def _shorter(words: Mapping[str, Words], pair: tuple[str, str]) -> int:
    return max(1, min(len(words[name]) for name in pair))


def _common_words(reuse: Iterable[Reuse], words: Mapping[str, Words]) -> dict[tuple[str, str], float]:
    """How many words each two articles share, by their ids in order."""
    common: dict[tuple[str, str], float] = defaultdict(float)
    for each in reuse:
        pair = each.a.article, each.b.article
        sizes = [words[side.article].inside(side.start, side.end) for side in (each.a, each.b)]
        common[pair] += min(sizes) * each.share
    return common


def _earliest(articles: Iterable[AnnotatedArticle]) -> str | None:
    """The id of the one published before all others; None where a time is missing or two say the same.

    A bare day says nothing about an article of the same day with a time.
    """
    times = sorted((each.article.published or "", each.article.id) for each in articles)
    if not times[0][0]:
        return None
    (first, name), (second, _) = times[0], times[1]
    return None if second.startswith(first) or first == second else name


def aligned_passages(group: Sequence[str], reuse: Sequence[Reuse]) -> tuple[tuple[Passage, ...], ...]:
    """The passages that carry the same words over the group's articles, one an article, longest kept."""
    members = frozenset(group)
    pairs = [(each.a, each.b) for each in reuse if each.a.article in members and each.b.article in members]
    places = sorted({side for pair in pairs for side in pair}, key=_where)
    aligned = connected(places, [*pairs, *_same_places(places)])
    return tuple(_longest_each(passages) for passages in aligned)


def _where(passage: Passage) -> tuple[str, int, int]:
    return passage.article, passage.start, passage.end


def _same_places(places: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Neighbouring passages of one article that lie mostly on each other."""
    out = []
    for left, right in pairwise(places):
        over = min(left.end, right.end) - right.start
        if left.article == right.article and over >= SAME_PLACE * min(_length(left), _length(right)):
            out.append((left, right))
    return out


def _length(passage: Passage) -> int:
    return passage.end - passage.start


def _longest_each(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    best: dict[str, Passage] = {}
    for passage in passages:
        old = best.get(passage.article)
        if old is None or _length(passage) > _length(old):
            best[passage.article] = passage
    return tuple(best[name] for name in sorted(best))

"""Which articles tell one happening."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from selisik.compare.groups import connected
from selisik.compare.words import Words, comparable_words
from selisik.data import AnnotatedArticle, Story

# Words in more than this part of the articles, and in more than this many, say nothing about the happening.
WIDEST_PART = 0.2
WIDEST_COUNT = 20
# The cosine of two articles' weighted words from which on they tell one happening.
LEAST_LIKENESS = 0.4

Vector = Mapping[str, float]


def group_stories(articles: Sequence[AnnotatedArticle]) -> tuple[Story, ...]:
    """Every article in exactly one story, in an order that does not depend on the order of arrival."""
    ordered = sorted(articles, key=lambda each: (each.article.published or "~", each.article.id))
    vectors = _vectors([comparable_words(each) for each in ordered])
    groups = connected(range(len(ordered)), _alike(vectors))
    return tuple(sorted((_story([ordered[place] for place in group]) for group in groups), key=lambda story: story.id))


def _vectors(streams: Sequence[Words]) -> list[Vector]:
    """Words weighted by how often they stand in the article and in how few articles, of length one."""
    carriers = Counter(word for words in streams for word in set(words.keys))
    widest = max(WIDEST_COUNT, WIDEST_PART * len(streams))
    weight = {word: log(1 + len(streams) / count) for word, count in carriers.items() if 1 < count <= widest}
    return [_vector(words, weight) for words in streams]


def _vector(words: Words, weight: Mapping[str, float]) -> Vector:
    counts = Counter(word for word in words.keys if word in weight)
    raw = {word: (1 + log(count)) * weight[word] for word, count in counts.items()}
    norm = sqrt(sum(value * value for value in raw.values())) or 1.0
    return {word: value / norm for word, value in raw.items()}


def _alike(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        likeness: dict[int, float] = defaultdict(float)
        for word, value in vector.items():
            for other, weight in index[word]:
                likeness[other] += value * weight
            index[word].append((number, value))
        yield from ((other, number) for other, value in likeness.items() if value >= LEAST_LIKENESS)


def _story(articles: Sequence[AnnotatedArticle]) -> Story:
    first = articles[0].article
    times = sorted(each.article.published for each in articles if each.article.published)
    titled = next((each.article.title for each in articles if each.article.title), None)
    return Story(
        id=first.sha256[:12],
        title=titled or first.text.strip().split("\n")[0][:80],
        first=times[0] if times else None,
        last=times[-1] if times else None,
        articles=tuple(each.article.id for each in articles),
    )

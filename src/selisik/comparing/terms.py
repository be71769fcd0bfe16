"""The words of an article as stories are told apart by them, and what a run knows of each word."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress
from math import log

from selisik.comparing.words import LEFT_OUT
from selisik.data import AnnotatedArticle
from selisik.lang import LANGUAGES, pack, shared_table, words

# The background counts as this many articles of this many words: enough that a handful of articles does not take "di"
# for a rare word, little enough that a day's own words soon speak louder.
BACKGROUND_ARTICLES = 300
ARTICLE_WORDS = 250
MILLION = 1_000_000
# The chance for function words of languages without a list of counts.
FUNCTION_WORD_SHARE = 0.3
# A word is a name when more than this part of its occurrences begins with a capital.
NAME_PART = 0.7


@dataclass(frozen=True, slots=True)
class Terms:
    """Folded words of an article's body and title, and for each word of the body whether it begins with a capital."""

    article: str
    body: tuple[str, ...]
    title: tuple[str, ...]
    capitals: bytes


def article_terms(annotated: AnnotatedArticle) -> Terms:
    """The words of an article; a title that the text repeats is not counted twice."""
    article = annotated.article
    titles = [region for region in annotated.regions if region.kind == "title"]
    heading = article.title or " ".join(region.cut(annotated.text) for region in titles)
    body = [
        part
        for region in annotated.regions
        if region.kind not in LEFT_OUT and region.kind != "title"
        for word in words(annotated.text, region.start, region.end)
        for part in ((word,) if word.islower() else _parted(word))
    ]
    return Terms(
        article.id,
        tuple(sys.intern(word.casefold()) for word in body),
        tuple(sys.intern(word.casefold()) for each in words(heading, 0, len(heading)) for word in _parted(each)),
        bytes(word[0].isupper() for word in body),
    )


def _parted(word: str) -> list[str]:
    """A word cut where a small letter stands before a capital: scraped text loses the space where a link began.

    >>> _parted("dariSungai")
    ['dari', 'Sungai']
    """
    if word.islower() or word.isupper() or word.istitle() or not word.isalpha():
        return [word]
    seams = [at for at in range(1, len(word)) if word[at - 1].islower() and word[at].isupper()]
    return [word[start:end] for start, end in zip([0, *seams], [*seams, len(word)], strict=True)]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a run's articles tell of their words: how much each tells, and which are names.

    A word tells as much as the logarithm of how rare its carriers are, the background counted in.
    """

    weights: Mapping[str, float]
    names: frozenset[str]


def learn_vocabulary(articles: Iterable[Terms]) -> Vocabulary:
    """The vocabulary of the articles."""
    number = 0
    carriers: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for terms in articles:
        number += 1
        carriers.update({*terms.body, *terms.title})
        seen.update(terms.body)
        capital.update(compress(terms.body, terms.capitals))
    names = frozenset(word for word, count in capital.items() if count > NAME_PART * seen[word])
    return Vocabulary({word: _weight(count, word, number) for word, count in carriers.items()}, names)


def _weight(carriers: int, word: str, articles: int) -> float:
    expected = BACKGROUND_ARTICLES * _background().get(word, 0.0)
    return log((articles + BACKGROUND_ARTICLES) / (carriers + expected + 0.5))


@cache
def _background() -> dict[str, float]:
    """The chance that an article carries a word, for the common words of every language."""
    shares: dict[str, float] = {}
    for code in LANGUAGES:
        for line in pack(code).entries("frequencies"):
            word, count = line.rsplit(" ", 1)
            carried = 1 - (1 - int(count) / MILLION) ** ARTICLE_WORDS
            shares[word] = max(shares.get(word, 0.0), carried)
    for word in chain.from_iterable(shared_table("recognition")["words"].values()):
        shares.setdefault(word, FUNCTION_WORD_SHARE)
    return shares


def lead(terms: Terms, words: int) -> Sequence[str]:
    """The title and the first `words` words: where a report says what happened."""
    return (*terms.title, *terms.body[:words])

"""The words of an article as stories are told apart by them, and what a run knows of each word."""

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress, repeat
from math import log
from struct import pack as pack_bytes
from struct import unpack

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
# A report says first what happened: a word's weight falls to a half after so many words.
HALF_WEIGHT_AFTER = 100
# The title counts more than a first word.
TITLE_WEIGHT = 1.5
# The lead in words, for the numbers and names that belong to the happening rather than to its background.
LEAD_WORDS = 70
# The words after the title in which a bulletin says what it is.
OPENING_WORDS = 15
_MOST = 255
# The place of a word is kept in 16 bits with one that says whether it begins with a capital; a text of more different
# words than this is a book, and in no outlet's daily print.
MOST_DIFFERENT = 0x7FFF
_CAPITAL_BIT = 1
# By count, whether it is another than one.
_NOT_ONCE = bytes(count != 1 for count in range(_MOST + 1))


@dataclass(frozen=True, slots=True)
class Terms:
    """The folded words of an article, each once: those of the body in order, then what the title alone has.

    `placed` is each word's weight by where it first stands, how often, and whether the title has it; `counts` and
    `capitals` are how often the body has it, and how often with a capital, 255 at most. `title` are the words of the
    title and `lead` those of title and opening, as places in `words`. `order` is the body word by word (`body_places`).
    """

    words: tuple[str, ...]
    placed: tuple[float, ...]
    counts: bytes
    capitals: bytes
    title: tuple[int, ...]
    lead: tuple[int, ...]
    order: bytes


def article_terms(annotated: AnnotatedArticle) -> tuple[Terms, frozenset[str]]:
    """The words of an article, and those of its title and first line; a title that the text repeats counts once."""
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
    folded = [word.casefold() for word in body]
    title = [word.casefold() for each in words(heading, 0, len(heading)) for word in _parted(each)]
    return _counted(folded, title, [word[0].isupper() for word in body]), frozenset((*title, *folded[:OPENING_WORDS]))


def _counted(body: Sequence[str], title: Sequence[str], capitals: Sequence[bool]) -> Terms:
    counts = Counter(body)
    placed = _placed(counts, body, title)
    own = {sys.intern(word): number for number, word in enumerate(placed)}
    return Terms(
        words=tuple(own),
        # As precise as they are packed.
        placed=tuple(array("f", placed.values())),
        counts=_bounded(counts, own),
        capitals=_bounded(Counter(compress(body, capitals)), own),
        title=tuple(sorted({own[word] for word in title})),
        lead=tuple(sorted({own[word] for word in (*title, *body[:LEAD_WORDS])})),
        order=_ordered([own[word] for word in body], capitals),
    )


def _placed(counts: Mapping[str, int], body: Sequence[str], title: Iterable[str]) -> dict[str, float]:
    # In the order in which they first stand; then the places of all, the later of one word overwritten by the earlier.
    first = dict(zip(reversed(body), range(len(body) - 1, -1, -1), strict=True))
    placed = {
        word: (1 + log(count) if count > 1 else 1.0) / (1 + first[word] / HALF_WEIGHT_AFTER)
        for word, count in counts.items()
    }
    for word in dict.fromkeys(title):
        placed[word] = placed.get(word, 0.0) + TITLE_WEIGHT
    return placed


def _bounded(counts: Counter[str], words: Iterable[str]) -> bytes:
    """The count of each word, 255 at most."""
    found = [*map(counts.get, words, repeat(0))]
    return bytes(found if max(found, default=0) <= _MOST else [min(count, _MOST) for count in found])


def _ordered(places: Sequence[int], capitals: Sequence[bool]) -> bytes:
    """The places of the body's words in `words` one after another, each twice, plus one where it has a capital."""
    if max(places, default=0) > MOST_DIFFERENT:
        return b""
    told = [place << _CAPITAL_BIT | capital for place, capital in zip(places, capitals, strict=True)]
    return pack_bytes(f"<{len(places)}H", *told)


def body_places(terms: Terms) -> list[int]:
    """The body word by word, as places in `words`; nothing for a text of more than `MOST_DIFFERENT` words."""
    return [told >> _CAPITAL_BIT for told in _told(terms)]


def _told(terms: Terms) -> tuple[int, ...]:
    return unpack(f"<{len(terms.order) // 2}H", terms.order)


def keep_places(terms: Terms, kept: Sequence[int]) -> Terms:
    """The terms as if the body had only the words at some places of its order; the title is left as it is."""
    told, words = _told(terms), terms.words
    body = [words[told[at] >> _CAPITAL_BIT] for at in kept]
    return _counted(body, [words[at] for at in terms.title], [bool(told[at] & _CAPITAL_BIT) for at in kept])


def placed_without(terms: Terms, gone: Set[int]) -> Mapping[str, float]:
    """The words with their weights by place (`placed`) as if the body had not the words at some places of its order."""
    if not gone:
        return dict(zip(terms.words, terms.placed, strict=True))
    body = [terms.words[place] for at, place in enumerate(body_places(terms)) if at not in gone]
    return _placed(Counter(body), body, [terms.words[at] for at in terms.title])


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
class WordCounts:
    """How many articles were counted, and of each of their words how many carry it.

    `again` is how often it is met beyond once in each of these, and `capitals` how often with a capital, where ever.
    """

    articles: int
    carriers: Mapping[str, int]
    again: Mapping[str, int]
    capitals: Mapping[str, int]


NO_WORDS = WordCounts(0, {}, {}, {})


def count_words(articles: Iterable[Terms], before: WordCounts = NO_WORDS) -> WordCounts:
    """The counts with those of more articles."""
    number, carriers = before.articles, Counter(before.carriers)
    again, capitals = defaultdict[str, int](int, before.again), defaultdict[str, int](int, before.capitals)
    for terms in articles:
        number += 1
        carriers.update(terms.words)
        # Most words are met once and without a capital.
        for word, count in compress(zip(terms.words, terms.counts, strict=True), terms.counts.translate(_NOT_ONCE)):
            again[word] += count - 1
        for word, upper in compress(zip(terms.words, terms.capitals, strict=True), terms.capitals):
            capitals[word] += upper
    return WordCounts(number, carriers, again, capitals)


def discount_words(articles: Iterable[Terms], before: WordCounts) -> WordCounts:
    """The counts without those of articles that were counted."""
    gone = count_words(articles)
    carriers, again, capitals = (dict(each) for each in (before.carriers, before.again, before.capitals))
    for kept, lost in ((carriers, gone.carriers), (again, gone.again), (capitals, gone.capitals)):
        for word, count in lost.items():
            if left := kept.get(word, 0) - count:
                kept[word] = left
            else:
                kept.pop(word, None)
    return WordCounts(before.articles - gone.articles, carriers, again, capitals)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a run's articles tell of their words: how much each tells, and which are names.

    A word tells as much as the logarithm of how rare its carriers are, the background counted in. `articles` were so
    many.
    """

    weights: Mapping[str, float]
    names: frozenset[str]
    articles: int


def learn_vocabulary(articles: Iterable[Terms]) -> Vocabulary:
    """The vocabulary of the articles."""
    return counted_vocabulary(count_words(articles))


def counted_vocabulary(counts: WordCounts) -> Vocabulary:
    """The vocabulary of the articles that were counted."""
    carriers, again = counts.carriers, counts.again
    names = frozenset(
        word for word, count in counts.capitals.items() if count > NAME_PART * (carriers[word] + again.get(word, 0))
    )
    return Vocabulary(_word_weights(carriers, counts.articles), names, counts.articles)


def _word_weights(carriers: Mapping[str, int], articles: int) -> dict[str, float]:
    """What every word tells; of words that are not in the background it is the same for one number of carriers."""
    alike = {count: word_weight("", count, articles) for count in set(carriers.values())}
    weights = {word: alike[count] for word, count in carriers.items()}
    for word in _background().keys() & carriers.keys():
        weights[word] = word_weight(word, carriers[word], articles)
    return weights


def word_weight(word: str, carriers: int, articles: int) -> float:
    """How much a word tells that so many of the articles carry."""
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

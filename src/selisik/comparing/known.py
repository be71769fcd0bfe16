"""What a grouping knows of its articles: the profile of each, which lie near each other, how any two agree.

Many articles are looked at on whole arrays (`nearest`, `rows`), which needs numpy; where that is not installed, and for
few, which would be done before it is loaded, one by one. What comes out is the same to the bit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec

from selisik.comparing.digests import Digest
from selisik.comparing.likeness import Profile, article_profile, weigh_pair
from selisik.comparing.nearness import Found, Reach, Telling, candidates, telling_words
from selisik.comparing.shelf import Shelf
from selisik.comparing.terms import Vocabulary, counted_vocabulary, learn_vocabulary, word_weight

# From so many new articles on arrays are worth loading numpy (0.1 s): one by one an article takes 0.5 ms longer.
MANY_ARTICLES = 250

# An article, by its id or, where it is none of these, as it is, and the ids of those it is to be weighed against.
Asked = tuple[str | Digest, Sequence[str]]
# The odds of a pair, and whether the two are of one bulletin or series.
Weighed = tuple[float, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ids of a grouping's articles, what their words tell, and what can be asked of them.

    `telling` gives an article's telling words, `near` the candidates among articles of such words, as
    `nearness.candidates` finds them, and `weigh`, for each that is asked, its odds with the others.
    """

    articles: Set[str]
    vocabulary: Vocabulary
    profile: Callable[[str], Profile]
    lead_names: Callable[[str], Set[str]]
    telling: Callable[[str], Telling]
    near: Callable[[Sequence[Telling], Sequence[float | None], Reach], Iterable[Found]]
    weigh: Callable[[Iterable[Asked]], Iterator[list[Weighed]]]


def know(shelf: Shelf) -> Known:
    """What is known of a shelf's articles; a profile is made where it is asked for, once."""
    vocabulary = counted_vocabulary(shelf.counts)

    @cache
    def profile(name: str) -> Profile:
        return article_profile(shelf.fetch(name), vocabulary)

    @cache
    def lead_names(name: str) -> Set[str]:
        terms = shelf.fetch(name).terms
        return vocabulary.names.intersection([terms.words[at] for at in terms.lead])

    known = partial(
        Known, articles=shelf.articles.keys(), vocabulary=vocabulary, profile=profile, lead_names=lead_names
    )
    many = sum(each.ties is None for each in shelf.articles.values()) >= MANY_ARTICLES and find_spec("numpy")
    if not many:
        return known(
            telling=lambda name: tuple(telling_words(profile(name).weights)),
            near=_found,
            weigh=partial(_weighed, profile, vocabulary),
        )
    # Only here: few articles are done before numpy is loaded.
    from selisik.comparing.nearest import nearest
    from selisik.comparing.rows import rows_of

    telling, weigh = rows_of(shelf.fetch, vocabulary)
    return known(telling=telling, near=nearest, weigh=weigh)


def _found(telling: Sequence[Telling], hours: Sequence[float | None], reach: Reach) -> Iterable[Found]:
    found = defaultdict[int, list[int]](list)
    for other, at in candidates(telling, hours, reach):
        found[at].append(other)
    return found.items()


def _weighed(
    profile: Callable[[str], Profile], vocabulary: Vocabulary, asked: Iterable[Asked]
) -> Iterator[list[Weighed]]:
    for one, others in asked:
        own = profile(one) if isinstance(one, str) else _profile_beside(one, vocabulary)
        evidence = [weigh_pair(own, profile(other)) for other in others]
        yield [(each.odds, each.bulletins) for each in evidence]


def _profile_beside(digest: Digest, vocabulary: Vocabulary) -> Profile:
    """The profile of an article beside those that are known: what none of them has, it alone has."""
    own, there, number = learn_vocabulary([digest.terms]), vocabulary.weights, vocabulary.articles
    weights = {word: there[word] if word in there else word_weight(word, 1, number) for word in own.weights}
    names = vocabulary.names.intersection(weights) | own.names.difference(there)
    return article_profile(digest, Vocabulary(weights, names, number))

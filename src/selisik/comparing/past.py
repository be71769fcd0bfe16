"""Chains over finished stories: a new story goes on from one that takes no more articles.

Of a finished story one article is remembered, found again by its most telling words.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean

from selisik.comparing.chains import LEAST_MEAN, LEAST_PAIR
from selisik.comparing.digests import Digest
from selisik.comparing.likeness import AGAINST_OTHER_BULLETIN, article_profile, weigh_pair
from selisik.comparing.terms import learn_vocabulary

# By so many words a story is found again.
REMEMBERED_WORDS = 12
# Of a new story so many articles, the first ones, are weighed against what it may go on from.
WEIGHED_ARTICLES = 4


def remembered_words(digest: Digest) -> tuple[str, ...]:
    """The words of an article's title and lead that tell most, whatever the other articles are."""
    weights = learn_vocabulary([digest.terms]).weights
    lead = [(-place * weights[word], word) for place, word in _leading(digest)]
    return tuple(word for _, word in sorted(lead)[:REMEMBERED_WORDS])


def _leading(digest: Digest) -> list[tuple[float, str]]:
    terms = digest.terms
    return [(terms.placed[at], terms.words[at]) for at in terms.lead]


def find_past(
    new: Mapping[str, Sequence[Digest]],
    past: Mapping[str, Sequence[tuple[str, Digest]]],
    around: Sequence[Digest],
) -> dict[str, str]:
    """For new stories (their articles by id) that go on from a finished one, the id of the closest such.

    `past` are the finished stories that each may go on from, with an article; `around` all articles of the time, by
    whose words pairs are weighed.
    """
    if not past:
        return {}
    known = {each.id: each for near in past.values() for _, each in near} | {each.id: each for each in around}
    vocabulary = learn_vocabulary(each.terms for each in known.values())
    found: dict[str, str] = {}
    for story in sorted(past):
        own = [article_profile(each, vocabulary) for each in new[story][:WEIGHED_ARTICLES]]
        closest: list[tuple[float, str]] = []
        for name, digest in past[story]:
            profile = article_profile(digest, vocabulary)
            weighed = [weigh_pair(profile, each) for each in own]
            odds = [each.odds + AGAINST_OTHER_BULLETIN * each.bulletins for each in weighed]
            if max(odds) >= LEAST_PAIR and fmean(odds) >= LEAST_MEAN:
                closest.append((fmean(odds), name))
        if closest:
            found[story] = max(closest)[1]
    return found

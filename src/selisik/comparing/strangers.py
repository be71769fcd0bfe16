"""Articles that plainly tell another happening than the rest of a run: rather none than a wrong one."""

from collections.abc import Sequence

from selisik.comparing.digests import digest_article
from selisik.comparing.groups import connected
from selisik.comparing.imprints import without_imprints
from selisik.comparing.likeness import article_profile, timeless_odds, weigh_pair
from selisik.comparing.nearness import Reach, candidates, telling_words
from selisik.comparing.stories import by_time
from selisik.comparing.terms import learn_vocabulary
from selisik.data import AnnotatedArticle

# Two articles whose evidence, time left out, is below this have plainly nothing to do with each other. Portraits and
# hearings long after the event reach -3.6 with the nearest report of their own event; articles put into a foreign
# event reach -4.7 at the most, and one in a hundred this (three invented events and 14 real ones, each with the
# others' articles).
LEAST_TIE = -6.0


def find_strangers(articles: Sequence[AnnotatedArticle]) -> list[AnnotatedArticle]:
    """The articles that no chain of ties leads to from the largest group, in the order given.

    None where no group is larger than every other: then nobody can say which articles are the strangers.
    """
    digests = sorted(without_imprints([digest_article(each) for each in articles]), key=by_time)
    vocabulary = learn_vocabulary(each.terms for each in digests)
    profiles = [article_profile(each, vocabulary) for each in digests]
    hours = [each.hours for each in profiles]
    pairs = (
        pair
        for pair in candidates([telling_words(each.weights) for each in profiles], hours, Reach(least=0.0))
        if timeless_odds(weigh_pair(profiles[pair[0]], profiles[pair[1]])) >= LEAST_TIE
    )
    groups = sorted(connected(range(len(digests)), pairs), key=len, reverse=True)
    if len(groups) < 2 or len(groups[0]) == len(groups[1]):
        return []
    own = {digests[at].id for at in groups[0]}
    return [each for each in articles if each.article.id not in own]

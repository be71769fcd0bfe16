"""What ties each new article to those before it: candidates are found by telling words and weighed, pair by pair."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from selisik.comparing.known import Known
from selisik.comparing.likeness import hours_of
from selisik.comparing.lulls import OPEN_HOURS
from selisik.comparing.nearness import Reach
from selisik.comparing.shelf import Shelved, Tie

# Articles weighed between two words of progress.
SAID_EVERY = 500


def tie_articles(ordered: Sequence[Shelved], known: Known, told: Callable[[int], None]) -> list[Shelved]:
    """The articles, in order of time, each with its telling words and ties; `told` hears how many are weighed."""
    telling = [each.telling or tuple(known.telling(each.id)) for each in ordered]
    found = list(known.near(telling, [hours_of(each.published) for each in ordered], _reach(ordered)))
    weighed = known.weigh((ordered[at].id, [ordered[other].id for other in others]) for at, others in found)
    ties = dict[int, tuple[Tie, ...]]()
    for (at, others), odds in zip(found, weighed, strict=True):
        ties[at] = tuple((ordered[other].id, *each) for other, each in zip(others, odds, strict=True))
        if len(ties) % SAID_EVERY == 0:
            told(len(ties))
    return [_tied(each, telling[at], ties.get(at, ())) for at, each in enumerate(ordered)]


def _reach(ordered: Sequence[Shelved]) -> Reach:
    """Those that have ties look at none; the others look at them and at each other."""
    order = sorted(range(len(ordered)), key=lambda at: (ordered[at].ties is None, at))
    return Reach(order=order, seen=sum(each.ties is not None for each in ordered), most_hours=OPEN_HOURS)


def _tied(article: Shelved, telling: tuple[tuple[float, str], ...], ties: tuple[Tie, ...]) -> Shelved:
    if article.telling and article.ties is not None:
        return article
    return replace(article, telling=telling, ties=ties if article.ties is None else article.ties)

"""What ties each new article to those before it: candidates are found by telling words and weighed, pair by pair.

Many articles are weighed on whole arrays (`nearest`, `rows`), which needs numpy; where that is not installed, and for
few, which would be done before it is loaded, one by one. The ties are the same to the bit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

from selisik.comparing.digests import Digest
from selisik.comparing.likeness import hours_of, weigh_pair
from selisik.comparing.lulls import OPEN_HOURS
from selisik.comparing.nearness import Reach, candidates, telling_words
from selisik.comparing.past import Known
from selisik.comparing.shelf import Shelved, Tie

# From so many new articles on arrays are worth loading numpy (0.1 s): one by one an article takes 0.5 ms longer.
MANY_ARTICLES = 250
# Articles weighed between two words of progress.
SAID_EVERY = 500

Weighed = Iterable[tuple[int, Sequence[tuple[int, float, bool]]]]


@dataclass(frozen=True, slots=True)
class Given:
    """The articles in order of time, what is known of them, where the digest of each is."""

    ordered: Sequence[Shelved]
    known: Known
    fetch: Callable[[str], Digest]


def tie_articles(given: Given, told: Callable[[int], None]) -> list[Shelved]:
    """The articles in their order, each with its telling words and ties; `told` hears how many are weighed."""
    new = sum(each.ties is None for each in given.ordered)
    many = new >= MANY_ARTICLES and find_spec("numpy")
    ordered, weighed = _many(given) if many else _singly(given)
    ties = dict[int, tuple[Tie, ...]]()
    for number, (at, found) in enumerate(weighed, 1):
        ties[at] = tuple((ordered[other].id, odds, is_bulletin) for other, odds, is_bulletin in found)
        if number % SAID_EVERY == 0:
            told(number)
    return [replace(each, ties=ties.get(at, ())) if each.ties is None else each for at, each in enumerate(ordered)]


def _reach(ordered: Sequence[Shelved]) -> Reach:
    order = sorted(range(len(ordered)), key=lambda at: (ordered[at].ties is None, at))
    return Reach(order=order, seen=sum(each.ties is not None for each in ordered), most_hours=OPEN_HOURS)


def _singly(given: Given) -> tuple[list[Shelved], Weighed]:
    profile = given.known.profile
    ordered = [
        each if each.telling else replace(each, telling=tuple(telling_words(profile(each.id).weights)))
        for each in given.ordered
    ]
    return ordered, _weighed_singly(ordered, given.known)


def _weighed_singly(ordered: Sequence[Shelved], known: Known) -> Iterator[tuple[int, list[tuple[int, float, bool]]]]:
    found = defaultdict[int, list[int]](list)
    hours = [hours_of(each.published) for each in ordered]
    for other, at in candidates([each.telling for each in ordered], hours, _reach(ordered)):
        found[at].append(other)
    for at, others in found.items():
        own = known.profile(ordered[at].id)
        weighed = ((other, weigh_pair(known.profile(ordered[other].id), own)) for other in others)
        yield at, [(other, evidence.odds, evidence.bulletins) for other, evidence in weighed]


def _many(given: Given) -> tuple[list[Shelved], Weighed]:
    # Only here: few articles are done before numpy is loaded.
    from selisik.comparing.nearest import nearest
    from selisik.comparing.rows import Row, article_row, number_words, telling_of, weigh_rows

    lexicon, rows = number_words(given.known.vocabulary), dict[str, Row]()

    def row(name: str) -> Row:
        if name not in rows:
            rows[name] = article_row(given.fetch(name), lexicon)
        return rows[name]

    ordered = [
        each if each.telling else replace(each, telling=telling_of(row(each.id), given.fetch(each.id).terms.words))
        for each in given.ordered
    ]
    hours = [hours_of(each.published) for each in ordered]
    found = list(nearest([each.telling for each in ordered], hours, _reach(ordered)))
    return ordered, weigh_rows(found, lambda at: row(ordered[at].id), lexicon)

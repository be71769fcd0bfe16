"""What is open: of every article what is at hand to group it, what is known of all their words, where the rest is.

An article that came before is looked at again only by its few telling words. All its words are fetched where a new one
is near it, so that a day added to many costs what is new and what that meets.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import msgspec

from selisik.comparing.digests import Digest
from selisik.comparing.imprints import LEAST_ARTICLES, SAMPLE_ARTICLES, Run, learn_imprint, leave_out
from selisik.comparing.terms import NO_WORDS, WordCounts, count_words, discount_words

# An outlet's imprint is learned when as many of its articles came as `imprints` asks for, again when they are so many
# times as many, and later each time that so many more came: what it costs an article goes down and then stays.
LEARNED_AGAIN = 3
LEARNED_EVERY = 640

# What an article was weighed against: the other's id, the odds, and whether the two are of one bulletin or series.
Tie = tuple[str, float, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What is at hand of an open article; the fields that a digest has too are the digest's.

    `telling` are its heaviest words as they were when it was grouped first, empty before that. `ties` are those with
    articles that were there before it, None where it was weighed against none yet.
    """

    id: str
    sha256: str
    published: str | None
    title: str | None
    headline: str
    outlet: str | None
    seen: str | None
    came: int
    telling: tuple[tuple[float, str], ...] = ()
    ties: tuple[Tie, ...] | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """The runs of words that an outlet prints everywhere, how many of its articles came, and had come when learned."""

    came: int = 0
    learned: int = 0
    runs: frozenset[Run] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Open articles by id, the counts of their words, the digest of each without imprints, and these by outlet."""

    articles: Mapping[str, Shelved]
    counts: WordCounts
    fetch: Callable[[str], Digest]
    imprints: Mapping[str, Imprint]


def empty_shelf() -> Shelf:
    """A shelf with nothing on it."""
    return Shelf(articles={}, counts=NO_WORDS, fetch=dict[str, Digest]().__getitem__, imprints={})


def put(shelf: Shelf, new: Sequence[Digest]) -> Shelf:
    """The shelf with new articles; the imprints that they let be known are left out, of what was there too."""
    coming: dict[str, list[Digest]] = defaultdict(list)
    for each in {each.id: each for each in new}.values():
        coming[each.outlet or ""].append(each)
    there: dict[str | None, list[Shelved]] = defaultdict(list)
    for shelved in shelf.articles.values():
        there[shelved.outlet].append(shelved)
    imprints, plain, retold = dict(shelf.imprints), list[Digest](), list[Digest]()
    for outlet, own in sorted(coming.items()):
        known = imprints.get(outlet, Imprint())
        came = replace(known, came=known.came + len(own))
        own = [leave_out(each, known.runs) for each in own]
        if outlet and _is_due(came) and len(own) + len(kept := there[outlet]) >= LEAST_ARTICLES:
            runs = _learned(shelf, kept, own)
            came = Imprint(came.came, came.came, known.runs | runs)
            own = [leave_out(each, runs) for each in own]
            retold += _told_again(shelf, kept, runs)
        if outlet:
            imprints[outlet] = came
        plain += own
    return _placed(shelf, plain, retold, imprints)


def _is_due(imprint: Imprint) -> bool:
    learned = imprint.learned
    return imprint.came >= max(LEAST_ARTICLES, min(LEARNED_AGAIN * learned, learned + LEARNED_EVERY))


def _learned(shelf: Shelf, kept: Iterable[Shelved], new: Iterable[Digest]) -> frozenset[Run]:
    """The runs of one outlet's articles, of which no more are fetched than are looked at."""
    mine = {each.id: each for each in new}
    hashes = [*((each.sha256, each.id) for each in kept), *((each.sha256, each.id) for each in mine.values())]
    sample = sorted(hashes)[:SAMPLE_ARTICLES]
    return learn_imprint([mine[name] if name in mine else shelf.fetch(name) for _, name in sample])


def _told_again(shelf: Shelf, kept: Iterable[Shelved], runs: frozenset[Run]) -> list[Digest]:
    """The kept articles that carry any of the runs, without these."""
    fetched = [shelf.fetch(each.id) for each in kept] if runs else []
    return [plain for each in fetched if (plain := leave_out(each, runs)) is not each]


def _placed(shelf: Shelf, new: Sequence[Digest], retold: Sequence[Digest], imprints: Mapping[str, Imprint]) -> Shelf:
    counts = discount_words((shelf.fetch(each.id).terms for each in retold), shelf.counts) if retold else shelf.counts
    counts = count_words((each.terms for each in (*retold, *new)), counts)
    own = {each.id: each for each in (*retold, *new)}
    articles = {
        **shelf.articles,
        **{each.id: replace(shelf.articles[each.id], telling=()) for each in retold},
        **{each.id: _shelved(each) for each in new},
    }

    def fetch(name: str) -> Digest:
        return own[name] if name in own else shelf.fetch(name)

    return Shelf(articles=articles, counts=counts, fetch=fetch, imprints=imprints)


def _shelved(digest: Digest) -> Shelved:
    return Shelved(
        id=digest.id,
        sha256=digest.sha256,
        published=digest.published,
        title=digest.title,
        headline=digest.headline,
        outlet=digest.outlet,
        seen=digest.seen,
        came=digest.came,
    )


def take(shelf: Shelf, names: AbstractSet[str]) -> Shelf:
    """The shelf without some articles."""
    if not names:
        return shelf
    articles = {name: each for name, each in shelf.articles.items() if name not in names}
    if len(articles) < len(names):
        counts = count_words(shelf.fetch(name).terms for name in articles)
    else:
        counts = discount_words((shelf.fetch(name).terms for name in sorted(names)), shelf.counts)
    return replace(shelf, articles=articles, counts=counts)


def held(shelf: Shelf) -> Shelf:
    """The shelf with the digests of its articles in memory, and of no others."""
    digests = {name: shelf.fetch(name) for name in shelf.articles}
    return replace(shelf, fetch=digests.__getitem__)


_PackedShelved = tuple[
    tuple[str, str, str | None, str | None, str, str | None, str | None, int],
    tuple[tuple[float, str], ...],
    tuple[Tie, ...] | None,
]
_ENCODER, _SHELVED = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_PackedShelved)
_IMPRINT = msgspec.msgpack.Decoder(tuple[int, int, tuple[Run, ...]])


def pack_shelved(each: Shelved) -> bytes:
    """What is at hand of an article as bytes: to keep."""
    named = each.id, each.sha256, each.published, each.title, each.headline, each.outlet, each.seen, each.came
    return _ENCODER.encode((named, each.telling, each.ties))


def unpack_shelved(packed: bytes) -> Shelved:
    """What was packed."""
    (name, sha256, published, title, headline, outlet, seen, came), telling, ties = _SHELVED.decode(packed)
    return Shelved(
        id=name,
        sha256=sha256,
        published=published,
        title=title,
        headline=headline,
        outlet=outlet,
        seen=seen,
        came=came,
        telling=telling,
        ties=ties,
    )


def pack_imprint(imprint: Imprint) -> bytes:
    """An imprint as bytes: to keep."""
    return _ENCODER.encode((imprint.came, imprint.learned, sorted(imprint.runs)))


def unpack_imprint(packed: bytes) -> Imprint:
    """The imprint that was packed."""
    came, learned, runs = _IMPRINT.decode(packed)
    return Imprint(came, learned, frozenset(runs))

"""Passages that two articles share: seeds of four words from one inverted index, runs of seeds, chains of runs.

Work grows with what is shared: an article is laid against an inverted index of the word 4-grams of those before it, and
a 4-gram that many carry is kept for its earliest carriers only, so that a thousand reprints of one text cost a thousand
times a bounded number of comparisons.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import maxsize

from selisik.comparing.words import Words, comparable_words
from selisik.data import AnnotatedArticle, Passage, Reuse
from selisik.data.instants import time_key

# Four words: three happen by chance in any two reports of one event, five lose copies with every fifth word changed.
SEED = 4
# A 4-gram is remembered for this many earliest places: enough to find the first carriers, who are what is asked for.
MOST_PLACES = 16
MOST_PLACES_IN_ONE = 3
# Runs are one passage when at most this many words lie between them on either side.
WIDEST_GAP = 8
# Fewer agreeing words than this are a name with its title or a set phrase, not a copied passage.
FEWEST_WORDS = 6
# A passage of names and numbers only is what both had to write; this many words of it are written small.
FEWEST_PLAIN_WORDS = 3
# At least this part of the shorter side's words agrees in a passage.
LEAST_SHARE = 0.6
# An edge is carried over at most this many differing words when two agreeing ones follow.
WIDEST_STEP = 3

Index = dict[tuple[str, ...], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """`length` words that agree one by one, from word `a` of the earlier and word `b` of the later article."""

    a: int
    b: int
    length: int


def find_reuse(articles: Sequence[AnnotatedArticle], most_sources: int = maxsize) -> tuple[Reuse, ...]:
    """The passages shared nearly word for word by any two articles, ordered by article id and place.

    Case and punctuation do not count; `a` is the article with the smaller id. A passage never runs over furniture.
    Of very many articles, those after the first `most_sources` in time are compared with these and not with each other.
    """
    ordered = sorted(articles, key=lambda each: (time_key(each.article.published), each.article.id))
    return tuple(sorted(_reuse([comparable_words(each) for each in ordered], most_sources), key=_place))


def _place(reuse: Reuse) -> tuple[str, int, str, int]:
    return reuse.a.article, reuse.a.start, reuse.b.article, reuse.b.start


def _reuse(streams: Sequence[Words], most_sources: int) -> Iterator[Reuse]:
    index: Index = {}
    for number, words in enumerate(streams):
        for earlier, runs in sorted(_runs(words, index).items()):
            yield from shared_passages(streams[earlier], words, runs)
        if number < most_sources:
            _remember(words, number, index)


def _remember(words: Words, number: int, index: Index) -> None:
    keys = words.keys
    own: dict[tuple[str, ...], int] = defaultdict(int)
    for place in range(len(keys) - SEED + 1):
        gram = keys[place : place + SEED]
        own[gram] += 1
        places = index.setdefault(gram, [])
        if own[gram] <= MOST_PLACES_IN_ONE and len(places) < MOST_PLACES:
            places.append((number, place))


def _runs(words: Words, index: Index) -> dict[int, list[Run]]:
    """Runs of agreeing words with every earlier article, by its number.

    A run is known by its article and diagonal; seeds that touch on one diagonal are one run.
    """
    running: dict[tuple[int, int], list[int]] = {}
    done: dict[int, list[Run]] = defaultdict(list)
    keys = words.keys
    for b in range(len(keys) - SEED + 1):
        for number, a in index.get(keys[b : b + SEED], ()):
            run = running.get((number, a - b))
            if run is not None and b <= run[1]:
                run[1] = b + SEED
                continue
            if run is not None:
                done[number].append(Run(run[0] + a - b, run[0], run[1] - run[0]))
            running[number, a - b] = [b, b + SEED]
    for (number, diagonal), (start, end) in running.items():
        done[number].append(Run(start + diagonal, start, end - start))
    return done


def shared_passages(a: Words, b: Words, runs: Sequence[Run]) -> Iterator[Reuse]:
    """The passages that the runs of two articles make."""
    for chain in _agreeing_chains(a, b, runs):
        if _is_passage(chain, a):
            yield from (_as_reuse(piece, a, b) for piece in _pieces(chain, a, b))


def agreeing_words(a: Words, b: Words) -> tuple[bytearray, bytearray]:
    """For each word of either article, 1 where it agrees with one of the other's in a run of at least four."""
    index: Index = {}
    _remember(a, 0, index)
    flags = bytearray(len(a)), bytearray(len(b))
    for chain in _agreeing_chains(a, b, _runs(b, index).get(0, ())):
        for run in chain:
            flags[0][run.a : run.a + run.length] = b"\1" * run.length
            flags[1][run.b : run.b + run.length] = b"\1" * run.length
    return flags


def _agreeing_chains(a: Words, b: Words, runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Chains of runs, longest first: where two contend for the same words, the longer has them."""
    used_a, used_b = bytearray(len(a)), bytearray(len(b))
    for chain in sorted(_chains(sorted(runs)), key=lambda each: (-_words_in(each), each)):
        free = _free(chain, used_a, used_b)
        if not free:
            continue
        whole = _stepped(_filled(free, a.keys, b.keys), a.keys, b.keys)
        for run in whole:
            used_a[run.a : run.a + run.length] = b"\1" * run.length
            used_b[run.b : run.b + run.length] = b"\1" * run.length
        yield whole


def _words_in(chain: Sequence[Run]) -> int:
    return sum(run.length for run in chain)


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs put one after another where both articles go on within `WIDEST_GAP` words."""
    open_chains: list[list[Run]] = []
    closed: list[list[Run]] = []
    for run in runs:
        near = [chain for chain in open_chains if run.a - _end(chain)[0] <= WIDEST_GAP]
        closed += [chain for chain in open_chains if run.a - _end(chain)[0] > WIDEST_GAP]
        open_chains = near
        home = min(
            (chain for chain in near if _follows(chain, run)), key=lambda chain: _strain(chain, run), default=None
        )
        if home is None:
            open_chains.append([run])
        else:
            home.append(_after(home, run))
    return closed + open_chains


def _end(chain: Sequence[Run]) -> tuple[int, int]:
    last = chain[-1]
    return last.a + last.length, last.b + last.length


def _follows(chain: Sequence[Run], run: Run) -> bool:
    """Whether the run goes on from the chain in both articles; an overlap of words is cut off the run."""
    a, b = _end(chain)
    overlap = max(a - run.a, b - run.b, 0)
    return overlap < run.length and run.a + overlap - a <= WIDEST_GAP and run.b + overlap - b <= WIDEST_GAP


def _strain(chain: Sequence[Run], run: Run) -> int:
    a, b = _end(chain)
    return abs(run.a - a) + abs(run.b - b)


def _after(chain: Sequence[Run], run: Run) -> Run:
    a, b = _end(chain)
    overlap = max(a - run.a, b - run.b, 0)
    return Run(run.a + overlap, run.b + overlap, run.length - overlap)


def _free(chain: Sequence[Run], used_a: bytearray, used_b: bytearray) -> list[Run]:
    """The chain without runs whose words a longer chain has taken."""
    return [
        run
        for run in chain
        if not any(used_a[run.a : run.a + run.length]) and not any(used_b[run.b : run.b + run.length])
    ]


def _is_passage(chain: Sequence[Run], a: Words) -> bool:
    plain = sum(sum(a.plain[run.a : run.a + run.length]) for run in chain)
    return _words_in(chain) >= FEWEST_WORDS and plain >= FEWEST_PLAIN_WORDS


def _filled(chain: Sequence[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The chain with agreeing words found between its runs."""
    filled = [chain[0]]
    for run in chain[1:]:
        filled += _between(a, b, filled[-1], run)
        filled.append(run)
    return filled


def _stepped(chain: list[Run], a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """The chain carried on beyond both ends, over a few differing words where two agreeing ones follow."""
    while (found := _step_left(a, b, chain[0])) is not None:
        chain.insert(0, found)
    while (found := _step_right(a, b, chain[-1])) is not None:
        chain.append(found)
    return chain


# The cheapest steps first: how many words are passed over in the one and the other article.
STEPS = sorted(
    ((a, b) for a in range(WIDEST_STEP + 1) for b in range(WIDEST_STEP + 1)), key=lambda step: (sum(step), step)
)


def _step_left(a: Sequence[str], b: Sequence[str], run: Run) -> Run | None:
    for step_a, step_b in STEPS:
        i, j = run.a - step_a - 2, run.b - step_b - 2
        if i >= 0 and j >= 0 and a[i : i + 2] == b[j : j + 2]:
            return Run(i, j, 2)
    return None


def _step_right(a: Sequence[str], b: Sequence[str], run: Run) -> Run | None:
    for step_a, step_b in STEPS:
        i, j = run.a + run.length + step_a, run.b + run.length + step_b
        if i + 2 <= len(a) and j + 2 <= len(b) and a[i : i + 2] == b[j : j + 2]:
            return Run(i, j, 2)
    return None


def _between(a: Sequence[str], b: Sequence[str], left: Run, right: Run) -> list[Run]:
    """Agreeing words in the gap between two runs: their longest common subsequence, as runs."""
    start_a, start_b = left.a + left.length, left.b + left.length
    gap_a, gap_b = a[start_a : right.a], b[start_b : right.b]
    if not set(gap_a) & set(gap_b):
        return []
    return [Run(start_a + i, start_b + j, 1) for i, j in common_words(gap_a, gap_b)]


def common_words(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence of two short word lists.

    >>> common_words(["ada", "dua", "kapal"], ["dua", "buah", "kapal"])
    [(1, 0), (2, 2)]
    """
    length = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            longest = max(length[i + 1][j], length[i][j + 1])
            length[i][j] = max(longest, length[i + 1][j + 1] + 1) if a[i] == b[j] else longest
    i = j = 0
    out = []
    while i < len(a) and j < len(b):
        if a[i] == b[j] and length[i][j] == length[i + 1][j + 1] + 1:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif length[i + 1][j] >= length[i][j + 1]:
            i += 1
        else:
            j += 1
    return out


def _pieces(chain: Sequence[Run], a: Words, b: Words) -> list[list[Run]]:
    """The chain cut where something was left out of either article."""
    pieces: list[list[Run]] = []
    home = None
    for run in chain:
        for step in range(run.length):
            part = (a.parts[run.a + step], b.parts[run.b + step])
            if part != home:
                pieces.append([])
                home = part
            pieces[-1].append(Run(run.a + step, run.b + step, 1))
    return pieces


def _as_reuse(piece: Sequence[Run], a: Words, b: Words) -> Reuse:
    first, last = piece[0], piece[-1]
    shorter = min(last.a - first.a, last.b - first.b) + 1
    sides = [
        Passage(a.starts[first.a], a.ends[last.a], article=a.article),
        Passage(b.starts[first.b], b.ends[last.b], article=b.article),
    ]
    sides.sort(key=lambda side: side.article)
    return Reuse(a=sides[0], b=sides[1], share=round(len(piece) / shorter, 4))

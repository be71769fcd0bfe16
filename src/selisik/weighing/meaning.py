"""The optional meaning model: units that the words left apart and that a sentence-embedding model holds alike."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from selisik.errors import UsageError

# From texts to their vectors, one each, in order; the same texts must give the same vectors every time.
Meaning = Callable[[Sequence[str]], Sequence[Sequence[float]]]
# Indices a < b of two texts, and their cosine.
NearPair = tuple[int, int, float]

# So near must two vectors be (their cosine); chosen with `bench/meaning.py` and by reading (docs/meaning.md).
# All pairs read from here up said the same, and not all below did.
LEAST_NEAR = 0.87
# Each unit is held against this many of its nearest.
NEAREST = 4
# Of a larger story only the units told first take part: every one is held against every other.
MOST_UNITS = 2000
# Units of fewer words say too little for a vector to tell them apart.
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class MeaningModel:
    """A sentence-embedding model, and the name under which a brief says that it was asked."""

    name: str
    vectors: Meaning


def near_pairs(texts: Sequence[str], meaning: Meaning) -> Iterator[NearPair]:
    """Pairs a < b of texts that are near in meaning, each once and in order, with their cosine.

    Raises UsageError where the model does not give one vector a text, all of one length.

    >>> flat = {"api padam di gudang lama": [1.0, 0.0], "gudang lama tak lagi terbakar": [0.9, 0.1]}
    >>> [(a, b, round(near, 2)) for a, b, near in near_pairs(list(flat), lambda texts: [flat[text] for text in texts])]
    [(0, 1, 0.99)]
    """
    import numpy

    chosen = [at for at, text in enumerate(texts) if len(text.split()) >= FEWEST_WORDS][:MOST_UNITS]
    if len(chosen) < 2:
        return
    each_once = sorted({texts[at] for at in chosen})
    vectors = numpy.asarray(meaning(each_once), dtype=numpy.float64)
    if vectors.ndim != 2 or len(vectors) != len(each_once) or not numpy.isfinite(vectors).all():
        raise UsageError(f"the meaning model must give one finite vector a text, {len(each_once)} of one length")
    lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = vectors / numpy.where(lengths == 0.0, 1.0, lengths)
    place = {text: row for row, text in enumerate(each_once)}
    rows = vectors[[place[texts[at]] for at in chosen]]
    near = rows @ rows.T
    numpy.fill_diagonal(near, -1.0)
    found = {
        (min(row, other), max(row, other))
        for row, others in enumerate(numpy.argsort(-near, axis=1, kind="stable")[:, :NEAREST].tolist())
        for other in others
        if near[row, other] >= LEAST_NEAR
    }
    for a, b in sorted(found):
        yield chosen[a], chosen[b], float(near[a, b])

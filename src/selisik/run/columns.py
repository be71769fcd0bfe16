"""Columns of the tables of articles, file by file, as the comparing of texts reads them. Needs the extra `[batch]`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from selisik.comparing.furniture import outlet_code
from selisik.comparing.grams import Hashes, Places
from selisik.data.addresses import address_key
from selisik.data.instants import UNKNOWN_TIME, time_key

# Of a hash, so many bytes are looked at: two of a hundred million texts share them with a chance of one in 3,000.
HASH_BYTES = 8
_HEXADECIMAL = 2
# Texts read at once: few enough that as many of the longest allowed fit into memory.
READ_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Outline:
    """What files tell of their articles but for their texts, a row each; `sizes` are the rows of each file.

    `outlets` are places in `outlet_names`, -1 where it is unknown; `texts`, `titles` and `addresses` are hashes, a
    title or an address of 0 is unknown.
    """

    sizes: Sequence[int]
    ids: pa.Array
    published: pa.Array
    outlet_names: Sequence[str]
    outlets: Places
    texts: Hashes
    titles: Hashes
    addresses: Hashes

    def by_file(self, rows: Places) -> list[Places]:
        """The rows as each file counts them, in order, file by file."""
        bounds = np.cumsum([0, *self.sizes])
        cuts = np.searchsorted(ranked := np.sort(rows), bounds)
        return [ranked[low:high] - start for start, low, high in zip(bounds[:-1], cuts[:-1], cuts[1:], strict=True)]

    def by_time(self) -> Places:
        """The rows in order of time of publication, those without one last, then of id."""
        coded = self.published.dictionary_encode()
        moments = pa.array([*map(time_key, coded.dictionary.to_pylist()), UNKNOWN_TIME])
        keys = pa.table({"published": moments.take(pc.fill_null(coded.indices, len(moments) - 1)), "id": self.ids})
        order = pc.sort_indices(keys, [("published", "ascending"), ("id", "ascending")])
        return np.asarray(order, dtype=np.int64)

    def at_shared_addresses(self) -> Places:
        """The rows whose address has several texts or titles, in order."""
        order = np.lexsort((self.titles, self.texts, self.addresses))
        addresses, texts, titles = self.addresses[order], self.texts[order], self.titles[order]
        differ = (texts[1:] != texts[:-1]) | (titles[1:] != titles[:-1])
        several = (addresses[1:] == addresses[:-1]) & differ & (addresses[1:] != 0)
        return np.flatnonzero(np.isin(self.addresses, addresses[1:][several]))


def read_outline(path: Path) -> Outline:
    """The outline of one file of articles."""
    table = pq.ParquetFile(path).read(columns=["id", "published", "outlet", "sha256", "title", "url"])
    outlets = table["outlet"].combine_chunks().dictionary_encode()
    return Outline(
        sizes=(len(table),),
        ids=table["id"].combine_chunks(),
        published=table["published"].combine_chunks(),
        outlet_names=outlets.dictionary.to_pylist(),
        outlets=pc.fill_null(outlets.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64),
        texts=_texts(table["sha256"].to_pylist()),
        titles=np.array([_hashed(title) for title in table["title"].to_pylist()], dtype=np.uint64),
        addresses=np.array([_hashed(url and address_key(url)) for url in table["url"].to_pylist()], dtype=np.uint64),
    )


def _texts(sha256: Sequence[str]) -> Hashes:
    leading = "".join(each[: HASH_BYTES * _HEXADECIMAL] for each in sha256)
    return np.frombuffer(bytes.fromhex(leading), dtype=">u8").astype(np.uint64)


def _hashed(text: str | None) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=HASH_BYTES).digest()) if text else 0


def join_outlines(parts: Sequence[Outline]) -> Outline:
    """The outline of several files as of one."""
    names = {name: at for at, name in enumerate(dict.fromkeys(name for part in parts for name in part.outlet_names))}
    places = [np.array([*(names[name] for name in part.outlet_names), -1], dtype=np.int64) for part in parts]
    return Outline(
        sizes=tuple(size for part in parts for size in part.sizes),
        ids=pa.concat_arrays([part.ids for part in parts]),
        published=pa.concat_arrays([part.published for part in parts]),
        outlet_names=tuple(names),
        outlets=np.concatenate([own[part.outlets] for own, part in zip(places, parts, strict=True)]),
        texts=np.concatenate([part.texts for part in parts]),
        titles=np.concatenate([part.titles for part in parts]),
        addresses=np.concatenate([part.addresses for part in parts]),
    )


def read_texts(path: Path, rows: Places) -> list[str]:
    """The texts of some rows of a file."""
    return list(pq.ParquetFile(path).read(columns=["text"]).take(rows)["text"].to_pylist()) if len(rows) else []


def read_joined(path: Path) -> Iterator[tuple[bytes, Places, Hashes]]:
    """The texts of a file, some at once: joined with a gap after each, their sizes with the gap, their outlets' codes.

    No text becomes an object of its own.
    """
    for batch in pq.ParquetFile(path).iter_batches(READ_AT_ONCE, columns=["outlet", "text"]):
        outlets = batch["outlet"].dictionary_encode()
        whole = pa.ListArray.from_arrays(pa.array([0, len(batch)], pa.int32()), batch["text"])
        joined = pc.binary_join(whole, "\0")[0].as_buffer().to_pybytes() + b"\0"
        codes = np.array([*map(outlet_code, outlets.dictionary.to_pylist()), 0], dtype=np.uint64)
        indices = pc.fill_null(outlets.indices, -1).to_numpy(zero_copy_only=False)
        yield joined, pc.binary_length(batch["text"]).to_numpy().astype(np.int64) + 1, codes[indices]

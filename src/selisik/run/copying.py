"""What a batch says of articles as texts: near copies, each outlet's furniture, and versions of one address.

The tables of articles are read column by column and file by file; what stays in memory is a sketch of 512 bytes an
article, its id and time, and a sample of each outlet's texts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from msgspec import to_builtins

from selisik.comparing import find_versions
from selisik.comparing.copies import SKETCH, group_sketches, sketch_texts
from selisik.comparing.furniture import Sample, bind_furniture, find_furniture, learn_furniture
from selisik.comparing.grams import Hashes
from selisik.run.tables import day_of, read_outlines, write_by_day, write_table

COLUMNS = ["id", "sha256", "outlet", "published", "url", "text"]


@dataclass(slots=True)
class _Seen:
    """What the first reading of all articles leaves: a sample of texts, how many there are, the texts of an address."""

    sample: Sample = field(default_factory=Sample)
    number: int = 0
    addresses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def write_texts(folder: Path) -> None:
    """Write the tables `furniture`, `copies` and `versions` of the articles under `folder`."""
    seen = _look(folder)
    sample = seen.sample.texts()
    learned = learn_furniture(sample)
    rows = [to_builtins(each) for each in find_furniture(sample, learned)]
    if rows:
        write_table(folder / "furniture" / "furniture.parquet", "furniture", rows)
    _write_copies(folder, seen.number, bind_furniture(learned))
    _write_versions(folder, frozenset(url for url, texts in seen.addresses.items() if len(texts) > 1))


def _look(folder: Path) -> _Seen:
    seen = _Seen()
    for columns in _files(folder):
        seen.number += len(columns["id"])
        for outlet, sha256, url, text in zip(
            *(columns[name] for name in ("outlet", "sha256", "url", "text")), strict=True
        ):
            seen.sample.add(outlet, sha256, text)
            if url:
                seen.addresses[url].add(sha256[:16])
    return seen


def _write_copies(folder: Path, number: int, furniture: Hashes) -> None:
    sketches, names = np.zeros((number, SKETCH), dtype=np.uint32), list[tuple[str | None, str]]()
    for columns in _files(folder):
        made = sketch_texts(columns["text"], columns["outlet"], furniture)
        sketches[len(names) : len(names) + len(made)] = made
        names += zip(columns["published"], columns["id"], strict=True)
    published = {name: when for when, name in names}
    groups = group_sketches(names, sketches)
    write_by_day(folder, "copies", ((day_of(published[each.articles[0]]), to_builtins(each)) for each in groups))


def _write_versions(folder: Path, addresses: frozenset[str]) -> None:
    articles = read_outlines(folder, addresses) if addresses else []
    published = {each.article.id: each.article.published for each in articles}
    chains = find_versions(articles)
    rows = ((day_of(published[each.article]), to_builtins(each)) for chain in chains for each in chain)
    write_by_day(folder, "versions", rows)


def _files(folder: Path) -> Iterator[dict[str, Sequence[Any]]]:
    """The columns of each file of articles."""
    for path in sorted((folder / "articles").glob("day=*/*.parquet")):
        yield pq.ParquetFile(path).read(columns=COLUMNS).to_pydict()

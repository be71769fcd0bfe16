"""What a batch says of articles as texts: near copies, each outlet's furniture, and versions of one address.

The tables of articles are read column by column and file by file, by worker processes where there are many; what stays
in memory is a sketch of 256 bytes an article, its id and time, and a sample of each outlet's texts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import numpy as np
import pyarrow.parquet as pq
from msgspec import to_builtins

from selisik.comparing import find_versions
from selisik.comparing.copies import copy_group, copy_groups, find_copies, likeness_to_first
from selisik.comparing.furniture import KnownFurniture, bind_furniture, find_furniture, learn_furniture, sample_rows
from selisik.comparing.grams import Hashes
from selisik.comparing.sketches import SKETCH, Sketches, sketch_joined
from selisik.data import AnnotatedArticle, Furniture, Version
from selisik.data.addresses import address_key
from selisik.run.columns import Outline, join_outlines, read_joined, read_outline, read_texts
from selisik.run.filing import day_of
from selisik.run.local import Spread, default_workers, spread_tasks
from selisik.run.tables import read_outlines, write_by_day, write_table

Item = TypeVar("Item")
VersionChains = tuple[tuple[Version, ...], ...]
# Hears what is counted, how many are done, and of how many.
Work = Callable[[str, int, int], None]

# Below this worker processes cost more than they save: each takes a second to start.
ALONE_BELOW = 20_000
# Outlets whose furniture is learned in one task, and articles that are compared as versions in one.
OUTLETS_AT_ONCE = 20
VERSIONS_AT_ONCE = 200


def write_texts(folder: Path, workers: int | None = None, told: Work = lambda what, done, total: None) -> None:
    """Write the tables `furniture`, `copies` and `versions` of the articles under `folder`; `told` hears how far."""
    files = sorted((folder / "articles").glob("day=*/*.parquet"))
    number = sum(pq.ParquetFile(path).metadata.num_rows for path in files)
    count = (workers or default_workers()) if number >= ALONE_BELOW else 1
    with spread_tasks(count) as spread:
        outline = join_outlines(list(spread(read_outline, files)))
        known = _write_furniture(folder, _sampled(files, outline, spread), spread)
        sketches = _sketched(files, number, known, spread, told)
        _write_copies(folder, outline, sketches, count)
        del sketches
        _write_versions(folder, files, outline, spread, told)


def _sampled(files: Sequence[Path], outline: Outline, spread: Spread) -> dict[str, list[str]]:
    """The texts to learn furniture from, by outlet, outlets by name."""
    rows = sample_rows(outline.outlets, outline.texts)
    taken = chain.from_iterable(spread(read_texts, files, outline.by_file(rows)))
    texts = dict(zip(np.sort(rows).tolist(), taken, strict=True))
    sample = defaultdict[str, list[str]](list)
    for row in rows.tolist():
        sample[outline.outlet_names[outline.outlets[row]]].append(texts[row])
    return {outlet: sample[outlet] for outlet in sorted(sample)}


def _write_furniture(folder: Path, sample: dict[str, list[str]], spread: Spread) -> KnownFurniture:
    learned, rows = dict[str, Hashes](), list[Furniture]()
    for grams, found in spread(_furniture, _cut(sample.items(), OUTLETS_AT_ONCE)):
        learned |= grams
        rows += found
    path = folder / "furniture" / "furniture.parquet"
    if rows:
        write_table(path, "furniture", [to_builtins(each) for each in rows])
    else:
        path.unlink(missing_ok=True)
    return bind_furniture(learned)


def _furniture(sample: Sequence[tuple[str, list[str]]]) -> tuple[dict[str, Hashes], list[Furniture]]:
    learned = learn_furniture(dict(sample))
    return learned, list(find_furniture(dict(sample), learned))


def _sketched(files: Sequence[Path], number: int, known: KnownFurniture, spread: Spread, told: Work) -> Sketches:
    sketches, done = np.zeros((number, SKETCH), dtype=np.uint16), 0
    told("texts sketched", done, number)
    for made in spread(partial(_sketch_file, known), files):
        sketches[done : done + len(made)] = made
        done += len(made)
        told("texts sketched", done, number)
    return sketches


def _sketch_file(known: KnownFurniture, path: Path) -> Sketches:
    return np.concatenate([sketch_joined(*each, known) for each in read_joined(path)])


def _write_copies(folder: Path, outline: Outline, sketches: Sketches, threads: int) -> None:
    order = outline.by_time()
    groups = copy_groups(find_copies(sketches, order, threads))
    rows = order[list(chain.from_iterable(groups))]
    names = iter(zip(outline.published.take(rows).to_pylist(), outline.ids.take(rows).to_pylist(), strict=True))
    made = []
    for group, likeness in zip(groups, likeness_to_first(sketches, groups, order), strict=True):
        members = list(islice(names, len(group)))
        made.append((day_of(members[0][0]), copy_group(members, likeness)))
    made.sort(key=lambda each: each[1].articles)
    write_by_day(folder, "copies", ((day, to_builtins(group)) for day, group in made))


def _write_versions(folder: Path, files: Sequence[Path], outline: Outline, spread: Spread, told: Work) -> None:
    taken = spread(read_outlines, files, outline.by_file(outline.at_shared_addresses()))
    places = defaultdict[str, list[AnnotatedArticle]](list)
    for each in chain.from_iterable(taken):
        places[address_key(each.article.url or "")].append(each)
    published = {each.article.id: each.article.published for articles in places.values() for each in articles}
    chains = chain.from_iterable(_compared(places, spread, told))
    write_by_day(
        folder,
        "versions",
        ((day_of(published[each.article]), to_builtins(each)) for versions in chains for each in versions),
    )


def _compared(places: Mapping[str, Sequence[AnnotatedArticle]], spread: Spread, told: Work) -> Iterator[VersionChains]:
    cut = _cut((places[url] for url in sorted(places)), VERSIONS_AT_ONCE)
    for count, found in enumerate(spread(_versions, cut), 1):
        yield found
        told("addresses compared", min(count * VERSIONS_AT_ONCE, len(places)), len(places))


def _versions(places: Sequence[Sequence[AnnotatedArticle]]) -> VersionChains:
    return find_versions(list(chain.from_iterable(places)))


def _cut(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    stream = iter(items)
    while part := list(islice(stream, size)):
        yield part

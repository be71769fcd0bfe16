"""Near copies: time and memory over many articles, and recall and precision against exact sets on 20,000.

python bench/copies.py --articles 1000000 --folder out/million   time and memory, from Parquet tables to groups
python bench/copies.py --exact 20000              recall of pairs of likeness .7, precision at .5
"""

import argparse
import re
import resource
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations, islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from generate import generate

from selisik.comparing.copies import find_copies
from selisik.comparing.sketches import sketch_texts
from selisik.data import text_hash
from selisik.run.copying import write_texts

COLUMNS = ["id", "sha256", "outlet", "published", "url", "text"]
CHUNK = 5_000
LIKE, HALF = 0.7, 0.5


def write_articles(folder: Path, name: str, articles: int, seed: int) -> int:
    """Write invented articles as the tables of a batch; gives their characters."""
    rows, part, size = generate(articles, seed, name=name), 0, 0
    while chunk := list(islice(rows, CHUNK)):
        size += sum(len(row["text"]) for row in chunk)
        for row in chunk:
            row["sha256"] = text_hash(row["text"])
        columns = {column: [row[column] for row in chunk] for column in COLUMNS}
        home = folder / "articles" / "day=2031-03-03"
        home.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table(columns), home / f"{name}-{part:06d}.parquet", compression="zstd")
        part += 1
    return size


def timed(articles: int, folder: Path) -> None:
    """Print the time from the tables of articles to those of copies and furniture, in a process of its own."""
    if not folder.is_dir():
        half = articles // 2
        with ProcessPoolExecutor(2) as pool:
            sizes = pool.map(write_articles, [folder] * 2, ["a", "b"], [half, articles - half], [1, 2])
            print(f"{articles} articles of {sum(sizes) / articles:.0f} characters written")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        wall, spent, memory = alone.submit(found_in, folder).result()
    print(f"{articles} articles: {wall:.1f} s on the wall, {spent:.1f} processor seconds, peak {memory:.2f} GiB")


def found_in(folder: Path) -> tuple[float, float, float]:
    """Wall and processor seconds of finding copies in a folder's articles, and the highest memory in GiB."""
    wall, start = time.perf_counter(), time.process_time()
    write_texts(folder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return time.perf_counter() - wall, time.process_time() - start, memory


def exact(articles: int) -> None:
    """Print recall and precision against exact sets of word 5-grams."""
    texts = [row["text"] for row in generate(articles)]
    sets = [gram_set(text) for text in texts]
    found = {(pair.a, pair.b) for pair in find_copies(sketch_texts(texts))}
    likeness = exact_likeness(sets)
    true = {pair for pair, value in likeness.items() if value >= LIKE}
    right = sum(likeness.get(pair, 0.0) >= HALF for pair in found)
    print(
        f"{articles} articles: {len(true)} pairs of likeness {LIKE}, found {len(true & found) / max(1, len(true)):.4f}"
    )
    print(f"{len(found)} pairs reported, of likeness {HALF} or more {right / max(1, len(found)):.4f}")


def gram_set(text: str) -> set[tuple[str, ...]]:
    """The set of word 5-grams, words as the sketches fold them."""
    words = re.findall("[a-z0-9]+", text.lower())
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def exact_likeness(sets: list[set[tuple[str, ...]]], widest: int = 60) -> dict[tuple[int, int], float]:
    """The exact Jaccard likeness of all pairs that share a gram which at most `widest` texts carry."""
    carriers = defaultdict(list)
    for number, grams in enumerate(sets):
        for gram in grams:
            carriers[gram].append(number)
    pairs = {pair for numbers in carriers.values() if len(numbers) <= widest for pair in combinations(numbers, 2)}
    return {(a, b): len(sets[a] & sets[b]) / len(sets[a] | sets[b]) for a, b in pairs}


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--exact", type=int)
    parser.add_argument("--folder", type=Path, help="where the tables are, or are written if they are not there")
    wanted = parser.parse_args()
    if wanted.articles:
        with TemporaryDirectory() as own:
            timed(wanted.articles, wanted.folder or Path(own) / "tables")
    if wanted.exact:
        exact(wanted.exact)


if __name__ == "__main__":
    main()

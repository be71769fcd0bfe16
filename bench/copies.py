"""Near copies: time and memory over many articles, and recall and precision against exact sets on 20,000.

python bench/copies.py --articles 1000000 --folder out/million   time and memory, from Parquet tables to groups
python bench/copies.py --articles 1000000 --peers 10000         and what others take for a sample of the texts
python bench/copies.py --exact 20000              recall of pairs of likeness .7, precision at .5

Memory is that of all processes together. The others are rensa (texts cut into 5-grams in Python, its own hashing and
numpy's bands) and datasketch (hashing alone), as their manuals write it; they are not installed with selisik:
pip install rensa datasketch.
"""

import argparse
import re
import shutil
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from day import run
from generate import generate

from selisik.comparing.copies import find_copies
from selisik.comparing.sketches import sketch_texts
from selisik.data import text_hash

COLUMNS = ["id", "sha256", "outlet", "published", "url", "text"]
CHUNK = 5_000
MILLION = 1_000_000
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


def timed(articles: int, folder: Path) -> float:
    """Print the time from the tables of articles to those of copies and furniture; gives it for one article."""
    if not folder.is_dir():
        half = articles // 2
        with ProcessPoolExecutor(2) as pool:
            sizes = pool.map(write_articles, [folder] * 2, ["a", "b"], [half, articles - half], [1, 2])
            print(f"{articles} articles of {sum(sizes) / articles:.0f} characters written")
    for table in ("copies", "furniture", "versions"):
        shutil.rmtree(folder / table, ignore_errors=True)
    code = "import sys, pathlib; from selisik.run.copying import write_texts; write_texts(pathlib.Path(sys.argv[1]), 2)"
    wall, spent, memory = run([sys.executable, "-c", code, str(folder)], folder / "out.txt")
    groups = sum(pq.ParquetFile(path).metadata.num_rows for path in folder.glob("copies/*/*.parquet"))
    print(f"{articles} articles: {wall:.1f} s on the wall, {spent:.1f} processor seconds, peak {memory:.2f} GiB")
    print(f"{groups} groups; {spent / articles * MILLION:.0f} processor microseconds an article")
    return spent / articles


def peers(folder: Path, number: int, ours: float) -> None:
    """Print what rensa and datasketch take for a sample of the texts, in processor seconds of one process."""
    texts: list[str] = []
    for path in sorted(folder.glob("articles/*/*.parquet")):
        texts += pq.ParquetFile(path).read(columns=["text"])["text"].to_pylist() if len(texts) < number else []
    for name, peer in (("rensa + numpy", with_rensa), ("datasketch, hashing alone", with_datasketch)):
        start = time.process_time()
        peer(texts[:number])
        spent = (time.process_time() - start) / number
        print(f"{name}: {spent * MILLION:.0f} processor microseconds an article, {spent / ours:.1f} times ours")


def gram_lists(texts: list[str]) -> list[list[str]]:
    """The word 5-grams of each text as strings."""
    cut = (re.findall("[a-z0-9]+", text.lower()) for text in texts)
    return [[" ".join(words[at : at + 5]) for at in range(len(words) - 4)] for words in cut]


def with_rensa(texts: list[str]) -> None:
    """Sketches by rensa, and pairs by the same bands as ours."""
    import rensa

    rows = rensa.RMinHash.digest_matrix_from_token_sets(gram_lists(texts), 128, 1).to_rows()
    find_copies(np.array(rows, dtype=np.uint32))


def with_datasketch(texts: list[str]) -> None:
    """Sketches by datasketch."""
    import datasketch

    grams = [[gram.encode() for gram in own] for own in gram_lists(texts)]
    datasketch.MinHash.bulk(grams, num_perm=128)


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
    parser.add_argument("--peers", type=int, help="a sample of so many articles for rensa and datasketch too")
    parser.add_argument("--folder", type=Path, help="where the tables are, or are written if they are not there")
    wanted = parser.parse_args()
    if wanted.articles:
        with TemporaryDirectory() as own:
            folder = wanted.folder or Path(own) / "tables"
            ours = timed(wanted.articles, folder)
            if wanted.peers:
                peers(folder, wanted.peers, ours)
    if wanted.exact:
        exact(wanted.exact)


if __name__ == "__main__":
    main()

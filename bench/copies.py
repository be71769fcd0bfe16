"""Near copies: time and memory over many articles, and recall and precision against exact sets on 20,000.

python bench/copies.py --articles 1000000         time and memory, texts written on the way
python bench/copies.py --exact 20000              recall of pairs of likeness .7, precision at .5
"""

import argparse
import re
import resource
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations, islice

import numpy as np
from generate import generate

from selisik.comparing.copies import Sketches, copy_groups, find_copies, sketch_texts

CHUNK = 5_000
LIKE, HALF = 0.7, 0.5


def sketched(texts: list[str]) -> tuple[Sketches, float]:
    """Sketches of a chunk and the processor seconds they took."""
    start = time.process_time()
    return sketch_texts(texts), time.process_time() - start


def timed(articles: int, workers: int) -> None:
    """Print the time of sketching (beside that of writing the texts) and of finding and grouping copies."""
    rows = (row["text"] for row in generate(articles))
    parts, spent, begun, size = [], 0.0, time.perf_counter(), 0
    with ProcessPoolExecutor(workers) as pool:
        waiting = []
        while chunk := list(islice(rows, CHUNK)):
            size += sum(map(len, chunk))
            waiting.append(pool.submit(sketched, chunk))
            if len(waiting) > workers:
                part, seconds = waiting.pop(0).result()
                parts.append(part)
                spent += seconds
        for each in waiting:
            part, seconds = each.result()
            parts.append(part)
            spent += seconds
    writing = time.perf_counter() - begun
    sketches = np.concatenate(parts)
    parts.clear()
    start, cpu = time.perf_counter(), time.process_time()
    pairs = find_copies(sketches)
    groups = copy_groups(pairs)
    finding, finding_cpu = time.perf_counter() - start, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{articles} articles of {size / articles:.0f} characters; {len(pairs)} pairs in {len(groups)} groups")
    print(f"sketching {spent:.1f} processor seconds, {spent / workers:.1f} a worker; with writing {writing:.1f}")
    print(f"finding and grouping {finding:.1f} s ({finding_cpu:.1f} processor seconds); peak {memory:.2f} GiB")


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
    parser.add_argument("--workers", type=int, default=2)
    wanted = parser.parse_args()
    if wanted.articles:
        timed(wanted.articles, wanted.workers)
    if wanted.exact:
        exact(wanted.exact)


if __name__ == "__main__":
    main()

"""What another day costs an archive: day after day added by `selisik stories --archive`, and from digests.

    python bench/archive.py --articles 500 --days 31     text to stories, as a user runs it, and the part after digests

Printed are processor seconds for a thousand articles of the day. Beside each of the last days the first is added to a
new archive, so that both are taken under one load. The text is that of `bench/generate.py` with the median length of
real scraped news.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from day import REAL_WORDS
from generate import generate

from selisik.comparing import pack_digest, unpack_digest
from selisik.data import Problem
from selisik.reading import read_inputs
from selisik.run.growing import add_digests
from selisik.run.pipeline import digest_all

THOUSAND = 1_000
# The last days of a run, of which the median is printed.
LAST_DAYS = 5


def days_of(articles: int, days: int, folder: Path) -> list[tuple[Path, int]]:
    """A table a day with its number of articles; the tail after the last whole day is left out."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in generate(articles * days, days=days, words=REAL_WORDS):
        rows[row["published"][:10]].append(row)
    made = []
    for day in sorted(rows)[:days]:
        path = folder / f"{day}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows[day]), "utf-8")
        made.append((path, len(rows[day])))
    return made


def from_text(table: Path, archive: Path) -> float:
    """Processor seconds of the command with its workers."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "selisik.app.cli", "stories", str(table), "--archive", str(archive)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def from_digests(table: Path, archive: Path) -> float:
    """Processor seconds of adding the table's digests."""
    articles = [each for each in read_inputs([str(table)]) if not isinstance(each, Problem)]
    digests = [unpack_digest(pack_digest(each)) for each in digest_all(articles, print)]
    start = time.process_time()
    add_digests(digests, archive)
    return time.process_time() - start


def main() -> None:
    """Add the days twice, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--days", type=int, default=31)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables, ratios = days_of(wanted.articles, wanted.days, folder), list[tuple[float, float]]()
        for number, (table, articles) in enumerate(tables, 1):
            cost = costs_of(table, articles, folder / "text.db", folder / "digests.db")
            print(
                f"day {number}: {articles} articles, a thousand in {cost[0]:.2f} s, digests {cost[1]:.2f} s", flush=True
            )
            if number > max(1, wanted.days - LAST_DAYS):
                first = costs_of(*tables[0], folder / f"text{number}.db", folder / f"digests{number}.db")
                ratios.append((cost[0] / first[0], cost[1] / first[1]))
                print(f"  day 1 beside it: {first[0]:.2f} s, digests {first[1]:.2f} s", flush=True)
    for what, own in zip(("text", "digests"), zip(*ratios, strict=True), strict=True):
        print(f"from {what}: the last {LAST_DAYS} days cost {median(own):.2f} times the first, in the median")


def costs_of(table: Path, articles: int, *archives: Path) -> tuple[float, float]:
    """Processor seconds for a thousand articles of a table, from text and from digests, each into its archive."""
    text, digests = from_text(table, archives[0]), from_digests(table, archives[1])
    return text * THOUSAND / articles, digests * THOUSAND / articles


if __name__ == "__main__":
    main()

"""How fast articles are annotated, beside spaCy's name tagger alone, and how time grows with hostile texts.

    python bench/annotate.py                     500 articles, then the growth table and docs/growth.svg
    python bench/annotate.py --articles 3820     all of the pool
    python bench/annotate.py --without speed     the growth alone (speed | growth)
    python bench/annotate.py --without speed --only "commas,capitals"

The articles are those of `../shared/eval/data/pool.jsonl` where it is present, else the examples over and over (said).
spaCy is measured where it is installed (`pip install spacy`): a blank Indonesian pipeline with an NER trained for six
passes on names-train in this very run, on as many processes as selisik has workers.
"""

import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared/eval/data"
PLOT = ROOT / "docs/growth.svg"
WORKERS = 2
# Enough for a tagger that finds names: its speed is measured here, its score stands in the training script of ours.
PASSES, TRAINED_AT_ONCE = 6, 4
# Articles that spaCy gives a process at once: so few that no process waits for another's thousand.
GIVEN_AT_ONCE = 32
# Runs a command and tells how it ended, its processor seconds and the kB of its largest process. A process is counted
# with the memory of the one that started it, so a small one does, not this one with all the articles.
MEASURED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
# Texts of one thing over and over, made of what news text is torn from.
HOSTILE: dict[str, str] = {
    "opening quotation marks": "“",
    "straight quotation marks": '"',
    "quotation marks and letters": '"a ',
    "commas": ",",
    "capitals": "A",
    "capitalised words": "Aa ",
    "first names": "Budi ",
    "first names in turn": "Siti Budi Ani ",
    "brackets": "(",
    "digits": "1",
    "digits and points": "1.",
    "cues": "kata ",
    "points": ". ",
    "line ends": "\n",
    "spaces": " ",
    "one word": "a",
    "clauses of saying": "mengatakan bahwa ",
    "quotations with speakers": '"Aa bb cc dd," kata Budi Warsana. ',
    "names in brackets": "Aa (Bb) ",
    "dates": "Rabu (7/8/2024) ",
    "clocks": "pukul 05.10 ",
    "weekdays": "Senin ",
    "days of speech": '"Kemarin," kata Budi, Senin (5/8/2024), pukul 05.10 ',
    "days after": "keesokan harinya ",
    "money": "Rp 1,2 triliun ",
    "number words": "dua ",
    "links": "Baca juga:",
    "quotations in quotations": "\"'",
    "short lines": "a\n",
    "names glued to places": "Raka WibawaJakarta ",
}
SIZES = (62_500, 125_000, 250_000, 500_000, 1_000_000)
# Time over size fits size^k; up to this k it counts as growing in proportion (1.0, and room for a noisy clock).
STEEPEST = 1.25


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON-lines file."""
    return [json.loads(line) for line in path.read_bytes().decode("utf-8").split("\n") if line.strip()]


def chosen(count: int) -> list[dict[str, Any]]:
    """So many articles, spread evenly over the pool; the examples repeated where there is no pool."""
    pool = DATA / "pool.jsonl"
    if pool.exists():
        rows = rows_of(pool)
        return rows[:: max(1, len(rows) // count)][:count]
    print("no pool.jsonl: the examples are repeated instead")
    rows = rows_of(ROOT / "examples/kapal-tenggelam/articles.jsonl")
    return [row | {"id": f"{row['id']}-{number}"} for number, row in enumerate(islice(cycle(rows), count))]


def speed_of_selisik(rows: list[dict[str, Any]]) -> float:
    """Articles a processor second of `selisik annotate`, start of the program included; prints clock and memory too."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as table:
        table.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        table.flush()
        command = [sys.executable, "-m", "selisik.app.cli", "annotate", table.name, "--workers", str(WORKERS)]
        started = time.perf_counter()
        # Compiled bytecode is kept, as on users' machines.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        told = subprocess.run(
            [sys.executable, "-c", MEASURED, *command], capture_output=True, text=True, check=True, env=kept
        )
        seconds = time.perf_counter() - started
    code, spent, largest = map(float, told.stdout.split())
    if code not in (0, 1):  # 1: done, with problems named
        raise SystemExit(f"selisik annotate ended with {code:.0f}")
    size = sum(len(row["text"].encode("utf-8")) for row in rows) / 1e6
    print(
        f"selisik annotate      {len(rows) / seconds:7.1f} articles/s, {len(rows) / spent:.1f} a processor second; "
        f"{WORKERS} workers, {size / spent:.2f} MB a processor second, {largest / 1024:.0f} MB in the largest"
    )
    return len(rows) / spent


def speed_of_spacy(rows: list[dict[str, Any]]) -> float | None:
    """Articles a processor second of spaCy's blank Indonesian pipeline with a trained NER; None where not measured."""
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        print("spaCy is not installed: no comparison (pip install spacy)")
        return None
    if not (DATA / "names-train.jsonl").exists():
        print("no names-train.jsonl: nothing to train spaCy on, no comparison")
        return None
    warnings.filterwarnings("ignore", message=r".*W030")  # spans that do not meet its tokens are left out
    tagger = spacy.blank("id")
    tagger.add_pipe("ner")
    train = [
        Example.from_dict(tagger.make_doc(row["text"]), {"entities": [(a, b, kind) for kind, a, b in row["names"]]})
        for row in rows_of(DATA / "names-train.jsonl")
    ]
    tagger.initialize(lambda: train[:200])
    chance = random.Random(1)
    for _ in range(PASSES):
        chance.shuffle(train)
        for start in range(0, len(train), TRAINED_AT_ONCE):
            tagger.update(train[start : start + TRAINED_AT_ONCE], drop=0.2)
    started, spent = time.perf_counter(), _processor_seconds()
    texts = (row["text"] for row in rows)
    documents = tagger.pipe(texts, n_process=WORKERS, batch_size=GIVEN_AT_ONCE)
    found = sum(len(document.ents) for document in documents)
    seconds, spent = time.perf_counter() - started, _processor_seconds() - spent
    print(
        f"spaCy blank id + NER  {len(rows) / seconds:7.1f} articles/s, {len(rows) / spent:.1f} a processor second; "
        f"{WORKERS} processes, {found} names"
    )
    return len(rows) / spent


def _processor_seconds() -> float:
    """Of this process and of its children that have ended."""
    return sum(os.times()[:4])


def growth(only: str = "") -> Iterator[tuple[str, list[float]]]:
    """For each hostile text, the seconds that `annotate_article` takes at each size; a slow one stops early."""
    from selisik.annotating import annotate_article
    from selisik.data import Article, text_hash

    def seconds(text: str) -> float:
        article = Article(id="a", text=text, sha256=text_hash(text), language="id", published="2024-08-07")
        started = time.process_time()
        annotate_article(article)
        return time.process_time() - started

    seconds('Budi Warsana berkata, "Ya." Itu pada Rabu (7/8/2024).')  # models and lists are loaded once, not timed
    for name, unit in HOSTILE.items():
        if only and name not in only.split(","):
            continue
        yield name, list(_until_slow(lambda size, unit=unit: seconds(unit * (size // len(unit)))))  # type: ignore[misc]


def _until_slow(timed: Callable[[int], float], longest: float = 60.0) -> Iterator[float]:
    for size in SIZES:
        yield (spent := timed(size))
        if spent > longest:
            return


def steepness(times: list[float]) -> float:
    """The exponent k of the best fit of size^k (least squares over logarithms); 1 is in proportion.

    >>> round(steepness([1.0, 2.0, 4.0, 8.0, 16.0]), 3)
    1.0
    """
    points = [(math.log(size), math.log(max(spent, 1e-6))) for size, spent in zip(SIZES, times, strict=False)]
    x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def drawing(curves: list[tuple[str, list[float]]]) -> str:
    """Time over size as an SVG: one line a text, its name at its end."""
    wide, high, left, below = 900, 520, 60, 40
    top = max(max(times) for _, times in curves)
    lines = []
    for number, (name, times) in enumerate(sorted(curves, key=lambda curve: curve[1][-1])):
        hue = 360 * number // len(curves)
        at = [
            (left + size / SIZES[-1] * (wide - left - 220), high - below - spent / top * (high - below - 30))
            for size, spent in zip(SIZES, times, strict=False)
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        lines.append(f'<polyline points="{path}" fill="none" stroke="hsl({hue} 65% 40%)" stroke-width="2"/>')
        lines.append(
            f'<text x="{wide - 210}" y="{high - below - 14 - number * 20}" fill="hsl({hue} 65% 35%)">{name}</text>'
        )
    axes = (
        f'<path d="M{left},20V{high - below}H{wide - 220}" fill="none" stroke="#444"/>'
        f'<text x="{left - 8}" y="34" text-anchor="end">{top:.1f} s</text>'
        f'<text x="{wide - 220}" y="{high - 12}" text-anchor="end">{SIZES[-1]:,} characters</text>'
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"'
    return f'{head} style="font-family:sans-serif;font-size:13px;background:#fff">{axes}{"".join(lines)}</svg>\n'


def print_growth(only: str) -> None:
    """The table of seconds by size, and the drawing."""
    curves = []
    print(f"{'seconds for characters':30}" + "".join(f"{size:>10,}" for size in SIZES) + "  grows as size^k")
    for name, times in growth(only):
        curves.append((name, times))
        steep = steepness(times)
        told = "".join(f"{spent:10.2f}" for spent in times) + " " * 10 * (len(SIZES) - len(times))
        print(f"{name:30}{told}  {steep:.2f}{'  TOO STEEP' if steep > STEEPEST else ''}", flush=True)
    PLOT.write_text(drawing(curves), encoding="utf-8")
    print(f"drawn in {PLOT.relative_to(ROOT)}")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--without", choices=("speed", "growth"))
    parser.add_argument("--only", default="", help="names of hostile texts, parted by commas; without it all")
    args = parser.parse_args()
    if args.without != "speed":
        rows = chosen(args.articles)
        ours, theirs = speed_of_selisik(rows), speed_of_spacy(rows)
        if theirs:
            print(f"ratio                 {ours / theirs:7.2f} by seconds of the processors (2 is the aim)")
    if args.without != "growth":
        print_growth(args.only)


if __name__ == "__main__":
    main()

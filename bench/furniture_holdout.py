"""How well furniture is found at an outlet whose phrases were never written down: one outlet held out after another.

    python bench/furniture_holdout.py [furniture.jsonl]

For each outlet of the labelled lines: F1 with the whole table of phrases and without the phrases written for it alone.
Prints a line an outlet and the totals; exits 0, and says so where the labelled lines are absent.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from selisik.annotating.regions import find_regions
from selisik.data import Article, text_hash
from selisik.lang import pack

LABELLED = Path(__file__).resolve().parents[2] / "shared/eval/data/furniture.jsonl"
LEFT_OUT = ("furniture", "credit", "repeat")
Counts = tuple[int, int, int]


def counts(row: dict[str, Any], without: frozenset[str]) -> Counts:
    """Lines rightly left out, lines left out, lines to leave out; a mixed line counts where its furniture is cut."""
    text = row["text"]
    article = Article(id=row["id"], text=text, sha256=text_hash(text), title=row["title"])
    out: set[int] = set()
    for region in find_regions(article, pack("id"), without):
        if region.kind in LEFT_OUT:
            out.update(place for place in range(region.start, region.end) if not text[place].isspace())
    right = found = wanted = 0
    for line in row["lines"]:
        for start, end in line["furniture"] if line["label"] == "mixed" else [(line["start"], line["end"])]:
            if line["label"] == "caption":
                continue
            places = [place for place in range(start, end) if not text[place].isspace()]
            dropped = sum(place in out for place in places) >= len(places) / 2
            want = line["label"] in (*LEFT_OUT, "mixed")
            right, found, wanted = right + (dropped and want), found + dropped, wanted + want
    return right, found, wanted


def total(parts: Iterable[Counts]) -> Counts:
    """The sums."""
    right, found, wanted = (sum(column) for column in zip(*parts, strict=True))
    return right, found, wanted


def shown(part: Counts) -> str:
    """Precision, recall and F1 of the counts."""
    right, found, wanted = part
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def report(path: Path) -> Iterator[str]:
    """A line an outlet that has furniture, and one for all."""
    rows = defaultdict(list)
    for line in path.read_text("utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            rows[row["outlet"]].append(row)
    both: list[tuple[Counts, Counts]] = []
    for outlet, articles in sorted(rows.items()):
        known, unseen = (
            total(counts(row, without) for row in articles) for without in (frozenset[str](), frozenset({outlet}))
        )
        both.append((known, unseen))
        if known[2]:
            yield f"{outlet}, {known[2]} lines: all phrases {shown(known)}; held out {shown(unseen)}"
    known, unseen = (total(part[at] for part in both) for at in (0, 1))
    yield f"all, {known[2]} lines: all phrases {shown(known)}; held out {shown(unseen)}"


def main() -> None:
    """Print the lines."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else LABELLED
    print("\n".join(report(path)) if path.exists() else f"{path} is not there: nothing to measure")


if __name__ == "__main__":
    main()

"""Who said what in articles of the pool, labelled by readers: kept as cases, and how often each way of naming is right.

    python bench/spoken.py keep POOL LABELLED...     labelled articles into tests/quality/spoken.jsonl
    python bench/spoken.py score POOL                the scorer's figures on them, and a table by way of naming

POOL is the table of articles; LABELLED are tables in the form of `../shared/eval/data/statements.jsonl`, made by
readers who saw neither the program's output nor its rules. What is kept holds ids, a hash of the text, and offsets: no
words.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from selisik.data import text_hash
from selisik.lang import pack

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests/quality/spoken.jsonl"
# Overlap from which a statement found is the one labelled: the scorer's own.
OVERLAP = 0.6
Row = dict[str, Any]
RESAMPLES = 200
OUTCOMES = ("right", "left open", "wrong")


def read_rows(path: Path) -> list[Row]:
    """The rows of a table of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def keep(pool: Path, labelled: Sequence[Path]) -> None:
    """The labels as offsets into the pool's own texts, a line an article, in the order of their ids."""
    articles = {row["id"]: row for row in read_rows(pool)}
    kept = {row["id"]: kept_row(row, articles[row["id"]]["text"]) for path in labelled for row in read_rows(path)}
    KEPT.write_text("".join(json.dumps(kept[name]) + "\n" for name in sorted(kept)), encoding="utf-8")


def kept_row(row: Row, text: str) -> Row:
    """One labelled article without its words: a speaker is kept by where the article names it, if it does."""
    statements = [each | {"speaker": places_of(each["speaker"] or (), text)} for each in row["statements"]]
    return {"id": row["id"], "sha256": text_hash(text), "statements": statements, "optional": row["optional"]}


def places_of(names: Iterable[str], text: str) -> list[list[int]]:
    """Where the text has each name first; names that it has nowhere are left out."""
    return [[at, at + len(name)] for name in names if (at := text.find(name)) >= 0]


def rows_to_score(pool: Path) -> list[Row]:
    """The kept articles as the scorer reads them, with their text from the pool; ValueError for another text."""
    articles = {row["id"]: row for row in read_rows(pool)}
    return [scored_row(row, articles[row["id"]]) for row in read_rows(KEPT)]


def scored_row(row: Row, article: Row) -> Row:
    """A kept row with its words again."""
    text = article["text"]
    if text_hash(text) != row["sha256"]:
        raise ValueError(f"{row['id']}: the pool's text is not the one that was labelled")
    statements = [
        each | {"speaker": [text[start:end] for start, end in each["speaker"]] or None} for each in row["statements"]
    ]
    return article | {"counts": "all", "statements": statements, "optional": row["optional"]}


def naming(statement: Row, text: str) -> str:
    """How the article names the speaker of a labelled statement right there."""
    words = text[slice(*statement["source"])] if statement["source"] else ""
    cue = text[slice(*statement["cue"])] if statement["cue"] else ""
    if not cue:
        return "not named: the quotation goes on"
    table = pack("id").table("statements")
    if not words:
        return "a clitic on the cue" if cue.endswith(table["affixes"]["clitic"]) else "not named"
    if words.casefold() in table["phrases"]["pronouns"]:
        return "a pronoun"
    if any(name in words for name in statement["speaker"]):
        return "the full name"
    parts = {part for name in statement["speaker"] for part in name.split()}
    return "part of the name" if parts & set(words.split()) else "a description"


def outcomes(score: Any, rows: Iterable[Row], printed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Way of naming and outcome of every labelled statement that was found and whose speaker is labelled."""
    for row in rows:
        text, mine = row["text"], printed[row["id"]]["statements"]
        gold = [score.trim(text, score.span(each)) for each in row["statements"]]
        found = [score.trim(text, score.span(each["content"])) for each in mine]
        for at, other in score.match(gold, found, OVERLAP):
            if row["statements"][at]["speaker"]:
                statement, who = row["statements"][at], mine[other]["speaker"]
                right = who and any(score.full_name(who["name"], name) for name in statement["speaker"])
                yield naming(statement, text), "right" if right else "wrong" if who else "left open"


def table(found: Iterable[tuple[str, str]]) -> list[str]:
    """The outcomes as a Markdown table, the commonest way of naming first."""
    counts = Counter(found)
    ways = Counter(way for way, _ in counts.elements())
    lines = ["| the speaker is named by | of | right | left open | wrong |", "| --- | --- | --- | --- | --- |"]
    for way, of in ways.most_common():
        shares = " | ".join(f"{counts[way, outcome]}" for outcome in OUTCOMES)
        lines.append(f"| {way} | {of} | {shares} |")
    return lines


def main() -> None:
    """What the first word asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("keep", "score"))
    parser.add_argument("pool", type=Path)
    parser.add_argument("labelled", nargs="*", type=Path)
    given = parser.parse_args()
    if given.what == "keep":
        keep(given.pool, given.labelled)
        return
    import accuracy  # it writes these figures into the docs, and so reads this file

    print(accuracy.spoken_section(accuracy.scorer(), RESAMPLES, given.pool))


if __name__ == "__main__":
    main()

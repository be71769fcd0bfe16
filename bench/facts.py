"""Which facts of stories of the pool are the same, stand alone or differ, labelled by readers and kept as offsets.

    python bench/facts.py keep LABELLED...          labelled stories into tests/quality/facts.jsonl
    python bench/facts.py restore POOL FOLDER       FOLDER/claims.jsonl with the texts again, for the scorer
    python ../shared/eval/score.py claims --data FOLDER

POOL is a table of articles; LABELLED are tables in the form of `../shared/eval/data/claims.jsonl`, made by readers who
saw neither the program's output nor its rules. What is kept holds ids, hashes of the texts, and offsets: no words.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from selisik.data import text_hash

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests/quality/facts.jsonl"
Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """The rows of a table of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def keep(labelled: Sequence[Path]) -> None:
    """The labels without a word of the articles, a line a story, in the order of their first articles."""
    rows = sorted((kept_row(row) for path in labelled for row in read_rows(path)), key=lambda row: row["articles"][0])
    KEPT.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def kept_row(row: Row) -> Row:
    """One labelled story as ids, hashes and places."""
    return {
        "articles": [[each["id"], text_hash(each["text"])] for each in row["articles"]],
        "same": [[place(each["a"]), place(each["b"]), each["wording"]] for each in row["same"]],
        "conflict": [[place(each["a"]), place(each["b"]), each["kind"], each["reason"]] for each in row["conflict"]],
        "only": [place(each) for each in row["only"]],
        "origin": row["origin"],
    }


def place(passage: Row) -> list[Any]:
    """Where a passage stands: article, start and end in characters."""
    return [passage["id"], passage["start"], passage["end"]]


def restored(row: Row, articles: Mapping[str, Row]) -> Row:
    """A kept story in the form that the scorer reads; ValueError for another text than was labelled."""
    for name, sha256 in row["articles"]:
        if text_hash(articles[name]["text"]) != sha256:
            raise ValueError(f"{name}: another text than was labelled")
    return {
        "story": row["articles"][0][0],
        "articles": [articles[name] for name, _ in row["articles"]],
        "same": [{"a": cut(a, articles), "b": cut(b, articles), "wording": how} for a, b, how in row["same"]],
        "conflict": [
            {"a": cut(a, articles), "b": cut(b, articles), "about": kind, "kind": kind, "reason": reason}
            for a, b, kind, reason in row["conflict"]
        ],
        "only": [cut(each, articles) for each in row["only"]],
        "origin": row["origin"],
    }


def cut(kept: Sequence[Any], articles: Mapping[str, Row]) -> Row:
    """A passage with its words."""
    name, start, end = kept
    words = articles[name]["text"][start:end]
    return {"id": name, "start": start, "end": end, "text": words, "value": words}


def restore(pool: Path, folder: Path) -> None:
    """Every kept story with the pool's texts, as `claims.jsonl` in the folder."""
    articles = {row["id"]: row for row in read_rows(pool)}
    rows = [restored(row, articles) for row in read_rows(KEPT)]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    """Keep labels, or give them their texts back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["keep", "restore"])
    parser.add_argument("paths", nargs="+", type=Path)
    wanted = parser.parse_args()
    if wanted.what == "keep":
        keep(wanted.paths)
    elif len(wanted.paths) != 2:
        parser.error("restore takes the pool and a folder")
    else:
        restore(*wanted.paths)


if __name__ == "__main__":
    main()

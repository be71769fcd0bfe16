"""Any mix of inputs to articles."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from selisik.data import Article, Problem, text_hash


def read_inputs(inputs: Iterable[str]) -> Iterator[Article | Problem]:
    """The articles of the inputs in order, and a problem for each one that cannot be read."""
    for name in inputs:
        path = Path(name)
        if path.suffix == ".jsonl":
            for line in path.read_bytes().decode("utf-8").split("\n"):
                if line.strip():
                    row = json.loads(line)
                    keep = {key: row.get(key) for key in ("url", "outlet", "title", "published", "author")}
                    yield Article(id=row["id"], text=row["text"], sha256=text_hash(row["text"]), **keep)
        else:
            text = path.read_bytes().decode("utf-8")
            yield Article(id=path.stem, text=text, sha256=text_hash(text), path=name)

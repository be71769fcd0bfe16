"""Real articles go through without an error, and what comes out keeps the laws. Skips where the news is absent."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from selisik.annotating import annotate_article
from selisik.briefing import check_brief
from selisik.data import Article, text_hash
from selisik.data.codec import brief_bytes, read_brief
from selisik.run import pipeline

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared/eval/data"
# One article in so many of the pool: all of it takes minutes, and `selisik annotate pool.jsonl` says the same.
EVERY = 10
pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not DATA.exists(), reason=f"no real news to try: {DATA} is absent"),
]


def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of one file of the labelled news; none where it is absent, so that the tests can be collected."""
    path = DATA / name
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()] if path.exists() else []


def article_of(row: dict[str, Any]) -> Article:
    """A row of the claims file as an article."""
    known = {key: row.get(key) for key in ("url", "outlet", "title", "published")}
    return Article(id=row["id"], text=row["text"], sha256=text_hash(row["text"]), language="id", **known)


def test_articles_of_the_pool_are_annotated_without_a_problem(tmp_path: Path) -> None:
    rows = rows_of("pool.jsonl")[::EVERY]
    table = tmp_path / "pool.jsonl"
    table.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "selisik.app.cli", "annotate", str(table), "--workers", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "articles annotated" not in line]
    assert (done.returncode, said) == (0, []), said[:5]
    texts = {row["id"]: row["text"] for row in rows}
    lines = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert len(lines) == len(texts)
    for line in lines:
        text, covered = texts[line["article"]["id"]], bytearray(len(line["text"]))
        assert line["text"] == text
        for region in line["regions"]:
            assert not any(covered[region["start"] : region["end"]]), (line["article"]["id"], region)
            covered[region["start"] : region["end"]] = b"\1" * (region["end"] - region["start"])
        bare = [place for place, character in enumerate(text) if not covered[place] and not character.isspace()]
        assert not bare, (line["article"]["id"], bare[:3])


@pytest.mark.parametrize("story", rows_of("claims.jsonl"), ids=lambda story: str(story["story"]))
def test_a_brief_of_a_real_story_is_whole_and_does_not_depend_on_order(story: dict[str, Any]) -> None:
    annotated = [annotate_article(article_of(row)) for row in story["articles"]]
    brief = pipeline.make_brief(annotated)
    assert brief.claims
    assert not check_brief(read_brief(brief_bytes(brief)), [each.article for each in annotated])
    random.Random(3).shuffle(annotated)
    assert brief_bytes(pipeline.make_brief(annotated)) == brief_bytes(brief)

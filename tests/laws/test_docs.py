"""The documents say what the program says: every cog block is as it would be printed now (`make docs` mends it)."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from selisik.reading.formats import ENDINGS

ROOT = Path(__file__).parents[2]


def test_the_readme_s_python_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "direct" in done.stdout


@pytest.mark.parametrize("kind", ["stories explain", pytest.param("batch", marks=pytest.mark.heavy)])
def test_the_readme_s_commands_on_the_examples_run(tmp_path: Path, kind: str) -> None:
    if kind == "batch":
        pytest.importorskip("daft", reason="needs the extra selisik[batch]")
    readme = (ROOT / "README.md").read_text("utf-8")
    lines = re.findall(r"^    selisik (.* examples/.*|.*kept\.db.*)$", readme, re.MULTILINE)
    commands = [words for words in (shlex.split(line, comments=True) for line in lines) if words[0] in kind]
    assert {words[0] for words in commands} == set(kind.split())
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for words in commands:
        command = [sys.executable, "-m", "selisik.app.cli", *words]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, (words, done.stderr)
        assert done.stdout or words[0] == "batch"


def test_readme_and_commands_name_every_kind_of_input() -> None:
    kinds = {".gz" if each.endswith(".gz") else each for each in ENDINGS} - {".htm", ".xhtml", ".ndjson", ".tsv"}
    names = {".txt": "text files", ".html": "HTML", ".parquet": "Parquet", ".warc": "WARC"}
    for page in ("README.md", "docs/commands.md"):
        said = (ROOT / page).read_text("utf-8")
        (inputs,) = re.findall(r"(?:What goes in:|Input is) any mix of .*?standard input", said, re.DOTALL)
        assert [each for each in sorted(kinds) if names.get(each, each) not in inputs] == []


def test_no_table_of_the_documents_is_empty() -> None:
    head_only = re.compile(r"^\|[ |:-]+\|\n(?!\|)", re.MULTILINE)
    assert not [page.name for page in (ROOT / "docs").glob("*.md") if head_only.search(page.read_text("utf-8"))]


def test_what_the_documents_print_is_current() -> None:
    cog = Path(sys.executable).with_name("cog")
    pages = sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs").glob("*.md"))
    done = subprocess.run(
        [str(cog), "--check", "-I", "docs", *pages], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr

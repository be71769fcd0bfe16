"""The documents say what the program says: every cog block is as it would be printed now (`make docs` mends it)."""

import re
import subprocess
import sys
from pathlib import Path

from selisik.reading.formats import ENDINGS

ROOT = Path(__file__).parents[2]


def test_the_readme_s_python_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "direct" in done.stdout


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

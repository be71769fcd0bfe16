"""A folder of everything that may go wrong at once: each thing is named, the others become a page, nothing runs."""

import json
import zipfile
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner, Result

from selisik.app.cli import app

ARTICLE = "Jembatan Way Lintang roboh, kata Bupati Sari Melati, Senin (3/6/2024)."
SCRIPT = "<script>document.title='taken'</script>"
ATTRIBUTE = '"><img src=x onerror="document.title=\'taken\'">'
QUOTATION_MARKS = 100_000
# Zeros pack a thousand to one; no real archive of articles does.
BOMB_BYTES = 20_000_000
TOO_LARGE_BYTES = 50_000_000
TEXTS = {
    "nul.txt": "Jembatan\x00 roboh, kata Bupati Sari Melati.",
    "bidi.txt": "Kepala Dinas Rahmat \u202eSulaiman\u202c mengatakan jembatan roboh pada Senin (3/6/2024).",
    "nobreak.txt": "Kepala\u00a0Dinas\u00a0Rahmat\u00a0Sulaiman mengatakan jembatan roboh pada Senin\u00a0(3/6/2024).",
    "quotation-marks.txt": "\u201c" * QUOTATION_MARKS + " kata Sari Melati.",
}
ROWS = (
    json.dumps({"id": "same", "text": ARTICLE, "title": SCRIPT, "url": "javascript:alert(1)", "outlet": ATTRIBUTE}),
    json.dumps({"id": "same", "text": ARTICLE + " Warga memutar lewat hulu."}),
    json.dumps({"text": SCRIPT + ATTRIBUTE + ARTICLE}),
    '{"id": "surrogate", "text": "x\\ud800y"}',
    json.dumps({"id": "no text"}),
    "{broken",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile")
    for name, text in TEXTS.items():
        (path / name).write_bytes(text.encode())
    (path / "empty.txt").touch()
    (path / "undecodable.txt").write_bytes(b"Jembatan \xff\xfe\x81 roboh.")
    (path / "one-line.txt").write_bytes(b"kata " * (TOO_LARGE_BYTES // 5))
    (path / "rows.jsonl").write_text("\n".join(ROWS), encoding="utf-8")
    with zipfile.ZipFile(path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", "0" * BOMB_BYTES)
    return path


@pytest.fixture(scope="module")
def done(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    out = tmp_path_factory.mktemp("out")
    return CliRunner().invoke(app, ["brief", str(folder), "-o", str(out)]), out


@pytest.mark.parametrize(
    "where",
    [
        "empty.txt",
        "undecodable.txt, byte 9",
        "one-line.txt",
        "bomb.zip/bomb.txt",
        "rows.jsonl, line 4, column text, character 1",
        "rows.jsonl, line 5",
        "rows.jsonl, line 6, character 1",
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(done: tuple[Result, Path], where: str) -> None:
    assert any(f"{where}:" in line for line in done[0].stderr.splitlines()), done[0].stderr


def test_everything_else_is_in_the_brief_to_the_last_character(done: tuple[Result, Path]) -> None:
    result, out = done
    texts = {each["text"] for each in json.loads((out / "brief.json").read_text("utf-8"))["articles"]}
    assert result.exit_code == 1
    assert texts == {*TEXTS.values(), *(json.loads(row)["text"] for row in ROWS[:3])}


def test_the_brief_of_hostile_articles_passes_its_check(done: tuple[Result, Path]) -> None:
    assert CliRunner().invoke(app, ["check", str(done[1] / "brief.json")]).exit_code == 0


def rendered(path: Path) -> str:
    """HTML of a page, or of what a reader of Markdown that lets HTML through makes of it."""
    text = path.read_text("utf-8")
    return MarkdownIt("commonmark").render(text) if path.suffix == ".md" else text


@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
def test_no_word_of_an_article_is_markup(done: tuple[Result, Path], name: str) -> None:
    page = rendered(done[1] / name)
    for markup in (SCRIPT, "<img src=x", 'href="javascript:'):
        assert markup not in page
    assert "taken" in page


def test_controls_are_shown_and_not_obeyed(done: tuple[Result, Path]) -> None:
    page = (done[1] / "brief.html").read_text("utf-8")
    assert "\x00" not in page and "\u202e" not in page

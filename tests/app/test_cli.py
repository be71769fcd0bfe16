"""The command line: what it prints, where it prints it, and how it exits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TWO = (
    '{"id": "a", "text": "Sungai Lamur meluap, kata Raka Wijanarko, Senin (2/6/2025)."}\n'
    '{"id": "b", "text": "Warga Lamur mengungsi setelah sungai meluap."}\n'
)


def selisik(*words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "selisik.app.cli", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "two.jsonl"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_annotate_prints_one_line_an_article_in_input_order(table: Path) -> None:
    got = selisik("annotate", table)
    rows = [json.loads(line) for line in got.stdout.splitlines()]
    assert (got.returncode, [row["article"]["id"] for row in rows]) == (0, ["a", "b"])
    assert rows[0]["text"] == json.loads(TWO.splitlines()[0])["text"]


def test_nothing_that_can_be_read_exits_2_and_names_the_file(tmp_path: Path) -> None:
    got = selisik("annotate", tmp_path / "absent.txt")
    assert got.returncode == 2
    assert "absent.txt" in got.stderr
    assert got.stdout == ""


def test_one_bad_input_exits_1_and_the_others_go_on(table: Path, tmp_path: Path) -> None:
    got = selisik("annotate", tmp_path / "absent.txt", table)
    assert got.returncode == 1
    assert len(got.stdout.splitlines()) == 2
    assert "absent.txt" in got.stderr


def test_brief_writes_three_files_and_check_passes(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert selisik("brief", table, "-o", out).returncode == 0
    assert sorted(path.name for path in out.iterdir()) == ["brief.html", "brief.json", "brief.md"]
    assert selisik("check", out / "brief.json", table).returncode == 0


@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
def test_check_of_a_folder_finds_one_changed_word_on_a_page(table: Path, tmp_path: Path, name: str) -> None:
    assert selisik("brief", table, "-o", tmp_path, "--ui", "en").returncode == 0
    assert selisik("check", tmp_path).returncode == 0
    page = tmp_path / name
    page.write_text(page.read_text("utf-8").replace("meluap", "surut", 1), encoding="utf-8")
    got = selisik("check", tmp_path)
    assert (got.returncode, name in got.stdout) == (1, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_standard_output_that_is_full_is_said_in_one_line(table: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "selisik.app.cli", "annotate", str(table)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["selisik"]


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    got = selisik("annotate", tmp_path)
    assert (got.returncode, got.stdout) == (2, "")
    assert "no article could be read" in got.stderr


def test_a_file_that_is_no_brief_is_refused_by_name(table: Path) -> None:
    got = selisik("check", table)
    assert got.returncode == 2
    assert "two.jsonl" in got.stderr


def test_an_output_that_cannot_be_written_is_named(table: Path) -> None:
    got = selisik("brief", table, "-o", "/dev/null/out")
    assert got.returncode == 2
    assert "cannot be written" in got.stderr


@pytest.mark.parametrize("command", ["brief", "batch"])
def test_a_file_where_a_folder_is_asked_for_is_said(table: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("x")
    for place in ("file", "file/below"):
        got = selisik(command, table, "-o", tmp_path / place)
        assert (got.returncode, got.stderr) == (2, f"selisik: {tmp_path / 'file'} is a file; name a folder\n")


def test_stories_to_read_stand_in_order_of_time(tmp_path: Path) -> None:
    rows = [
        {"id": f"n{at}", "text": f"{word} {word} {word} {word}.", "published": f"2031-03-{day:02}T08:00+07:00"}
        for at, (word, day) in enumerate(
            zip(("Banjir", "Longsor", "Pilkada", "Pasar", "Gempa"), (9, 3, 27, 1, 15), strict=True)
        )
    ]
    path = tmp_path / "day.jsonl"
    path.write_text("\n".join(map(json.dumps, [*rows, {"id": "n", "text": "Sawah menguning."}])), encoding="utf-8")
    archive = tmp_path / "s.db"
    for words in ([path], [path, "--archive", archive], ["--archive", archive]):
        said = selisik("stories", *words, "--format", "text").stdout.splitlines()
        assert [line[8:10] for line in said] == ["01", "03", "09", "15", "27", "  "]
    ids = [json.loads(line)["id"] for line in selisik("stories", path).stdout.splitlines()]
    assert ids == sorted(ids)


def test_workers_do_not_change_a_byte(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    rows = [json.dumps({"id": f"n{k}", "text": f"Banjir ke-{k} di Lamur, kata Raka Wijanarko."}) for k in range(120)]
    path.write_text("\n".join(rows), encoding="utf-8")
    alone, four = (selisik("annotate", path, "--workers", count) for count in (1, 4))
    assert alone.stdout == four.stdout
    assert len(alone.stdout.splitlines()) == 120


@pytest.mark.parametrize("command", ["annotate", "stories", "brief", "check", "compare", "explain", "batch"])
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    got = selisik(command, "--help")
    assert got.returncode == 0
    assert f"Example: selisik {command}" in got.stdout


def test_explain_prints_what_joined_a_story(tmp_path: Path) -> None:
    path = tmp_path / "pair.jsonl"
    text = "Kapal Bintang Meruni tenggelam di Selat Tameko, Rabu (7/8/2024), kata Kepala Kantor SAR Yosef Ponggawa."
    rows = [{"id": name, "title": "Kapal Tenggelam", "text": f"{text} {more}"} for name, more in ("aX", "bY")]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    story = json.loads(selisik("stories", path).stdout.splitlines()[0])
    got = selisik("explain", path, "--story", story["id"])
    (join,) = map(json.loads, got.stdout.splitlines())
    assert (join["a"], join["b"], join["a_title"], join["mean_odds"] >= join["least"]) == (
        "a",
        "b",
        "Kapal Tenggelam",
        True,
    )
    assert "“Kapal Tenggelam” and “Kapal Tenggelam”" in join["why"] and "or better was asked" in join["why"]
    assert selisik("explain", path, "--story", "absent").returncode == 2


def test_explain_says_what_is_nearest_to_a_story_of_one_article(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    text = "Kapal Bintang Meruni tenggelam di Selat Tameko, kata Kepala Kantor SAR Yosef Ponggawa."
    other = "Festival layang-layang di Selat Tameko dibatalkan, kata panitia Laras Wibisana, karena hujan."
    rows = [{"id": "a", "title": "Kapal Tenggelam", "text": text}, {"id": "b", "title": "Festival", "text": other}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    stories = map(json.loads, selisik("stories", path).stdout.splitlines())
    (own,) = (story for story in stories if story["articles"] == ["a"])
    (told,) = map(json.loads, selisik("explain", path, "--story", own["id"]).stdout.splitlines())
    assert (told["article"], told["title"]) == ("a", "Kapal Tenggelam")
    assert told["why"].startswith("“Kapal Tenggelam” stands alone")


def test_explain_looks_for_the_archive_before_it_reads(tmp_path: Path) -> None:
    got = selisik("explain", tmp_path / "absent.jsonl", "--archive", tmp_path / "absent.db", "--story", "x")
    assert (got.returncode, got.stderr.count("\n"), "no archive there" in got.stderr) == (2, 1, True)


def test_compare_puts_two_articles_side_by_side(table: Path, tmp_path: Path) -> None:
    got = selisik("compare", table)
    assert (got.returncode, "Wijanarko" in got.stdout) == (0, True)
    assert selisik("compare", table, "--html", tmp_path / "both.html").returncode == 0
    assert "Raka Wijanarko" in (tmp_path / "both.html").read_text(encoding="utf-8")


def test_compare_wants_two(table: Path) -> None:
    one = table.with_name("one.txt")
    one.write_text("Warga Lamur mengungsi.", encoding="utf-8")
    assert "two articles are compared" in selisik("compare", one).stderr

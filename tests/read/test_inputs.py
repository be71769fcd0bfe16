"""Every kind of input gives its articles, and every broken one its problem, without stopping the others."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from selisik.data import Article, Problem
from selisik.errors import UsageError
from selisik.reading import read_inputs

FLOOD = "Banjir di Kota Lengkuas surut karena hujan berhenti, kata wali kota itu kepada para wartawan."


def read(*inputs: Path | str) -> tuple[list[Article], list[Problem]]:
    found = list(read_inputs(str(name) for name in inputs))
    return [x for x in found if isinstance(x, Article)], [x for x in found if isinstance(x, Problem)]


def table(folder: Path, *rows: object, name: str = "t.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.b.txt"
    path.write_bytes(b"\xef\xbb\xbfJudul Berita\r\n\r\n" + FLOOD.encode() + b"\x00\xe2\x80\xae\r\n")
    articles, problems = read(path)
    assert not problems
    assert articles[0].id == "a.b"
    assert articles[0].text == f"Judul Berita\r\n\r\n{FLOOD}\x00\u202e\r\n"
    assert articles[0].title == "Judul Berita"
    assert articles[0].language == "id"


def test_a_folder_is_read_in_order_and_says_what_it_leaves(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(f"{FLOOD} {name}")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a", "b", "c"]
    assert [p.what for p in problems] == [
        "holds files that are not read: 1 .png",
        "leads to a folder that is already read",
    ]


def test_rows_without_id_are_named_by_their_text(tmp_path: Path) -> None:
    articles, problems = read(table(tmp_path, {"text": FLOOD, "halaman": 3}))
    assert articles[0].id == articles[0].sha256[:12]
    assert articles[0].extra == (("halaman", "3"),)
    assert not problems


def test_clashing_ids_get_their_hash_whatever_the_order(tmp_path: Path) -> None:
    one, two = {"id": "x", "text": FLOOD}, {"id": "x", "text": FLOOD + " Ya."}
    first, _ = read(table(tmp_path, one, two, one))
    second, problems = read(table(tmp_path, two, one))
    assert {a.id for a in first} == {f"x-{a.sha256[:6]}" for a in first} == {a.id for a in second}
    assert len(first) == 2
    assert not problems


def test_the_same_article_twice_is_read_once_and_said(tmp_path: Path) -> None:
    path = table(tmp_path, {"id": "x", "text": FLOOD})
    articles, problems = read(path, path)
    assert [a.id for a in articles] == ["x"]
    assert problems == [Problem(where=f"{path}, line 1", what="the same article is read already")]


def test_a_broken_row_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    good = json.dumps({"id": "good", "text": FLOOD, "published": "kemarin", "title": 7})
    path.write_bytes(
        b'{"text": "putus\n[1]\n{"id": "n"}\n{"text": 3}\n{"text": "\xff"}\n{"text": "a\\ud800"}\n'
        + good.encode()
        + b"\n"
    )
    articles, problems = read(path)
    assert [(a.id, a.published, a.title) for a in articles] == [("good", None, None)]
    assert [p.where.removeprefix(f"{path}, ") for p in problems] == [
        "line 1, character 9",
        "line 2",
        "line 3",
        "line 4",
        "line 5, byte 10",
        "line 6, column text, character 1",
        "line 7, column title",
        "line 7, column published",
    ]


def test_a_csv_table_with_semicolons_and_a_broken_byte(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        b'id;text;outlet\n1;"Kata dia; ""ya"".\nLalu pergi.";contoh.id\n2;\xff\xfe\xc3\xa9;\n3;'
        + FLOOD.encode()
        + b";\n"
    )
    articles, problems = read(path)
    assert [(a.id, a.outlet) for a in articles] == [("1", "contoh.id"), ("3", None)]
    assert articles[0].text == 'Kata dia; "ya".\nLalu pergi.'
    assert [p.where for p in problems] == [f"{path}, row 3, column text, character 0"]


@pytest.mark.parametrize("raw", [b"", b"\n  \n"])
def test_a_table_of_json_without_a_row_is_named(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "t.jsonl").write_bytes(raw)
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(raw))
    _, problems = read(tmp_path)
    assert [str(each) for each in problems] == [
        f"{tmp_path / name}: an empty table (leave it out)" for name in ("t.jsonl", "t.jsonl.gz")
    ]


def test_what_a_table_has_in_place_of_names_is_cut_short(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(bytes(range(128, 256)) * 4 + b"\x00\x01,b\n1,2\n")
    (tmp_path / "b.csv").write_text(
        ",".join(f"{at}{FLOOD.replace(',', '')}" for at in range(12)) + "\n1\n", encoding="utf-8"
    )
    _, (binary, long) = read(tmp_path)
    assert binary.what == "not a table: its first row is no text"
    assert long.what.startswith(f"a table without a column text; it has: 0{FLOOD[:23]}…, 1{FLOOD[:23]}…, 2")
    assert long.what.endswith(", …") and len(long.what) < 300


def test_a_zip_holds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.txt", FLOOD)
        archive.writestr("a.jsonl", json.dumps({"id": "r", "text": FLOOD}))
        archive.writestr("bomb.txt", b"0" * 7_000_000)
        archive.writestr("broken.zip", b"PK")
        archive.writestr("letter.docx", b"PK")
    articles, problems = read(path)
    assert [(a.id, a.path) for a in articles] == [("r", f"{path}/a.jsonl"), ("b", f"{path}/b.txt")]
    assert [p.where for p in problems] == [f"{path}/bomb.txt", f"{path}/broken.zip", str(path)]
    assert "1 .docx" in problems[-1].what


def test_what_is_no_text_is_refused_with_its_place(tmp_path: Path) -> None:
    cases = {
        "empty.txt": b" \n",
        "latin.txt": "Kata “dia” — ya".encode("cp1252"),
        "broken.txt": "Kata “dia”".encode() + b"\xff",
        "wide.txt": FLOOD.encode("utf-16-le"),
        "marked.txt": FLOOD.encode("utf-16"),
        "picture.txt": b"\x89PNG\x00\x01",
    }
    for name, raw in cases.items():
        (tmp_path / name).write_bytes(raw)
    articles, problems = read(*(tmp_path / name for name in cases), tmp_path / "missing.txt")
    assert [a.text for a in articles] == ["Kata “dia” — ya", FLOOD]
    assert [str(p).removeprefix(str(tmp_path) + "/").split(" (")[0] for p in problems] == [
        "empty.txt: holds no text",
        "latin.txt, byte 5: not UTF-8; read as Windows-1252",
        "broken.txt, byte 14: not UTF-8: byte 0xff is out of place",
        "wide.txt: looks like UTF-16 without a byte-order mark",
        "picture.txt: not text but a picture",
        "missing.txt: there is no such file or folder",
    ]


def test_no_input_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="no input"):
        read()


def test_a_quote_that_is_never_closed_is_said(tmp_path: Path) -> None:
    open_quote, closed = tmp_path / "open.csv", tmp_path / "closed.csv"
    open_quote.write_text('id,text\na,"Air surut.\nb,Air naik.\nc,Air tenang.\n', "utf-8")
    closed.write_text('id,text\na,"Air\nsurut."\nb,Air 5" naik.\n', "utf-8")
    found = list(read_inputs([str(open_quote)]))
    said = [each.where for each in found if isinstance(each, Problem) and "never closed" in each.what]
    assert said == [f"{open_quote}, row 2"]
    problems = [each for each in read_inputs([str(closed)]) if isinstance(each, Problem)]
    assert not [each for each in problems if "never closed" in each.what]

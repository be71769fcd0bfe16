"""Inputs made to break a reader: each gives a clear problem or its article, and none stops the others."""

import csv
import io
import json
import os
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from selisik.data import Article, Problem
from selisik.reading import read_inputs
from selisik.reading.limits import ARCHIVE_DEPTH, ARTICLE_BYTES

FLOOD = "Banjir di Kota Lengkuas surut karena hujan berhenti, kata wali kota itu kepada para wartawan."


def read(*inputs: Path | str) -> tuple[list[Article], list[Problem]]:
    found = list(read_inputs(str(name) for name in inputs))
    return [x for x in found if isinstance(x, Article)], [x for x in found if isinstance(x, Problem)]


def packed(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name.replace("__", "."), raw)
    return out.getvalue()


def test_a_file_of_fifty_megabytes_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "b.txt").write_text(FLOOD)
    tracemalloc.start()
    articles, problems = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [a.id for a in articles] == ["b"]
    assert [p.what for p in problems] == ["larger than 8 MB, which no article is"]
    assert peak < 4 * ARTICLE_BYTES


def test_one_line_of_fifty_megabytes_in_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    good = json.dumps({"id": "good", "text": FLOOD}).encode() + b"\n"
    path.write_bytes(b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + good)
    articles, problems = read(path)
    assert [a.id for a in articles] == ["good"]
    assert [p.where for p in problems] == [f"{path}, line 1"]


def test_a_table_takes_memory_for_ids_only(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    with path.open("w") as file:
        for number in range(150):
            file.write(json.dumps({"id": str(number), "text": f"{FLOOD} {number}. " * 200}) + "\n")
    tracemalloc.start()
    count = sum(1 for _ in read_inputs([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 150
    assert peak < path.stat().st_size / 2


def test_a_huge_field_and_an_open_quote_end_their_table_only(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("id", "text"), ("1", FLOOD), ("2", "a" * 200_000), ("3", "a" * (ARTICLE_BYTES + 1))])
    (tmp_path / "u.txt").write_text(FLOOD)
    articles, problems = read(path, tmp_path / "u.txt")
    assert [a.id for a in articles] == ["1", "2", "u"]
    assert len(problems) == 1
    assert problems[0].where.startswith(f"{path}, row 4")


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("id,isi", "a table without a column text; it has: id, isi"),
        ("id,text,id", "a table with two columns id"),
        ("", "an empty table"),
    ],
)
def test_a_header_that_cannot_be_used_is_said(tmp_path: Path, header: str, what: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"{header}\n1,a,b\n" if header else "")
    assert [p.what for p in read(path)[1]] == [what]


def test_rows_with_wrong_types_are_named(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    rows: list[dict[str, object]] = [
        {"id": 7, "text": FLOOD},
        {"id": ["a"], "text": FLOOD + "1"},
        {"id": True, "text": FLOOD + "2"},
        {"id": "a", "text": FLOOD, "url": {"a": 1}, "published": 20250618, "lain": [1, None]},
        {"id": "\ud800", "text": FLOOD},
        {"id": "b", "text": " \n"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "[" * 100_000 + "\n" + "1" * 5000 + "\n")
    articles, problems = read(path)
    assert [a.id for a in articles[:1]] == ["7"]
    assert articles[-1].extra == (("lain", "[1, null]"),)
    assert {p.where.removeprefix(f"{path}, ").split(",")[0] for p in problems} == {f"line {n}" for n in range(2, 9)}


def test_zip_bombs_are_refused_and_the_rest_of_the_archive_is_read(tmp_path: Path) -> None:
    bomb = packed(zeros__txt=b"0" * 30_000_000)
    nested = FLOOD.encode()
    nested = packed(deep__txt=nested)
    for _ in range(ARCHIVE_DEPTH):
        nested = packed(inner__zip=nested)
    path = tmp_path / "a.zip"
    path.write_bytes(packed(bomb__zip=bomb, good__txt=FLOOD.encode(), nested__zip=nested, broken__zip=bomb[:50]))
    articles, problems = read(path)
    assert [a.id for a in articles] == ["good"]
    assert [p.where.removeprefix(f"{path}/") for p in problems] == [
        "bomb.zip/zeros.txt",
        "broken.zip",
        "nested.zip/inner.zip/inner.zip",
    ]


def test_a_member_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    raw = bytearray(packed(a__txt=FLOOD.encode() * 3))
    place = raw.rindex(b"PK\x01\x02")
    raw[place + 24 : place + 28] = (10).to_bytes(4, "little")
    path = tmp_path / "a.zip"
    path.write_bytes(raw)
    articles, problems = read(path)
    assert not articles
    assert problems[0].where == f"{path}/a.txt"


def test_names_that_lead_nowhere_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FLOOD)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, problems = read(tmp_path, tmp_path / "pipe.txt", tmp_path / "none")
    assert [a.id for a in articles] == ["a"]
    assert [p.what for p in problems] == [
        "a link that leads nowhere",
        "holds files that are not read: 1 .txt",
        "a link that leads nowhere",
        "neither a file nor a folder",
        "there is no such file or folder",
    ] or len(problems) == 5


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_an_unreadable_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FLOOD)
    (tmp_path / "b.txt").write_text(FLOOD)
    (tmp_path / "a.txt").chmod(0)
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["b"]
    assert problems[0].what.startswith("cannot be read")


def test_a_file_that_vanishes_while_it_is_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{FLOOD} {name}")
    found = read_inputs([str(tmp_path)])
    first = next(found)
    (tmp_path / "b.txt").unlink()
    second = next(found)
    assert isinstance(first, Article)
    assert isinstance(second, Problem)
    assert second.what == "cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        (FLOOD.encode(), [None]),
        (b'{"id": "r", "text": "Banjir surut."}\n', ["r"]),
        (b"id,text\nr,Banjir surut.\n", ["r"]),
        (packed(z__txt=FLOOD.encode()), ["z"]),
        (b"", []),
    ],
)
def test_standard_input_is_recognised(monkeypatch: pytest.MonkeyPatch, raw: bytes, ids: list[str | None]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    articles, problems = read("-")
    assert [a.id for a in articles] == [name or articles[0].sha256[:12] for name in ids]
    assert bool(problems) is not bool(ids)
    assert all(p.where == "standard input" for p in problems)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("WENINGPOS.CO.ID, LENGKUAS -- Banjir surut.", "weningpos.co.id"),
        ("Weningpos.com, Lengkuas - Banjir surut.", "weningpos.com"),
        ("LENGKUAS, WENINGPOS.com – Banjir surut.", "weningpos.com"),
        ("Lengkuas (ANTARA) - Banjir surut.", "antaranews.com"),
        ("Banjir surut. Info lebih lengkap klik: kampus.wening.id, sekarang", None),
        ("Banjir surut, kata Weningpos.com - kemarin.", None),
    ],
)
def test_an_outlet_is_known_by_its_dateline_only(tmp_path: Path, text: str, outlet: str | None) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert read(tmp_path)[0][0].outlet == outlet

"""WARC files as CC-NEWS lays them out, whole, damaged and cut, with charsets right and wrong."""

import gzip
import subprocess
import sys
import warnings
import zlib
from pathlib import Path
from time import process_time

import pytest
from warc_files import members, page, plain_page, record, response

import selisik as api
from selisik.data import Article, PassedOver, Problem
from selisik.reading import read_inputs

UTF8 = '<meta charset="utf-8">'


def read(path: Path, raw: bytes) -> tuple[list[Article], list[str]]:
    path.write_bytes(raw)
    items = list(read_inputs([str(path)]))
    return [x for x in items if isinstance(x, Article)], [str(x) for x in items if isinstance(x, Problem)]


def read_one(tmp_path: Path, answer: bytes) -> tuple[list[Article], list[str]]:
    return read(tmp_path / "one.warc.gz", b"".join(members([record("https://satu.example/a", answer)])))


def numbers(articles: list[Article]) -> list[str]:
    return [(each.url or "").rsplit("/")[-1] for each in articles]


def test_pages_are_read_with_the_address_they_were_fetched_from_and_others_are_counted(tmp_path: Path) -> None:
    records = [
        record("", b"software: none\r\n", "warcinfo"),
        record("https://satu.example/a", b"GET /a HTTP/1.1\r\n\r\n", "request"),
        record("https://satu.example/a", response(page().encode())),
        record("https://dua.example/b", response(page(4, '<meta charset="us-ascii">').encode("cp1252"), "text/html")),
        record("https://satu.example/c.png", response(b"\x89PNG", "image/png")),
        record("https://satu.example/d", response(page().encode(), status="404 Not Found")),
    ]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members(records)))
    passed: list[PassedOver] = []
    items = list(read_inputs([str(tmp_path / "crawl.warc.gz")], passed=passed.append))
    articles = [each for each in items if isinstance(each, Article)]
    assert articles == items
    assert [each.url for each in articles] == ["https://satu.example/a", "https://dua.example/b"]
    assert all("café “Teduh”" in each.text for each in articles)
    assert all(each.page_sha256 and len(each.id) == 12 for each in articles)
    assert passed == [PassedOver(kinds=(("image/png", 1), ("status 404", 1)))]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert api.read(tmp_path) == articles


OTHERS = [
    record("https://satu.example/d", response(page().encode(), status="404 Not Found")),
    record("https://satu.example/e", response(b"", None, status="301 Moved", Location="/f")),
    record("https://satu.example/robots.txt", response(b"User-agent: *", "text/plain")),
    record("https://satu.example/c.png", response(b"\x89PNG", "image/png")),
    record("https://satu.example/g", response(b"{}", "a/b; <script>")),
    record("https://satu.example/h", response(b"{}", "<b>", status="2oo Good")),
    record("dns:satu.example", b"20251122 192.0.2.1"),
]


@pytest.mark.parametrize("files", [1, 2])
def test_responses_that_are_no_pages_are_said_in_one_line_and_nothing_is_wrong(tmp_path: Path, files: int) -> None:
    for number in range(files):
        (tmp_path / f"{number}.warc.gz").write_bytes(b"".join(members([plain_page(number), *OTHERS, OTHERS[0]])))
    done = selisik("annotate", tmp_path)
    assert (done.returncode, done.stdout.count("\n")) == (0, files)
    assert done.stderr.splitlines() == [
        f"selisik: responses that are no pages, passed over: {8 * files} ({2 * files} of status 404, {files} of a/b, "
        f"{files} of image/png, {files} of no HTTP, {files} of no status, {files} of status 301, {files} of text/plain)"
    ]


def test_a_crawl_without_any_page_says_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "none.warc").write_bytes(OTHERS[0])
    done = selisik("stories", tmp_path / "none.warc")
    assert done.returncode == 2
    first, last = done.stderr.splitlines()
    assert "passed over: 1 (1 of status 404)" in first and "no article could be read" in last


def test_a_page_in_which_no_article_is_found_stays_a_problem(tmp_path: Path) -> None:
    empty = record("https://satu.example/a", response(b"<!doctype html><html><body></body></html>"))
    (tmp_path / "a.warc").write_bytes(empty + plain_page(1) + OTHERS[0])
    done = selisik("annotate", tmp_path / "a.warc")
    assert (done.returncode, done.stdout.count("\n")) == (1, 1)
    assert "record 1: no article is found in the page" in done.stderr


def selisik(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "selisik.app.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("packing", ["members", "one member", "plain"])
def test_all_records_are_read_however_the_file_is_packed(tmp_path: Path, packing: str) -> None:
    records = [plain_page(number) for number in range(4)]
    raw = b"".join(records if packing != "members" else members(records))
    name = "a.warc" if packing == "plain" else "a.warc.gz"
    articles, problems = read(tmp_path / name, gzip.compress(raw) if packing == "one member" else raw)
    assert (numbers(articles), problems) == (["0", "1", "2", "3"], [])


@pytest.mark.parametrize("left", [1, 10, 100, -1])
def test_a_file_that_is_cut_off_gives_what_was_whole_and_says_where_it_ends(tmp_path: Path, left: int) -> None:
    packed = members([plain_page(number) for number in range(4)])
    start = sum(map(len, packed[:3]))
    articles, problems = read(tmp_path / "a.warc.gz", b"".join(packed[:3]) + packed[3][:left])
    assert numbers(articles) == ["0", "1", "2"]
    assert len(problems) == 1
    assert f"a.warc.gz, record 4, byte {start}: a record that is cut off where the file ends" in problems[0]


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_after_a_damaged_record_the_next_is_read(tmp_path: Path, part: float) -> None:
    packed = [bytearray(each) for each in members([plain_page(number) for number in range(4)])]
    at = int(part * len(packed[1]))
    for place in range(at, min(at + 20, len(packed[1]))):
        packed[1][place] ^= 0x5A
    articles, problems = read(tmp_path / "a.warc.gz", b"".join(map(bytes, packed)))
    assert numbers(articles) == ["0", "2", "3"]
    assert len(problems) <= 2
    assert f"record 2, byte {len(packed[0])}" in problems[0] or "record 2: no WARC record" in problems[0]
    assert all(each.isprintable() for each in problems)


def test_a_checksum_that_is_wrong_condemns_its_record_alone(tmp_path: Path) -> None:
    packed = members([plain_page(number) for number in range(3)])
    packed[1] = packed[1][:-8] + b"\0\0\0\0" + packed[1][-4:]
    articles, problems = read(tmp_path / "a.warc.gz", b"".join(packed))
    assert (numbers(articles), len(problems)) == (["0", "2"], 1)


@pytest.mark.parametrize("lie", [-40, 400])
def test_a_record_that_lies_about_its_length_costs_no_other(tmp_path: Path, lie: int) -> None:
    answer = response(page(7).encode())
    false = record("https://satu.example/1", answer, length=len(answer) + lie)
    articles, problems = read(tmp_path / "a.warc.gz", b"".join(members([plain_page(0), false, plain_page(2)])))
    assert {"0", "2"} <= set(numbers(articles))
    assert len(problems) == 1


def test_bytes_that_are_no_warc_are_refused_by_name(tmp_path: Path) -> None:
    articles, problems = read(tmp_path / "not.warc", b"plain words, no records\n" * 5)
    assert not articles
    assert "not.warc, record 1: no WARC record where one should begin" in problems[0]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (page(meta='<meta charset="iso-8859-1">').encode(), "text/html; charset=iso-8859-1"),
        (page(meta=UTF8).encode("cp1252"), "text/html; charset=utf-8"),
        (page("你好世界三").encode("gb18030"), "text/html; charset=gbk"),
        (page().encode("utf-16-le"), "text/html; charset=utf-16le"),
        (page().encode(), ""),
        (page().encode(), None),
        (page().encode(), "text/plain"),
    ],
)
def test_a_page_is_read_whatever_its_server_says(tmp_path: Path, raw: bytes, kind: str | None) -> None:
    articles, problems = read_one(tmp_path, response(raw, kind))
    assert ("café “Teduh”" in articles[0].text, problems) == (True, [])


def test_a_page_with_a_few_broken_characters_is_read_and_they_are_said(tmp_path: Path) -> None:
    cut = page(meta=UTF8).encode().replace(b"catatan", b"cat\xe2\x80atan")
    articles, problems = read_one(tmp_path, response(cut))
    assert "cat\ufffdatan kantor" in articles[0].text
    assert "not UTF-8: 1; each is read as U+FFFD" in problems[0]
    stray = page(meta=UTF8).encode().replace(b"</body>", b"<p>\xa9 2025</p></body>")
    articles, problems = read_one(tmp_path, response(stray))
    assert ("\ufffd" in articles[0].text, len(articles), len(problems)) == (False, 1, 1)


@pytest.mark.parametrize("named", ["punycode", "unicode_escape", "base64", "no-such", ""])
def test_a_page_in_no_encoding_is_refused_in_plain_words(tmp_path: Path, named: str) -> None:
    raw = page().encode().replace(b" ", b"\xff\xfd ")
    articles, problems = read_one(tmp_path, response(raw, f"text/html; charset={named}"))
    assert not articles
    assert "not UTF-8: byte 0xff is out of place" in problems[0]
    assert "b'" not in problems[0]


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:500], body[500:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page().encode()), {"Content_Encoding": "gzip"}),
        (zlib.compress(page().encode()), {"Content_Encoding": "deflate"}),
        (zlib.compress(page().encode(), wbits=-15), {"Content_Encoding": "deflate"}),
        (page().encode(), {"Content_Encoding": "gzip"}),
        (page().encode(), {"Content_Encoding": "br"}),
        (page().encode(), {"Transfer_Encoding": "chunked"}),
        (chunked(page().encode()), {"Transfer_Encoding": "chunked"}),
        (chunked(gzip.compress(page().encode())), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
    ],
)
def test_a_body_is_freed_of_its_codings(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    articles, problems = read_one(tmp_path, response(body, **headers))
    assert ("café “Teduh”" in articles[0].text, problems) == (True, [])


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page().encode())[:-30], {"Content_Encoding": "gzip"}),
        (chunked(page().encode())[:-40], {"Transfer_Encoding": "chunked"}),
        (page().encode()[:-60], {"Content_Length": str(len(page().encode()))}),
    ],
)
def test_a_body_that_is_cut_short_is_said(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    articles, problems = read_one(tmp_path, response(body, **headers))
    assert len(articles) == 1
    assert "record 1: a page that is cut short; read as far as it goes" in problems[0]


def test_a_body_in_a_coding_that_is_not_read_is_said(tmp_path: Path) -> None:
    articles, problems = read_one(tmp_path, response(b"\x0b\x02\x80abc", Content_Encoding="br"))
    assert (articles, "a coding that is not read: br" in problems[0]) == ([], True)


def test_the_same_page_at_two_addresses_keeps_its_ids_whatever_else_is_read(tmp_path: Path) -> None:
    one = record("https://satu.example/1", response(page().encode()))
    two = record("https://satu.example/2", response(page().encode()))
    alone, _ = read(tmp_path / "a.warc.gz", b"".join(members([one])))
    both, problems = read(tmp_path / "b.warc.gz", b"".join(members([one, two, one])))
    assert (len(both), both[0].id) == (2, alone[0].id)
    assert "the same article is read already" in problems[0]


def test_a_file_made_to_cost_much_costs_time_in_proportion(tmp_path: Path) -> None:
    """Headers of members without end, and a member that unpacks to very much more than it is."""
    spent = []
    for size in (200_000, 400_000):
        before = process_time()
        articles, problems = read(tmp_path / "a.warc.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\3" * (size // 10))
        spent.append(process_time() - before)
        assert (articles, len(problems)) == ([], 1)
    assert spent[1] < 4 * spent[0] + 0.5
    _, problems = read(tmp_path / "a.warc.gz", gzip.compress(b"\n" * 300_000_000, compresslevel=1))
    assert "as a bomb is" in problems[0]

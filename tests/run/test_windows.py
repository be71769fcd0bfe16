"""Many articles are grouped window by window from a temporary folder, with the stories of a run in memory."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from selisik.annotating import outline_article
from selisik.comparing import digest_article, pack_digest
from selisik.data import Article, text_hash
from selisik.run import windows

SYLLABLES = ("La", "ra", "ngi", "ke", "so", "mun")
DEEDS = ("Banjir merendam rumah", "Api membakar pasar", "Longsor menutup jalan", "Angin merobohkan gudang")


def named(number: int) -> str:
    """A name of its own for every number below 1,296."""
    return "".join(SYLLABLES[number // size % len(SYLLABLES)] for size in (216, 36, 6, 1))


def article(number: int) -> Article:
    """One of two reports of a happening."""
    happening = number // 2
    village, head, day = named(happening), named(happening + 500), happening // 4 % 28 + 1
    text = (
        f"{DEEDS[happening % len(DEEDS)]} di Desa {village}, kata Lurah {village} {head.title()}, ({day}/6/2025). "
        f"Sebanyak {happening + 31} warga {village} mengungsi ke balai {head.title()}."
    )
    return Article(
        id=f"n{number:04d}", text=text, sha256=text_hash(text), published=f"2025-06-{day:02d}T08:00:00+07:00"
    )


def packed(articles: int) -> Iterator[bytes]:
    return (pack_digest(digest_article(outline_article(article(number)))) for number in range(articles))


def test_spooled_stories_are_those_of_a_run_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    digests = list(packed(80))
    in_memory = {each.articles for each in windows.spooled_stories(iter(digests))}
    counted: list[tuple[int, int]] = []
    spooled = windows.spooled_stories(iter(digests), window=20, counted=lambda *done: counted.append(done))
    assert {each.articles for each in spooled} == in_memory and max(map(len, in_memory)) > 1
    assert counted[0] == (0, 80)
    assert not list(tmp_path.iterdir())


def test_few_digests_touch_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    assert sum(len(each.articles) for each in windows.spooled_stories(packed(6))) == 6


WITHOUT_EXTRAS = """
import sys
for name in ("daft", "numpy", "pyarrow", "ray"):
    sys.modules[name] = None
from selisik.app.cli import main
main()
"""


@pytest.mark.parametrize("words", [(), ("--archive", "kept.db")])
def test_stories_are_found_where_no_extra_is_installed(tmp_path: Path, words: tuple[str, ...]) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(article(number).text, "utf-8")
    command = [sys.executable, "-c", WITHOUT_EXTRAS, "stories", *(f"{number}.txt" for number in range(4)), *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.count("\n") > 0) == (0, True), done.stderr

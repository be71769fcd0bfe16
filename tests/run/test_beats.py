"""How far a run has come: what workers write, what the driver sees of it, and what is said."""

from pathlib import Path

import pytest

from selisik.app import console
from selisik.app.console import Rate
from selisik.run import beats


def test_a_worker_writes_now_and_then_and_the_driver_counts_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(beats.time, "monotonic", lambda: now[0])
    paths = [tmp_path / name for name in ("a", "b", "never begun")]
    first, second = beats.beats(paths[0]), beats.beats(paths[1])
    for count in range(1, 31):
        now[0] += 0.1
        first(count)
    now[0] += 2
    second(7)
    paths[2].with_name("c").write_bytes(b"half writ")
    assert 20 <= int(paths[0].read_text()) <= 30
    assert beats.under_way([*paths, tmp_path / "c"]) == int(paths[0].read_text()) + 7


def test_a_worker_that_cannot_write_how_far_it_is_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beats, "BEAT_SECONDS", 0.0)
    beats.beats(tmp_path / "no folder" / "a")(3)
    assert beats.under_way([tmp_path / "no folder" / "a"]) == 0


def test_rate_and_time_left_are_of_what_this_run_works_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [100.0]
    monkeypatch.setattr(console.time, "monotonic", lambda: now[0])
    rate = Rate("articles", started=now[0], said=now[0])
    rate.expect(1000)
    for at, count in ((130.0, 0), (140.0, 100), (160.0, 300)):
        now[0] = at
        rate(count, 400)
    said = capsys.readouterr().err.splitlines()
    assert "400 articles passed over" in said[0]
    assert said[1:] == [
        "selisik: 100 articles, 10 a second, 50 s left of 600",
        "selisik: 300 articles, 10 a second, 30 s left of 600",
    ]

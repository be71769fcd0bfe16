"""How pairs that are alike become groups."""

from types import SimpleNamespace

import pytest

from selisik.weighing import joining

ALIKE = [(0.9, 1, 2), (0.9, 1, 3), (0.9, 2, 3), (0.64, 0, 3)]


def told(article: str) -> SimpleNamespace:
    return SimpleNamespace(unit=SimpleNamespace(article=article), keys=frozenset(article))


def test_one_of_three_that_tells_two_facts_brings_no_fourth_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "_scored", lambda *_: ALIKE)
    monkeypatch.setattr(joining, "rarity", lambda _: {})
    assert joining.join_units([told(name) for name in "abcd"]) == [[0], [1, 2, 3]]  # type: ignore[list-item]

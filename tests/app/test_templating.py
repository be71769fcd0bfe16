"""Compiled templates are kept beside their sources, and do without where they cannot be."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from selisik.briefing.templating import CompiledTemplates


def filled(folder: Path) -> str:
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=CompiledTemplates(str(folder), "id"))
    return environment.get_template("a.html").render(word="air")


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.html").write_text("<p>{{ word }}</p>")
    assert filled(tmp_path) == "<p>air</p>"
    (kept,) = (tmp_path / "__pycache__").iterdir()
    monkeypatch.setattr(Environment, "_generate", None)  # compiling again would fail
    assert filled(tmp_path) == "<p>air</p>" and kept.exists()


def test_a_changed_template_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.html").write_text("<p>{{ word }}</p>")
    filled(tmp_path)
    (tmp_path / "a.html").write_text("<b>{{ word }}</b>")
    assert filled(tmp_path) == "<b>air</b>"


def test_nothing_is_kept_where_nothing_can_be_or_shall_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("<p>{{ word }}</p>")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled(tmp_path) == "<p>air</p>" and not (tmp_path / "__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "__pycache__").write_text("a file where the folder should be")
    assert filled(tmp_path) == "<p>air</p>"

"""Promises of the code itself: no language in it, every public thing explained, every example in it true."""

import ast
import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import selisik

SOURCE = Path(selisik.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
HERE = Path(__file__).parent
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
# Words that a pack holds and that are also English, or a format's own: each stands in a string of ours with that sense.
ALSO_ENGLISH = frozenset((HERE / "also_english.txt").read_text("utf-8").split("\n")[1:])
LONGEST_MODULE = 400
LICENCES = re.compile(r"Apache-2\.0|MIT|CC0|CC BY(?:-SA)?|Unicode|ODbL|public domain", re.IGNORECASE)
# What a language pack, a parser or a model brings in; none of it is needed to say --help or to name the types.
HEAVY = {"ahocorasick_rs", "babel", "jinja2", "lxml", "msgspec", "numpy", "pycrfsuite", "rich", "trafilatura"}

# What the extras bring in; a module that needs one is tested where it is installed.
OPTIONAL = {"daft", "ray", "pyarrow", "pycrfsuite", "scipy"}


def name_of(path: Path) -> str:
    """A module's path under the package, for the names of cases."""
    return str(path.relative_to(SOURCE))


def own_definitions(tree: Documented) -> Iterator[Documented]:
    """The public classes and functions that a module or a public class defines."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from own_definitions(node)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_thing_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    bare = [
        getattr(node, "name", "the module") for node in (tree, *own_definitions(tree)) if not ast.get_docstring(node)
    ]
    assert not bare, f"{name_of(path)}: no docstring: {', '.join(bare)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_stay_short(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") < LONGEST_MODULE


@pytest.mark.parametrize("module", sorted(each.name for each in pkgutil.walk_packages([str(SOURCE)], "selisik.")))
def test_examples_in_docstrings_run(module: str) -> None:
    try:
        loaded = importlib.import_module(module)
    except ModuleNotFoundError as error:
        assert not str(error.name).startswith("selisik"), error
        pytest.skip(f"{module} needs {error.name}, which an optional extra brings")
    assert doctest.testmod(loaded).failed == 0


def strings_of(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a module with their lines; docstrings are left out: their examples may speak."""
    tree = ast.parse(path.read_text("utf-8"))
    quiet = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, Documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.lineno, node.value


def leaves(value: Any) -> Iterator[str]:
    """Every string among a table's values; its keys are English, for the code to ask by."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value


def words_of_packs() -> set[str]:
    """The words that the Indonesian and Malay packs know, as they write them, names left out."""
    words: set[str] = set()
    for code in ("id", "ms"):
        for path in (SOURCE / "lang" / code).iterdir():
            text = path.read_text("utf-8") if path.suffix in (".toml", ".txt") else ""
            lines = (
                leaves(tomllib.loads(text))
                if path.suffix == ".toml"
                else (line for line in text.splitlines() if not line.startswith("#"))
            )
            words.update(word for line in lines for word in re.findall(r"[^\W\d_]{4,}", line) if word.islower())
    return words


def test_code_holds_no_word_of_the_languages_it_reads() -> None:
    known = words_of_packs() - ALSO_ENGLISH
    found = [
        f"{name_of(path)}:{line}: {word}"
        for path in MODULES
        for line, string in strings_of(path)
        for word in re.findall(r"[^\W\d_]{4,}", string)
        if word in known
    ]
    assert not found


def data_files() -> list[Path]:
    """Everything under the package that is read as data and can hold a comment."""
    return sorted(path for kind in ("toml", "txt", "tsv", "csv") for path in SOURCE.rglob(f"*.{kind}"))


@pytest.mark.parametrize("path", data_files(), ids=name_of)
def test_every_data_file_names_origin_and_licence_in_its_first_line(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    assert first.startswith("#") and LICENCES.search(first), first


def modules_after(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys; print(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("statement", ["import selisik", "import selisik.app.cli"])
def test_importing_pulls_nothing_heavy(statement: str) -> None:
    assert not modules_after(statement) & HEAVY

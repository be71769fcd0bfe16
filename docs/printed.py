"""What the documents print from the program itself: the cog blocks of `docs/*.md` call these.

make docs                                            brings every cog block up to date
python docs/printed.py dependencies                  writes docs/dependencies.md from what is installed
"""

import ast
import inspect
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src/selisik"
WIDTH = 110


def commands() -> str:
    """The help of every command, as users see it."""
    import typer.main
    from typer.testing import CliRunner

    from selisik.app.cli import app

    top = typer.main.get_command(app)
    out = []
    for words in sorted(_command_words(top, [])):
        shown = CliRunner().invoke(
            app, [*words, "--help"], prog_name="selisik", terminal_width=WIDTH, max_content_width=WIDTH
        )
        lines = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
        out.append(
            f"## selisik {' '.join(words)}".rstrip()
            + f"\n\n```text\n$ selisik {' '.join([*words, '--help'])}\n{lines}\n```\n"
        )
    return "\n".join(out)


def _command_words(command: Any, words: list[str]) -> Iterator[list[str]]:
    """The words of a command and of those under it."""
    yield words
    for name, inner in getattr(command, "commands", {}).items():
        yield from _command_words(inner, [*words, name])


def types() -> str:
    """Every record type of `selisik.data`, by module, with its docstring and its fields."""
    from selisik.data import articles, briefs, marks, problems, spans, stories

    return "\n".join(_types_of(module) for module in (spans, articles, marks, stories, briefs, problems))


def _types_of(module: ModuleType) -> str:
    found = [each for each in vars(module).values() if inspect.isclass(each) and each.__module__ == module.__name__]
    parts = [f"## `{module.__name__}`\n\n{inspect.getdoc(module)}\n"]
    parts += [_type(each) for each in sorted(found, key=lambda each: inspect.getsourcelines(each)[1])]
    return "\n".join(parts)


def _type(each: type) -> str:
    prose = re.split(r"\n\s*>>>", inspect.getdoc(each) or "")[0].strip()
    rows = [
        f"| `{field.name}` | `{_annotation(each, field)}` | {_default(field)} |"
        for field in inspect.signature(each).parameters.values()
    ]
    table = "\n".join(["| field | type | if not given |", "| --- | --- | --- |", *rows])
    return f"### {each.__name__}\n\n{prose}\n\n{table}\n"


def _annotation(each: type, field: inspect.Parameter) -> str:
    home = next(base for base in each.__mro__ if field.name in inspect.get_annotations(base))
    source = inspect.get_annotations(home)[field.name]
    text = source if isinstance(source, str) else inspect.formatannotation(source)
    return re.sub(r"selisik\.data\.\w+\.|typing\.", "", text).replace("'", "").replace("|", "\\|")


def _default(field: inspect.Parameter) -> str:
    return "" if field.default is inspect.Parameter.empty else f"`{field.default!r}`"


def data_files() -> str:
    """Every file of language knowledge: what its head says, and how much it holds."""
    rows = ["| file | holds | its head |", "| --- | --- | --- |"]
    for path in sorted((SOURCE / "lang").rglob("*")):
        if path.suffix in (".toml", ".txt"):
            rows.append(f"| `{path.relative_to(SOURCE / 'lang')}` | {_held(path)} | {_head(path)} |")
    return "\n".join(rows) + "\n"


def _head(path: Path) -> str:
    lines: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        if not line.startswith("#") or not line.strip("# "):
            break
        lines.append(line.strip("# ").strip())
    return " ".join(lines).replace("|", "\\|")


def _held(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".txt":
        return f"{sum(1 for line in text.splitlines() if line.strip() and not line.startswith('#')):,} entries"
    return f"{sum(1 for _ in _leaves(tomllib.loads(text))):,} values"


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    else:
        yield value


def finders() -> str:
    """Every public function of the rooms that find, compare and weigh, with the first line of its docstring."""
    out = []
    for room in ("reading", "annotating", "comparing", "weighing", "briefing"):
        rows = [f"### {room}", "", "| function | what it gives |", "| --- | --- |"]
        for path in sorted((SOURCE / room).rglob("*.py")):
            where = path.relative_to(SOURCE).with_suffix("")
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    first = (ast.get_docstring(node) or "").split("\n")[0].replace("|", "\\|")
                    rows.append(f"| `{where}.{node.name}` | {first} |")
        out.append("\n".join(rows) + "\n")
    return "\n".join(out)


def dependencies() -> str:
    """Every package that an install brings, with its licence, version and installed size, by extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"always": project["dependencies"]} | project["optional-dependencies"]
    seen: set[str] = set()
    parts = []
    for group, wanted in groups.items():
        found = sorted(_closure(wanted, seen))
        missing = sorted(name for name in map(_name, wanted) if name not in found and name not in seen)
        seen |= set(found)
        rows = [_row(name, name in map(_name, wanted)) for name in found]
        size = sum(_size(name) for name in found)
        note = f"\nNot installed where this was written: {', '.join(missing)}.\n" if missing else ""
        head = f"## {group}\n\n{len(found)} packages, {size:.0f} MB installed.\n{note}"
        table = "\n".join(["| package | version | licence | MB | |", "| --- | --- | --- | --- | --- |", *rows])
        parts.append(f"{head}\n{table}\n")
    return "\n".join(parts)


def _name(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[(]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _closure(wanted: list[str], seen: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = [name for name in map(_name, wanted) if name not in seen]
    while waiting:
        name = waiting.pop()
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        found.add(name)
        new = (_name(need) for need in needs if "extra ==" not in need)
        waiting += [each for each in new if each not in found and each not in seen]
    return found


def _licence(name: str) -> str:
    about = metadata.metadata(name)
    classed = [each.split("::")[-1].strip() for each in about.get_all("Classifier") or [] if each.startswith("License")]
    stated = (about.get("License-Expression") or about.get("License") or "").split("\n")[0]
    return stated if about.get("License-Expression") else ", ".join(classed) or stated or "not stated"


def _size(name: str) -> float:
    files = metadata.files(name) or []
    paths = [Path(str(each.locate())) for each in files if ".pyc" not in str(each)]
    return sum(path.stat().st_size for path in paths if path.exists()) / 1e6


def _row(name: str, direct: bool) -> str:
    size = _size(name)
    told = f"{size:.1f}" if size >= 0.05 else "<0.1"
    return f"| {name} | {metadata.version(name)} | {_licence(name)} | {told} | {'direct' if direct else ''} |"


DEPENDENCIES_HEAD = """# What selisik stands on

Written by `python docs/printed.py dependencies` from what is installed on the machine that wrote it; sizes without
compiled bytecode. A package stands under the first group that brings it; "direct" ones are named in `pyproject.toml`.

"""

if __name__ == "__main__":
    assert sys.argv[1:] == ["dependencies"], __doc__
    (ROOT / "docs/dependencies.md").write_text(DEPENDENCIES_HEAD + dependencies(), encoding="utf-8")

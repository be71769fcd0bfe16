"""Language packs: what a language knows, in data files, read once when first asked for.

A pack is a folder `lang/<code>/` with `pack.toml`, tables (`<name>.toml`) and lists (`<name>.txt`, one entry a line,
`#` starts a comment). `pack.toml` may say `extends = "id"`: then tables are merged key by key and lists are joined,
the extending pack's own entries first. The first line of every data file names its origin and licence.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from selisik.errors import UsageError

LANGUAGES = ("id", "ms", "en")
_ROOT = files("selisik.lang")


class Pack(NamedTuple):
    """One language's knowledge, by its ISO 639-1 code. Cheap to make, hash and pickle: it holds only its code.

    A named tuple, not a dataclass: it is hashed some hundred times an article, which is done in C for a tuple.
    """

    code: str

    @property
    def extends(self) -> "Pack | None":
        """The pack this one builds on, or None."""
        base = _own_table(self.code, "pack").get("extends")
        return Pack(base) if base else None

    def table(self, name: str) -> Mapping[str, Any]:
        """The table `name`, merged over the pack it extends; empty when neither has one."""
        return _table(self.code, name)

    def entries(self, name: str) -> tuple[str, ...]:
        """The lines of the list `name`, own entries before inherited ones, each once; empty when there is none."""
        return _entries(self.code, name)


def pack(code: str | None) -> Pack:
    """The pack of a language code; None and unknown codes are the caller's to handle.

    >>> pack("id").code
    'id'
    >>> pack("xx")
    Traceback (most recent call last):
        ...
    selisik.errors.UsageError: no language pack 'xx'; there are: id, ms, en
    """
    if code not in LANGUAGES:
        raise UsageError(f"no language pack {code!r}; there are: {', '.join(LANGUAGES)}")
    return Pack(code)


def shared_table(name: str) -> Mapping[str, Any]:
    """A table that belongs to no language, from `lang/shared/<name>.toml` (units, outlets, places)."""
    return _own_table("shared", name)


def shared_entries(name: str) -> tuple[str, ...]:
    """A list that belongs to no language, from `lang/shared/<name>.txt`."""
    return _own_entries("shared", name)


@cache
def _own_table(code: str, name: str) -> Mapping[str, Any]:
    path = _ROOT / code / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@cache
def _own_entries(code: str, name: str) -> tuple[str, ...]:
    path = _ROOT / code / f"{name}.txt"
    if not path.is_file():
        return ()
    lines = (line.split("#", 1)[0].strip() for line in path.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


@cache
def _table(code: str, name: str) -> Mapping[str, Any]:
    base = Pack(code).extends
    own = _own_table(code, name)
    return _merged(_table(base.code, name), own) if base else own


@cache
def _entries(code: str, name: str) -> tuple[str, ...]:
    base = Pack(code).extends
    inherited = _entries(base.code, name) if base else ()
    return tuple(dict.fromkeys(_own_entries(code, name) + inherited))


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    """`own` laid over `base`: tables are merged, lists joined with the own entries first, the rest replaced."""
    out = dict(base)
    for key, value in own.items():
        old = out.get(key)
        if isinstance(old, Mapping) and isinstance(value, Mapping):
            out[key] = _merged(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            out[key] = value + [entry for entry in old if entry not in value]
        else:
            out[key] = value
    return out

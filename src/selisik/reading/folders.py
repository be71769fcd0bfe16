"""A name on the command line to files: one file, or everything under a folder in sorted order."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from selisik.data import Problem
from selisik.reading.candidates import Open
from selisik.reading.formats import ending, not_read

Files = Iterator[tuple[str, Open] | Problem]


def files_of(name: str) -> Files:
    """The file of that name, or the files under the folder of that name; a problem where there is neither."""
    path = Path(name)
    if path.is_dir():
        yield from _under(name)
    elif path.is_file():
        yield name, partial(_open, name)
    elif path.exists():
        yield Problem(where=name, what="neither a file nor a folder", cure="pipe it in and give -")
    else:
        yield Problem(where=name, what="there is no such file or folder", cure="check the name")


def _open(name: str) -> BinaryIO:
    return open(name, "rb")


def _under(top: str) -> Files:
    """Files with a known ending, folder by folder; hidden ones are passed over, others are counted and said once."""
    errors: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    for folder, below, names in os.walk(top, onerror=errors.append, followlinks=True):
        below[:] = sorted(name for name in below if not name.startswith("."))
        if not _first_time(folder, seen):
            below.clear()
            yield Problem(where=folder, what="leads to a folder that is already read", cure="remove the link")
            continue
        yield from _files(folder, sorted(names))
        while errors:
            error = errors.pop()
            yield Problem(
                where=str(error.filename or folder), what=f"cannot be read: {error.strerror}", cure="check the rights"
            )
    for error in errors:
        yield Problem(
            where=str(error.filename or top), what=f"cannot be read: {error.strerror}", cure="check the rights"
        )


def _first_time(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether the folder, by whatever name, is met for the first time; keeps it in `seen`."""
    found = os.stat(folder)
    key = (found.st_dev, found.st_ino)
    first = key not in seen
    seen.add(key)
    return first


def _files(folder: str, names: list[str]) -> Files:
    others: list[str] = []
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if ending(name) and (os.path.isfile(path) or not os.path.lexists(path)):
            yield path, partial(_open, path)
        elif ending(name) and os.path.islink(path) and not os.path.exists(path):
            yield Problem(where=path, what="a link that leads nowhere", cure="remove it")
        else:
            others.append(name)
    yield from not_read(others, folder)

"""The programs of `bench/` as modules, so that a test measures by the same code."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def module(name: str, path: Path) -> ModuleType:
    """The file at `path` as a module of this name; it is found under it from then on."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded

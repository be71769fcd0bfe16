"""selisik reads many news reports of one event and writes down what is known, each line tied to the exact words."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selisik.run.public import InputWarning, annotate, brief, read, stories

# Written here and read by the build: asking the installed package costs 65 ms at every start.
__version__ = "0.1.0"

__all__ = ["InputWarning", "__version__", "annotate", "brief", "read", "stories"]


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for: the command line's help must not wait for them."""
    if name in __all__:
        return getattr(import_module("selisik.run.public"), name)
    raise AttributeError(f"module 'selisik' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names, for those who complete them as they type."""
    return __all__

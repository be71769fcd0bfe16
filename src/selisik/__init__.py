"""selisik reads many news reports of one event and writes down what is known, each line tied to the exact words."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("selisik")
except PackageNotFoundError:  # run from a source tree that was never installed
    __version__ = "0"

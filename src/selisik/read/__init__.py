"""Input -> Article: files, folders, tables, pages, archives, standard input."""

from selisik.read.inputs import read_inputs

__all__ = ["read_inputs"]

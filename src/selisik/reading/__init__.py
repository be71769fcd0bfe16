"""Input -> Article: files, folders, tables, pages, archives, standard input."""

from selisik.reading.inputs import read_inputs

__all__ = ["read_inputs"]

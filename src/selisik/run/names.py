"""Ids in what is kept from run to run: an article is known by the id it came with and its text.

Articles of one id are named apart by the first digits of their text's hash, in a run (`reading.naming`) and here. So
one article may come under its own id today and under the longer one tomorrow.
"""

from collections.abc import Container, Mapping

# The first digits of its text's hash tell another article of the same id.
NAME_DIGITS = 6


def names_of(name: str, sha256: str) -> tuple[str, str]:
    """The ids that an article may be kept under, its own first.

    >>> names_of("a-012345", "0123456789")
    ('a', 'a-012345')
    """
    own = name.removesuffix(f"-{sha256[:NAME_DIGITS]}")
    return own, f"{own}-{sha256[:NAME_DIGITS]}"


def is_known(name: str, sha256: str, known: Mapping[str, str]) -> bool:
    """Whether an article is among the `known`, text hashes by id, under any of its ids."""
    return any(known.get(each) == sha256 for each in names_of(name, sha256))


def free_name(name: str, sha256: str, taken: Container[str]) -> str:
    """The id of an article that is not known: its own where no other text has it.

    >>> free_name("a", "0123456789", {"a"})
    'a-012345'
    """
    while name in taken:
        name = f"{name}-{sha256[:NAME_DIGITS]}"
    return name

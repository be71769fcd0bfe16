"""What was wrong with an input, said to the user; the others go on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong with one input: where it is, what is wrong, and what would cure it.

    >>> print(Problem(where="a.txt, byte 12", what="not UTF-8", cure="save it as UTF-8"))
    a.txt, byte 12: not UTF-8 (save it as UTF-8)
    """

    where: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.cure})" if self.cure else "")

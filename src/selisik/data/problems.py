"""What was wrong with an input, and what of it was passed over, said to the user; the others go on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# A crawl of everything is told in one line.
_KINDS_SAID = 8


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Responses of WARC files that are no pages, as every crawl holds them: how many there are of each kind.

    Nothing is wrong with the input.

    >>> print(PassedOver(kinds=(("image/png", 1), ("status 404", 1200))))
    responses that are no pages, passed over: 1,201 (1,200 of status 404, 1 of image/png)
    """

    kinds: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        most = sorted(self.kinds, key=lambda each: (-each[1], each[0]))
        shown = [f"{number:,} of {kind}" for kind, number in most[:_KINDS_SAID]]
        if left := sum(number for _, number in most[_KINDS_SAID:]):
            shown.append(f"{left:,} of other kinds")
        whole = sum(number for _, number in most)
        return f"responses that are no pages, passed over: {whole:,} ({', '.join(shown)})"


def all_passed_over(found: Iterable[PassedOver]) -> PassedOver:
    """What was passed over in several files, as one."""
    kinds = Counter[str]()
    for each in found:
        kinds.update(dict(each.kinds))
    return PassedOver(kinds=tuple(sorted(kinds.items())))

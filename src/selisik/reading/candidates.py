"""What every format gives: reports not yet read out, each with the id it would have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from selisik.data import Article, PassedOver, Problem

Open = Callable[[], BinaryIO]
Read = Iterator[Article | Problem]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that can be read. `name` is the id it would have, None where only its text can tell.

    `read` gives the article, with `id` empty where `name` is None, and whatever is wrong with it; it may raise Refused.
    `apart`, where reading takes long, fetches the bytes and gives what reads them, which can be sent to a worker.
    """

    name: str | None
    where: str
    read: Callable[[], Read]
    apart: Callable[[], Callable[[], Read]] | None = None


Reports = Iterator[Candidate | Problem]
# What is passed over in a file comes after its reports.
Found = Iterator[Candidate | Problem | PassedOver]

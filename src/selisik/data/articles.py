"""An article as it was read: its text is never changed afterwards."""

import hashlib
from dataclasses import dataclass


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits.

    >>> text_hash("")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report. `text` is exactly what was given; every mark counts its code points.

    `published` is an ISO 8601 date or date-time; `outlet` a name or domain; `language` one of the packs' codes.
    What is not known is None. `extra` keeps the columns of a table that selisik does not use, as (name, value) pairs.
    """

    id: str
    text: str
    sha256: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    page_sha256: str | None = None
    extracted_by: str | None = None
    extra: tuple[tuple[str, str], ...] = ()

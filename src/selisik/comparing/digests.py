"""What grouping into stories needs of an article, and no more: small to keep, to send to a worker and to store."""

import sys
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from struct import pack, unpack

import msgspec

from selisik.comparing.terms import Terms, WordCounts, article_terms
from selisik.data import AnnotatedArticle
from selisik.data.addresses import address_key
from selisik.lang import pack as pack_of

OF_A_DAY = ("day", "time")
DAY_LENGTH = len("2025-06-18")
LONGEST_HEADLINE = 80
# Stands first in the kind of a series.
SERIES = "series"
# Articles in a language without a pack are read with the first one.
FALLBACK_LANGUAGE = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """An article's words, its days and what names it. `title` is None where it carries none, `headline` never.

    `seen` is the time an undated article is taken to be of when a story is closed: the latest among those it came with.
    `came` counts, for an undated article that came where no other had a time either, the articles that had come so.
    `bulletin` is the kind of daily report (a price, a rate, a forecast) that its opening says it is, if any, or the
    kind of piece (a recipe, a horoscope) of which its outlet prints many, after the word `SERIES` and the outlet.
    `url` is the address by what it has in common with its other forms (`address_key`).
    """

    id: str
    sha256: str
    published: str | None
    language: str | None
    title: str | None
    headline: str
    terms: Terms
    days: tuple[str, ...]
    bulletin: tuple[str, ...] | None
    seen: str | None = None
    url: str | None = None
    outlet: str | None = None
    came: int = 0


def digest_article(annotated: AnnotatedArticle) -> Digest:
    """The digest of an article; it does not depend on any other article."""
    article = annotated.article
    opening = article.text.strip().split("\n")[0][:LONGEST_HEADLINE]
    terms, opened = article_terms(annotated)
    days = {each.value[:DAY_LENGTH] for each in annotated.dates if each.value and each.precision in OF_A_DAY}
    return Digest(
        id=article.id,
        sha256=article.sha256,
        published=article.published,
        language=article.language,
        title=article.title or None,
        headline=article.title or opening or article.id,
        terms=terms,
        days=tuple(sorted(days)),
        url=address_key(article.url) if article.url else None,
        outlet=article.outlet or None,
        bulletin=_bulletin(opened, [terms.words[at] for at in terms.title], annotated),
    )


def issue_of(digest: Digest) -> str | None:
    """What tells two of one bulletin apart: the day, and of an outlet's series the headline too."""
    day = (digest.published or "")[:DAY_LENGTH]
    series = digest.bulletin is not None and digest.bulletin[0] == SERIES
    return (f"{day} {digest.headline}" if series else day) or None


def _bulletin(opening: Collection[str], title: Collection[str], annotated: AnnotatedArticle) -> tuple[str, ...] | None:
    """The kind of series that the title names, or of daily report that the title and the opening do, if any."""
    article = annotated.article
    table = pack_of(article.language or FALLBACK_LANGUAGE).table("bulletins")
    series = _kind(table.get("series", ()), title)
    return (SERIES, article.outlet or "", *series) if series else _kind(table.get("kinds", ()), opening)


def _kind(kinds: Iterable[Sequence[str]], words: Collection[str]) -> tuple[str, ...] | None:
    return next((tuple(kind) for kind in kinds if set(kind).issubset(words)), None)


# Words hold no line feed, so that the many of an article are packed as one string; weights are packed as they stand
# in memory on a machine of small ends.
_Packed = tuple[
    tuple[str, str, str | None, str | None, str | None, str],
    tuple[str, bytes, bytes, bytes, tuple[int, ...], tuple[int, ...], bytes],
    tuple[str, ...],
    tuple[str, ...] | None,
    str | None,
    str | None,
    str | None,
    int,
]
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Packed)


def pack_digest(digest: Digest) -> bytes:
    """A digest as bytes: to send between processes and to keep."""
    terms = digest.terms
    named = digest.id, digest.sha256, digest.published, digest.language, digest.title, digest.headline
    placed = pack(f"<{len(terms.placed)}f", *terms.placed)
    told = "\n".join(terms.words), placed, terms.counts, terms.capitals, terms.title, terms.lead, terms.order
    rest = digest.bulletin, digest.seen, digest.url, digest.outlet, digest.came
    return _ENCODER.encode((named, told, digest.days, *rest))


def unpack_digest(packed: bytes) -> Digest:
    """The digest that was packed; equal words of many digests are one object in memory."""
    named, told, days, bulletin, seen, url, outlet, came = _DECODER.decode(packed)
    name, sha256, published, language, title, headline = named
    joined, placed, counts, capitals, heading, lead, order = told
    return Digest(
        id=name,
        sha256=sha256,
        published=published,
        language=language,
        title=title,
        headline=headline,
        terms=Terms(
            words=tuple(map(sys.intern, joined.split("\n"))) if joined else (),
            placed=unpack(f"<{len(counts)}f", placed),
            counts=counts,
            capitals=capitals,
            title=heading,
            lead=lead,
            order=order,
        ),
        days=days,
        bulletin=bulletin,
        seen=seen,
        url=url,
        outlet=outlet,
        came=came,
    )


# The words, most of which are met once: how many articles carry each, and the other counts of those that have any.
_PackedCounts = tuple[int, str, bytes, dict[str, int], dict[str, int]]
_COUNTS = msgspec.msgpack.Decoder(_PackedCounts)


def pack_counts(counts: WordCounts) -> bytes:
    """Counts of words as bytes: to keep."""
    carried = array("I", counts.carriers.values()).tobytes()
    joined = "\n".join(counts.carriers)
    return _ENCODER.encode((counts.articles, joined, carried, counts.again, counts.capitals))


def unpack_counts(packed: bytes) -> WordCounts:
    """The counts that were packed."""
    articles, joined, carried, again, capitals = _COUNTS.decode(packed)
    names = joined.split("\n") if joined else []
    return WordCounts(articles, dict(zip(names, array("I", carried), strict=True)), again, capitals)

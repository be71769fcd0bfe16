"""What grouping into stories needs of an article, and no more: small to keep, to send to a worker and to store."""

import sys
from dataclasses import dataclass

import msgspec

from selisik.comparing.terms import Terms, article_terms
from selisik.data import AnnotatedArticle

OF_A_DAY = ("day", "time")
DAY_LENGTH = len("2025-06-18")
LONGEST_HEADLINE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """An article's words, its days and what names it. `title` is None where it carries none, `headline` never."""

    id: str
    sha256: str
    published: str | None
    language: str | None
    title: str | None
    headline: str
    terms: Terms
    days: tuple[str, ...]


def digest_article(annotated: AnnotatedArticle) -> Digest:
    """The digest of an article; it does not depend on any other article."""
    article = annotated.article
    opening = article.text.strip().split("\n")[0][:LONGEST_HEADLINE]
    days = {each.value[:DAY_LENGTH] for each in annotated.dates if each.value and each.precision in OF_A_DAY}
    return Digest(
        id=article.id,
        sha256=article.sha256,
        published=article.published,
        language=article.language,
        title=article.title or None,
        headline=article.title or opening or article.id,
        terms=article_terms(annotated),
        days=tuple(sorted(days)),
    )


# Words hold no line feed, so that the many of an article are packed as one string.
_Packed = tuple[str, str, str | None, str | None, str | None, str, str, str, bytes, tuple[str, ...]]
_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(_Packed)


def pack_digest(digest: Digest) -> bytes:
    """A digest as bytes: to send between processes and to keep."""
    terms = digest.terms
    named = digest.id, digest.sha256, digest.published, digest.language, digest.title, digest.headline
    return _ENCODER.encode((*named, "\n".join(terms.body), "\n".join(terms.title), terms.capitals, digest.days))


def unpack_digest(packed: bytes) -> Digest:
    """The digest that was packed; equal words of many digests are one object in memory."""
    name, sha256, published, language, title, headline, body, heading, capitals, days = _DECODER.decode(packed)
    return Digest(
        id=name,
        sha256=sha256,
        published=published,
        language=language,
        title=title,
        headline=headline,
        terms=Terms(name, _unpacked(body), _unpacked(heading), capitals),
        days=days,
    )


def _unpacked(words: str) -> tuple[str, ...]:
    return tuple(map(sys.intern, words.split("\n"))) if words else ()

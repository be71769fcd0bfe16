"""What every annotated article keeps, whatever its text."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, Span, text_hash
from selisik.lang import pack

# The parts that news text is torn from: marks of all kinds, line ends, no-break space, and the pack's own cues.
MARKS = list("\"“”‘’'«»()[].,:;!?-–—/\n\r\t  \u2028 %$")
CUES = [word for name in ("speech", "cues", "dates") for word in map(str, pack("id").table(name))][:40]
PARTS = [
    *MARKS,
    *CUES,
    "Budi Warsana",
    "Desa Karangwuni",
    "AKBP",
    "Rp 2,5 miliar",
    "(7/8/2024)",
    "pukul 05.40",
    "M 5,8",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=6)), max_size=60).map("".join)
TEXTS = TEXTS.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))


def assert_lawful(found: AnnotatedArticle) -> None:
    """Marks lie inside the text; regions cover every non-space character once; sentences follow each other."""
    text = found.text
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans())
    covers = Counter(place for region in found.regions for place in range(region.start, region.end))
    assert all(count == 1 for count in covers.values()), "two regions cover one character"
    bare = [place for place, character in enumerate(text) if not character.isspace() and place not in covers]
    assert not bare, f"no region covers {text[bare[0]]!r} at {bare[0]}"
    assert all((region.of is not None) == (region.kind == "repeat") for region in found.regions)
    for marks in (found.regions, found.sentences):
        ordered = [(mark.start, mark.end) for mark in marks]
        assert ordered == sorted(ordered), "marks are not in the order of the text"
        assert all(a[1] <= b[0] for a, b in pairwise(ordered)), "marks overlap"


def assert_referring(found: AnnotatedArticle) -> None:
    """Every mark names its rule; every speaker and addressee is an entity of the article."""
    names = {entity.id for entity in found.entities}
    assert len(names) == len(found.entities)
    for marks in (found.regions, found.sentences, found.statements, found.dates, found.quantities):
        assert all(mark.rule for mark in marks), "a mark does not say which rule made it"
    for statement in found.statements:
        for party in (statement.speaker, statement.addressee):
            assert party is None or party.entity is None or party.entity in names


def test_every_article_of_the_examples_is_lawful(annotated: tuple[AnnotatedArticle, ...]) -> None:
    for found in annotated:
        assert_lawful(found)
        assert_referring(found)


def test_the_text_is_the_text_that_was_read(
    articles: tuple[Article, ...], annotated: tuple[AnnotatedArticle, ...]
) -> None:
    assert [each.article for each in annotated] == list(articles)
    assert all(text_hash(each.text) == each.sha256 for each in articles)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_annotated_lawfully(text: str) -> None:
    article = Article(id="a", text=text, sha256=text_hash(text), published="2024-08-07", language="id")
    found = annotate_article(article)
    assert_lawful(found)
    assert_referring(found)


def test_furniture_carries_no_statement_date_or_sentence(annotated: tuple[AnnotatedArticle, ...]) -> None:
    for found in annotated:
        silent = [region for region in found.regions if region.kind in ("furniture", "repeat", "credit")]
        spoken: list[Span] = [*found.sentences, *(statement.content for statement in found.statements), *found.dates]
        wrong = [span.cut(found.text) for span in spoken for region in silent if span.overlaps(region)]
        assert not wrong


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0", "\x00", "\u202e", "a"])
def test_the_smallest_texts_are_annotated(text: str) -> None:
    assert_lawful(annotate_article(Article(id="a", text=text, sha256=text_hash(text))))

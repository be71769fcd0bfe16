"""What grouping needs of an article, cut from a lighter annotation and packed."""

import pytest
from compare_articles import HARBOUR, SCHOOL, article

from example_events import EVENTS, annotate_event, read_event
from selisik.annotating import outline_article
from selisik.comparing import digest_article, pack_digest, unpack_digest
from selisik.data import Article, text_hash


@pytest.mark.parametrize("event", EVENTS)
def test_the_lighter_annotation_gives_the_very_digests(event: str) -> None:
    light = [digest_article(outline_article(each)) for each in read_event(event)]
    assert light == [digest_article(each) for each in annotate_event(event)]


@pytest.mark.parametrize("text", [HARBOUR, SCHOOL, "Pendek.", ""])
def test_a_digest_comes_back_as_it_was_packed(text: str) -> None:
    digest = digest_article(article("a", text, title="Dermaga Rusak", published="2031-03-02"))
    assert unpack_digest(pack_digest(digest)) == digest


def test_an_article_without_a_word_has_a_digest() -> None:
    empty = digest_article(outline_article(Article(id="a", text="...", sha256=text_hash("..."))))
    assert unpack_digest(pack_digest(empty)) == empty and empty.terms.words == ()

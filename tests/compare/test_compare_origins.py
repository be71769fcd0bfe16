"""Which articles stand on one text."""

from itertools import permutations

from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, article

from selisik.compare import find_origins, find_reuse
from selisik.data import AnnotatedArticle, Origin


def origins(*articles: AnnotatedArticle) -> tuple[Origin, ...]:
    return find_origins(articles, find_reuse(articles))


def test_a_copy_and_its_source_are_one_origin_and_own_words_are_not() -> None:
    (found,) = origins(article("a", HARBOUR), article("b", HARBOUR_COPIED), article("c", HARBOUR_OWN))
    assert found.articles == ("a", "b")
    assert found.first is None
    assert [[passage.article for passage in passages] for passages in found.passages] == [["a", "b"]]


def test_the_earliest_is_first_when_times_tell() -> None:
    early, late = {"published": "2031-03-02T06:00+07:00"}, {"published": "2031-03-02T09:30+07:00"}
    (found,) = origins(article("a", HARBOUR, **late), article("b", HARBOUR_COPIED, **early))
    assert found.first == "b"
    (found,) = origins(article("a", HARBOUR, published="2031-03-02"), article("b", HARBOUR_COPIED, **early))
    assert found.first is None


def test_the_order_of_arrival_does_not_matter() -> None:
    articles = [article("a", HARBOUR), article("b", HARBOUR_COPIED), article("c", HARBOUR)]
    assert len({origins(*order) for order in permutations(articles)}) == 1

"""Passages that two articles share."""

from itertools import permutations

from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, SCHOOL, article
from hypothesis import given, settings
from hypothesis import strategies as st

from selisik.comparing import find_reuse
from selisik.comparing.passages import common_words
from selisik.comparing.words import comparable_words

COPIED = "Sebelas buruh angkut jatuh ke air dan semuanya dapat naik kembali ke dermaga dengan selamat"


def test_a_copied_sentence_is_found_in_both_articles_to_the_character() -> None:
    one, other = article("a", HARBOUR), article("b", HARBOUR_COPIED)
    (found,) = find_reuse([one, other])
    assert (found.a.article, found.a.cut(one.text)) == ("a", COPIED)
    assert (found.b.article, found.b.cut(other.text)) == ("b", COPIED)
    assert found.share == 1.0


def test_own_words_share_nothing() -> None:
    assert find_reuse([article("a", HARBOUR), article("b", HARBOUR_OWN), article("c", SCHOOL)]) == ()


def test_changed_and_left_out_words_stay_inside_one_passage() -> None:
    changed = COPIED.replace("semuanya", "seluruhnya").replace("kembali ", "")
    one, other = article("a", HARBOUR), article("b", f"Pagi itu ramai. {changed}. Lalu sepi.")
    (found,) = find_reuse([one, other])
    assert found.a.cut(one.text) == COPIED
    assert found.b.cut(other.text) == changed
    assert 0.8 < found.share < 1.0


def test_capitals_and_marks_do_not_count() -> None:
    loud = COPIED.upper().replace(" ", ", ")
    (found,) = find_reuse([article("a", HARBOUR), article("b", loud)])
    assert found.b.cut(loud) == loud


def test_names_and_titles_alone_are_no_passage() -> None:
    name = "Kepala Dinas Perhubungan Kabupaten Tirtasari Raden Wiryo Kusumo"
    assert find_reuse([article("a", f"{name} datang."), article("b", f"Kami bertemu {name}.")]) == ()


def test_the_order_of_arrival_does_not_matter() -> None:
    articles = [
        article("a", HARBOUR, published="2031-03-02"),
        article("b", HARBOUR_COPIED),
        article("c", HARBOUR, published="2031-03-01"),
    ]
    assert len({find_reuse(order) for order in permutations(articles)}) == 1


VOCABULARY = st.sampled_from(["air", "batu", "cepat", "dermaga", "emas", "fajar", "gunung", "hujan", "ikan", "jalan"])


@settings(deadline=None)
@given(st.lists(VOCABULARY, max_size=60), st.lists(VOCABULARY, max_size=60))
def test_every_passage_stands_in_its_article_and_swapping_names_swaps_sides(one: list[str], other: list[str]) -> None:
    first, second = article("a", " ".join(one) + "."), article("b", " ".join(other) + ".")
    for found in find_reuse([first, second]):
        assert found.a.end <= len(first.text) and found.b.end <= len(second.text)
        assert 0 < found.share <= 1
        assert found.a.cut(first.text).strip() == found.a.cut(first.text)


@settings(deadline=None)
@given(st.lists(VOCABULARY, max_size=12), st.lists(VOCABULARY, max_size=12))
def test_common_words_are_common_and_in_order(one: list[str], other: list[str]) -> None:
    places = common_words(one, other)
    assert all(one[i] == other[j] for i, j in places)
    assert places == sorted(places)
    assert len(places) == len(common_words(other, one))


def test_words_are_counted_by_where_they_begin() -> None:
    words = comparable_words(article("a", "Air naik. Batu jatuh."))
    assert words.inside(0, 9) == 2
    assert words.inside(4, 5) == 1

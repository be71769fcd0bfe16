"""What a passage is compared by."""

from selisik.annotating import annotate_article
from selisik.data import Article, text_hash
from selisik.weighing.features import Setting, find_features
from selisik.weighing.units import find_units
from selisik.weighing.values import tells
from selisik.weighing.wounds import story_lexicon


def numbers_of(text: str) -> set[str]:
    read = annotate_article(Article(id="a", text=text, sha256=text_hash(text), language="id"))
    setting = Setting({}, story_lexicon([read]))
    return {key for each in find_features(read, find_units(read), (), setting) for key in each.numbers}


def test_a_roman_numeral_says_which_and_counts_nothing() -> None:
    named = numbers_of("Rusli Tamin adalah Ketua Seksi IV Paguyuban Melur di Sorenda.")
    counted = numbers_of("Rusli Tamin memimpin 14 seksi Paguyuban Melur di Sorenda.")
    assert len(named) == 1 and not any(map(tells, named))
    assert any(map(tells, counted))

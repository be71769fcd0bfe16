"""A set phrase that two reports share is a copy only where both stand on one text."""

from selisik.annotating import annotate_article
from selisik.data import Article, Brief, text_hash
from selisik.run.pipeline import make_brief

PHRASE = "Perkara ini mencuat ke publik."
TEXT = (
    "Lurah Tirtasari menjual tiga puluh sapi bantuan milik kelompok tani kepada pedagang dari kota. "
    "Uang penjualan dipakai membangun rumah makan di tepi waduk. "
)
OTHER = "Sapi-sapi itu semestinya dibagikan kepada peternak pada musim hujan. Kandang di balai desa kini kosong. "


def brief(*texts: str) -> Brief:
    articles = (
        Article(id=f"a{at}", text=text, sha256=text_hash(text), language="id", outlet=f"kabar{at}.example")
        for at, text in enumerate(texts)
    )
    return make_brief([annotate_article(each) for each in articles])


def wordings(made: Brief) -> list[str]:
    (claim,) = (each for each in made.claims if any("mencuat" in carrier.quote for carrier in each.evidence))
    return [each.wording for each in claim.evidence]


def test_a_set_phrase_of_two_independent_reports_is_no_copy() -> None:
    made = brief(TEXT + PHRASE, OTHER + PHRASE)
    assert not made.origins
    assert wordings(made) == ["first", "own"]


def test_a_set_phrase_of_two_reports_on_one_text_is_a_copy() -> None:
    made = brief(TEXT + PHRASE, TEXT + PHRASE)
    assert made.origins
    assert wordings(made) == ["first", "copied"]

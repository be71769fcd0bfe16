"""Who is marked as a minor, in invented sentences."""

import pytest

from selisik.annotating import annotate_article
from selisik.data import Article, text_hash
from selisik.weighing import weigh_story


def cautioned(text: str) -> set[str]:
    """The names that are marked."""
    article = Article(id="a", text=text, sha256=text_hash(text), language="id", published="2024-06-06")
    return {each.cut(text) for each in weigh_story([annotate_article(article)], []).cautions}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ibu bayi itu, Rini Astuti (26), ditemukan selamat di Lengkong.", set()),
        ("Ayah bocah itu, Budi Sasongko, melapor ke polisi di Lengkong.", set()),
        ("Salah seorang korban luka adalah Dafa Prasetya (16), siswa SMK di Lengkong.", {"Dafa Prasetya"}),
        ("Bocah bernama Rini Astuti hanyut di Sungai Lengkong, Selasa.", {"Rini Astuti"}),
        ("Siswi SMP Rini Astuti menjuarai lomba melukis di Lengkong.", {"Rini Astuti"}),
    ],
)
def test_minors_and_nobody_else(text: str, names: set[str]) -> None:
    assert cautioned(text) == names

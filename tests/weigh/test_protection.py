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
        ("“Semuanya selamat, satu masih bayi,” kata Rini Astuti di Lengkong.", set()),
        ("Polisi mengungkap penculikan bocah, Joko dan Rini Astuti ditahan di Lengkong.", set()),
        ("Anak dianiaya. Polisi menangkap dua pria, pelaku penculikan bocah, yakni Rini RA (26).", set()),
        ("Kasus penculikan bocah dibuka Iptu Rini Astuti di Lengkong.", set()),
        ("Bocah itu dibawa Rini Astuti ke Lengkong, Selasa.", set()),
        ("Kasat Reskrim Iptu Rini Astuti (17), bocah di masa itu, datang ke Lengkong.", set()),
        ("Bocah yang akrab disapa Rini Astuti hanyut di Lengkong, Selasa.", {"Rini Astuti"}),
        ("Siswi kelas 3 SD di Lengkong, Selasa. Siswi SD kelas 3 Rini Astuti hanyut.", {"Rini Astuti"}),
        ("Bocah bernama Rini Astuti hanyut di Sungai Lengkong, Selasa.", {"Rini Astuti"}),
        ("Siswi SMP Rini Astuti menjuarai lomba melukis di Lengkong.", {"Rini Astuti"}),
    ],
)
def test_minors_and_nobody_else(text: str, names: set[str]) -> None:
    assert cautioned(text) == names

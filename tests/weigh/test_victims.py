"""Who is marked as the victim of a sexual crime, and who is not, in invented sentences."""

import pytest

from selisik.annotating import annotate_article
from selisik.data import Article, text_hash
from selisik.weighing import weigh_story


def victims(text: str, language: str = "id") -> set[str]:
    """The names that are marked as a victim's."""
    article = Article(id="a", text=text, sha256=text_hash(text), language=language, published="2024-06-06")
    cautions = weigh_story([annotate_article(article)], []).cautions
    return {each.cut(text) for each in cautions if each.reason == "victim of a sexual crime"}


POLICE = " Kapolres Serunai AKBP Hendra Wijaya membenarkan laporan itu."


@pytest.mark.parametrize(
    "text",
    [
        "Ayu Lestari (23) menjadi korban pemerkosaan di Serunai, Senin.",
        "Ayu Lestari mengalami pelecehan seksual di kantornya, Senin.",
        "Seorang perempuan bernama Ayu Lestari diperkosa oleh pamannya di Serunai, Senin.",
        "Ayu Lestari yang diduga dicabuli gurunya kini dirawat di Serunai.",
        "Ayu Lestari (15), siswi SMP di Serunai, yang dicabuli gurunya kini dirawat.",
        "Ayu Lestari mengaku telah disetubuhi tetangganya sejak tahun lalu.",
        "Ayu Lestari hamil setelah disetubuhi tetangganya.",
        "Polisi menangkap pria yang memperkosa Ayu Lestari di Serunai, Senin.",
        "Seorang guru mencabuli siswinya, Ayu Lestari (15), di Serunai, Senin.",
        "Seorang pria mencabuli siswi sebuah SMP di Serunai bernama Ayu Lestari.",
        "Paman Perkosa Ayu Lestari di Serunai.",
        "Ayu Lestari, korban pemerkosaan di Serunai, melapor ke polisi, Senin.",
        "Ayu Lestari (23), seorang korban pelecehan seksual, melapor ke polisi.",
        "Korban pemerkosaan, Ayu Lestari, melapor ke polisi di Serunai, Senin.",
        "Korban dugaan pencabulan bernama Ayu Lestari melapor ke polisi.",
        "Polisi menyelidiki pemerkosaan terhadap Ayu Lestari di Serunai.",
        "Polisi menyelidiki pencabulan yang dialami Ayu Lestari di Serunai.",
        "Warga mengecam pemerkosaan di Serunai. Korban Ayu Lestari kini dirawat.",
        "Polisi menyelidiki pemerkosaan Ayu Lestari oleh tetangganya di Serunai.",
        "Ayu Lestari bercerita pernah dilecehkan secara seksual di kantornya.",
        "Seorang perwira memperkosa Bripda Ayu Lestari di Serunai.",
        "Anak yang dicabuli bernama Ayu Lestari, kata warga Serunai.",
    ],
)
def test_a_victim_is_marked(text: str) -> None:
    assert victims(text + POLICE) == {"Ayu Lestari"}


@pytest.mark.parametrize(
    "text",
    [
        "Budi Santoso (45) memperkosa keponakannya di Serunai, Senin.",
        "Budi Santoso diduga telah mencabuli seorang siswi di Serunai.",
        "Diduga memperkosa anak tirinya, Budi Santoso (45), ditangkap di Serunai.",
        "Guru Cabuli Siswi SMP, Budi Santoso (45) Dibawa ke Kantor Polisi.",
        "Setelah mencabuli korban, Budi Santoso melarikan diri dari Serunai.",
        "Tersangka pemerkosaan, Budi Santoso, ditahan di Serunai.",
        "Gadis itu diperkosa pamannya, Budi Santoso (45), di Serunai.",
        "Gadis itu dicabuli oleh Budi Santoso di Serunai.",
        "Polisi menangkap Budi Santoso, pelaku pemerkosaan di Serunai.",
        "Ibu korban pemerkosaan, Budi Santoso, melapor ke polisi di Serunai.",
        "Ayah dari korban pencabulan, Budi Santoso, melapor ke polisi.",
        "Kuasa hukum korban, Budi Santoso, meminta pelaku pemerkosaan dihukum berat.",
        "Anak Budi Santoso diperkosa di Serunai, Senin.",
        "Seorang pria memperkosa istri Budi Santoso di Serunai.",
        "Menurut Budi Santoso, korban pemerkosaan itu masih dirawat di Serunai.",
        "Korban pencabulan masih dirawat, kata Budi Santoso, tetangga gadis yang diperkosa itu.",
        "Budi Santoso melaporkan bahwa putrinya dicabuli di Serunai.",
        "Budi Santoso tidak terima putrinya dicabuli di Serunai.",
        "Menurut korban pemerkosaan, Budi Santoso datang malam hari.",
        "Budi Santoso merasa dilecehkan oleh ucapan lawannya dalam rapat di Serunai.",
        "Polisi menerima laporan pencabulan terhadap Budi Santoso di Serunai.",
        "Dokter Budi Santoso merawat korban pemerkosaan di Serunai.",
        "Gadis itu diperkosa. Kapolsek Serunai AKP Budi Santoso mengatakan korban dicabuli tetangganya.",
    ],
)
def test_nobody_else_is_marked(text: str) -> None:
    assert victims(text + POLICE) == set()


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Seorang lelaki merogol Aminah Salleh di Serunai, kata polis.", "ms", {"Aminah Salleh"}),
        ("Aminah Salleh dirogol jirannya di Serunai, kata polis.", "ms", {"Aminah Salleh"}),
        ("Mangsa rogol, Aminah Salleh, membuat laporan polis di Serunai.", "ms", {"Aminah Salleh"}),
        ("Peguam mangsa rogol, Aminah Salleh, ditemui di Serunai.", "ms", set()),
        ("Suspek rogol, Aminah Salleh, ditahan di Serunai.", "ms", set()),
        ("Jane Harlow was raped in Serunai on Monday, police said.", "en", {"Jane Harlow"}),
        ("A man raped Jane Harlow in Serunai on Monday, police said.", "en", {"Jane Harlow"}),
        ("Jane Harlow, a rape victim, went to the police on Monday.", "en", {"Jane Harlow"}),
        ("Police in Serunai investigate the rape of Jane Harlow.", "en", {"Jane Harlow"}),
        ("Jane Harlow raped a pupil in Serunai, the police said.", "en", set()),
        ("A pupil was raped by Jane Harlow in Serunai, the police said.", "en", set()),
        ("The mother of the rape victim, Jane Harlow, went to the police.", "en", set()),
    ],
)
def test_victims_in_malay_and_english(text: str, language: str, names: set[str]) -> None:
    assert victims(text, language) == names

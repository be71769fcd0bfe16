"""Languages are recognised by their words; what is too short or of another language is left open."""

import pytest

from selisik.lang.recognition import recognise

TEXTS = {
    "id": [
        "Polisi menyebut korban tidak bisa dihubungi sejak Senin karena ponselnya mati.",
        "Harga cabai di Pasar Wening naik menjadi Rp 90 ribu per kilogram, kata pedagang pada Jumat lalu.",
        "WENINGPOS.COM - Pemerintah kabupaten menggelar rapat soal kualitas air minum yang akan dibagikan.",
    ],
    "ms": [
        "Polis berkata mangsa tidak dapat dihubungi sejak Isnin kerana telefon bimbitnya mati.",
        "Harga cili di Pasar Wening naik kepada RM20 sekilogram, kata peniaga pada Jumaat apabila bekalan kurang.",
        "Kerajaan negeri mengadakan mesyuarat mengenai kualiti air yang akan diagihkan, iaitu di dua kampung.",
    ],
    "en": [
        "Police said the victim could not be reached since Monday because his phone was off.",
        "The price of chili at Wening market has risen to 90 thousand a kilogram, traders said on Friday.",
    ],
}
FOREIGN = [
    "Pulisi isih nliti kacilakan iku lan njaluk warga tetep ati-ati. Wong loro wis digawa menyang puskesmas.",
    "Pamarentah rek ngawangun jalan anyar di desa Wening taun ieu. Lurah nyebutkeun yen dana geus aya ti kabupaten.",
    "Polisi masih mamareso kasus tu jo mamintak urang tatap tanang. Duo urang nan luko alah pulang.",
    "De burgemeester zei dat het water was gezakt sinds de regen vanochtend was opgehouden, en dat iedereen veilig is.",
    "El alcalde dijo que el agua había bajado desde que dejó de llover por la mañana y que todos están a salvo.",
    "Sinabi ng alkalde na humupa na ang baha mula nang tumigil ang ulan kaninang umaga at ligtas ang lahat ng tao.",
    "市长说，自从今天早上雨停以来，洪水已经退去，所有人都很安全，学校明天重新开放。",
    "قال رئيس البلدية إن المياه انحسرت منذ توقف المطر هذا الصباح وإن الجميع بخير",
]
OPEN = ["", "Banjir surut", "1.000,5 km 2 3 4 5 6 7 8 9 10", "Kim Jong-un, Vladimir Putin"]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in TEXTS.items() for text in texts])
def test_a_language_with_a_pack_is_recognised(code: str, text: str) -> None:
    assert recognise(text).code == code


def test_a_song_in_another_language_does_not_make_the_report_foreign() -> None:
    opening = "Berikut ini lirik lagu yang dinyanyikan paduan suara Wening pada Minggu dan dirilis untuk amal warga. "
    song = "Time and time again we walked along; the river sang and all of us would sing, oh sing until the dawn. "
    assert recognise(opening * 3 + song * 12).code == "id"
    assert recognise(song * 12).code != "id"


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_said(text: str) -> None:
    assert recognise(text).foreign


@pytest.mark.parametrize("text", OPEN)
def test_too_little_text_is_left_open(text: str) -> None:
    found = recognise(text)
    assert (found.code, found.foreign) == (None, False)

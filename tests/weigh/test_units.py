"""Where claim units begin and end, and what they are held to say, on invented reports."""

import pytest

from selisik.annotating import annotate_article
from selisik.data import Article, text_hash
from selisik.weighing.units import find_units
from selisik.weighing.wounds import story_lexicon, unglued


def units(text: str) -> list[tuple[str, str]]:
    """The words and the status of every unit of a report."""
    read = annotate_article(Article(id="a", text=text, sha256=text_hash(text), language="id"))
    return [(unit.span.cut(text), unit.status) for unit in find_units(read)]


@pytest.mark.parametrize(
    "dateline",
    ["Suarabahari.example, Serunai – ", "SERUNAI, SUARA BAHARI - ", "Bahari6.example, Serunai"],
)
def test_no_dateline_stands_in_a_claim(dateline: str) -> None:
    told = "Kapal itu tenggelam di Selat Waru pada Senin pagi"
    assert units(f"{dateline}{told}.") == [(told, "asserted")]


def test_who_said_a_quotation_is_no_hearsay() -> None:
    found = units('"Kapal itu tenggelam karena kelebihan muatan," katanya.')
    assert {status for _, status in found} == {"asserted"}
    assert {status for _, status in units("Katanya kapal itu tenggelam karena kelebihan muatan.")} == {"alleged"}


def test_a_number_is_never_cut_in_two() -> None:
    text = "Ia mengatakan menurut keterangan SJ korban meminjam uang sekitar Rp3,5 juta kepadanya."
    assert any("Rp3,5 juta" in unit for unit, _ in units(text))


def test_a_subject_stays_with_its_verb() -> None:
    text = "Gubernur Provinsi Tirta Kencana Wahyu Lestari juga sudah menyampaikan duka kepada keluarga penumpang."
    assert units(text)[0][0].startswith("Gubernur Provinsi")


def test_only_words_that_the_story_knows_are_taken_apart() -> None:
    texts = ("Dua kapal kayu tenggelam sebelum subuh.", "Kapal kayu itu milik Darto.", "Kapalkayuitu dan kapalbesi.")
    read = [
        annotate_article(Article(id=name, text=text, sha256=text_hash(text), language="id"))
        for name, text in zip("abc", texts, strict=True)
    ]
    known = story_lexicon(read).known
    assert unglued("Kapalkayuitu", known, "id") == ("kapal", "kayu", "itu")
    assert unglued("kapalbesi", known, "id") == ("kapalbesi",)
    assert unglued("kayuan", known, "id") == ("kayuan",)


def test_a_quotation_that_a_unit_opens_is_closed_in_it() -> None:
    text = 'Ani dan Budi akan membicarakan "semua masalah". Mereka bertemu di balai desa pagi ini.'
    assert units(text)[0][0].endswith('"semua masalah"')


def test_what_a_speaker_denies_in_his_own_words_is_what_he_asserts() -> None:
    text = (
        'Direktur Wahyu Lestari membantah. "Tidak benar kapal kami kelebihan muatan," kata Wahyu. "Itu fitnah besar."'
    )
    assert all(status == "asserted" for unit, status in units(text) if "kapal kami" in unit or "fitnah" in unit)
    reported = units("Direktur Wahyu Lestari membantah bahwa kapalnya kelebihan muatan.")
    assert "denied" in {status for _, status in reported}


def test_nothing_is_cut_behind_a_span_of_time() -> None:
    text = "Kapal itu tenggelam sekitar pukul 05.40, satu jam lebih setelah berangkat dari Pelabuhan Watulare."
    assert any("lebih setelah berangkat" in unit for unit, _ in units(text))


def test_a_name_alone_is_no_claim() -> None:
    text = "Ibu bayi itu, Hamra Sitanala (26), ditemukan selamat satu jam kemudian."
    assert [unit for unit, _ in units(text)] == [text.rstrip(".")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Jumlah korban tewas di Lengkong, Waru Barat, bertambah menjadi tiga orang hingga Senin malam.",
            1,
        ),
        ("Korban luka akibat longsor di Lengkong, Waru Barat, bertambah menjadi sembilan orang hingga Senin malam.", 1),
        ("Jumlah rumah rusak pada Senin (3/6/2024), meningkat menjadi tiga puluh unit di seluruh desa.", 1),
        ("Bus yang jatuh ke jurang di Lengkong, Waru Barat, mengangkut puluhan siswa sekolah menengah.", 1),
        ("Pengendara itu tewas di simpang Lengkong, Waru Barat, meninggalkan seorang istri dan dua anak kecil.", 2),
        ("Polisi menangkap pencuri di Lengkong, Waru Barat, membawanya ke kantor polisi dekat pasar.", 2),
    ],
)
def test_a_place_or_date_between_commas_parts_no_subject_from_its_predicate(text: str, parts: int) -> None:
    assert len(units(text)) == parts


def test_the_subject_keeps_what_was_counted() -> None:
    text = "Jumlah korban tewas di Lengkong bertambah menjadi tiga orang, lalu turun menjadi dua orang pada Selasa."
    read = annotate_article(Article(id="a", text=text, sha256=text_hash(text), language="id"))
    assert [unit.subject.cut(text) for unit in find_units(read) if unit.subject] == ["Jumlah korban tewas di Lengkong"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Lagu yang didendangkan pelantun lain dan memberi penghiburan bagi pendengar mendatangkan berkah.",
            1,
        ),
        ("Polisi yang datang pada malam hari menangkap dua pencuri dan menyita tiga sepeda motor curian.", 2),
    ],
)
def test_what_is_joined_to_a_relative_clause_goes_on_inside_it(text: str, parts: int) -> None:
    assert len(units(text)) == parts


def test_a_share_and_a_price_keep_their_signs_at_the_edge_of_a_clause() -> None:
    assert units("Harga cabai di Lengkong naik 12,5%.")[0][0].endswith("12,5%")
    assert any("$45" in unit for unit, _ in units("Karcis kapal ke Serunai dijual seharga $45, kata agen di Lengkong."))


def test_a_row_of_a_table_keeps_its_heading_and_tells_nothing_without_one() -> None:
    text = "Harga beras naik di Lengkong.\nBeras Kencana:\n1 kg: Rp 15.000\n5 kg: Rp 73.000\n"
    read = annotate_article(Article(id="a", text=text, sha256=text_hash(text), language="id"))
    found = [(unit.subject and unit.subject.cut(text), unit.span.cut(text)) for unit in find_units(read)]
    assert found[1:] == [("Beras Kencana", "1 kg: Rp 15.000"), ("Beras Kencana", "5 kg: Rp 73.000")]
    assert [unit for unit, _ in units(text.replace("Beras Kencana:\n", ""))] == ["Harga beras naik di Lengkong"]


def test_a_dateline_and_a_label_are_no_claims() -> None:
    assert units("LENGKONG, SUARABAHARI.com\nHarga beras\nHarga beras naik di Lengkong.") == [
        ("Harga beras naik di Lengkong", "asserted")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A word of which "lalu" is only the first half.
        ("Lalu lintas di Jalan Melati sempat macet dua jam.", "Lalu lintas di Jalan Melati sempat macet dua jam"),
        # How long after belongs to what it came after.
        (
            "Perahu itu ditarik ke dermaga Tirtasari dua hari setelah badai melanda pulau itu.",
            "Perahu itu ditarik ke dermaga Tirtasari dua hari setelah badai melanda pulau itu",
        ),
        # A verb that only leads to how it was, and a subject that waits for its verb.
        (
            "Peristiwa nahas itu bermula ketika sebuah truk dari Serunai menabrak pagar dermaga.",
            "Peristiwa nahas itu bermula ketika sebuah truk dari Serunai menabrak pagar dermaga",
        ),
        (
            "Merasa sangat terganggu, petugas pelabuhan kemudian mengejar perahu motor itu sampai ke muara sungai.",
            "Merasa sangat terganggu, petugas pelabuhan kemudian mengejar perahu motor itu sampai ke muara sungai",
        ),
        # "Or not" closes what is asked.
        (
            "Warga menimbang apakah guci itu akan dibawa ke museum untuk dibersihkan atau tidak oleh petugas desa.",
            "Warga menimbang apakah guci itu akan dibawa ke museum untuk dibersihkan atau tidak oleh petugas desa",
        ),
        # Two verbs of one object.
        (
            "Dari gudang di Tirtasari itu petugas menemukan dan mengamankan sejumlah guci tua.",
            "Dari gudang di Tirtasari itu petugas menemukan dan mengamankan sejumlah guci tua",
        ),
        # What is confirmed without a predicate stays with the word that confirms it.
        ("Kejadian ini dibenarkan oleh Kapolsek Serunai Danu Wirasena.", "Kejadian ini dibenarkan oleh Kapolsek"),
    ],
)
def test_no_piece_without_its_predicate_is_cut_off(text: str, expected: str) -> None:
    found = [unit for unit, _ in units(text)]
    assert len(found) == 1 and found[0].startswith(expected)


def test_a_cause_behind_the_words_of_saying_is_guessed_like_what_it_explains() -> None:
    text = "Dugaan sementara penyebab kebakaran, ujar Danu Wirasena lantaran kompor di dapur itu meledak."
    assert units(text) == [(text.rstrip("."), "alleged")]


def test_on_what_occasion_a_speaker_was_heard_is_no_claim() -> None:
    text = '"Perahu itu hanyut ke laut," kata Danu saat memberikan keterangan pada Suarabahari.example, Senin (3/6).'
    assert [unit for unit, _ in units(text)] == ["Perahu itu hanyut ke laut"]

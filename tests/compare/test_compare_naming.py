"""The words by which an article names the source it has its text from."""

import pytest
from compare_articles import article

from selisik.comparing.naming import find_namings, named_sources


@pytest.mark.parametrize(
    ("text", "words", "label", "kind"),
    [
        ("Banjir surut, dikutip dari Antara, Senin (3/3/2031).", "dikutip dari Antara", "Antara", "agency"),
        ("Banjir surut, dilansirAntarapada Senin pagi.", "dilansirAntara", "Antara", "agency"),
        (
            "Melansir laman Kabarsenja.com, jembatan itu putus.",
            "Melansir laman Kabarsenja.com",
            "Kabarsenja.com",
            "outlet",
        ),
        (
            "Dalam keterangan tertulisnya, Senin.",
            "keterangan tertulisnya",
            "keterangan tertulisnya",
            "release",
        ),
        ("Jembatan itu putus pada malam hari. (mda/ant)", "(mda/ant)", "Antara", "agency"),
        (
            "Mengutip Balai Sungai Tirtasari, air naik.",
            "Mengutip Balai Sungai Tirtasari",
            "Balai Sungai Tirtasari",
            "unknown",
        ),
    ],
)
def test_a_naming_is_found_with_its_source(text: str, words: str, label: str, kind: str) -> None:
    (found,) = find_namings(article("a", text))
    assert (found.passage.cut(text), found.label, found.kind) == (words, label, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Jembatan itu putus, dikutip Senin (3/3/2031).",
        "Kapal (ant) itu berlayar antara dua pulau.",
        "Ia mengutip ayat itu di depan siswa.",
    ],
)
def test_what_names_no_source_is_left(text: str) -> None:
    assert find_namings(article("a", text)) == ()


def test_who_quotes_is_not_whom_it_is_quoted_from() -> None:
    (found,) = find_namings(article("a", "Jembatan putus, dikutip Kabarsenja.com dari TribunRawa.com."))
    assert (found.label, found.kind) == ("TribunRawa.com", "outlet")
    assert find_namings(article("a", "Jembatan putus, dikutip Kabarsenja.com dari unggahan warga.")) == ()


REPORT = (
    "Jembatan gantung di Desa Kalimerang putus diterjang banjir.\nWarga menyeberang dengan rakit bambu.\n"
    "Anak-anak tidak bersekolah hari itu.\nCamat meninjau lokasi pada sore hari.\nHujan masih turun di hulu sungai.\n"
)


@pytest.mark.parametrize(
    ("text", "label", "scope"),
    [
        (f"Jembatan putus, dilansir Antara, Senin.\n{REPORT}", "Antara", "text"),
        (f"{REPORT}Dikutip dari Tribun Rawa, camat menyebut ada dua korban.", "Tribun Rawa", "passage"),
        (f"{REPORT}Artikel ini telah tayang di Kabarsenja.com dengan judul Jembatan Putus", "Kabarsenja.com", "text"),
        (f"{REPORT}(Sumber TribunRawa)", "TribunRawa", "text"),
        (f"{REPORT}Sumber: Kabarsenja.com", "Kabarsenja.com", "text"),
    ],
)
def test_an_article_by_itself_says_whom_it_has_its_text_from(text: str, label: str, scope: str) -> None:
    (found,) = named_sources(article("a", text))
    assert (found.label, found.scope) == (label, scope)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"{REPORT}Artikel ini telah tayang di Kabarsenja.com", "https://berita.kabarsenja.com/1"),
        (f"{REPORT}Artikel ini telah tayang di Tribun-Rawa.com", "https://rawa.tribun.example/1"),
        (f"{REPORT}Mengutip Balai Sungai Tirtasari, air naik.", "https://kabarsenja.com/1"),
    ],
)
def test_neither_its_own_name_nor_a_body_it_quotes_is_a_source_of_its_text(text: str, url: str) -> None:
    assert named_sources(article("a", text, url=url)) == ()

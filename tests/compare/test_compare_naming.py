"""The words by which an article names the source it has its text from."""

import pytest
from compare_articles import article

from selisik.comparing.naming import find_namings


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

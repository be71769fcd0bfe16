"""The cases of names.toml, language by language."""

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from selisik.annotating.body_names import without_bodies
from selisik.annotating.first_names import with_first_names
from selisik.annotating.name_edges import mend_edges
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.name_repairs import _before_known_persons, _joined, _past_dateline
from selisik.annotating.named_sentences import named_sentences
from selisik.annotating.names import find_names
from selisik.annotating.plain_nouns import without_feasts
from selisik.annotating.whole_names import mend_whole
from selisik.data import Sentence
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/names.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case["text"][:40] for _, case in CASES])
def test_names(code: str, case: dict) -> None:
    text = case["text"]
    sentence = Sentence(0, len(text))
    found = [f"{name.kind}: {name.cut(text)}" for name in find_names(text, [sentence], pack(code))]
    assert (found == case["names"]) is not case.get("fails", False), found


def test_person_torn_from_a_place_is_one_with_the_rest_of_the_name() -> None:
    text = "Anggota DPRD Kota Serunai Budi Lamtoro hadir."
    cuts = [("DPRD Kota Serunai", "organisation"), ("Budi", "person"), ("Lamtoro", "person")]
    torn = [
        NameMention(
            text.index(words), text.index(words) + len(words), kind=kind, rule="apart" if kind == "person" else ""
        )
        for words, kind in cuts
    ]
    assert [name.cut(text) for name in _joined(torn, text)] == ["DPRD Kota Serunai", "Budi Lamtoro"]
    untorn = [torn[0], replace(torn[1], rule="names.model"), torn[2]]
    assert _joined(untorn, text) == untorn


def test_office_with_its_bearer_is_cut_where_the_bearer_is_named_alone() -> None:
    text = "Umum & Niaga Divisi Kota PT Serunai Lestari K Wangsa hadir. Sagala pergi. Wangsa senang."
    office, other, alone = "Umum & Niaga Divisi Kota PT Serunai Lestari K Wangsa", "Sagala", "Wangsa"
    places = [(text.index(office), office), (text.index(other), other), (text.rindex(alone), alone)]
    names = [NameMention(start, start + len(words), kind="person") for start, words in places]
    found = [name.cut(text) for name in _before_known_persons(names, text, pack("id"))]
    assert found == ["K Wangsa", "Sagala", "Wangsa"]
    unknown = [names[0], names[1]]
    assert _before_known_persons(unknown, text, pack("id")) == unknown


@pytest.mark.parametrize(
    ("text", "taken", "found"),
    [
        (
            "SERUNAI.COM – Gubernur Jakarta Budi Wangsa hadir.",
            "SERUNAI.COM – Gubernur Jakarta Budi Wangsa",
            "Budi Wangsa",
        ),
        ("SERUNAI.COM – Dinas Sosial Jakarta hadir.", "SERUNAI.COM – Dinas Sosial Jakarta", None),
        ("Bank Serunai-Wangsa hadir.", "Bank Serunai-Wangsa", None),
    ],
)
def test_person_behind_a_dateline_that_was_taken_in(text: str, taken: str, found: str | None) -> None:
    name = NameMention(0, len(taken), kind="organisation")
    sentence = next(iter(named_sentences(text, [Sentence(0, len(text))], [name], pack("id"))))
    past = _past_dateline(name, sentence, pack("id"))
    assert past.cut(text) == (found or taken)
    assert past.kind == ("person" if found else "organisation")


@pytest.mark.parametrize(("word", "kept"), [("Narapidana", False), ("Putri", True), ("Lestari", True)])
def test_office_alone_is_nobodys_name(word: str, kept: bool) -> None:
    text = f"{word} itu hadir."
    sentence = next(
        iter(named_sentences(text, [Sentence(0, len(text))], [NameMention(0, len(word), kind="person")], pack("id")))
    )
    assert bool(mend_whole(sentence, pack("id")).names) is kept


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        ("PPKL Teluk Rawi hadir.", {"PPKL Teluk Rawi": "person"}, ["organisation: PPKL Teluk Rawi"]),
        ("Anggota Rawi Heritage Society hadir.", {"Heritage Society": "person"}, ["organisation: Heritage Society"]),
        ("Pihak Kanwil hadir.", {"Kanwil": "person"}, ["organisation: Kanwil"]),
        ("Ketua Juragan Laut (Julaut) Wening hadir.", {"Julaut": "person"}, ["organisation: Julaut"]),
        ("Nelayan (Wening) hadir.", {"Wening": "person"}, ["person: Wening"]),
        ("RADEN MAS WENING hadir.", {"RADEN MAS WENING": "person"}, ["person: RADEN MAS WENING"]),
        (
            "Kapolsek Lempung hadir di Kecamatan Lempung.",
            {"Kapolsek Lempung": "person", "Kecamatan Lempung": "place"},
            ["place: Lempung", "place: Kecamatan Lempung"],
        ),
        (
            "Bupati Bandung Wenrudin Azrul hadir. Kata Azrul, hujan.",
            {"Bandung Wenrudin Azrul": "place", "Azrul": "person"},
            ["place: Bandung", "person: Wenrudin Azrul", "person: Azrul"],
        ),
        ("Kapolsek Wening hadir.", {"Kapolsek Wening": "person"}, ["person: Kapolsek Wening"]),
        (
            "Direktur PT Samudra Jaya Sulastri hadir di PT Samudra Jaya.",
            {"PT Samudra Jaya Sulastri": "organisation", "PT Samudra Jaya": "organisation"},
            ["organisation: PT Samudra Jaya", "person: Sulastri", "organisation: PT Samudra Jaya"],
        ),
    ],
)
def test_bodies_taken_for_persons(text: str, kinds: dict, found: list[str]) -> None:
    places = [(text.rindex(words), words, kind) for words, kind in kinds.items()]
    names = [NameMention(start, start + len(words), kind=kind) for start, words, kind in sorted(places)]
    assert [f"{name.kind}: {name.cut(text)}" for name in without_bodies(names, text, pack("id"))] == found


@pytest.mark.parametrize(
    ("text", "tagged", "found"),
    [
        ("Kepala Dinas Kelautan Randu, Lalu Sastro Wangsa, hadir.", "Sastro Wangsa", "Lalu Sastro Wangsa"),
        ("Kapal berlabuh. Lalu Sastro pergi.", "Sastro", "Sastro"),
        ("Sementara Ki Wening mengakui hal itu.", "Wening", "Ki Wening"),
        ("Direktur PT Randu PlusBudi Wangsa hadir.", "Wangsa", "Budi Wangsa"),
        ("Manajer PerahuBudi Wangsa hadir.", "PerahuBudi Wangsa", "Budi Wangsa"),
        ("Nelayan McWening Wangsa hadir.", "McWening Wangsa", "McWening Wangsa"),
    ],
)
def test_first_names_left_out(text: str, tagged: str, found: str) -> None:
    start = text.index(tagged)
    names = [NameMention(start, start + len(tagged), kind="person")]
    assert [name.cut(text) for name in with_first_names(names, text, pack("id"))] == [found]


@pytest.mark.parametrize(
    ("text", "written", "left"),
    [
        ("Persija Jakarta 2 menang.", "Persija Jakarta 2", "Persija Jakarta"),
        ("Serunai Jaya 2,5 juta ton.", "Serunai Jaya 2,5", "Serunai Jaya"),
        ("Densus 88 datang.", "Densus 88", "Densus 88"),
        ("SMA Serunai 3 menang.", "SMA Serunai 3", "SMA Serunai 3"),
        ("Datang ke SERUNAI.example tadi.", "SERUNAI.", "SERUNAI"),
        ("Datang ke Serunai. Lalu pulang.", "Serunai.", "Serunai."),
    ],
)
def test_what_stands_at_the_end_of_a_name_and_is_no_part_of_it(text: str, written: str, left: str) -> None:
    name = NameMention(text.index(written), text.index(written) + len(written), kind="organisation")
    assert [each.cut(text) for each in mend_edges([name], text, pack("id"))] == [left]


def test_a_noun_of_action_is_nobody_and_a_first_name_with_its_letters_is_somebody() -> None:
    text = "Penyergapan Penertiban Keenan Pandu Penian"
    names = [NameMention(text.index(word), text.index(word) + len(word), kind="person") for word in text.split()]
    assert [name.cut(text) for name in without_feasts(names, text, pack("id"))] == ["Keenan", "Pandu", "Penian"]

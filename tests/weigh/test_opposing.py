"""What parts two passages outright, and what only seems to."""

from dataclasses import replace

from selisik.annotating import annotate_article
from selisik.data import Article, Entity, Mention, text_hash
from selisik.weighing.common import named_apart
from selisik.weighing.features import Features, Setting, find_features
from selisik.weighing.opposing import compatible
from selisik.weighing.units import find_units
from selisik.weighing.wounds import story_lexicon

HALF_ALIKE = 0.5


def passage(text: str, person: str = "", who: str = "") -> Features:
    """The first passage of a text that names a person, `who` in the story."""
    read = annotate_article(Article(id=text, text=text, sha256=text_hash(text), language="id"))
    at = text.find(person)
    if person:
        named = (Mention(start=at, end=at + len(person), form="name"),)
        read = replace(read, entities=(Entity(id="e1", kind="person", name=person, mentions=named),))
    setting = Setting({(text, "e1"): who} if who else {}, story_lexicon([read]))
    return find_features(read, find_units(read), (), setting)[0]


def may_be_one(one: Features, other: Features) -> bool:
    return compatible(one, other, HALF_ALIKE) and compatible(other, one, HALF_ALIKE)


def test_initials_are_no_other_person_than_whose_they_are() -> None:
    initials = passage("Korban MRT tenggelam di kolam.", "MRT")
    assert may_be_one(initials, passage("Maya Rini Tamara tenggelam di kolam.", "Maya Rini Tamara"))
    assert not may_be_one(initials, passage("Dani Budi Wirata tenggelam di kolam.", "Dani Budi Wirata"))


def test_full_names_of_the_same_initials_are_two_persons() -> None:
    one = passage("Maya Rini Tamara tenggelam di kolam.", "Maya Rini Tamara")
    assert not may_be_one(one, passage("Mira Rusti Tunggal tenggelam di kolam.", "Mira Rusti Tunggal"))


def test_two_names_of_one_person_do_not_part() -> None:
    one = passage("Polisi menangkap Rusli Tamin.", "Rusli Tamin", "s1")
    assert may_be_one(one, passage("Polisi menangkap Beni Kancil.", "Beni Kancil", "s1"))
    assert not may_be_one(one, passage("Polisi menangkap Beni Kancil.", "Beni Kancil", "s2"))


def test_a_street_called_after_somebody_is_nobody() -> None:
    assert not passage("Warung soto di Jalan Dani Wirata tutup.", "Dani Wirata").people
    assert passage("Warung soto milik Dani Wirata tutup.", "Dani Wirata").people


def test_a_month_holds_its_days() -> None:
    day = passage("Gudang petasan meledak pada 12 Oktober 2023.")
    assert may_be_one(day, passage("Gudang petasan meledak pada Oktober 2023."))
    assert not may_be_one(day, passage("Gudang petasan meledak pada September 2023."))


def test_what_only_opens_a_sentence_or_a_quotation_is_no_name() -> None:
    told = passage("“Benar memang ada tawuran,” katanya.")
    assert not named_apart(told, passage("Ada tawuran dini hari di Sorenda."))
    assert named_apart(passage("Ada tawuran di dekat Melur."), passage("Ada tawuran dini hari di Sorenda."))


def test_a_kind_of_place_is_no_name() -> None:
    assert not named_apart(passage("Ada tawuran di Jalan Raya."), passage("Ada tawuran di Sorenda."))

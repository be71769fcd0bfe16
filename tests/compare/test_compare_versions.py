"""Versions of one article."""

from compare_articles import HARBOUR, SCHOOL, article

from selisik.comparing import find_versions

URL = "https://kabarsenja.example/tongkang"
LATER = HARBOUR.replace("Sebelas", "Empat belas").replace(
    "dengan selamat", "dengan selamat, dua di antaranya luka ringan"
)


def test_a_changed_text_at_one_address_is_a_version_with_what_changed() -> None:
    old = article("a", HARBOUR, url=URL, published="2031-03-02T08:00+07:00")
    new = article("b", LATER, url=URL, published="2031-03-02T10:00+07:00")
    other = article("c", SCHOOL, url="https://kabarsenja.example/bibit")
    again = article("d", HARBOUR, url=URL, published="2031-03-02T09:00+07:00")
    ((first, second),) = find_versions([new, other, again, old])
    assert (first.article, first.removed, first.added) == ("a", (), ())
    assert second.article == "b"
    assert [passage.cut(old.text) for passage in second.removed] == ["Sebelas"]
    assert [passage.cut(new.text) for passage in second.added] == ["Empat belas", "dua di antaranya luka ringan"]

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


def test_an_address_is_one_in_all_its_forms() -> None:
    forms = (URL, f"{URL}?utm_source=x", f"{URL.replace('https', 'http')}/", f"{URL}?page=all#komentar")
    forms = (*forms, URL.replace("kabarsenja", "m.kabarsenja"), URL.replace("kabarsenja", "www.kabarsenja") + "/amp")
    articles = [
        article(f"a{number}", f"{HARBOUR} Laporan ke-{number}.", url=url, published=f"2031-03-02T0{number}:00+07:00")
        for number, url in enumerate(forms)
    ]
    (versions,) = find_versions([*articles, article("b", SCHOOL, url=f"{URL}?page=2", published="2031-03-02")])
    assert [each.article for each in versions] == [each.article.id for each in articles]


def test_the_order_of_versions_is_that_of_instants_and_is_not_known_without_times() -> None:
    late = article("a", LATER, url=URL, published="2031-03-02T02:30Z")
    early = article("b", HARBOUR, url=URL, published="2031-03-02T09:00+07:00")
    unknown = article("c", SCHOOL, url=URL)
    (versions,) = find_versions([unknown, late, early])
    assert [(each.article, each.in_order) for each in versions] == [("b", True), ("a", True), ("c", False)]


def test_a_page_that_went_back_has_its_first_text_as_a_version_again() -> None:
    hours = ((HARBOUR, "08"), (LATER, "09"), (HARBOUR, "10"), (HARBOUR, "11"))
    articles = [
        article(f"x{at}", text, url=URL, published=f"2031-03-02T{hour}:00+07:00")
        for at, (text, hour) in enumerate(hours)
    ]
    undated = article("u", LATER, url=URL)
    (versions,) = find_versions([*articles, undated])
    assert [each.article for each in versions] == ["x0", "x1", "x2"]
    assert [passage.cut(articles[2].text) for passage in versions[2].added] == ["Sebelas"]


def test_another_title_alone_is_a_version() -> None:
    titles = ("Tongkang Tabrak Dermaga", "Tongkang  Tabrak Dermaga", "Arus Deras, Tongkang Tabrak Dermaga", "")
    articles = [
        article(f"x{at}", HARBOUR, url=URL, title=title, published=f"2031-03-02T{at + 10}:00+07:00")
        for at, title in enumerate(titles)
    ]
    (versions,) = find_versions(articles)
    assert [(each.article, each.title_before, each.added) for each in versions] == [
        ("x0", None, ()),
        ("x2", titles[0], ()),
    ]

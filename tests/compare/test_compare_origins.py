"""Which articles stand on one text."""

from itertools import permutations

from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, article

from selisik.comparing import find_origins, find_reuse
from selisik.data import AnnotatedArticle, Origin, Passage, Reuse


def origins(*articles: AnnotatedArticle) -> tuple[Origin, ...]:
    return find_origins(articles, find_reuse(articles))


def test_a_copy_and_its_source_are_one_origin_and_own_words_are_not() -> None:
    (found,) = origins(article("a", HARBOUR), article("b", HARBOUR_COPIED), article("c", HARBOUR_OWN))
    assert found.articles == ("a", "b")
    assert found.first is None
    assert [[passage.article for passage in passages] for passages in found.passages] == [["a", "b"]]


def test_the_earliest_is_first_when_times_tell() -> None:
    early, late = {"published": "2031-03-02T06:00+07:00"}, {"published": "2031-03-02T09:30+07:00"}
    (found,) = origins(article("a", HARBOUR, **late), article("b", HARBOUR_COPIED, **early))
    assert found.first == "b"
    (found,) = origins(article("a", HARBOUR, published="2031-03-02"), article("b", HARBOUR_COPIED, **early))
    assert found.first is None


def test_the_order_of_arrival_does_not_matter() -> None:
    articles = [article("a", HARBOUR), article("b", HARBOUR_COPIED), article("c", HARBOUR)]
    assert len({origins(*order) for order in permutations(articles)}) == 1


def test_what_overlapping_passages_share_counts_once() -> None:
    first = article("a", f"{HARBOUR_OWN} {HARBOUR}")
    second = article("b", HARBOUR)

    def shared(*parts: tuple[int, int]) -> list[Reuse]:
        offset = len(HARBOUR_OWN) + 1
        return [
            Reuse(a=Passage(start + offset, end + offset, article="a"), b=Passage(start, end, article="b"), share=1.0)
            for start, end in parts
        ]

    assert not find_origins([first, second], shared((0, 40)))
    assert not find_origins([first, second], shared((0, 40), (5, 40), (10, 42)))
    assert find_origins([first, second], shared((0, 40), (60, 100), (120, 160)))


STATEMENT = '"Kami menutup alur pelayaran sampai bangkai tongkang selesai ditarik ke tepi dermaga," kata Wiryo Kusumo.'


def test_one_statement_printed_by_two_is_one_origin_though_the_rest_differs() -> None:
    first = article("a", f"{HARBOUR_OWN} {STATEMENT} {' '.join(f'Kalimat lain nomor {n}.' for n in range(60))}")
    second = article("b", f"Sungai meluap sejak subuh di hulu Kalimerang. {STATEMENT} Warga mengungsi ke balai desa.")
    (found,) = origins(first, second)
    assert found.articles == ("a", "b")


def test_an_article_that_quotes_two_sources_stands_in_two_groups() -> None:
    other = HARBOUR.replace("Sinar Walet", "Bunga Karang").replace("Sebelas", "Tujuh")
    schools = (
        "Siswa sekolah dasar di Desa Kalimerang menanam dua ratus bibit alpukat di halaman sekolah mereka pagi ini. "
        "Kepala sekolah berharap buahnya kelak dijual untuk membeli buku perpustakaan dan memperbaiki atap kelas."
    )
    both = article("c", f"{HARBOUR} {schools}")
    found = origins(article("a", HARBOUR), article("b", other), both, article("d", schools), article("e", schools))
    groups = [set(origin.articles) for origin in found]
    assert any({"a", "b"} <= group for group in groups) and any({"d", "e"} <= group for group in groups)
    assert not any({"a", "d"} <= group for group in groups)


def test_the_agency_that_both_name_is_the_label() -> None:
    named = [article(name, f"{HARBOUR} Demikian dikutip dari Antara.") for name in ("a", "b")]
    (found,) = origins(*named)
    assert (found.kind, found.label) == ("agency", "Antara")
    assert [passage.cut(named[0].text) for passage in found.named] == ["dikutip dari Antara"] * 2


def test_a_source_named_far_from_what_is_shared_is_not_its_source() -> None:
    fillings = ("Kebun ke-{} disiram warga sejak subuh.", "Pedagang membuka kios {} di pasar ikan.")
    apart = [
        article(name, f"{STATEMENT} {' '.join(map(filling.format, range(30)))} Demikian dikutip dari Antara.")
        for name, filling in zip("ab", fillings, strict=True)
    ]
    (found,) = origins(*apart)
    assert (found.kind, found.label, found.named) == ("unknown", None, ())


def test_a_text_that_very_many_print_is_one_origin() -> None:
    (found,) = origins(*(article(f"a{n:02d}", f"{HARBOUR} Laporan nomor {n} sampai di sini.") for n in range(60)))
    assert len(found.articles) == 60


LAST = "Dikutip dari Kabarsenja.com, pasar ikan ditutup dua hari."
MIDDLE = "\nPagi itu hujan turun. Angin bertiup dari barat. Air sungai keruh. Burung camar terbang rendah.\n"


def test_a_source_of_one_paragraph_is_not_that_of_the_whole_shared_text() -> None:
    (found,) = origins(*(article(name, f"{HARBOUR}{MIDDLE}{LAST}") for name in "ab"))
    assert (found.kind, found.label, found.named) == ("unknown", None, ())


def test_one_article_that_credits_its_text_names_the_text_of_all() -> None:
    credit = "\nArtikel ini telah tayang di Kabarsenja.com"
    (found,) = origins(article("a", HARBOUR + credit), article("b", HARBOUR), article("c", HARBOUR))
    assert (found.kind, found.label) == ("outlet", "Kabarsenja.com")
    (found,) = origins(
        article("a", HARBOUR + credit),
        article("b", f"{HARBOUR}\nArtikel ini telah tayang di Rawapos.com"),
        *(article(name, HARBOUR) for name in "cde"),
    )
    assert found.label is None

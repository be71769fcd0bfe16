"""The day of a happening, and dates that one report leaves open and another gives."""

from selisik.annotating import annotate_article
from selisik.data import AnnotatedArticle, Article, Origin, text_hash
from selisik.weighing.dates import resolve_dates


def report(name: str, text: str, published: str | None = None) -> AnnotatedArticle:
    """An annotated article with that text."""
    return annotate_article(Article(id=name, text=text, sha256=text_hash(text), published=published, language="id"))


OPEN = "Bupati Sorenda meresmikan jembatan itu hari ini. Pekan lalu warga masih menyeberang dengan rakit.\n"
TOLD = "Jembatan di Sorenda diresmikan Rabu (13/9/2023). Ratusan warga hadir di tepi sungai.\n"


def told(articles: list[AnnotatedArticle], origins: list[Origin] | None = None) -> tuple[str | None, list[str]]:
    """The story's day, and the dates of the first article as "words = value (basis)"."""
    day, dates = resolve_dates(articles, origins or [])
    first = articles[0]
    mine = [each for each in dates if each.article == first.article.id]
    return day, [f"{each.cut(first.text)} = {each.value} ({each.basis})" for each in mine]


def test_one_report_gives_another_its_day() -> None:
    day, dates = told([report("a", OPEN), report("b", TOLD)])
    assert day == "2023-09-13"
    assert dates == ["hari ini = 2023-09-13 (story)", "Pekan lalu = 2023-W36 (story)"]


def test_a_report_alone_has_no_day() -> None:
    assert told([report("a", OPEN)]) == (None, [])


def test_two_days_that_speak_against_each_other_give_none() -> None:
    other = report("c", TOLD.replace("Rabu (13/9/2023)", "Kamis (14/9/2023)"))
    assert told([report("a", OPEN), report("b", TOLD), other]) == (None, [])


def test_a_report_of_another_day_keeps_the_first_from_being_read_as_of_the_story() -> None:
    late = report("b", TOLD, published="2023-09-15")
    assert told([report("a", OPEN), late]) == ("2023-09-13", [])


def test_articles_of_one_origin_have_one_voice() -> None:
    wire = [report(name, TOLD.replace("13/9", "14/9").replace("Rabu", "Kamis")) for name in ("x", "y", "z")]
    own = [report(name, TOLD + f"Pasar {name} tutup.") for name in ("p", "q")]
    assert told([*wire, *own])[0] == "2023-09-14"
    assert told([*wire, *own], [Origin(id="o1", articles=("x", "y", "z"))])[0] == "2023-09-13"


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_happening() -> None:
    text = 'Gudang kapuk di Sorenda terbakar Senin (4/3/2024). "Api sudah padam," kata Rusmin, Selasa (5/3/2024).'
    assert told([report("a", text, published="2024-03-05")])[0] == "2024-03-04"


def test_a_clock_without_its_day_takes_the_day_of_the_story_where_all_clocks_have_it() -> None:
    one = report("a", "Gempa terjadi pukul 05.10 WIB di Sorenda.", published="2024-03-05")
    two = report("b", "Gempa mengguncang Sorenda, Selasa (5/3/2024) pukul 05.11 WIB.", published="2024-03-05")
    day, dates = told([one, two])
    assert (day, dates) == ("2024-03-05", ["pukul 05.10 WIB = 2024-03-05T05:10+07:00 (story)"])


def test_a_weekday_means_the_day_that_another_report_writes_with_it() -> None:
    text = "Pasar Wening terbakar Sabtu malam. Pedagang pindah Senin besok, lusa kios darurat dibuka."
    other = "Kios darurat dibangun. Pasar Wening terbakar Sabtu (7/6/2025), pedagang pindah Senin (9/6/2025)."
    _, dates = told([report("a", text), report("b", other, published="2025-06-08")])
    assert dates == [
        "Sabtu malam = 2025-06-07 (story)",
        "Senin besok = 2025-06-09 (story)",
        "lusa = 2025-06-10 (story)",
    ]


def test_a_weekday_with_two_dates_in_the_story_stays_open() -> None:
    text = "Pedagang pindah Senin."
    others = [report(name, f"Pasar pindah Senin ({day}/6/2025).") for name, day in (("b", 9), ("c", 16))]
    assert told([report("a", text), *others])[1] == []


def test_a_planned_happening_has_its_day_where_most_reports_give_it() -> None:
    text = 'Pawai perahu digelar Minggu (22/6/2025). "Kami siap," kata Rusmin, {day}.'
    reports = [
        report(name, text.format(day=day), published="2025-06-19") for name, day in (("a", "Rabu"), ("b", "Kamis"))
    ]
    assert told(reports)[0] == "2025-06-22"


def test_a_day_that_its_weekday_speaks_against_is_not_the_day_of_the_happening() -> None:
    text = "Jembatan di Sorenda roboh hari Minggu (4/6). Warga melapor Senin (4/3/2024)."
    assert told([report("a", text, published="2024-06-10")])[0] == "2024-03-04"

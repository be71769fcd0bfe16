"""What a title says of an article: that it gathers several events, or which toll is its own; and the brief's title."""

from selisik.annotating import annotate_article
from selisik.briefing.titles import strongest_title
from selisik.comparing import find_origins, find_reuse
from selisik.data import AnnotatedArticle, Article, Difference, DifferingValue, text_hash
from selisik.weighing import weigh_story

MEETING = "Rapat itu digelar di Balai Kota Lengkong pada Rabu (5/6/2024)."
MOVED = "Rapat di Balai Kota Lengkong itu digelar pada Rabu (5/9/2024)."
CRASH = "Tabrakan bus dan truk di Tol Sendang menewaskan tiga orang, Senin (3/6/2024)."
ANOTHER = "Tabrakan bus dan truk di Tol Sendang menewaskan 3 orang. Lima orang tewas dalam tabrakan di Tol Serunai."


def read(name: str, title: str, text: str) -> AnnotatedArticle:
    """An article with a title."""
    article = Article(id=name, text=text, sha256=text_hash(text), title=title, outlet=f"{name}.example", language="id")
    return annotate_article(article)


def shown(*articles: AnnotatedArticle) -> tuple[Difference, ...]:
    """The differences of a story."""
    return weigh_story(articles, find_origins(articles, find_reuse(articles))).differences


def test_what_gathers_several_events_differs_in_no_value() -> None:
    assert [each.about for each in shown(read("a", "Rapat Wali Kota", MEETING), read("b", "Rapat Pindah", MOVED))]
    assert not shown(read("a", "Rapat Wali Kota", MEETING), read("b", "Top 3: Rapat Wali Kota", MOVED))


def test_the_toll_of_the_title_is_the_article_s_own() -> None:
    first = read("a", "Tabrakan di Tol Sendang", CRASH)
    assert not shown(first, read("b", "Bus Tabrak Truk, 3 Orang Tewas", ANOTHER))
    assert shown(first, read("b", "Bus Tabrak Truk di Tol Sendang", ANOTHER))


def titled(name: str, title: str, published: str) -> AnnotatedArticle:
    """An article with a title and a time, and little else."""
    text = "Rapat itu selesai."
    return annotate_article(
        Article(id=name, text=text, sha256=text_hash(text), title=title, published=published, language="id")
    )


def test_a_list_a_portrait_and_a_question_give_way_to_the_happening() -> None:
    told = titled("a", "Jembatan Sendang Ambruk Diterjang Banjir", "2024-06-03")
    for other in (
        "5 Fakta Jembatan Sendang Ambruk Diterjang Banjir Bandang Semalam",
        "SOSOK Penjaga Jembatan Sendang yang Ambruk Diterjang Banjir Semalam",
        "Populer: Jembatan Sendang Ambruk Diterjang Banjir Bandang Semalam",
        "Breaking News: Kronologi Jembatan Sendang Ambruk Diterjang Banjir Bandang",
        "Jembatan Sendang Ambruk Diterjang Banjir Bandang Semalam, Siapa Salah?",
    ):
        third = titled("c", "Banjir Bandang Semalam, Jembatan Ambruk", "2024-06-04")
        assert strongest_title([titled("b", other, "2024-06-02"), told, third])[0] == told.article.title, other


def test_a_number_of_things_that_happened_is_no_list() -> None:
    told = titled("a", "8 Kendaraan Tabrakan Beruntun di Tol Sendang", "2024-06-03")
    assert strongest_title([told, titled("b", "Tabrakan di Tol Sendang", "2024-06-04")])[0] == told.article.title


def test_a_title_does_not_give_a_toll_or_a_result_that_is_overtaken() -> None:
    early = read("a", "Tabrakan Bus dan Truk di Tol Sendang, Dua Orang Tewas", CRASH.replace("tiga", "dua"))
    late = read("b", "Tabrakan Bus dan Truk di Tol Sendang", CRASH)
    values = (
        DifferingValue(45, 54, article="a", value="dua orang", reads="2"),
        DifferingValue(45, 55, article="b", value="tiga orang", reads="3", newest=True),
    )
    update = Difference(id="d1", about="number", reading="update", claims=("c1",), values=values)
    assert strongest_title([early, late])[1] == "a"
    assert strongest_title([early, late], [update])[1] == "b"
    # Beside the newest number an older one counts something else; in the other title it is the toll that is overtaken.
    both = read("b", "Tabrakan Bus dan Truk di Tol Sendang, 3 Orang Tewas, 2 Orang Luka", CRASH)
    assert strongest_title([early, both], [update])[1] == "b"
    half = titled("a", "Hasil Sendang FC vs Serunai FC: Unggul 1-0", "2024-06-03T20:00+07:00")
    whole = titled("b", "Hasil Sendang FC vs Serunai FC: Kalah 1-3", "2024-06-03T22:00+07:00")
    assert strongest_title([half, whole])[1] == "b"

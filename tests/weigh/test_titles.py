"""What a title says of an article: that it gathers several events, or which of two tolls is its own."""

from selisik.annotating import annotate_article
from selisik.comparing import find_origins, find_reuse
from selisik.data import AnnotatedArticle, Article, Difference, text_hash
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

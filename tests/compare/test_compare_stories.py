"""Which articles tell one happening."""

from itertools import permutations

from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, SCHOOL, article

from selisik.comparing import explain_stories, group_stories
from selisik.comparing.nearness import MOST_CARRIERS, Reach, candidates

ARTICLES = [
    article("a", HARBOUR, published="2031-03-02T08:00+07:00", title="Tongkang Sinar Walet Tabrak Dermaga Tirtasari"),
    article("b", HARBOUR_OWN, published="2031-03-02T10:00+07:00", title="Dermaga Tirtasari Rusak Dihantam Tongkang"),
    article("c", SCHOOL, published="2031-03-02T11:00+07:00", title="Siswa Kalimerang Tanam Bibit Alpukat"),
    article("d", HARBOUR_COPIED, published="2031-03-02T09:00+07:00", title="Sebelas Buruh Jatuh di Dermaga Tirtasari"),
]
PRICE = (
    "JAKARTA - Harga emas batangan Cahaya Timur hari ini {move} menjadi Rp{price} per gram. Harga jual kembali emas "
    "Cahaya Timur ditetapkan Rp{back} per gram. Harga itu belum termasuk pajak pembelian, {weekday} ({date}). Daftar "
    "harga emas batangan Cahaya Timur: emas 1 gram Rp{price}, emas 5 gram Rp{five}."
)
MONDAY = PRICE.format(
    move="naik Rp9.000", price="1.204.000", back="1.087.000", weekday="Senin", date="3/3/2031", five="5.795.000"
)
TUESDAY = PRICE.format(
    move="turun Rp4.000", price="1.200.000", back="1.083.000", weekday="Selasa", date="4/3/2031", five="5.775.000"
)


def test_every_article_is_in_exactly_one_story() -> None:
    stories = group_stories(ARTICLES)
    assert sorted(name for story in stories for name in story.articles) == ["a", "b", "c", "d"]
    assert len({story.id for story in stories}) == len(stories)


def test_the_harbour_is_one_story_and_the_school_another() -> None:
    stories = {story.articles: story for story in group_stories(ARTICLES)}
    assert set(stories) == {("a", "d", "b"), ("c",)}
    harbour = stories["a", "d", "b"]
    assert harbour.title == "Tongkang Sinar Walet Tabrak Dermaga Tirtasari"
    assert (harbour.first, harbour.last) == ("2031-03-02T08:00+07:00", "2031-03-02T10:00+07:00")


def test_the_order_of_arrival_does_not_matter() -> None:
    assert len({group_stories(order) for order in permutations(ARTICLES)}) == 1


def test_two_days_prices_stay_apart() -> None:
    prices = [
        article("m", MONDAY, published="2031-03-03T09:00+07:00", title="Harga Emas Cahaya Timur Naik Rp9.000"),
        article("t", TUESDAY, published="2031-03-04T09:00+07:00", title="Harga Emas Cahaya Timur Turun Rp4.000"),
    ]
    assert len(group_stories(prices)) == 2


RECIPE = (
    "Resep pepes ikan bumbu kunyit khas Tirtasari cocok untuk makan siang keluarga. Siapkan ikan segar, kunyit, jahe, "
    "serai, daun salam dan daun pisang. Haluskan bumbu, balurkan pada ikan, bungkus dengan daun pisang lalu kukus."
)
FRIED = (
    "Resep ikan goreng bumbu kunyit khas Tirtasari cocok untuk makan siang keluarga. Siapkan ikan segar, kunyit, jahe, "
    "serai dan daun salam. Haluskan bumbu, balurkan pada ikan, diamkan lalu goreng sampai kering."
)


def test_two_pieces_of_an_outlets_series_stay_apart() -> None:
    day = "2031-03-03T09:00+07:00"
    pepes = article("p", RECIPE, published=day, title="Resep Pepes Ikan Bumbu Kunyit Tirtasari", outlet="warta.example")
    fried = article("g", FRIED, published=day, title="Resep Ikan Goreng Bumbu Kunyit Tirtasari", outlet="warta.example")
    again = article("q", RECIPE, published=day, title="Resep Pepes Ikan Bumbu Kunyit Tirtasari", outlet="kabar.example")
    assert len(group_stories([pepes, fried])) == 2
    assert len(group_stories([pepes, again])) == 1


def test_what_joined_a_story_is_told_by_its_articles_and_shared_words() -> None:
    (joins,) = explain_stories(ARTICLES).values()
    assert len(joins) == 2
    for join in joins:
        assert {join.a, join.b} <= {"a", "b", "d"}
        assert join.shared and 0 < join.words <= 1
    assert "dermaga" in {word for join in joins for word in join.shared}


def test_articles_without_time_or_title_find_their_story() -> None:
    bare = [article("x", HARBOUR), article("y", HARBOUR), article("z", SCHOOL)]
    assert sorted(story.articles for story in group_stories(bare)) == [("x", "y"), ("z",)]


def test_an_article_that_comes_late_meets_the_carriers_nearest_to_its_time() -> None:
    """What came late stands in time order among the kept articles, which carry its word by the hundred."""
    carriers, late = 400, 100
    order = [*(at for at in range(carriers) if at != late), late]
    telling = [[(1.0, "tongkang")]] * carriers
    reach = Reach(order=order, seen=carriers - 1)
    met = [other for other, at in candidates(telling, [float(at) for at in range(carriers)], reach) if at == late]
    assert met
    assert all(abs(other - late) <= MOST_CARRIERS // 2 for other in met)

"""Many articles weighed on arrays have the ties, to the bit, that they have one by one."""

from random import Random

import pytest
from compare_articles import article

from selisik.comparing import digest_article, grow_stories, known
from selisik.comparing.nearest import nearest
from selisik.comparing.nearness import Reach, Telling, candidates
from selisik.comparing.shelf import Shelf, empty_shelf
from selisik.data import AnnotatedArticle, Story

PLACES = ("Lamur", "Kalimerang", "Tirtasari", "Batuluhur", "Sekarjati", "Wananangka")
WHAT = ("tongkang", "gudang kopi", "sumur", "pasar malam", "jembatan bambu", "ladang jagung")
DONE = ("rusak", "diperiksa petugas", "dibuka kembali", "terbakar", "dipagari warga")


def invented(number: int, chance: Random) -> AnnotatedArticle:
    place, what = chance.choice(PLACES), chance.choice(WHAT)
    told = [
        f"{chance.choice(WHAT).capitalize()} milik Lurah {chance.choice(PLACES)} {chance.choice(DONE)} sejak "
        f"{chance.randrange(30)} hari, kata Camat {chance.choice(PLACES)}."
        for _ in range(chance.randrange(1, 6))
    ]
    hours = chance.randrange(24 * 6)
    times = [None, "2031-03-04", f"2031-03-0{1 + hours // 24}T{hours % 24:02d}:{chance.randrange(60):02d}+07:00"]
    (published,) = chance.choices(times, [1, 2, 20])
    title = f"Harga {what} {place}" if chance.random() < 0.5 else None
    return article(
        f"n{number:03d}", f"{what.capitalize()} di {place}. " + " ".join(told), published=published, title=title
    )


def ties_of(articles: list[AnnotatedArticle], chunks: int) -> Shelf:
    stories, shelf = tuple[Story, ...](), empty_shelf()
    for chunk in range(chunks):
        grown = grow_stories(stories, shelf, [digest_article(each) for each in articles[chunk::chunks]])
        stories, shelf = tuple(each for each in grown.stories if each.id not in grown.finished), grown.shelf
    return shelf


@pytest.mark.parametrize("chunks", [1, 3])
def test_the_ties_on_arrays_are_those_of_one_by_one(chunks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    chance = Random(4)
    articles = [invented(number, chance) for number in range(160)]
    singly = ties_of(articles, chunks)
    monkeypatch.setattr(known, "MANY_ARTICLES", 0)
    assert ties_of(articles, chunks).articles == singly.articles
    assert sum(len(each.ties or ()) for each in singly.articles.values()) > 200


@pytest.mark.parametrize("words_at_once", [1, 7, 8_192])
@pytest.mark.parametrize("seed", range(4))
def test_the_nearest_are_the_candidates(seed: int, words_at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setattr("selisik.comparing.nearest.WORDS_AT_ONCE", words_at_once)
    chance = Random(seed)
    number = 300
    telling = [telling_of(chance) for _ in range(number)]
    hours = [None if at > number - 9 else at / 3 for at in range(number)]
    seen = sorted(chance.sample(range(number), chance.choice([0, 100, 290])))
    order = [*seen, *(at for at in range(number) if at not in seen)]
    for most_hours in (10.0, float("inf")):
        reach = Reach(order=order, seen=len(seen), most_hours=most_hours, least=0.02)
        found = [(other, at) for at, others in nearest(telling, hours, reach) for other in others]
        assert found == list(candidates(telling, hours, reach)) != []


def telling_of(chance: Random) -> Telling:
    """Up to 25 words of 40, one of which nearly all carry."""
    words = chance.sample([f"kata{at}" for at in range(40)], chance.randrange(26))
    values = sorted((chance.choice([0.1, 0.2, 0.3, chance.random()]) for _ in words), reverse=True)
    return list(zip(values, words, strict=True))

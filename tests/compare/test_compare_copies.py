"""Near copies among many, against exact sets."""

import random
import re

import pytest

np = pytest.importorskip("numpy", reason="near copies need the extra [batch]")

from selisik.comparing.copies import copy_groups, find_copies, group_copies  # noqa: E402
from selisik.comparing.furniture import bind_furniture, find_furniture, learn_furniture  # noqa: E402
from selisik.comparing.grams import hash_grams, join_texts  # noqa: E402
from selisik.comparing.sketches import sketch_texts  # noqa: E402
from selisik.data import Article, text_hash  # noqa: E402

VOCABULARY = [f"{a}{b}{c}" for a in "bdgklmnprst" for b in ("a", "ir", "o", "ung") for c in ("ta", "ki", "lo", "sen")]


def text(seed: int, words: int = 180) -> str:
    chooser = random.Random(seed)
    return " ".join(chooser.choice(VOCABULARY) for _ in range(words))


def changed(source: str, every: int, seed: int) -> str:
    chooser, words = random.Random(seed), source.split()
    return " ".join(chooser.choice(VOCABULARY) if chooser.randrange(every) == 0 else word for word in words)


def likeness(one: str, other: str) -> float:
    sets = []
    for each in (one, other):
        words = re.findall("[a-z0-9]+", each.lower())
        sets.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def test_copies_are_found_and_strangers_are_not() -> None:
    texts = [text(n) for n in range(300)] + [changed(text(n), 60, n) for n in range(300)]
    pairs = {(pair.a, pair.b): pair.likeness for pair in find_copies(sketch_texts(texts))}
    true = {(n, n + 300) for n in range(300) if likeness(texts[n], texts[n + 300]) >= 0.7}
    assert len(true) > 200
    assert len(true & pairs.keys()) >= 0.98 * len(true)
    assert all(likeness(texts[a], texts[b]) >= 0.4 for a, b in pairs)
    assert all(abs(likeness(texts[a], texts[b]) - found) < 0.2 for (a, b), found in pairs.items())


def test_a_sketch_does_not_depend_on_its_neighbours_or_on_case_and_marks() -> None:
    alone = sketch_texts([text(1)])
    among = sketch_texts([text(n) for n in range(1100)])
    assert (alone[0] == among[1]).all()
    assert (sketch_texts([text(1).upper().replace(" ", ", ")])[0] == alone[0]).all()


def test_grams_are_the_same_wherever_they_stand() -> None:
    texts = ["satu dua tiga empat lima enam", "", "nol. Satu, dua (tiga) empat lima", "pendek"]
    grams, counts = hash_grams(*join_texts(texts))
    assert counts.tolist() == [2, 0, 2, 0]
    assert grams[0] == grams[3]
    assert len(set(grams.tolist())) == 3


def test_empty_and_short_texts_are_like_nothing() -> None:
    assert find_copies(sketch_texts(["", "", "dua kata", "dua kata"])) == []
    assert sketch_texts([]).shape == (0, 128)


def test_a_bucket_of_many_stays_one_group() -> None:
    groups = copy_groups(find_copies(sketch_texts([text(7)] * 50 + [text(8)])))
    assert groups == [tuple(range(50))]


def test_furniture_that_an_outlet_always_prints_joins_no_strangers() -> None:
    furniture = text(99, 150)
    texts = [f"{text(n, 60)} {furniture}" for n in range(40)]
    assert copy_groups(find_copies(sketch_texts(texts))) != []
    learned = bind_furniture(learn_furniture({"walet.example": texts}))
    assert find_copies(sketch_texts(texts, ["walet.example"] * 40, learned)) == []
    assert find_copies(sketch_texts(texts, ["camar.example"] * 40, learned)) != []


def test_furniture_is_reported_word_for_word() -> None:
    line = "Ikuti saluran kami, untuk kabar lain setiap hari!"
    texts = [f"{text(n, 60)}. {line}" for n in range(30)] + [text(n, 60) for n in range(100, 110)]
    sample = {"walet.example": texts}
    (found,) = find_furniture(sample, learn_furniture(sample))
    assert (found.outlet, found.text, found.share, found.articles) == ("walet.example", line[:-1], 0.75, 40)
    assert learn_furniture({"walet.example": texts[:10]}) == {}


def test_groups_name_their_articles_the_earliest_first_in_whatever_order_they_come() -> None:
    source = text(1)
    rows = [
        ("late", changed(source, 80, 3), "2031-03-02T09:00+07:00"),
        ("early", source, "2031-03-02T08:00+07:00"),
        ("other", text(5), "2031-03-02T07:00+07:00"),
    ]
    articles = [Article(id=name, text=words, sha256=text_hash(words), published=when) for name, words, when in rows]
    (group,) = group_copies(articles)
    assert (group.articles, group.first) == (("early", "late"), "early")
    assert group_copies(articles[::-1]) == (group,)

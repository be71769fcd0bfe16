"""Near copies among many, against exact sets."""

import random
import re

import pytest

np = pytest.importorskip("numpy", reason="near copies need the extra [batch]")

from selisik.comparing import copies  # noqa: E402
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


def test_a_group_tells_how_like_each_article_is_to_its_first() -> None:
    """Each is a near copy of the one before it; the last has little in common with the first."""
    texts = [text(1)]
    for seed in range(1, 8):
        texts.append(changed(texts[-1], 30, seed))
    rows = [(f"n{at}", words, f"2031-03-02T0{at}:00+07:00") for at, words in enumerate(texts)]
    articles = [Article(id=name, text=words, sha256=text_hash(words), published=when) for name, words, when in rows]
    (group,) = group_copies([articles[at] for at in (3, 1, 7, 0, 5, 2, 6, 4)])
    true = [likeness(texts[0], words) for words in texts]
    assert group.articles == tuple(each.id for each in articles)
    assert group.likeness[0] == 1.0 and true[-1] < 0.4
    assert all(abs(found - exact) < 0.13 for found, exact in zip(group.likeness, true, strict=True))


def test_likeness_to_the_first_is_the_same_in_any_order_of_rows_and_however_many_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sketches = sketch_texts([text(1), text(2), changed(text(1), 40, 1), changed(text(2), 40, 2), text(1)])
    groups = [(0, 2, 4), (1, 3)]
    expected = list(copies.likeness_to_first(sketches, groups))
    assert [[each[0] for each in expected], expected[0][2]] == [[1.0, 1.0], 1.0]
    order = np.array([4, 3, 2, 1, 0])
    assert list(copies.likeness_to_first(sketches[::-1], groups, order)) == expected
    monkeypatch.setattr(copies, "VERIFIED_AT_ONCE", 1)
    assert list(copies.likeness_to_first(sketches, groups)) == expected

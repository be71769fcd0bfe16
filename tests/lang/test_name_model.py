"""Name models: weighing words, finding the best labels, training, and files that are none."""

import itertools
import json
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_model import Lexicon, NameModel, labels_of, read_model, read_model_file
from selisik.annotating.tagger import name_model, tag_names
from selisik.errors import UsageError
from selisik.lang import pack, tokens

LABELS = ["O", "B-person", "I-person", "B-place", "I-place"]


def model_of(follows: list[list[int]], weights: dict[str, list[int]]) -> Lexicon:
    file = {"labels": LABELS, "follows": follows, "weights": weights}
    return Lexicon(read_model(json.dumps(file).encode(), "a test"), gazetteer(pack("id")))


def test_the_best_labels_are_those_of_trying_all() -> None:
    follows = [[1500, 900, 0, 700, 0]] + [[-300 * a + 170 * b for b in range(5)] for a in range(1, 5)]
    words = ["Raka", "Lamur", "Wijan", "Selo"]
    weights = {f"w={word.lower()}": [n, 900 - 250 * n, (n + 2) % 5, 400] for n, word in enumerate(words)}
    ((first, got),) = labels_of(words, model_of(follows, weights))

    def weight(labels: tuple[int, ...]) -> int:
        total = sum(follows[a][b] for a, b in itertools.pairwise(labels))
        for row, at in zip(weights.values(), labels, strict=True):
            total += dict(zip(row[::2], row[1::2], strict=True)).get(at, 0)
        return total

    assert first == 0
    assert weight(tuple(LABELS.index(label) for label in got)) == max(
        map(weight, itertools.product(range(5), repeat=len(words)))
    )


def test_negative_weights_of_one_label_leave_its_neighbours_alone() -> None:
    known = model_of([[0] * 5] * 5, {"w=raka": [1, -700, 2, -3, 3, 10], "S=Xx": [0, -1, 1, 705], "S=Xx4+": [4, -9]})
    ((_, labels),) = labels_of(["Raka"], known)
    assert labels == ["B-place"]  # O -1, person 5, place 10


def test_weights_are_those_of_the_features_that_were_trained_on(monkeypatch: pytest.MonkeyPatch) -> None:
    training = pytest.importorskip("selisik.annotating.name_training")
    text = "Kementerian Air (KA) dan Tuti Sarwono, 34, ke Pulau Lamur; kata al-Wijan."
    line = training.LabelledLine(found=tokens(text), names=frozenset())
    content = files("selisik.annotating").joinpath("names.model").read_bytes()
    model, rows = json.loads(content), list[list[int]]()

    def kept(weights: list[int], known: NameModel) -> list[str]:
        lanes = [known.lanes.unpack(row.to_bytes(known.lanes.size, "little")) for row in weights]
        rows.extend([weight - (1 << 31) for weight in row] for row in lanes)
        return [known.labels[0]] * len(weights)

    monkeypatch.setattr(sys.modules[Lexicon.__module__], "_best", kept)
    known = Lexicon(read_model(content, "ours"), gazetteer(pack("id")))
    runs = list(labels_of([token.text for token in line.found], known))
    shown = [word for features, _ in training._sequences(line, gazetteer(pack("id"))) for word in features]
    wanted = [[0] * len(model["labels"]) for _ in shown]
    for word, sums in zip(shown, wanted, strict=True):
        for row in (model["weights"].get(feature, ()) for feature in word):
            for label, weight in zip(row[::2], row[1::2], strict=True):
                sums[label] += weight
    assert [first for first, _ in runs] == [0, 12]
    assert rows == wanted


def test_words_far_from_a_capital_are_not_looked_at() -> None:
    assert list(labels_of(["air", "naik", "pelan", "sekali"], model_of([[0] * 5] * 5, {}))) == []


def test_a_trained_model_finds_what_it_was_shown(tmp_path: Path) -> None:
    training = pytest.importorskip("selisik.annotating.name_training")
    pytest.importorskip("pycrfsuite")
    texts = [
        "Budi Warsana pergi ke Lamur.",
        "Menurut Raka Wijanarko, Lamur sepi.",
        "Kata Tuti Sarwono, Watulare ramai.",
    ]
    names = [
        [("PER", "Budi Warsana"), ("LOC", "Lamur")],
        [("PER", "Raka Wijanarko"), ("LOC", "Lamur")],
        [("PER", "Tuti Sarwono"), ("LOC", "Watulare")],
    ]
    path = tmp_path / "labelled.jsonl"
    rows = [
        {"text": text, "names": [[kind, text.index(each), text.index(each) + len(each)] for kind, each in found]}
        for text, found in zip(texts * 5, names * 5, strict=True)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    lines = training.read_labelled(path)
    content = training.model_bytes(training.train_names(lines, pack("id"), "a test"))
    assert content == training.model_bytes(training.train_names(lines, pack("id"), "a test"))
    (tmp_path / "model").write_bytes(content)
    model = read_model_file(tmp_path / "model")
    scores = training.score_names(lines, model, pack("id"))
    assert {kind: score.f1 for kind, score in scores.items()} == {"person": 1.0, "place": 1.0}
    found = tag_names(tokens("Menurut Tuti Sarwono, Lamur sepi."), Lexicon(model, gazetteer(pack("id"))))
    assert [(name.kind, name.start, name.end) for name in found] == [("person", 8, 20), ("place", 22, 27)]


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"labels": ["O"]}', '{"labels": ["O", "B-person"], "follows": [[0]], "weights": {}}',
     '{"labels": ["O"], "follows": [[0]], "weights": {"w=a": [0]}}',
     '{"labels": ["O"], "follows": [[0]], "weights": {"w=a": [3, 5]}}',
     '{"labels": ["O"], "follows": [[0]], "weights": {"w=a": [0, 5000000000]}}',
     '{"labels": ["O", "B-hero"], "follows": [[0, 0], [0, 0]], "weights": {}}'],
)  # fmt: skip
def test_what_is_no_model_is_refused_with_its_place(content: str, tmp_path: Path) -> None:
    (tmp_path / "some.model").write_text(content)
    with pytest.raises(UsageError, match=r"some\.model: is no name model"):
        name_model(str(tmp_path / "some.model"))


@pytest.mark.parametrize(
    "row", ["{}", "budi", '{"text": "Budi.", "names": [["HERO", 0, 4]]}', '{"text": "Budi.", "names": [[0, 4]]}']
)
def test_what_is_not_labelled_text_is_refused_with_its_line(row: str, tmp_path: Path) -> None:
    training = pytest.importorskip("selisik.annotating.name_training")
    (tmp_path / "rows.jsonl").write_text('{"text": "Budi.", "names": [["PER", 0, 4]]}\n' + row)
    with pytest.raises(UsageError, match=r"rows\.jsonl, line 2"):
        training.read_labelled(tmp_path / "rows.jsonl")

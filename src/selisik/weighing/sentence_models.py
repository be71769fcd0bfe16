"""Sentence-embedding models from a folder of this machine: ONNX by its runtime, BERT weights by numpy.

A folder holds `tokenizer.json` and either `model.onnx` or `model.safetensors` with `config.json`, as the makers of
such models publish them. Nothing is ever fetched. The network is that of Devlin et al. 2019 (BERT); a sentence is the
mean of its words' vectors, as in Reimers and Gurevych 2019 (Sentence-BERT).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from selisik.errors import UsageError
from selisik.weighing.meaning import MeaningModel

Array = NDArray[Any]
# From the ids of one text's pieces to a vector for each piece, or to one for the text.
Network = Callable[[Sequence[int]], Array]

# Claim units are clauses: what is longer is cut here.
MOST_PIECES = 128
# A header of safetensors names tensors; a larger one is no such file.
LONGEST_HEADER = 1_000_000
_KINDS = {"F32": numpy.float32, "F16": numpy.float16}
# Abramowitz and Stegun 1964, 7.1.26: erf to 1.5e-7.
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
_ERF_STEP = 0.3275911


def load_model(name: str) -> MeaningModel:
    """The model in a folder, or in an installed package that carries one; raises UsageError where there is none."""
    folder = _folder(name)
    try:
        splitter = Tokenizer.from_file(str(folder / "tokenizer.json"))
        network = _onnx(folder) if (folder / "model.onnx").is_file() else _bert(folder)
    except UsageError:
        raise
    except Exception as error:  # each of the three readers has errors of its own
        raise UsageError(f"{folder}: no sentence model that can be read: {error}") from error
    splitter.no_padding()
    splitter.enable_truncation(MOST_PIECES)

    def vectors(texts: Sequence[str]) -> list[list[float]]:
        # one text at a time: a vector must not depend on what stands beside it
        return [_pooled(network(splitter.encode(text).ids)) for text in texts]

    return MeaningModel(Path(name).resolve().name, vectors)


def _folder(name: str) -> Path:
    """The folder named, or the one of a package's that holds a tokenizer; the package is found, not run."""
    if Path(name).is_dir():
        roots = [Path(name)]
    else:
        module = name.replace("-", "_")
        spec = find_spec(module) if module.isidentifier() else None
        roots = [Path(each) for each in (spec.submodule_search_locations or ())] if spec else []
    for root in roots:
        for folder in (root, *sorted(each for each in root.iterdir() if each.is_dir())):
            if (folder / "tokenizer.json").is_file():
                return folder
    raise UsageError(f"no meaning model {name!r}: name a folder with tokenizer.json, or an installed package with one")


def _pooled(vectors: Array) -> list[float]:
    """One vector of length 1 for the text: the mean of its pieces', where the network gives those."""
    mean = vectors.astype(numpy.float64)
    mean = mean.mean(axis=0) if mean.ndim == 2 else mean
    out: list[float] = (mean / max(float(numpy.linalg.norm(mean)), 1e-12)).tolist()
    return out


def _onnx(folder: Path) -> Network:
    options = onnxruntime.SessionOptions()
    options.use_deterministic_compute = True
    session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
    names = [each.name for each in session.get_inputs()]

    def run(ids: Sequence[int]) -> Array:
        pieces = numpy.asarray([ids], dtype=numpy.int64)
        given = {"attention_mask": numpy.ones_like(pieces), "token_type_ids": numpy.zeros_like(pieces)}
        out: Array = session.run(None, {name: given.get(name, pieces) for name in names})[0][0]
        return out

    return run


def _bert(folder: Path) -> Network:
    config = json.loads((folder / "config.json").read_bytes())
    if config["model_type"] != "bert" or config.get("hidden_act") != "gelu":
        raise UsageError(
            f"{folder}: {config['model_type']} weights need model.onnx; those of BERT are read as they are"
        )
    weights = _weights(folder / "model.safetensors")
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    heads, tiny = int(config["num_attention_heads"]), float(config["layer_norm_eps"])

    def run(ids: Sequence[int]) -> Array:
        state = weights["embeddings.word_embeddings.weight"][list(ids)] + places[: len(ids)]
        state = _normed(state, weights, "embeddings", tiny)
        for number in range(int(config["num_hidden_layers"])):
            layer = f"encoder.layer.{number}"
            mixed = _dense(_attended(state, weights, layer, heads), weights, f"{layer}.attention.output.dense")
            state = _normed(state + mixed, weights, f"{layer}.attention.output", tiny)
            inner = _gelu(_dense(state, weights, f"{layer}.intermediate.dense"))
            state = _normed(state + _dense(inner, weights, f"{layer}.output.dense"), weights, f"{layer}.output", tiny)
        return state

    return run


def _weights(path: Path) -> dict[str, Array]:
    """The tensors of a safetensors file: the length of a JSON header, the header, the numbers."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > LONGEST_HEADER:
            raise UsageError(f"{path}: not a safetensors file")
        header = json.loads(file.read(length))
        numbers = file.read()
    out = {}
    for name, each in header.items():
        if name != "__metadata__" and each["dtype"] in _KINDS:
            start, end = each["data_offsets"]
            flat = numpy.frombuffer(numbers[start:end], dtype=_KINDS[each["dtype"]]).astype(numpy.float32)
            out[name.removeprefix("bert.")] = flat.reshape(each["shape"])
    return out


def _dense(state: Array, weights: Mapping[str, Array], name: str) -> Array:
    out: Array = state @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return out


def _normed(state: Array, weights: Mapping[str, Array], name: str, tiny: float) -> Array:
    centred = state - state.mean(axis=-1, keepdims=True)
    scaled = centred / numpy.sqrt((centred**2).mean(axis=-1, keepdims=True) + tiny)
    out: Array = scaled * weights[f"{name}.LayerNorm.weight"] + weights[f"{name}.LayerNorm.bias"]
    return out


def _attended(state: Array, weights: Mapping[str, Array], layer: str, heads: int) -> Array:
    """Every piece as what it attends to, head by head."""

    def split(part: str) -> Array:
        return _dense(state, weights, f"{layer}.attention.self.{part}").reshape(len(state), heads, -1).swapaxes(0, 1)

    asked, keys, values = split("query"), split("key"), split("value")
    scores = asked @ keys.swapaxes(1, 2) / numpy.sqrt(asked.shape[-1])
    shares = numpy.exp(scores - scores.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    out: Array = (shares @ values).swapaxes(0, 1).reshape(len(state), -1)
    return out


def _gelu(state: Array) -> Array:
    bound = numpy.abs(state) / numpy.sqrt(numpy.float32(2.0))
    step = 1.0 / (1.0 + _ERF_STEP * bound)
    total = numpy.zeros_like(step)
    for factor in reversed(_ERF):
        total = (total + factor) * step
    erf = numpy.sign(state) * (1.0 - total * numpy.exp(-(bound**2)))
    out: Array = state * 0.5 * (1.0 + erf)
    return out

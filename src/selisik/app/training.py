"""What `selisik train` does: a model's file, and lines that tell how well it does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from selisik.annotating.name_model import read_model
from selisik.annotating.name_training import (
    LabelledLine,
    NameScore,
    model_bytes,
    read_labelled,
    score_names,
    train_names,
)
from selisik.data.marks import EntityKind
from selisik.lang import pack


def trained(data: Sequence[Path], held_back: Path | None, language: str) -> tuple[bytes, list[str]]:
    """The file of a name model trained on labelled files, and its scores, line by line, on the one held back.

    Raises UsageError for what is not labelled text, and where the extra `[train]` is missing.
    """
    known = pack(language)
    tested = read_labelled(held_back) if held_back else []
    lines = [line for path in data for line in read_labelled(path)]
    content = model_bytes(train_names(lines, known, ", ".join(path.name for path in data)))
    said = [f"trained on {_size(lines)}"]
    if tested:
        scores = score_names(tested, read_model(content, "the new model"), known)
        said += [f"scored on {_size(tested)}; exact spans and kinds", *_table(scores)]
    return content, said


def _size(lines: Iterable[LabelledLine]) -> str:
    sizes = [len(line.names) for line in lines]
    return f"{len(sizes):,} sentences, {sum(sizes):,} names"


def _table(scores: Mapping[EntityKind, NameScore]) -> Iterator[str]:
    yield f"{'':14}{'precision':>10}{'recall':>8}{'F1':>8}{'names':>7}"
    rows: list[tuple[str, NameScore]] = [*scores.items(), ("all", _sum(scores.values()))]
    for kind, each in rows:
        yield f"{kind:14}{each.precision:10.3f}{each.recall:8.3f}{each.f1:8.3f}{each.wanted:7}"


def _sum(scores: Iterable[NameScore]) -> NameScore:
    rows = [(each.right, each.given, each.wanted) for each in scores]
    right, given, wanted = (sum(column) for column in zip(*rows, strict=True))
    return NameScore(right=right, given=given, wanted=wanted)

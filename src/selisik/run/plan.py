"""One plan for a batch, run by Daft on this machine or on a Ray cluster: parts of articles to annotated tables.

Needs the extra `[batch]`. A part is a number, the folder's name for its files, and its articles; a worker annotates
them and writes the part's tables itself, so the driver never holds more than one wave of parts. On a cluster the
folder must be one that every worker sees.
"""

import os
from collections.abc import Sequence
from pathlib import Path

# Daft and Ray report usage to their makers unless told not to; a newsroom's run is nobody's business.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import daft
import msgspec

from selisik.annotating import annotate_article
from selisik.comparing import digest_article
from selisik.data import Article, Problem
from selisik.errors import UsageError
from selisik.run.local import default_workers, guarded
from selisik.run.tables import rows_by_day, write_tables
from selisik.run.windows import keep_digests

_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[list[Article], list[Problem]])
Part = tuple[int, Sequence[Article], Sequence[Problem]]


def use_runner(ray: str | None) -> int:
    """Choose where plans run and return the number of workers: this machine, or the Ray cluster at an address.

    `auto` is a cluster that this machine already belongs to.
    """
    if ray is None:
        if daft.get_or_infer_runner_type() != "native":
            raise UsageError("this process already runs on a Ray cluster; a batch on this machine needs one of its own")
        return default_workers()
    import ray as cluster

    cluster.init(address=ray, ignore_reinit_error=True, log_to_driver=False)
    daft.set_runner_ray(noop_if_initialized=True)
    return max(1, int(cluster.cluster_resources().get("CPU", 1)))


def run_parts(parts: Sequence[Part], folder: Path, workers: int) -> list[tuple[int, int]]:
    """Annotate the parts and write their tables under `folder`; gives (part, problems met) for each, in order."""
    annotator = daft.cls(_Annotator, use_process=True, max_concurrency=workers)(str(folder.resolve()))
    frame = daft.from_pydict({"part": [part for part, _, _ in parts], "packed": [_packed(each) for each in parts]})
    spread = frame.into_partitions(len(parts)) if daft.get_or_infer_runner_type() == "ray" else frame.into_batches(1)
    done = spread.select(daft.col("part"), annotator.work(daft.col("part"), daft.col("packed")).alias("problems"))
    found = done.to_pydict()
    return sorted(zip(found["part"], found["problems"], strict=True))


class _Annotator:
    """What Daft starts in each worker process; it holds only where to write."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    @daft.method(return_dtype=daft.DataType.int64())
    def work(self, part: int, content: bytes) -> int:
        articles, problems = _DECODER.decode(content)
        found = [guarded(annotate_article, article) for article in articles]
        problems += [each for each in found if isinstance(each, Problem)]
        annotated = [each for each in found if not isinstance(each, Problem)]
        write_tables(rows_by_day(annotated, problems), self.folder, part_name(part))
        keep_digests([digest_article(each) for each in annotated], self.folder, part_name(part))
        return len(problems)


def part_name(part: int) -> str:
    """The name of a part's files, without ending; they sort as the parts do.

    >>> part_name(12)
    'part-000012'
    """
    return f"part-{part:06d}"


def _packed(part: Part) -> bytes:
    _, articles, problems = part
    return _ENCODER.encode((articles, problems))

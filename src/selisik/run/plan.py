"""One plan for a batch, run by Daft on this machine or on a Ray cluster: parts of articles to annotated tables.

Needs the extra `[batch]`. A part is a number, the folder's name for its files, and its articles; a worker annotates
them and writes the part's tables itself, so the driver never holds more than one wave of parts. On a cluster the
folder must be one that every worker sees.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

# Daft and Ray report usage to their makers unless told not to; a newsroom's run is nobody's business.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import daft
import msgspec
from daft.exceptions import DaftCoreException

from selisik.annotating import annotate_article
from selisik.comparing import Digest, digest_article
from selisik.data import AnnotatedArticle, Article, Problem
from selisik.errors import UsageError
from selisik.run.beats import beats
from selisik.run.local import default_workers, guarded
from selisik.run.parts import Part, PartRecord, beat_path, part_name, record_part
from selisik.run.reaching import reach, unreached
from selisik.run.tables import REFUSALS, holdable, rows_by_day, write_tables
from selisik.run.windows import keep_digests

_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[list[Article], list[Problem]])
# What a worker says of a part: that it is finished, or what kept it from being written.
_SAID = msgspec.msgpack.Decoder(PartRecord | str)
Result = TypeVar("Result")
_STANDARD_ERROR = 2


def use_runner(ray: str | None) -> int:
    """Choose where plans run and return the number of workers: this machine, or the Ray cluster at an address.

    `auto` is a cluster that this machine already belongs to. Raises UsageError, within a minute or so, where none is.
    """
    if ray is None:
        if daft.get_or_infer_runner_type() != "native":
            raise UsageError("this process already runs on a Ray cluster; a batch on this machine needs one of its own")
        return default_workers()
    import ray as cluster

    if not cluster.is_initialized():
        reach(ray)
    with TemporaryFile() as noise:
        try:
            with _standard_error_to(noise):
                cluster.init(address=ray, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.ERROR)
        except (OSError, RuntimeError, ValueError, cluster.exceptions.RayError) as error:
            noise.seek(0)
            raise UsageError(unreached(ray, type(error).__name__, str(error), noise.read())) from error
    daft.set_runner_ray(noop_if_initialized=True)
    return max(1, int(cluster.cluster_resources().get("CPU", 1)))


@contextmanager
def _standard_error_to(file: IO[bytes]) -> Iterator[None]:
    """Keep in a file what is written to standard error, by libraries beside Python too."""
    sys.stderr.flush()
    kept = os.dup(_STANDARD_ERROR)
    os.dup2(file.fileno(), _STANDARD_ERROR)
    try:
        yield
    finally:
        sys.stderr.flush()
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)


def run_parts(parts: Sequence[Part], folder: Path, workers: int) -> Iterator[tuple[int, PartRecord]]:
    """Annotate the parts and write their tables under `folder`; gives each part's number and record when it is done.

    Raises UsageError where a table cannot be written, and where the workers stop.
    """
    if not parts:
        return
    annotator = daft.cls(_Annotator, use_process=True, max_concurrency=workers)(str(folder.resolve()))
    frame = daft.from_pydict({"part": [part for part, _, _ in parts], "packed": [_packed(each) for each in parts]})
    spread = frame.into_partitions(len(parts)) if daft.get_or_infer_runner_type() == "ray" else frame.into_batches(1)
    done = spread.select(daft.col("part"), annotator.work(daft.col("part"), daft.col("packed")).alias("said"))
    for row in _rows(done):
        said = _SAID.decode(row["said"])
        if isinstance(said, str):
            raise UsageError(said)
        yield row["part"], said


def _rows(frame: daft.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows as they come; what stops the workers is an error of one line."""
    try:
        yield from frame.iter_rows()
    except (RuntimeError, DaftCoreException) as error:
        reason = str(error).strip().rpartition("\n")[2]
        raise UsageError(f"the workers stopped: {reason}; finished parts are kept, start again") from error


class _Annotator:
    """What Daft starts in each worker process; it holds only where to write."""

    def __init__(self, folder: str) -> None:
        self.folder = Path(folder)

    @daft.method(return_dtype=daft.DataType.binary())
    def work(self, part: int, content: bytes) -> bytes:
        try:
            return _ENCODER.encode(self._made(part, *_DECODER.decode(content)))
        except UsageError as error:
            # As data: an error raised here would come to the user with all that lies between.
            return _ENCODER.encode(str(error))

    def _made(self, part: int, articles: list[Article], problems: list[Problem]) -> PartRecord:
        beat = beats(beat_path(self.folder, part))
        met, left_out = write_part(articles, problems, self.folder, part_name(part), beat)
        beat(len(articles))
        return record_part(self.folder, (part, articles, problems), [*problems, *met], left_out)


def write_part(
    articles: Sequence[Article],
    problems: Sequence[Problem],
    folder: Path,
    part: str,
    told: Callable[[int], None] = lambda count: None,
) -> tuple[list[Problem], int]:
    """Write the tables and the digests of a part; gives the problems met, and how many articles are left out.

    An article that cannot be worked on or that no table holds is left out; of one with a mark that no table holds the
    mark alone. Either is a problem. `told` hears how many are annotated.
    """
    whole, met = _sorted_out(_each(articles, told))
    try:
        write_tables(rows_by_day([annotated for annotated, _ in whole], [*problems, *met]), folder, part)
    except REFUSALS:
        # One row among many: looked for by making each one's table alone, too dear to be done always.
        fitted, more = _sorted_out(_fitted(worked) for worked in whole)
        whole = [worked for worked, _ in fitted]
        met += [*more, *(problem for _, lost in fitted for problem in lost)]
        write_tables(rows_by_day([annotated for annotated, _ in whole], [*problems, *met]), folder, part)
    keep_digests([digest for _, digest in whole], folder, part)
    return met, len(articles) - len(whole)


Worked = tuple[AnnotatedArticle, Digest]


def _sorted_out(found: Iterable[Result | Problem]) -> tuple[list[Result], list[Problem]]:
    good, bad = list[Result](), list[Problem]()
    for each in found:
        if isinstance(each, Problem):
            bad.append(each)
        else:
            good.append(each)
    return good, bad


def _each(articles: Sequence[Article], told: Callable[[int], None]) -> Iterator[Worked | Problem]:
    for count, article in enumerate(articles, 1):
        yield guarded(_worked, article)
        told(count)


def _worked(article: Article) -> Worked:
    annotated = annotate_article(article)
    return annotated, digest_article(annotated)


def _fitted(worked: Worked) -> tuple[Worked, list[Problem]] | Problem:
    """What is worked out, with the marks that tables hold, and a problem for each other; or that none holds it."""
    annotated, digest = worked

    def step(article: Article) -> tuple[Worked, list[Problem]]:
        fitting, lost = holdable(annotated)
        return (fitting, digest), lost

    return guarded(step, annotated.article)


def _packed(part: Part) -> bytes:
    _, articles, problems = part
    return _ENCODER.encode((articles, problems))

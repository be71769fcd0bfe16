"""Many articles to Parquet tables, in parts that are never done twice: annotate, then stories over all.

    DIR/<table>/day=<day>/part-000000.parquet    one table a record kind
    DIR/<table>/day=<day>/<table>.parquet         what only all articles together tell: stories, copies, versions
    DIR/furniture/furniture.parquet               what each outlet prints in many of its articles
    DIR/_parts/part-000000.json                   a part that is finished, and the fingerprint of what went into it

A run that was killed is started again with the same inputs and folder: finished parts are skipped, the part that was
cut off writes the same files again.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import to_builtins

from selisik.data import Article, Problem, Story
from selisik.errors import UsageError
from selisik.run.copying import write_texts
from selisik.run.plan import Part, part_name, run_parts, use_runner
from selisik.run.tables import day_of, write_by_day
from selisik.run.windows import batch_stories

# Articles in a part: what is lost when a run is killed, and large enough that a part's files are not many and small.
PART_ARTICLES = 1000
# Parts handed to each worker at once: the driver holds no more than these.
WAVE_PARTS = 4
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What a batch did: articles seen, parts skipped because they were finished, problems met, stories found."""

    articles: int
    skipped: int
    problems: int
    stories: int


def run_batch(
    items: Iterable[Article | Problem],
    folder: Path,
    *,
    ray: str | None = None,
    part_articles: int = PART_ARTICLES,
    progress: Progress = lambda count: None,
) -> BatchResult:
    """Annotate everything, group the stories, and write the tables under `folder`.

    `ray` is the address of a Ray cluster; None works on this machine. `progress` hears the articles done so far.
    Raises UsageError when `folder` holds parts of other articles.
    """
    workers = use_runner(ray)
    articles = skipped = problems = 0
    for wave in _waves(_parts(items, part_articles), workers * WAVE_PARTS):
        todo = [part for part in wave if not _finished(folder, part)]
        for part, met in run_parts(todo, folder, workers) if todo else ():
            problems += met
            _finish(folder, next(each for each in todo if each[0] == part), met)
        articles += sum(len(part[1]) for part in wave)
        skipped += len(wave) - len(todo)
        progress(articles)
    write_texts(folder)
    stories = write_by_day(folder, "stories", ((day_of(each.first), to_builtins(each)) for each in _ordered(folder)))
    return BatchResult(articles=articles, skipped=skipped, problems=problems, stories=stories)


def _ordered(folder: Path) -> list[Story]:
    return sorted(batch_stories(folder), key=lambda story: story.id)


def _parts(items: Iterable[Article | Problem], size: int) -> Iterator[Part]:
    """The articles in parts of one size, each with the problems met while reading it."""
    number, articles, problems = 0, list[Article](), list[Problem]()
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            articles.append(item)
        if len(articles) == size:
            yield number, articles, problems
            number, articles, problems = number + 1, [], []
    if articles or problems:
        yield number, articles, problems


def _waves(parts: Iterable[Part], size: int) -> Iterator[list[Part]]:
    wave: list[Part] = []
    for part in parts:
        wave.append(part)
        if len(wave) == size:
            yield wave
            wave = []
    if wave:
        yield wave


def _fingerprint(part: Part) -> str:
    """What went into a part: the ids and text hashes of its articles and its problems."""
    digest = hashlib.sha256()
    for article in part[1]:
        digest.update(f"{article.id}\0{article.sha256}\0".encode())
    for problem in part[2]:
        digest.update(f"{problem}\0".encode())
    return digest.hexdigest()


def _finished(folder: Path, part: Part) -> bool:
    path = _manifest(folder, part)
    if not path.is_file():
        return False
    if json.loads(path.read_text("utf-8"))["fingerprint"] != _fingerprint(part):
        raise UsageError(f"{folder} holds a batch of other articles; name another folder, or remove this one first")
    return True


def _finish(folder: Path, part: Part, problems: int) -> None:
    path = _manifest(folder, part)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".tmp")
    record = {"fingerprint": _fingerprint(part), "articles": len(part[1]), "problems": problems}
    beside.write_text(json.dumps(record), "utf-8")
    beside.replace(path)


def _manifest(folder: Path, part: Part) -> Path:
    return folder / "_parts" / f"{part_name(part[0])}.json"

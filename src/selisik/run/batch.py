"""Many articles to Parquet tables, in parts that are never done twice: annotate, then stories over all.

    DIR/<table>/day=<day>/part-000000.parquet    one table a record kind
    DIR/<table>/day=<day>/<table>.parquet         what all articles together tell: stories, copies, versions, passages
    DIR/furniture/furniture.parquet               what each outlet prints in many of its articles
    DIR/events/events.parquet                     merges and splits of stories between windows
    DIR/events/part-000003.parquet                those that additions up to this part brought about
    DIR/<table>/day=unknown/empty.parquet         the columns of a table that has no row
    DIR/_parts/part-000000.json                   a part that is finished (`parts`)

A run that was killed is started again with the same inputs and folder: finished parts are skipped, the others are done
again. A day is added by naming its inputs after the old ones, or alone with `add`: what tells of all articles together
is made anew, and a story keeps the id that it had.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from msgspec import to_builtins

from selisik.data import Article, Problem, StoryEvent
from selisik.run.aside import put_aside
from selisik.run.beats import looking, under_way
from selisik.run.copying import write_texts
from selisik.run.filing import UNKNOWN_DAY
from selisik.run.lasting import Written, keep_ids, stories_of_several, write_stories
from selisik.run.local import default_workers, spread_tasks
from selisik.run.parts import (
    Part,
    PartRecord,
    alone_in,
    beat_path,
    cut_parts,
    filed_articles,
    finished_parts,
    is_finished,
    unknown_items,
)
from selisik.run.plan import run_parts, use_runner
from selisik.run.sharing import write_passages
from selisik.run.tables import fill_kinds, write_by_day
from selisik.run.windows import batch_stories

# Articles in a part: what a worker loses when a run is killed, and so large that a part's files are not many and small.
PART_ARTICLES = 1000
# Articles in stories of several below which worker processes cost more than they save: each takes a second to start.
ALONE_BELOW = 1_000
# Parts handed to each worker at once: the driver holds no more than these.
WAVE_PARTS = 4


def _nothing(_: object) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a batch is run: on this machine or on the Ray cluster at an address, so many articles a part.

    With `add` the articles go beside those that are in the folder; what is there already is passed over.
    """

    ray: str | None = None
    part_articles: int = PART_ARTICLES
    add: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who hears what: how far the articles have come, each problem, the step that begins, and how far that has come.

    `progress` hears, every second or so, how many articles this run has annotated, and how many of what was read need
    no work: they are in finished parts, or wrong, or repeated. `kept` hears first how many articles are in how many
    finished parts, `work` what is counted, how many are done, and of how many.
    """

    progress: Callable[[int, int], None] = lambda done, passed: None
    problem: Callable[[Problem], None] = _nothing
    step: Callable[[str], None] = _nothing
    kept: Callable[[int, int], None] = lambda articles, parts: None
    work: Callable[[str, int, int], None] = lambda what, done, total: None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchResult:
    """What is there now: articles in the tables, parts skipped because they were finished, problems met, stories.

    `events` are the merges and splits of stories that were there before.
    """

    articles: int
    skipped: int
    problems: int
    stories: int
    events: int = 0


USUAL, SILENT = How(), Told()


def run_batch(items: Iterable[Article | Problem], folder: Path, how: How = USUAL, told: Told = SILENT) -> BatchResult:
    """Annotate everything, group the stories, and write the tables under `folder`.

    Raises UsageError when `folder` holds parts of other articles, when another run works in it, and when the cluster
    cannot be reached.
    """
    workers, stream = use_runner(how.ray), iter(items)
    head = _until_article(stream)
    if not folder.exists() and not any(isinstance(each, Article) for each in head):
        # Nothing at all: no folder is made for it.
        for each in head:
            if isinstance(each, Problem):
                told.problem(each)
        return BatchResult(articles=0, skipped=0, problems=len(head), stories=0)
    items = chain(head, stream)
    with alone_in(folder):
        known = finished_parts(folder)
        filed = sum(record.written for record in known.values())
        if known:
            told.kept(filed, len(known))
        tally = _Tally(folder, told.progress)
        parts = _cut(items, how, known, tally)
        articles, skipped, problems = _run_all(_Work(parts, known, workers), tally, told)
        articles += filed if how.add else 0
        stories, more, moved = _write_whole(folder, told) if articles else (0, 0, 0)
    return BatchResult(articles=articles, skipped=skipped, problems=problems + more, stories=stories, events=moved)


def _until_article(items: Iterator[Article | Problem]) -> list[Article | Problem]:
    """What comes first, the first article last; all where there is none."""
    head = list[Article | Problem]()
    for item in items:
        head.append(item)
        if isinstance(item, Article):
            break
    return head


@dataclass(slots=True)
class _Tally:
    """How far the articles have come: read, taken into parts, finished by an earlier run, done now, and under way."""

    folder: Path
    told: Callable[[int, int], None]
    read: int = 0
    taken: int = 0
    kept: int = 0
    done: int = 0
    begun: tuple[int, ...] = ()

    def say(self) -> None:
        """Tell how many are done, and how many that were read need no work."""
        done = self.done + under_way(beat_path(self.folder, number) for number in self.begun)
        self.told(done, self.read - self.taken + self.kept)

    def finish(self, number: int, record: PartRecord) -> None:
        """Count a part that is done now."""
        self.begun = tuple(each for each in self.begun if each != number)
        self.done += record.articles


@dataclass(frozen=True, slots=True)
class _Work:
    """Parts, the records of those that were finished before, and how many workers there are for the others."""

    parts: Iterable[Part]
    known: Mapping[int, PartRecord]
    workers: int


def _cut(
    items: Iterable[Article | Problem], how: How, known: Mapping[int, PartRecord], tally: _Tally
) -> Iterator[Part]:
    items = _read(items, tally)
    if how.add:
        items = unknown_items(items, filed_articles(tally.folder))
    return cut_parts(_taken(items, tally), how.part_articles, known, max(known, default=-1) + 1 if how.add else 0)


def _read(items: Iterable[Article | Problem], tally: _Tally) -> Iterator[Article | Problem]:
    for item in items:
        tally.read += 1
        yield item


def _taken(items: Iterable[Article | Problem], tally: _Tally) -> Iterator[Article | Problem]:
    for item in items:
        tally.taken += isinstance(item, Article)
        yield item


def _run_all(work: _Work, tally: _Tally, told: Told) -> tuple[int, int, int]:
    """Work on the parts that are not finished; gives articles, parts skipped, problems."""
    articles = skipped = problems = 0
    with looking(tally.say):
        for wave in _waves(work.parts, work.workers * WAVE_PARTS):
            todo = [part for part in wave if not is_finished(tally.folder, part, work.known)]
            done = {part[0] for part in wave} - {part[0] for part in todo}
            tally.kept += sum(work.known[number].articles for number in done)
            tally.begun = tuple(number for number, _, _ in todo)
            met = ((number, work.known[number]) for number in sorted(done))
            for number, record in chain(met, run_parts(todo, tally.folder, work.workers)):
                for problem in record.problems:
                    told.problem(problem)
                problems += len(record.problems)
                articles += record.written
                if number not in done:
                    tally.finish(number, record)
            skipped += len(done)
    tally.say()
    return articles, skipped, problems


def _write_whole(folder: Path, told: Told) -> tuple[int, int, int]:
    """Write what only all articles together tell; gives the numbers of stories, of problems, and of events."""
    told.step("finding furniture, copies and versions")
    write_texts(folder, told=told.work)
    told.step("grouping stories")
    events: list[StoryEvent] = []
    found = put_aside(folder, batch_stories(folder, told=events.extend, counted=partial(told.work, "articles grouped")))
    ids, moved = keep_ids(folder, found, events)
    written = write_stories(folder, found, ids)
    found.remove()
    told.step("finding shared passages within stories")
    problems = _write_shared(folder, written, told)
    fill_kinds(folder)
    return written.stories, problems, moved


def _write_shared(folder: Path, written: Written, told: Told) -> int:
    """Write the passages that stories share; gives the number of problems."""
    count = default_workers() if written.articles >= ALONE_BELOW else 1
    done, problems = 0, list[Problem]()
    with spread_tasks(count) as spread:
        for finished, met in write_passages(folder, stories_of_several(folder), spread):
            done += finished
            problems += met
            told.work("stories looked through", done, written.several)
    for problem in problems:
        told.problem(problem)
    write_by_day(folder, "problems", ((UNKNOWN_DAY, to_builtins(each)) for each in problems))
    return len(problems)


def _waves(parts: Iterable[Part], size: int) -> Iterator[list[Part]]:
    wave: list[Part] = []
    for part in parts:
        wave.append(part)
        if len(wave) == size:
            yield wave
            wave = []
    if wave:
        yield wave

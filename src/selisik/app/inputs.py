"""What a command works on: the inputs of its line, read and annotated. Imports only what is used, when it is used."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selisik.errors import UsageError

if TYPE_CHECKING:
    from selisik.comparing import Digest
    from selisik.data import AnnotatedArticle, Story
    from selisik.run.annotations import Means

NOTHING_READ = "no article could be read; name files, folders, tables or pages that hold some"


def annotated_inputs(
    inputs: list[str], report: Callable[[Any], None], workers: int | None = None, names_model: Path | None = None
) -> "list[AnnotatedArticle]":
    """Every article of the inputs annotated, problems sent to `report`; raises UsageError where there is none."""
    from selisik.app.console import Progress
    from selisik.run import pipeline

    articles = Progress("articles read")(pipeline.read_articles(inputs, report, workers=workers))
    found = pipeline.annotate_all(articles, report, means(workers, names_model))
    if not found:
        raise UsageError(NOTHING_READ)
    return found


def pages_of(folder: Path) -> dict[str, str]:
    """What stands in the pages of a brief's folder, by their names; raises UsageError where one is missing."""
    return {name: bytes_of(folder / name).decode("utf-8", "replace") for name in ("brief.html", "brief.md")}


def packed_inputs(inputs: list[str], report: Callable[[Any], None], workers: int | None = None) -> "Iterator[bytes]":
    """What grouping needs of every article, as they come, problems sent to `report`; raises UsageError for none."""
    from selisik.app.console import Progress
    from selisik.run import pipeline

    progress = Progress("articles")
    articles = pipeline.read_articles(inputs, report, progress.expect, workers)
    yield from progress(pipeline.packed_digests(articles, report, workers))
    if not progress.count:
        raise UsageError(NOTHING_READ)


def digested_inputs(inputs: list[str], report: Callable[[Any], None], workers: int | None = None) -> "list[Digest]":
    """As `packed_inputs`, unpacked and all at hand."""
    from selisik.comparing import unpack_digest

    return [unpack_digest(each) for each in packed_inputs(inputs, report, workers)]


def means(workers: int | None, names_model: Path | None) -> "Means":
    """With what articles are annotated; raises UsageError where the name model cannot be read."""
    from selisik.run.annotations import Means

    return Means(workers, str(names_model) if names_model else None)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; raises UsageError naming it where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def kept_in(
    archive: Path | None, events: bool, lines: "Callable[[Iterable[Story]], Iterator[bytes]]"
) -> "Iterator[bytes]":
    """What an archive keeps, a line each: its stories, or its merges and splits."""
    from msgspec.json import encode

    from selisik.run.growing import kept_events, kept_stories

    if archive is None or not archive.is_file():
        raise UsageError(f"{archive or '--archive'}: no archive there; `selisik stories INPUT --archive …` makes one")
    return map(encode, kept_events(archive)) if events else lines(kept_stories(archive))


def digests_of(inputs: list[str], report: Callable[[Any], None], story: "Story") -> "list[Digest]":
    """The digests of a story's articles, which are looked for in the inputs; raises UsageError where none is there."""
    from selisik.run import pipeline
    from selisik.run.names import names_of

    members = ", ".join(story.articles)
    if not inputs:
        raise UsageError(f"story {story.id!r} is finished, so its articles are asked for: name inputs with {members}")
    articles = pipeline.read_articles(inputs, report)
    named = [each for each in articles if not set(story.articles).isdisjoint(names_of(each.id, each.sha256))]
    if not named:
        raise UsageError(f"none of the articles of story {story.id!r} is among the inputs: {members}")
    return pipeline.digest_all(named, report)


def kept_story(archive: Path, name: str) -> "Story":
    """A story of an archive by its id; raises UsageError where there is no such archive or story."""
    from selisik.run.growing import kept_stories

    if not archive.is_file():
        raise UsageError(f"{archive}: no archive there")
    for story in kept_stories(archive):
        if story.id == name:
            return story
    raise UsageError(f"{archive} has no story {name!r}; `selisik stories --archive {archive}` prints their ids")


def refuse_inside(output: Path, inputs: list[str]) -> None:
    """Raise UsageError where the output would lie in a folder that is read: a second run would read its own tables."""
    for name in inputs:
        if Path(name).is_dir() and output.resolve().is_relative_to(Path(name).resolve()):
            raise UsageError(f"{output} lies in {name}, which is read; name a folder outside of it")

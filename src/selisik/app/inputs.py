"""What a command works on: the inputs of its line, read and annotated. Imports only what is used, when it is used."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selisik.errors import UsageError

if TYPE_CHECKING:
    from selisik.comparing import Digest
    from selisik.data import AnnotatedArticle
    from selisik.run.pipeline import Means

NOTHING_READ = "no article could be read; name files, folders, tables or pages that hold some"


def annotated_inputs(
    inputs: list[str], report: Callable[[Any], None], workers: int | None = None, names_model: Path | None = None
) -> "list[AnnotatedArticle]":
    """Every article of the inputs annotated, problems sent to `report`; raises UsageError where there is none."""
    from selisik.app.console import Progress
    from selisik.run import pipeline

    articles = Progress("articles read")(pipeline.read_articles(inputs, report))
    found = pipeline.annotate_all(articles, report, means(workers, names_model))
    if not found:
        raise UsageError(NOTHING_READ)
    return found


def pages_of(folder: Path) -> dict[str, str]:
    """What stands in the pages of a brief's folder, by their names; raises UsageError where one is missing."""
    return {name: bytes_of(folder / name).decode("utf-8", "replace") for name in ("brief.html", "brief.md")}


def digested_inputs(inputs: list[str], report: Callable[[Any], None], workers: int | None = None) -> "list[Digest]":
    """What grouping needs of every article, problems sent to `report`; raises UsageError where there is none."""
    from selisik.app.console import Progress
    from selisik.run import pipeline

    articles = list(Progress("articles read")(pipeline.read_articles(inputs, report)))
    found = pipeline.digest_all(Progress("articles", total=len(articles))(articles), report, workers)
    if not found:
        raise UsageError(NOTHING_READ)
    return found


def means(workers: int | None, names_model: Path | None) -> "Means":
    """With what articles are annotated; raises UsageError where the name model cannot be read."""
    from selisik.run.pipeline import Means

    return Means(workers, str(names_model) if names_model else None)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file; raises UsageError naming it where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def refuse_inside(output: Path, inputs: list[str]) -> None:
    """Raise UsageError where the output would lie in a folder that is read: a second run would read its own tables."""
    for name in inputs:
        if Path(name).is_dir() and output.resolve().is_relative_to(Path(name).resolve()):
            raise UsageError(f"{output} lies in {name}, which is read; name a folder outside of it")

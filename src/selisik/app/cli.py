"""The command line. Each command imports only what it uses, so that help comes at once."""

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selisik import __version__
from selisik.errors import SelisikError, UsageError

if TYPE_CHECKING:
    from selisik.data import AnnotatedArticle, Story

# Plain help and plain errors: rich doubles the time to the first line (0.31 s against 0.16 s, `bench/start.py`).
app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    help="Read many news reports of one event and write down what is known, each line tied to the exact words.",
)

Inputs = Annotated[
    list[str],
    typer.Argument(help="Text files, folders, .jsonl or .csv tables, HTML pages, .zip archives; - is standard input."),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Worker processes; as many as processors if not given.")]


class LineFormat(StrEnum):
    """How results are printed."""

    jsonl = "jsonl"
    text = "text"


class Language(StrEnum):
    """Languages of the page's own words."""

    id = "id"
    en = "en"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"selisik {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: selisik annotate reports/ --format jsonl > marks.jsonl")
def annotate(
    inputs: Inputs,
    format: Annotated[LineFormat, typer.Option(help="One JSON line an article, or text to read.")] = LineFormat.jsonl,
    workers: Workers = None,
) -> None:
    """Print each article with every mark on its text: regions, names, statements, dates, quantities."""
    from selisik.app.console import Problems, Progress
    from selisik.run import pipeline

    problems, progress = Problems(), Progress("articles annotated")
    articles = pipeline.read_articles(inputs, problems)
    if format is LineFormat.text:
        _print_explained(pipeline.annotate_all(articles, problems, workers))
    else:
        _print_lines(progress(pipeline.annotated_lines(articles, problems, workers)))
    raise typer.Exit(problems.code if progress.count or format is LineFormat.text else 2)


@app.command(epilog="Example: selisik stories day.jsonl --format text")
def stories(
    inputs: Inputs,
    format: Annotated[LineFormat, typer.Option(help="One JSON line a story, or text to read.")] = LineFormat.jsonl,
    workers: Workers = None,
) -> None:
    """Group articles by happening; every article is in exactly one story."""
    from selisik.app.console import Problems
    from selisik.data.codec import story_line
    from selisik.run import pipeline

    problems = Problems()
    articles = _annotated(inputs, problems, workers)
    found = pipeline.make_stories(articles)
    _print_lines(_story_text(story) for story in found) if format is LineFormat.text else _print_lines(
        story_line(story) for story in found
    )
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik brief reports/ -o brief/   then open brief/brief.html")
def brief(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for brief.html, brief.md and brief.json.")],
    split: Annotated[bool, typer.Option("--split", help="One folder a story instead of one brief of all.")] = False,
    ui: Annotated[Language, typer.Option(help="Language of the page's own words.")] = Language.id,
    workers: Workers = None,
) -> None:
    """Write the brief of the articles, taken as one story."""
    from selisik.app.console import Problems, say
    from selisik.app.output import write_brief
    from selisik.run import pipeline

    problems = Problems()
    articles = _annotated(inputs, problems, workers)
    if split:
        for story, made in pipeline.split_briefs(articles):
            write_brief(made, output / story.id, ui)
            say(f"{output / story.id / 'brief.html'}: {story.title} ({len(story.articles)} articles)")
    else:
        _warn_of_strangers(articles)
        write_brief(pipeline.make_brief(articles), output, ui)
        say(f"{output / 'brief.html'}")
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik check brief/brief.json reports/")
def check(
    brief_file: Annotated[Path, typer.Argument(help="A brief.json, or the folder it is in.")],
    inputs: Annotated[list[str] | None, typer.Argument(help="The sources, to compare against them too.")] = None,
) -> None:
    """Cut every passage of a brief again and compare it with its article, and with the sources where given."""
    from selisik.app.console import Problems
    from selisik.brief import check_brief
    from selisik.data.codec import read_brief
    from selisik.run import pipeline

    path = brief_file / "brief.json" if brief_file.is_dir() else brief_file
    made, problems = read_brief(_bytes_of(path), str(path)), Problems()
    sources = list(pipeline.read_articles(inputs, problems)) if inputs else []
    if inputs and not sources:
        raise UsageError("none of the sources could be read, so nothing was compared")
    wrong = check_brief(made, sources)
    for problem in wrong:
        typer.echo(str(problem))
    if not wrong:
        typer.echo(f"{path}: every passage is there word for word")
    raise typer.Exit(1 if wrong or problems.count else 0)


@app.command(epilog="Example: selisik explain report.txt")
def explain(inputs: Inputs) -> None:
    """Print the text with every mark and the rule or model that made it."""
    from selisik.app.console import Problems

    problems = Problems()
    _print_explained(_annotated(inputs, problems, None))
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik batch 2025-06/ -o tables/")
def batch(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the Parquet tables.")],
    ray: Annotated[str | None, typer.Option(help="Address of a Ray cluster; this machine if not given.")] = None,
    part: Annotated[int, typer.Option(min=1, help="Articles in a part; a killed run loses at most its parts.")] = 1000,
) -> None:
    """Annotate many articles and group them into stories, as Parquet tables by day (needs selisik[batch]).

    Started again with the same inputs and folder, it goes on after the last finished part.
    """
    from selisik.app.console import Rate, say
    from selisik.read import read_inputs

    try:
        from selisik.run.batch import run_batch
    except ModuleNotFoundError as error:
        raise UsageError(f"batch needs {error.name}: pip install 'selisik[batch]'") from error
    done = run_batch(read_inputs(inputs), output, ray=ray, part_articles=part, progress=Rate("articles"))
    if not done.articles:
        raise UsageError("no article could be read; name files, folders, tables or pages that hold some")
    say(f"{output}: {done.articles:,} articles, {done.stories:,} stories, {done.problems:,} problems")
    raise typer.Exit(1 if done.problems else 0)


def main() -> None:
    """Run the command line; errors made for the user end it with one line and exit code 2."""
    try:
        app()
    except SelisikError as error:
        from selisik.app.console import say

        say(str(error))
        sys.exit(2)
    except BrokenPipeError:
        # the reader of our output has gone; say nothing and leave nothing to flush
        sys.stderr.close()
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _annotated(inputs: list[str], problems: Callable[..., None], workers: int | None) -> "list[AnnotatedArticle]":
    from selisik.app.console import Progress
    from selisik.run import pipeline

    articles = Progress("articles read")(pipeline.read_articles(inputs, problems))
    found = pipeline.annotate_all(articles, problems, workers)
    if not found:
        raise UsageError("no article could be read; name files, folders, tables or pages that hold some")
    return found


def _print_lines(lines: Iterable[bytes]) -> None:
    for line in lines:
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _story_text(story: "Story") -> bytes:
    from selisik.app.console import safe

    return f"{story.first or '-':<26} {len(story.articles):>4}  {safe(story.title)}".encode()


def _print_explained(articles: "Iterable[AnnotatedArticle]") -> None:
    from selisik.brief import explain as explained

    for article in articles:
        typer.echo(explained(article))


def _warn_of_strangers(articles: "list[AnnotatedArticle]") -> None:
    """Say by title which articles plainly tell another happening, and the cure."""
    from selisik.app.console import say
    from selisik.run import pipeline

    strangers = pipeline.find_strangers(articles)
    for article in strangers:
        say(f"{article.article.title or article.article.id}: plainly another happening than the rest")
    if strangers:
        say("taken as one story all the same; --split makes one brief a story")


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


if __name__ == "__main__":
    main()

"""The command line. Each command imports only what it uses, so that help comes at once."""

import os
import shutil
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from selisik import __version__
from selisik.app.inputs import NOTHING_READ, annotated_inputs, bytes_of, digested_inputs, means
from selisik.errors import SelisikError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selisik.comparing import Digest
    from selisik.data import Story

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
    typer.Argument(
        help="Text files, folders, .jsonl, .csv (also .gz) or Parquet tables, HTML pages, WARC files, .zip archives; "
        "- is standard input."
    ),
]
Workers = Annotated[int | None, typer.Option(min=1, help="Worker processes; as many as processors if not given.")]
NamesModel = Annotated[
    Path | None, typer.Option(help="A name model of your own (selisik train names), in place of ours.")
]


class LineFormat(StrEnum):
    """How results are printed."""

    jsonl = "jsonl"
    text = "text"


class Language(StrEnum):
    """Languages of the page's own words."""

    id = "id"
    ms = "ms"
    en = "en"


class TrainedLanguage(StrEnum):
    """Languages that a name model can be trained for."""

    id = "id"
    ms = "ms"
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
    names_model: NamesModel = None,
) -> None:
    """Print each article with every mark on its text: regions, names, statements, dates, quantities."""
    from selisik.app.console import Problems, Progress
    from selisik.app.output import print_lines
    from selisik.run.annotations import annotated_lines, read_articles

    if format is LineFormat.text:
        from selisik.run.pipeline import explained_lines
    problems, progress = Problems(), Progress("articles annotated")
    lines = explained_lines if format is LineFormat.text else annotated_lines
    articles = read_articles(inputs, problems, progress.expect, workers)
    print_lines(progress(lines(articles, problems, means(workers, names_model))))
    if not progress.count:
        raise UsageError(NOTHING_READ)
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik stories day.jsonl --format text")
def stories(
    inputs: Annotated[
        list[str] | None, typer.Argument(help="As for annotate; none prints what an archive keeps.")
    ] = None,
    format: Annotated[LineFormat, typer.Option(help="One JSON line a story, or text to read.")] = LineFormat.jsonl,
    archive: Annotated[
        Path | None, typer.Option(help="Add the articles to the stories kept in this file, and print what changed.")
    ] = None,
    events: Annotated[
        bool, typer.Option("--events", help="Print the merges and splits that the archive has seen, and stop.")
    ] = False,
    workers: Workers = None,
) -> None:
    """Group articles by happening; every article is in exactly one story."""
    from selisik.app.console import Problems, Works
    from selisik.app.inputs import kept_in, packed_inputs
    from selisik.app.output import print_lines, story_lines, story_texts
    from selisik.run.windows import spooled_stories

    problems = Problems()
    lines = story_texts if format is LineFormat.text else story_lines
    if events or (archive and not inputs):
        print_lines(kept_in(archive, events, lines))
        raise typer.Exit
    if archive:
        _check(archive)
        print_lines(lines(_added(digested_inputs(inputs or [], problems, workers), archive)))
    else:
        packed = packed_inputs(inputs or [], problems, workers)
        print_lines(lines(spooled_stories(packed, counted=partial(Works(), "articles grouped"))))
    raise typer.Exit(problems.code)


def _check(archive: Path) -> None:
    from selisik.run.growing import check_archive

    check_archive(archive)


def _added(digests: "Sequence[Digest]", archive: Path) -> "Sequence[Story]":
    """The stories of an archive that adding the articles changed; merges and splits are said."""
    from selisik.app.console import counted, say
    from selisik.run.growing import add_digests

    added = add_digests(digests, archive)
    if added.known:
        say(f"in {archive} already: {counted(added.known, 'article')}")
    for article, before in added.versions:
        say(f"version: {article} is a later text of {before}")
    for event in added.events:
        moved = counted(len(event.articles), "article")
        say(f"{event.kind}: story {event.other} now has {moved} of story {event.story}")
    return added.stories


@app.command(epilog="Example: selisik brief reports/ -o brief/   then open brief/brief.html")
def brief(  # noqa: PLR0913  # a command's arguments are its options
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for brief.html, brief.md and brief.json.")],
    split: Annotated[bool, typer.Option("--split", help="One folder a story instead of one brief of all.")] = False,
    ui: Annotated[Language, typer.Option(help="Language of the page's own words.")] = Language.id,
    meaning: Annotated[
        str | None, typer.Option(help="Folder or package of a sentence-embedding model to ask too (selisik[meaning]).")
    ] = None,
    workers: Workers = None,
    names_model: NamesModel = None,
) -> None:
    """Write the brief of the articles, taken as one story."""
    from selisik.app.console import Problems, counted, say
    from selisik.app.output import want_folder, write_brief
    from selisik.run import pipeline

    want_folder(output)
    problems = Problems()
    model = pipeline.load_meaning(meaning) if meaning else None
    articles = annotated_inputs(inputs, problems, workers, names_model)
    if split:
        for story, made in pipeline.split_briefs(articles, model):
            write_brief(made, output / story.id, ui)
            say(f"{output / story.id / 'brief.html'}: {story.title} ({counted(len(story.articles), 'article')})")
    else:
        for stranger in (found := pipeline.find_strangers(articles)):
            say(f"{stranger.article.title or stranger.article.id}: plainly another happening than the rest")
        if found:
            say("taken as one story all the same; --split makes one brief a story")
        write_brief(pipeline.make_brief(articles, model), output, ui)
        say(f"{output / 'brief.html'}")
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik check brief/brief.json reports/")
def check(
    brief_file: Annotated[Path, typer.Argument(help="A brief.json, or the folder it is in.")],
    inputs: Annotated[list[str] | None, typer.Argument(help="The sources, to compare against them too.")] = None,
) -> None:
    """Cut every passage of a brief again and compare it with its article, and with the sources where given.

    In a folder brief.html and brief.md are compared too: they must be the pages of its brief.json.
    """
    from selisik.app.console import Problems
    from selisik.app.inputs import pages_of
    from selisik.briefing import check_brief, check_pages
    from selisik.data.codec import read_brief
    from selisik.run import pipeline

    path = brief_file / "brief.json" if brief_file.is_dir() else brief_file
    made, problems = read_brief(bytes_of(path), str(path)), Problems()
    sources = list(pipeline.read_articles(inputs, problems)) if inputs else []
    if inputs and not sources:
        raise UsageError("none of the sources could be read, so nothing was compared")
    pages = pages_of(brief_file) if brief_file.is_dir() else {}
    wrong = [*check_brief(made, sources), *check_pages(made, pages, f"selisik {__version__}")]
    for problem in wrong:
        typer.echo(str(problem))
    if not wrong:
        also = f"; {' and '.join(pages)} say the same" if pages else ""
        typer.echo(f"{path}: every passage is there word for word{also}")
    raise typer.Exit(1 if wrong or problems.count else 0)


@app.command(epilog="Example: selisik compare a.txt b.txt --html both.html")
def compare(
    a: Annotated[str, typer.Argument(help="An input that holds one article.")],
    b: Annotated[str, typer.Argument(help="Another one; or leave it out where the first input holds two.")] = "",
    html: Annotated[Path | None, typer.Option(help="Write a page instead of printing.")] = None,
    ui: Annotated[Language, typer.Option(help="Language of the page's own words.")] = Language.id,
) -> None:
    """Put two articles side by side: what they share, what is changed, what only one has."""
    from selisik.app.console import Problems, say
    from selisik.app.output import print_texts, write_whole
    from selisik.briefing import Screen, compare_page, compare_text
    from selisik.run import pipeline

    problems = Problems()
    one, other, reuse = pipeline.compare_two(annotated_inputs([a, b] if b else [a], problems))
    if html is not None:
        write_whole(html, compare_page(one, other, reuse, ui).encode())
        say(str(html))
    else:
        screen = Screen(shutil.get_terminal_size().columns, sys.stdout.isatty(), ui)
        print_texts([compare_text(one, other, reuse, screen)])
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik explain report.txt")
def explain(
    inputs: Annotated[
        list[str] | None, typer.Argument(help="As for annotate; a story that an archive keeps open needs none.")
    ] = None,
    story: Annotated[str | None, typer.Option(help="Id of a story of the inputs: why its articles are one.")] = None,
    archive: Annotated[
        Path | None,
        typer.Option(help="The id is of a story of this archive; inputs hold the articles of a finished one."),
    ] = None,
    names_model: NamesModel = None,
) -> None:
    """Print the text with every mark and the rule or model that made it; with --story, what joined its articles."""
    from selisik.app.console import Problems
    from selisik.app.joins import kept_lines, story_lines
    from selisik.app.output import print_lines, print_texts
    from selisik.briefing import explain as explained

    problems, given = Problems(), inputs or []
    if story is None:
        articles = annotated_inputs(given, problems, names_model=names_model)
        print_texts(explained(article, colours=sys.stdout.isatty()) for article in articles)
    elif archive:
        print_lines(kept_lines(archive, story, given, problems))
    else:
        print_lines(story_lines(digested_inputs(given, problems), story))
    raise typer.Exit(problems.code)


@app.command(epilog="Example: selisik batch 2025-06/ -o tables/")
def batch(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the Parquet tables.")],
    ray: Annotated[str | None, typer.Option(help="Address of a Ray cluster; this machine if not given.")] = None,
    part: Annotated[int, typer.Option(min=1, help="Articles in a part; a killed run loses those under way.")] = 1000,
    add: Annotated[
        bool, typer.Option("--add", help="Add the articles to what the folder holds; those it has are passed over.")
    ] = False,
) -> None:
    """Annotate many articles and group them into stories, as Parquet tables by day (needs selisik[batch]).

    Started again with the same inputs and folder, it goes on after the last finished parts; with inputs after them, or
    with --add and new inputs alone, these go into the same tables.
    """
    from selisik.app.console import Problems, Rate, Works, counted, say
    from selisik.app.inputs import refuse_inside
    from selisik.app.output import want_folder
    from selisik.reading import read_inputs

    want_folder(output)
    refuse_inside(output, inputs)
    try:
        from selisik.run.batch import How, Told, run_batch
        from selisik.run.local import default_workers
    except ModuleNotFoundError as error:
        raise UsageError(f"batch needs {error.name}: pip install 'selisik[batch]'") from error
    rate, problems = Rate("articles"), Problems()
    told = Told(progress=rate, problem=problems, step=say, kept=_say_kept, work=Works())
    items = read_inputs(inputs, rate.expect, default_workers(), Rate("articles counted"), problems)
    done = run_batch(items, output, How(ray=ray, part_articles=part, add=add), told)
    if not done.articles:
        raise UsageError(NOTHING_READ)
    written = counted(done.articles, "article"), counted(done.stories, "story"), counted(done.problems, "problem")
    say(f"{output}: {', '.join(written)}")
    if done.events:
        say(f"{counted(done.events, 'merge or split', 'merges and splits')} of stories: {output / 'events'}")
    raise typer.Exit(problems.code)


def _say_kept(articles: int, parts: int) -> None:
    from selisik.app.console import counted, say

    say(f"{counted(articles, 'article')} in {counted(parts, 'finished part')} are kept")


train = typer.Typer(no_args_is_help=True, help="Train a model of your own.")
app.add_typer(train, name="train")


@train.command(epilog="Example: selisik train names labelled.jsonl -o my.model --score held-back.jsonl")
def names(
    data: Annotated[list[Path], typer.Argument(help="Labelled text: JSON rows of text and names.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="File for the model.")],
    score: Annotated[
        Path | None, typer.Option(help="Labelled text that is not trained on: print how well it does.")
    ] = None,
    language: Annotated[
        TrainedLanguage, typer.Option(help="Language whose lists of names it uses.")
    ] = TrainedLanguage.id,
) -> None:
    """Train a name model for --names-model (needs selisik[train]), and print its scores.

    A row of labelled text is {"text": "a sentence a line", "names": [[kind, start, end], …]} with the kinds person
    (PER), organisation (ORG) and place (LOC).
    """
    from selisik.app.output import print_texts, write_whole
    from selisik.app.training import trained

    content, scores = trained(data, score, language)
    write_whole(output, content)
    print_texts([*scores])


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
    except OSError as error:
        from selisik.app.console import say

        say(f"the output cannot be written: {error.strerror or error}")
        os._exit(2)  # what is left in the buffer cannot be written either, and would be tried again
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()

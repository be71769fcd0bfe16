"""The command line. Each command imports only what it uses, so that help comes at once."""

import sys
from pathlib import Path
from typing import Annotated

import typer

# Plain help and plain errors: rich doubles the time to the first line.
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True, add_completion=False)

Inputs = Annotated[list[str], typer.Argument(help="Text files, folders, tables, HTML pages, zip archives, or - .")]


@app.command()
def annotate(inputs: Inputs, format: str = "jsonl") -> None:
    """Print each article with every mark on its text."""
    from selisik.data.codec import annotated_line
    from selisik.run import pipeline

    articles, _ = pipeline.read_articles(inputs)
    for article in pipeline.annotate_all(articles):
        sys.stdout.buffer.write(annotated_line(article) + b"\n")


@app.command()
def stories(inputs: Inputs, format: str = "jsonl") -> None:
    """Group articles by happening."""
    from selisik.data.codec import story_line
    from selisik.run import pipeline

    articles, _ = pipeline.read_articles(inputs)
    for story in pipeline.make_stories(pipeline.annotate_all(articles)):
        sys.stdout.buffer.write(story_line(story) + b"\n")


@app.command()
def brief(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for brief.html, brief.md and brief.json.")],
    ui: str = "id",
) -> None:
    """Write the brief of the articles, taken as one story."""
    from selisik.brief import markdown, page
    from selisik.data.codec import brief_bytes
    from selisik.run import pipeline

    articles, _ = pipeline.read_articles(inputs)
    made = pipeline.make_brief(pipeline.annotate_all(articles))
    output.mkdir(parents=True, exist_ok=True)
    (output / "brief.json").write_bytes(brief_bytes(made))
    (output / "brief.html").write_text(page(made, ui), encoding="utf-8")
    (output / "brief.md").write_text(markdown(made, ui), encoding="utf-8")


@app.command()
def check() -> None:
    """Compare every passage of a brief with its source."""


def main() -> None:
    """Run the command line."""
    app()

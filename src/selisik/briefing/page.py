"""The brief as one self-contained HTML file: no network, no script but its own, readable without that one too."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selisik.briefing.board import board
from selisik.briefing.exits import visible, web_address
from selisik.briefing.guarded import guarded_names, line_names
from selisik.briefing.lineage import lineages, named_sources
from selisik.briefing.matrix import matrix
from selisik.briefing.messages import Messages, messages
from selisik.briefing.outline import draw
from selisik.briefing.reader import article_html, first_mentions
from selisik.briefing.shown import Shown
from selisik.briefing.times import clock, day_and_time, spoken
from selisik.briefing.voices import also_written
from selisik.data import Brief

if TYPE_CHECKING:
    from jinja2 import Environment

# At most so many dots are drawn for origins; the number stands beside them.
MOST_DOTS = 5
# So many columns of the matrix are seen at once on a phone of 390 pixels.
FEW_COLUMNS = 5
# The height of the frame that holds the page in a notebook, in pixels.
NOTEBOOK_HEIGHT = 720


def page(brief: Brief, ui: str = "id") -> str:
    """The whole page, in the language `ui` of its own words; the articles' words stay as they are.

    Nothing is loaded, and a content security policy lets no style and no script run but the page's own two. Raises
    UsageError for a language without a catalogue.
    """
    return rendered(
        "page.html", ui, _context(Shown(brief), messages(ui)), made_by=brief.made_by, script=static("page.js")
    )


def rendered(template: str, ui: str, context: Mapping[str, Any], *, made_by: str = "selisik", script: str = "") -> str:
    """A template of ours filled in, under a policy that names its style and, where there is one, its script."""
    from markupsafe import Markup

    style = static("page.css")
    frame = {
        "made_by": made_by,
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": Markup(source_hash(style)),
        "script_hash": Markup(source_hash(script) if script else "'none'"),
    }
    return _environment(ui).get_template(template).render(**frame, **context)


def notebook(brief: Brief, ui: str = "id") -> str:
    """The page in a sandboxed frame, for a notebook's `_repr_html_`."""
    inner = escape(page(brief, ui))
    return f'<iframe srcdoc="{inner}" sandbox="allow-scripts" width="100%" height="{NOTEBOOK_HEIGHT}"></iframe>'


def source_hash(content: str) -> str:
    """The content's SHA-256 as a content security policy names it.

    >>> source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def static(name: str) -> str:
    """One of the page's own files."""
    return (files("selisik.briefing") / "static" / name).read_text("utf-8")


def _context(shown: Shown, words: Messages) -> dict[str, Any]:
    from markupsafe import Markup

    columns, rows = matrix(shown)
    shared_texts, unshared = lineages(shown)
    return {
        "brief": shown.brief,
        "shown": shown,
        "board": board(shown),
        "columns": columns,
        "rows": rows,
        "lineages": shared_texts,
        "unshared": unshared,
        "named_sources": named_sources(shown),
        "guarded": guarded_names(shown),
        "line_names": lambda line: line_names(line, shown),
        "map": draw(shown.brief.places) if shown.brief.places else None,
        "texts": {number: Markup(html) for number, html in article_html(shown, words).items()},
        "also_written": also_written,
        "first_mentions": lambda entity: first_mentions(entity, shown),
        "most_dots": MOST_DOTS,
        "few_columns": FEW_COLUMNS,
    }


@cache
def _environment(ui: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from selisik.briefing.templating import CompiledTemplates

    words = messages(ui)

    def finalize(value: Any) -> Any:
        return visible(value) if type(value) is str else value

    templates = str(files("selisik.briefing") / "templates")
    environment = Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=CompiledTemplates(templates, ui),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"t": words.text, "n": words.count, "ui": ui}
    environment.filters |= {
        "web": web_address,
        "spoken": lambda value: spoken(value, words),
        "clock": lambda value, apart_by: clock(value, words, apart_by),
        "brief_time": lambda value: day_and_time(value, words),
        "number": words.shown,
    }
    return environment

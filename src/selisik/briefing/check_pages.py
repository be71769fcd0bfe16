"""The pages of a brief against the brief: a changed word on a page is as false as one in the JSON."""

from collections.abc import Mapping

from selisik.briefing.markdown import markdown
from selisik.briefing.messages import UI_LANGUAGES
from selisik.briefing.page import page
from selisik.data import Brief, Problem


def check_pages(brief: Brief, pages: Mapping[str, str], made_by: str) -> list[Problem]:
    """A problem for each page (`brief.html`, `brief.md`, by name) that is not what this brief gives in any language.

    Pages are written from the brief alone, so they are written again and compared. `made_by` is this program and its
    version: the pages of another version cannot be written again, and that is said.
    """
    writers = {"brief.html": page, "brief.md": markdown}
    if pages and brief.made_by.partition(" with ")[0] != made_by:
        what = f"made by {brief.made_by}, which {made_by} cannot write again: the pages are not compared"
        return [Problem(where=", ".join(sorted(pages)), what=what, cure="check brief.json alone")]
    cure = "do not trust it; make the brief again"
    return [
        Problem(where=name, what="is not the page of this brief.json", cure=cure)
        for name, written in sorted(pages.items())
        if all(writers[name](brief, ui) != written for ui in UI_LANGUAGES)
    ]

"""The brief as one self-contained HTML file."""

from html import escape

from selisik.data import Brief


def page(brief: Brief, ui: str = "id") -> str:
    """The whole page, in the language `ui` of its own words."""
    return f"<!doctype html><title>{escape(brief.story.title)}</title>"

"""The brief as Markdown."""

from selisik.data import Brief


def markdown(brief: Brief, ui: str = "id") -> str:
    """The whole brief, in the language `ui` of its own words."""
    return f"{len(brief.articles)}\n"

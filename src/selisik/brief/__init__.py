"""All that -> Brief -> HTML, Markdown, JSON; and the check that every passage is there word for word."""

from selisik.brief.check import check_brief
from selisik.brief.comparing import compare_page, compare_text
from selisik.brief.compose import compose
from selisik.brief.explain import explain, explain_page
from selisik.brief.markdown import markdown
from selisik.brief.page import notebook, page

__all__ = [
    "check_brief",
    "compare_page",
    "compare_text",
    "compose",
    "explain",
    "explain_page",
    "markdown",
    "notebook",
    "page",
]

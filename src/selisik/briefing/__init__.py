"""All that -> Brief -> HTML, Markdown, JSON; and the check that every passage is there word for word."""

from selisik.briefing.check import check_brief
from selisik.briefing.check_pages import check_pages
from selisik.briefing.comparing import Screen, compare_page, compare_text
from selisik.briefing.compose import compose
from selisik.briefing.explain import explain, explain_page
from selisik.briefing.markdown import markdown
from selisik.briefing.page import notebook, page

__all__ = [
    "Screen",
    "check_brief",
    "check_pages",
    "compare_page",
    "compare_text",
    "compose",
    "explain",
    "explain_page",
    "markdown",
    "notebook",
    "page",
]

"""Why articles are one story, or one article is a story of its own: a JSON line each, with the reason in words."""

from collections.abc import Iterator, Sequence
from math import exp
from typing import TYPE_CHECKING

from msgspec import to_builtins
from msgspec.json import encode

from selisik.data import StoryAlone, StoryJoin
from selisik.errors import UsageError

if TYPE_CHECKING:
    from selisik.comparing import Digest

# Odds beyond these are as good as certain, and say no more as a number.
MOST_SHOWN = 1000
# Odds below this are told with one digit behind the point.
FEW = 10
HOURS_OF_A_DAY = 24


def story_lines(digests: "Sequence[Digest]", story: str | None) -> Iterator[bytes]:
    """What joined the articles of a story, or of the story that all of them are if None, a JSON line a join.

    Of an article that stands alone the line says what is nearest to it. Raises UsageError where there is no such story.
    """
    from selisik.comparing import explain_digests

    joins, alone = explain_digests(digests)
    names = [story] if story else [*joins, *alone]
    if story and story not in joins and story not in alone:
        raise UsageError(
            f"no story {story!r}; `selisik stories` prints the ids of these inputs, and --archive names the archive "
            "that an id is from"
        )
    for name in names:
        yield from (encode(to_builtins(each) | {"why": why_joined(each)}) for each in joins.get(name, ()))
        if name in alone:
            yield encode(to_builtins(alone[name]) | {"why": why_alone(alone[name], len(digests))})


def odds_in_words(odds: float) -> str:
    """Logarithms of odds as people say them.

    >>> odds_in_words(0.0), odds_in_words(1.4), odds_in_words(-1.074), odds_in_words(-20.0)
    ('even', '4.1 to 1', '1 to 2.9', '1 to more than 1000')
    """
    times = exp(min(abs(odds), 2 * MOST_SHOWN.bit_length()))
    shown = f"{times:.1f}" if times < FEW else f"{times:.0f}"
    if times > MOST_SHOWN:
        shown = f"more than {MOST_SHOWN}"
    if float(f"{times:.1f}") == 1:
        return "even"
    return f"{shown} to 1" if odds > 0 else f"1 to {shown}"


def why_joined(join: StoryJoin) -> str:
    """Why two groups of articles are one story, in a sentence or two."""
    apart = "" if join.hours is None else f", {_hours(join.hours)} apart"
    shared = f" (both have: {', '.join(join.shared)})" if join.shared else ""
    return (
        f"“{join.a_title}” and “{join.b_title}”{apart}, tell one happening with odds of"
        f" {odds_in_words(join.odds)}{shared}."
        f" The articles on either side have {odds_in_words(join.mean_odds)} on the mean;"
        f" {odds_in_words(join.least)} or better was asked to make them one story."
    )


def why_alone(alone: StoryAlone, articles: int) -> str:
    """Why an article is a story of its own among so many, in a sentence."""
    if articles == 1:
        return f"“{alone.title}” is the only article of its story."
    if alone.nearest is None or alone.odds is None:
        return f"“{alone.title}” stands alone: no other article is near enough to be weighed."
    return (
        f"“{alone.title}” stands alone: the nearest, “{alone.nearest_title}”, tells the same happening with odds of"
        f" {odds_in_words(alone.odds)}; {odds_in_words(alone.least)} or better is asked, on the mean of all articles of"
        " its story."
    )


def _hours(hours: float) -> str:
    if hours < HOURS_OF_A_DAY:
        return f"{hours:.0f} h"
    return f"{hours / HOURS_OF_A_DAY:.1f} days"

"""Why articles are one story, or one article is a story of its own: a JSON line each, with the reason in words."""

from collections.abc import Callable, Iterator, Sequence
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins
from msgspec.json import encode

from selisik.app.inputs import digests_of, kept_story
from selisik.data import StoryAlone, StoryJoin
from selisik.errors import UsageError

if TYPE_CHECKING:
    from selisik.comparing import Digest

# Odds beyond these are as good as certain, and say no more as a number.
MOST_SHOWN = 1000
# Odds below this are told with one digit behind the point.
FEW = 10
HOURS_OF_A_DAY = 24
FINISHED = (
    " The story is finished: these are the odds of its articles taken alone. When the archive joined them it knew more"
    " words and asked for better odds the more articles were open."
)
FINISHED_LONE = " The story is finished, and what was near it is not kept."


def story_lines(digests: "Sequence[Digest]", story: str) -> Iterator[bytes]:
    """What joined the articles of a story of these digests, a JSON line a join.

    Of an article that stands alone the line says what is nearest to it. Raises UsageError where there is no such story.
    """
    from selisik.comparing import explain_digests

    joins, alone = explain_digests(digests)
    if story not in joins and story not in alone:
        raise UsageError(
            f"no story {story!r}; `selisik stories` prints the ids of these inputs, and --archive names the archive "
            "that an id is from"
        )
    yield from _lines(joins.get(story, ()), alone.get(story), "")


def kept_lines(archive: Path, name: str, inputs: list[str], report: Callable[[Any], None]) -> Iterator[bytes]:
    """As `story_lines`, of an archive's story.

    An open one is told by what the archive keeps. Of a finished one that is gone: its articles, which are looked for in
    the inputs, are weighed by themselves, and each line says so.
    """
    from selisik.comparing import explain_digests
    from selisik.run.growing import explain_kept

    story = kept_story(archive, name)
    if found := explain_kept(archive, story):
        yield from _lines(*found, " It is weighed among what is open in the archive now.")
        return
    joins, alone = explain_digests(digests_of(inputs, report, story))
    for each in (*joins, *alone):
        more = FINISHED if len(story.articles) > 1 else FINISHED_LONE
        yield from _lines(joins.get(each, ()), alone.get(each), more)


def _lines(joins: "Sequence[StoryJoin]", alone: "StoryAlone | None", more: str) -> Iterator[bytes]:
    yield from (encode(to_builtins(each) | {"why": why_joined(each) + more}) for each in joins)
    if alone:
        yield encode(to_builtins(alone) | {"why": why_alone(alone) + more})


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
        f" {odds_in_words(join.least)} or better was asked to make them one story among {join.among:,} articles."
    )


def why_alone(alone: StoryAlone) -> str:
    """Why an article is a story of its own, in a sentence."""
    if alone.among == 1:
        return f"“{alone.title}” is the only article of its story."
    if alone.nearest is None or alone.odds is None:
        return f"“{alone.title}” stands alone: no other article is near enough to be weighed."
    return (
        f"“{alone.title}” stands alone: the nearest, “{alone.nearest_title}”, tells the same happening with odds of"
        f" {odds_in_words(alone.odds)}; {odds_in_words(alone.least)} or better is asked among {alone.among:,} articles,"
        " on the mean of all articles of its story."
    )


def _hours(hours: float) -> str:
    if hours < HOURS_OF_A_DAY:
        return f"{hours:.0f} h"
    return f"{hours / HOURS_OF_A_DAY:.1f} days"

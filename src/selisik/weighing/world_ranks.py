"""Where a team or a player stands in the world: it has one rank at a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.subjects import happenings
from selisik.weighing.units import article_language

# "Now" or "still" between a name and "stands" takes so many words at most.
WIDEST_GAP = 3
# Behind "ranked" the number comes within so many words, and "in the world" within so many behind that.
REACH_OF_NUMBER = 4
REACH_OF_WORLD = 3
# A name has so many words at most, and says within so many of whom the team is ("the women's team").
LONGEST_BEARER = 3
REACH_OF_KIND = 4


def world_rank_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """The ranks in the world at which two articles say that one bearer stands now, each giving him one."""
    held: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(articles):
        for bearer, place in _ranks(articles[name]):
            held[bearer][name].append(place)
    told = happenings(articles)
    for bearer in sorted(held):
        single = [name for name in held[bearer] if len({value for _, _, value in held[bearer][name]}) == 1]
        places = [place for name in single if told.one(name, single[0]) for place in held[bearer][name]]
        difference = found("number", "contradiction", places, articles, holders)
        if difference:
            yield difference


def _ranks(annotated: AnnotatedArticle) -> Iterator[tuple[str, Place]]:
    """Every number of a rank in the world, with the name of whoever is said to stand there."""
    code = article_language(annotated).code
    standing, places = _phrases(code, "standing"), _phrases(code, "places")
    for sentence in annotated.sentences if standing.by_first else ():
        marks = tokens(annotated.text, sentence.start, sentence.end)
        words = [mark.text.lower() for mark in marks]
        for at in range(1, len(words)):
            length = standing.at(words, at)
            if length and places.at(words, at + length):
                bearer = _bearer([mark.text for mark in marks[:at]], code)
                number = _number(words, at + length + 1, code)
                if bearer and number:
                    mark = marks[number]
                    digits = "".join(letter for letter in mark.text if letter.isdigit())
                    yield bearer, (annotated.article.id, Span(mark.start, mark.end), digits)


def _bearer(before: Sequence[str], code: str) -> str:
    """The name right before "stands", small words of time passed over: without "team", with "women's" and the like."""
    between = _phrases(code, "at_present")
    at = len(before)
    for length in range(1, WIDEST_GAP + 1):
        words = [word.lower() for word in before[len(before) - length :]]
        at = len(before) - length if between.at(words, 0) == len(words) else at
    name = list(takewhile(lambda word: word[0].isupper(), reversed(before[max(0, at - LONGEST_BEARER) : at])))
    told = [word.lower() for word in name if word.lower() not in _entries(code, "teams")]
    kinds = [
        word.lower()
        for word in before[max(0, at - REACH_OF_KIND) : at]
        if word.lower() in _entries(code, "kinds_of_team")
    ]
    return " ".join([*kinds, *(word for word in reversed(told) if word not in kinds)]) if name else ""


def _number(words: Sequence[str], first: int, code: str) -> int:
    """Where the rank stands that is told as one in the world; 0 where none is."""
    places, world = _phrases(code, "places"), _phrases(code, "world")
    prefixes = ("", *_entries(code, "order_prefixes"))
    for at in range(first, min(len(words), first + REACH_OF_NUMBER)):
        plain = words[at].removeprefix(next((each for each in prefixes[1:] if words[at].startswith(each)), ""))
        if plain.lstrip("-").isdigit():
            return at if world.found(words, first, min(len(words), at + 1 + REACH_OF_WORLD)) else 0
        if not (places.at(words, at) or world.at(words, at) or words[at] in prefixes):
            return 0
    return 0


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(_entries(code, name))


@cache
def _entries(code: str, name: str) -> tuple[str, ...]:
    return tuple(Pack(code).table("weigh").get("values", {}).get(name, ()))

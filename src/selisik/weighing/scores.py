"""How a match ended: one match has one result."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from selisik.data import AnnotatedArticle, Span
from selisik.data.briefs import ReadingOfDifference
from selisik.lang import Pack, Token, tokens
from selisik.lang.calendar import day_of
from selisik.weighing.dates import DAY_LENGTH, own_day
from selisik.weighing.found import Articles, Found, Holders, found
from selisik.weighing.orders import came_in_order, first_times
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import empty_words
from selisik.weighing.units import article_language

_SCORE = re.compile(r"(?<![\w.,/:-])(\d{1,2}) ?[-–] ?(\d{1,2})(?![\w/:-]|[.,]\d)")
# What says that a score is a result stands within so many words before it, or fewer behind.
REACH_BEFORE = 5
REACH_BEHIND = 3
# The opponent is named right behind the score, or within so many words of it.
REACH_OF_OPPONENT = 4
# A match of the evening is told on the next day.
NIGHT = 1
YEAR_LENGTH = len("2025")
# The first sentences with a score are read of each article, and so many results held against each other.
MOST_RESULTS = 12
MOST_IN_STORY = 192
# The match that an article is about stands in its first sentences.
LEADING = 3
# Two teams play a match.
TEAMS = 2


@dataclass(frozen=True, slots=True)
class Result:
    """A final score, the larger number first, with the names and words that tell of which match, and the opponent."""

    article: str
    span: Span
    score: tuple[int, int]
    names: frozenset[str]
    told: str
    opponent: frozenset[str]
    leads: bool = False


def score_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Matches to which two passages give different results, each of them told of the same two teams."""
    found_in_all = (each for name in sorted(articles) for each in final_results(articles[name]))
    results = list(islice(found_in_all, MOST_IN_STORY))
    against = {at: [to for to, other in enumerate(results) if _rivals(each, other)] for at, each in enumerate(results)}
    seen: set[int] = set()
    for at in against:
        if at not in seen and against[at]:
            group = sorted({at, *against[at], *(to for other in against[at] for to in against[other])})
            seen.update(group)
            rivals = [results[each] for each in group]
            again = (each for each in results if each not in rivals and any(_again(each, other) for other in rivals))
            held = [*rivals, *again]
            places = [(each.article, each.span, f"{each.score[0]}-{each.score[1]}") for each in held]
            difference = found("number", _reading(held, articles), places, articles, holders)
            if difference:
                yield difference


def _rivals(a: Result, b: Result) -> bool:
    """Whether two results are of one match and differ: both tell of the same names, and of each other's opponent.

    Names are looked for as letters, for a lost space glues them to their neighbours.
    """
    # An article that goes through earlier matches opens with none of them.
    return a.score != b.score and (a.leads or b.leads) and _of_one_match(a, b)


def _again(a: Result, b: Result) -> bool:
    """Whether both give one match the same result."""
    return a.score == b.score and _of_one_match(a, b)


def _of_one_match(a: Result, b: Result) -> bool:
    shared = {name for name in a.names | b.names if name in a.told and name in b.told}
    return len(shared) >= TEAMS and _meets(a, b) and _meets(b, a)


def _meets(a: Result, b: Result) -> bool:
    return not a.opponent or any(name in b.told for name in a.opponent)


def _reading(results: Sequence[Result], articles: Articles) -> ReadingOfDifference:
    """An update where every higher score came up later, as goals fall; unknown where nobody says which came later.

    One article that gives two scores contradicts itself.
    """
    first = first_times((each.score, articles[each.article].article.published) for each in results)
    higher = sorted(first, key=lambda score: (sum(score), score))
    alone = len({each.article for each in results}) == 1
    if alone or not all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(higher)):
        return "contradiction"
    in_order = came_in_order(higher, first)
    return "unknown" if in_order is None else "update" if in_order else "contradiction"


def final_results(annotated: AnnotatedArticle) -> Iterator[Result]:
    """The final scores of an article, each alone in its sentence, of matches of its own day."""
    code = article_language(annotated).code
    if not _phrases(code, "results").by_first:
        return
    sentences = sorted(annotated.sentences)
    scored = [
        (at, scores[0])
        for at, sentence in enumerate(sentences)
        if len(scores := list(_SCORE.finditer(annotated.text, sentence.start, sentence.end))) == 1
    ]
    for at, score in scored[:MOST_RESULTS]:
        if not _earlier(annotated, sentences[at]):
            result = _result(annotated, sentences[max(0, at - 1)], sentences[at], score)
            yield from [replace(result, leads=at < LEADING)] if result else ()


def _result(annotated: AnnotatedArticle, before: Span, sentence: Span, score: re.Match[str]) -> Result | None:
    """The result that a sentence with one score tells, None where the score is no result."""
    text, code = annotated.text, article_language(annotated).code
    span = Span(score.start(), score.end())
    marks = tokens(text, sentence.start, sentence.end)
    words = [mark.text.lower() for mark in marks]
    first = next(at for at, mark in enumerate(marks) if mark.end > span.start)
    behind = next((at for at, mark in enumerate(marks) if mark.start >= span.end), len(marks))
    if not _is_result(words, first, behind, code):
        return None
    names, told = names_in(marks, code), sentence.cut(text).lower()
    if _phrases(code, "bare_results").found(words, 0, first):
        told = Span(before.start, sentence.end).cut(text).lower()
        names |= names_in(tokens(text, before.start, before.end), code)
    near = marks[max(0, first - REACH_OF_OPPONENT) : behind + 2 * REACH_OF_OPPONENT]
    opponent = _opponent([mark.text for mark in near], code)
    goals = sorted((int(score[1]), int(score[2])), reverse=True)
    return Result(annotated.article.id, span, (goals[0], goals[1]), names, told, opponent)


def _is_result(words: Sequence[str], first: int, behind: int, code: str) -> bool:
    """Whether words near the score say that so it ended, and none that it is of a part or of another match."""
    if _phrases(code, "other_results").found(words, 0, len(words)):
        return False
    told = _phrases(code, "results")
    before = any(told.at(words, at) for at in range(max(0, first - REACH_BEFORE), first))
    return before or told.found(words, behind, min(len(words), behind + REACH_BEHIND))


def _opponent(words: Sequence[str], code: str) -> frozenset[str]:
    """The name right behind the word that leads to an opponent ("from", "over"), or behind the word for a team."""
    against = _list(code, "against")
    for at, word in enumerate(words):
        named = [name.lower() for name in words[at + 1 : at + 1 + TEAMS] if _is_name(name, code)]
        if word.lower() in against and named:
            return frozenset(named)
    return frozenset()


def names_in(marks: Sequence[Token], code: str) -> frozenset[str]:
    """The words of a sentence that are written as names; its first one only where a name goes on behind it."""
    at = 0 if len(marks) > 1 and marks[1].text[0].isupper() else 1
    return frozenset(mark.text.lower() for mark in marks[at:] if _is_name(mark.text, code))


def _is_name(word: str, code: str) -> bool:
    unnamed = (empty_words(code) - _list(code, "teams")) | _list(code, "unnamed_in_sport")
    return word[0].isupper() and word.lower() not in unnamed


def _earlier(annotated: AnnotatedArticle, sentence: Span) -> bool:
    """Whether the sentence names a year gone by, or a day that is not that of the article or the one before."""
    told = own_day(annotated)
    values = [each.value or "" for each in annotated.dates if each.overlaps(sentence)]
    if told is None:
        return len({value[:DAY_LENGTH] for value in values if len(value) >= DAY_LENGTH}) > 1
    days = [day for value in values if (day := day_of(value)) is not None]
    years = [int(value[:YEAR_LENGTH]) for value in values if value[:YEAR_LENGTH].isdigit()]
    return any(year < told.year for year in years) or any(not 0 <= (told - day).days <= NIGHT for day in days)


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("scores", {}).get(name, ()))


@cache
def _phrases(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("scores", {}).get(name, ())))

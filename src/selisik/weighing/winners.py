"""Who won: two reports of one match and one score that name the other side as its winner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, Token, tokens
from selisik.weighing.found import Articles, Found, Holders, found
from selisik.weighing.scores import MOST_IN_STORY, final_results, names_in
from selisik.weighing.units import article_language

# A name has no more words than this, the ones next to the verb.
LONGEST_NAME = 4
# Between the verb of a defeat and the winner stand a score and a word or two.
REACH = 5


@dataclass(frozen=True, slots=True)
class Winner:
    """The name of who won by a score, and the words of the names on the two sides of the verb."""

    article: str
    span: Span
    score: tuple[int, int]
    winners: frozenset[str]
    losers: frozenset[str]


def winner_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Matches that one article says the one side won, and another, by the same score, the other side."""
    told = list(islice((each for name in sorted(articles) for each in _winners(articles[name])), MOST_IN_STORY))
    for a, b in combinations(told, 2):
        if a.article != b.article and _against(a, b):
            places = [(each.article, each.span, " ".join(sorted(each.winners))) for each in (a, b)]
            difference = found("name", "contradiction", places, articles, holders)
            if difference:
                yield difference
                return


def _against(a: Winner, b: Winner) -> bool:
    """Whether each names as winner whom the other names as loser, and nobody wins in both."""
    return a.score == b.score and not a.winners & b.winners and a.winners <= b.losers and b.winners <= a.losers


def _winners(annotated: AnnotatedArticle) -> Iterator[Winner]:
    """The winners of the final scores of an article."""
    code, sentences = article_language(annotated).code, sorted(annotated.sentences)
    for result in final_results(annotated):
        sentence = next((each for each in sentences if each.start <= result.span.start < each.end), None)
        winner = _winner(tokens(annotated.text, sentence.start, sentence.end), code) if sentence else None
        if winner:
            span, winners, losers = winner
            yield Winner(annotated.article.id, span, result.score, winners, losers)


def _winner(marks: Sequence[Token], code: str) -> tuple[Span, frozenset[str], frozenset[str]] | None:
    """The winner's name in a sentence with one verb of winning or losing, and the words of both sides' names."""
    verbs = [at for at, mark in enumerate(marks) if mark.text.lower() in _list(code, "winning") | _list(code, "losing")]
    if len(verbs) != 1:
        return None
    at = verbs[0]
    before, behind = marks[:at], marks[at + 1 :]
    won = marks[at].text.lower() in _list(code, "winning")
    name = _last_name(before) if won else _first_name(behind)
    if not name:
        return None
    winners, losers = names_in(name, code) | _first(name), _everyone(behind if won else before, code)
    return Span(name[0].start, name[-1].end), winners, losers


def _everyone(marks: Sequence[Token], code: str) -> frozenset[str]:
    return names_in(marks, code) | _first(marks)


def _first(marks: Sequence[Token]) -> frozenset[str]:
    """The first word too, which alone could be no name."""
    return frozenset(mark.text.lower() for mark in marks[:1] if mark.text[0].isupper())


def _last_name(marks: Sequence[Token]) -> Sequence[Token]:
    """The words written as a name that end right before the verb, or a few small words before it."""
    end = len(marks)
    while end > max(0, len(marks) - REACH) and not marks[end - 1].text[0].isupper():
        end -= 1
    start = end
    while start > 0 and end - start < LONGEST_NAME and marks[start - 1].text[0].isupper():
        start -= 1
    return marks[start:end]


def _first_name(marks: Sequence[Token]) -> Sequence[Token]:
    """The words written as a name that begin right behind the verb, or a few words behind it."""
    start = next((at for at, mark in enumerate(marks[:REACH]) if mark.text[0].isupper()), None)
    if start is None:
        return ()
    end = start
    while end < len(marks) and end - start < LONGEST_NAME and marks[end].text[0].isupper():
        end += 1
    return marks[start:end]


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("scores", {}).get(name, ()))

"""The title of a brief: one that an article carries, never one of our own making."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from selisik.data import AnnotatedArticle, BriefArticle, Difference, plain, trimmed
from selisik.data.instants import time_key
from selisik.lang import LANGUAGES, Pack, is_word, tokens
from selisik.lang.numbers import number_words

# Words shorter than this are mostly particles, in all three languages: they say nothing of what a title is about.
SHORTEST_TELLING_WORD = 4
# A first sentence longer than this is a paragraph, not a title; it is cut before the word that would pass it.
LONGEST_TITLE = 140
# What a title keeps of its weight where it heads a list or asks, and where it gathers several events or tells what has
# been overtaken. By reading the titles chosen for 232 stories: a list loses to a title half as near to the others.
LISTING, PASSED = 0.5, 0.25
# The result of a match, of one or two figures a side: two years are none.
_SCORE = re.compile(r"(?<![\d.,-])(\d{1,2})-(\d{1,2})(?![\d.,-])")


def strongest_title(
    articles: Sequence[AnnotatedArticle], differences: Sequence[Difference] = ()
) -> tuple[str, str | None]:
    """The title that shares most with the other articles' titles, and the id of the article that carries it.

    A title that heads a list, asks, gathers several events, or gives a number that `differences` say is overtaken has
    to share more. Between equals the earlier article's, then the one whose id comes first. Where no article has a
    title, the first words of the earliest one.
    """
    ordered = sorted(articles, key=lambda each: (time_key(each.article.published), each.article.id))
    titled = [(title, each) for each in ordered if (title := _own_title(each))]
    if not titled:
        return _first_words(ordered[0]), ordered[0].article.id
    telling = [_telling_words(title) for title, _ in titled]
    passed, newest = _passed({each.article.id: title for title, each in titled}, differences)
    weights = [
        sum(len(words & other) for other in telling if other is not words)
        * _weight(title, _language(each), passed, newest)
        for words, (title, each) in zip(telling, titled, strict=True)
    ]
    title, best = titled[weights.index(max(weights))]
    return title, best.article.id


def carries_title(article: BriefArticle, title: str) -> bool:
    """Whether the title is the article's own, or stands in its text where it has none."""
    return title == article.title if article.title else bool(title) and title in article.text


def _own_title(annotated: AnnotatedArticle) -> str | None:
    if annotated.article.title:
        return annotated.article.title
    return next((region.cut(annotated.text).strip() for region in annotated.regions if region.kind == "title"), None)


def _first_words(annotated: AnnotatedArticle) -> str:
    text = annotated.text
    first = plain(annotated.sentences[0]) if annotated.sentences else trimmed(text, 0, len(text))
    if first is None:
        return annotated.article.id
    words = first.cut(text).split("\n", 1)[0]
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(None, 1)[0]


def _telling_words(title: str) -> frozenset[str]:
    words = (token.text.casefold() for token in tokens(title) if is_word(token))
    return frozenset(word for word in words if len(word) >= SHORTEST_TELLING_WORD)


# --- what a title tells ----------------------------------------------------------------------------------------------
def _language(annotated: AnnotatedArticle) -> Pack:
    code = annotated.article.language
    return Pack(code if code in LANGUAGES else LANGUAGES[0])


def _weight(title: str, language: Pack, passed: frozenset[str], newest: frozenset[str]) -> float:
    """What the title keeps of its weight: one that gives a newest number counts something else by an older one."""
    words = [token.text.casefold() for token in tokens(title)]
    said = f" {' '.join(words)} "
    gathers = any(f" {phrase} " in said for phrase in language.table("weigh").get("values", {}).get("gathering", ()))
    values = set(_values(title, language))
    weight = PASSED if gathers or (passed & values and not newest & values) else 1.0
    return weight * (LISTING if title.rstrip().endswith("?") or _lists(words, language) else 1.0)


def _lists(words: Sequence[str], language: Pack) -> bool:
    """Whether a title heads a list, a portrait or a service, behind the label that a newsroom may set before it."""
    label = max((len(each) for each in _phrases(language, "labels") if tuple(words[: len(each)]) == each), default=0)
    rest = [word for word in words[label:] if word[0].isalnum()]
    if any(tuple(rest[: len(each)]) == each for each in _phrases(language, "lists")):
        return True
    return len(rest) > 1 and rest[0].isdigit() and (rest[1],) in _phrases(language, "counted")


@cache
def _phrases(language: Pack, name: str) -> frozenset[tuple[str, ...]]:
    entries = language.table("titles").get(name, ())
    return frozenset(tuple(token.text for token in tokens(entry)) for entry in entries)


def _values(title: str, language: Pack) -> Iterator[str]:
    """The numbers that a title gives, in figures or in one word, and the results of matches, the larger side first."""
    units = number_words(language).units
    for token in tokens(title):
        if token.text.isdigit():
            yield token.text
        elif token.text.casefold() in units:
            yield f"{units[token.text.casefold()]:g}"
    for score in _SCORE.finditer(title):
        behind = next((token.text.casefold() for token in tokens(title[score.end() :])), "")
        if behind not in _months(language):
            yield "-".join(sorted(score.groups(), key=int, reverse=True))


@cache
def _months(language: Pack) -> frozenset[str]:
    """The names of the months: two numbers before one are days."""
    groups = language.table("weigh").get("values", {}).get("months", ())
    return frozenset(word for group in groups for word in group)


def _passed(titles: Mapping[str, str], differences: Sequence[Difference]) -> tuple[frozenset[str], frozenset[str]]:
    """The values that newer ones have replaced, and the newer ones: numbers by the differences, results by the titles.

    What the title of an article with the newest number gives instead of that counts something else.
    """
    known = {name: frozenset(_values(title, Pack(LANGUAGES[0]))) for name, title in titles.items()}
    results = [value for values in known.values() for value in sorted(values) if "-" in value]
    passed, latest = {value for value in results if value != results[-1]}, set[str]()
    for each in differences:
        newest = {value.reads for value in each.values if value.newest}
        if each.reading == "update" and newest:
            beside = [known.get(value.article, frozenset()) for value in each.values if value.newest]
            kept = newest.union(*(values for values in beside if not values & newest))
            passed |= {value.reads for value in each.values} - kept
            latest |= newest
    return frozenset(passed), frozenset(latest)

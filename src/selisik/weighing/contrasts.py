"""Two clauses that say the same but for one word of a closed class: a fine here, and the same sum as damages there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import get_args

from selisik.data import AnnotatedArticle, Claim, Evidence, Span
from selisik.data.briefs import About, ReadingOfDifference
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found, in_order_told
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import Happenings, happenings
from selisik.weighing.units import article_language

# So many words of content are the same beside the two, and so much of the clause that says less, ...
FEWEST_SHARED = 3
LEAST_SHARED = 0.5
# ... and so many and so much where an article names the other's word too, elsewhere: it may tell of both.
FEWEST_BY_LIKE = 4
LEAST_BY_LIKE = 0.6
# ... with so many of the marks beside it the same. Of 15 pairs that agree in less one was true.
BESIDE_BY_LIKE = 2
# A place in the clauses of a story is filled so often at most; what fills it more often is a list.
MOST_HELD = 48
# The nearest word of content beside a member is one of so many words, the next one of so many.
NEAREST = 2
REACH = 5
# What is denied, asked or planned fills no place.
TOLD = ("asserted", "alleged")

# A class by its number, and a member of it by its own.
Member = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The closed classes: what each is about, which are of names, and of which members a phrase is."""

    abouts: tuple[About, ...]
    readings: tuple[ReadingOfDifference, ...]
    shared: tuple[int, ...]
    named: frozenset[int]
    phrases: Phrases
    members: Mapping[tuple[str, ...], tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Filling:
    """A member that is the only one of its class in a clause: what stands beside it, the clause's other words."""

    article: str
    kind: int
    member: int
    span: Span
    beside: frozenset[tuple[str, ...]]
    keys: frozenset[str]
    names: frozenset[str]


def contrast_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """Where clauses of two articles differ in one word of a closed class, and the words beside it are the same."""
    contrasts = _contrasts(article_language(articles[min(articles)]).code) if articles else None
    if not contrasts or not contrasts.abouts:
        return
    held = {(each.article, each.start, each.end): each for claim in claims for each in claim.evidence}
    clauses = [each for _, each in sorted(held.items()) if each.status in TOLD]
    fillings = [each for clause in clauses for each in _fillings(articles[clause.article], clause, contrasts)]
    words = {name: [mark.text.lower() for mark in tokens(articles[name].text)] for name in articles}
    named = {name: {each for _, _, each in _members(words[name], contrasts)} for name in articles}
    said = {name: frozenset(words[name]) for name in articles}
    groups = _groups(fillings, named, said, happenings(articles), contrasts.shared)
    for members, group in sorted(groups.items()):
        places: list[Place] = [(each.article, each.span, str(each.member)) for each in group]
        reading = contrasts.readings[members[0]]
        difference = found(contrasts.abouts[members[0]], reading, places, articles, holders)
        if difference:
            yield in_order_told(difference, articles) if reading == "update" else difference


def _groups(
    fillings: Sequence[Filling],
    named: Mapping[str, set[Member]],
    words: Mapping[str, frozenset[str]],
    told: Happenings,
    fewest: Sequence[int],
) -> dict[tuple[int, int, int], dict[Filling, None]]:
    """The fillings of two members that disagree, by their class and the members."""
    beside: dict[tuple[int, tuple[str, ...]], list[Filling]] = defaultdict(list)
    for each in fillings:
        for mark in sorted(each.beside):
            beside[each.kind, mark].append(each)
    groups: dict[tuple[int, int, int], dict[Filling, None]] = defaultdict(dict)
    for place in sorted(beside):
        for a, b in combinations(beside[place][:MOST_HELD], 2):
            if (
                _disagree(a, b, named, fewest[a.kind])
                and told.one(a.article, b.article)
                and not _named_apart(a, b, words)
            ):
                members = sorted((a.member, b.member))
                groups[a.kind, members[0], members[1]].update({a: None, b: None})
    return groups


def _disagree(a: Filling, b: Filling, named: Mapping[str, set[Member]], fewest: int) -> bool:
    """Whether two clauses of two articles with two members of the class say the same otherwise."""
    if a.article == b.article or a.member == b.member:
        return False
    shared, fewer = len(a.keys & b.keys), min(len(a.keys), len(b.keys))
    if (a.kind, a.member) not in named[b.article] and (b.kind, b.member) not in named[a.article]:
        return shared >= fewest and (shared >= LEAST_SHARED * fewer or fewest < FEWEST_SHARED)
    beside = len(a.beside & b.beside)
    return shared >= FEWEST_BY_LIKE and shared >= LEAST_BY_LIKE * fewer and beside >= BESIDE_BY_LIKE


def _named_apart(a: Filling, b: Filling, words: Mapping[str, frozenset[str]]) -> bool:
    """Whether each clause names something that the other's article names nowhere: they tell of two."""
    return bool(a.names.difference(words[b.article]) and b.names.difference(words[a.article]))


def _fillings(annotated: AnnotatedArticle, clause: Evidence, contrasts: Contrasts) -> Iterator[Filling]:
    """The classes of which the clause has one member, each with that member at its first place."""
    marks = tokens(annotated.text, clause.start, clause.end)
    words = [mark.text.lower() for mark in marks]
    places: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for first, length, (kind, member) in _members(words, contrasts):
        if kind in contrasts.named or not first or not _in_name(marks[first].text):
            places[kind].setdefault(member, (first, first + length))
    code = article_language(annotated).code
    names = frozenset(mark.text.lower() for mark in marks[1:] if is_word(mark) and mark.text[0].isupper())
    for kind, members in sorted(places.items()):
        if len(members) == 1:
            [(member, (first, last))] = members.items()
            yield Filling(
                article=annotated.article.id,
                kind=kind,
                member=member,
                span=Span(marks[first].start, marks[last - 1].end),
                beside=frozenset(_beside(annotated, marks, first, last)),
                keys=frozenset(content_keys(" ".join((*words[:first], *words[last:])), code)),
                names=names,
            )


def _in_name(word: str) -> bool:
    """Whether a word is written as part of a name: with a capital, and no short form in capitals."""
    return word[0].isupper() and not (word.isupper() and len(word) > 1)


def _beside(annotated: AnnotatedArticle, marks: Sequence[Token], first: int, last: int) -> Iterator[tuple[str, ...]]:
    """On either side the nearest word of content, and it with the next one; the figure right behind counts twice."""
    code = article_language(annotated).code
    for side, near in (("before", marks[max(0, first - REACH) : first][::-1]), ("behind", marks[last : last + REACH])):
        keys = [key for mark in near for key in content_keys(mark.text, code)]
        if keys and content_keys(" ".join(mark.text for mark in near[:NEAREST]), code):
            yield side, keys[0]
            if len(keys) > 1:
                yield side, *keys[:2]
    end = marks[last - 1].end
    for each in annotated.quantities:
        if each.value is not None and end <= each.start <= end + 1:
            yield from (("value", f"{each.value:g} {each.unit}"), ("sum", f"{each.value:g} {each.unit}"))


def _members(words: Sequence[str], contrasts: Contrasts) -> Iterator[tuple[int, int, Member]]:
    """Where a member is named, in how many words, and which: the longest phrase at a place counts."""
    at = 0
    while at < len(words):
        length = contrasts.phrases.at(words, at)
        for member in contrasts.members[tuple(words[at : at + length])] if length else ():
            yield at, length, member
        at += max(length, 1)


@cache
def _contrasts(code: str) -> Contrasts:
    table = Pack(code).table("contrasts")
    classes = [(about, each) for about in get_args(About) for each in table.get(about, ())]
    members: dict[tuple[str, ...], tuple[Member, ...]] = defaultdict(tuple)
    for kind, (_, each) in enumerate(classes):
        for number, group in enumerate(each["members"]):
            for entry in group:
                members[tuple(mark.text.lower() for mark in tokens(entry))] += ((kind, number),)
    return Contrasts(
        abouts=tuple(about for about, _ in classes),
        readings=tuple(each.get("reading", "contradiction") for _, each in classes),
        shared=tuple(each.get("shared", FEWEST_SHARED) for _, each in classes),
        named=frozenset(kind for kind, (_, each) in enumerate(classes) if each.get("named")),
        phrases=phrases(tuple(entry for _, each in classes for group in each["members"] for entry in group)),
        members=dict(members),
    )

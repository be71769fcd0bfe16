"""Things of which one happening has one, told as two members of a kind: a pistol here and a knife there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from selisik.data import AnnotatedArticle, Claim, Evidence, Span
from selisik.data.briefs import About
from selisik.lang import Pack, Token, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.stems import content_keys
from selisik.weighing.subjects import Happenings, happenings
from selisik.weighing.units import article_language

# Two clauses speak of one place to fill where so many words of content stand in both, the members not counted, if the
# kind does not say otherwise.
FEWEST_SHARED = 2
# ... and where so many do, the members may stand elsewhere in either article too.
SHARED_BY_LIKE = 5
# Articles are held against each other up to so many that fill one place; more say nothing new.
MOST_ARTICLES = 48
# A person is known by initials of so many letters where no name is given.
INITIALS = 2


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of the language: its members by their words, and what must stand about one."""

    about: About
    members: Phrases
    numbers: Mapping[tuple[str, ...], int]
    frame: Phrases
    also: Phrases
    not_behind: frozenset[str]
    near: int
    shared: int
    bearer: bool
    single: bool
    framed: bool
    before: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A member where a clause fills the place with it: of whom (bearers only), and the clause's other words."""

    article: str
    bearer: str
    member: int
    span: Span
    keys: frozenset[str]
    shared: int
    single: bool


def kind_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """Where articles of one happening each name one member of a kind that the other names nowhere."""
    told = happenings(articles)
    clauses = sorted(
        {(each.article, each.start, each.end): each for claim in claims for each in claim.evidence}.items()
    )
    for kind in _kinds(_code(articles)):
        held: dict[str, dict[str, list[Filled]]] = defaultdict(lambda: defaultdict(list))
        for _, clause in clauses:
            for each in _filled(articles[clause.article], clause, kind):
                held[each.bearer][each.article].append(each)
        for bearer in sorted(held):
            for group in _rivals(held[bearer], _named_in(held[bearer], articles, kind), told):
                places: list[Place] = [(each.article, each.span, str(each.member)) for each in group]
                difference = found(kind.about, "contradiction", places, articles, holders)
                if difference:
                    yield difference


def _code(articles: Articles) -> str:
    return article_language(articles[min(articles)]).code if articles else ""


def _named_in(held: Mapping[str, Sequence[Filled]], articles: Articles, kind: Kind) -> dict[str, frozenset[int]]:
    """The members that each article names anywhere, or, of a person, of that person, or in the kind's frame only."""
    if kind.bearer or kind.framed:
        return {name: frozenset(each.member for each in held[name]) for name in held}
    words = {name: [mark.text.lower() for mark in tokens(articles[name].text)] for name in held}
    return {name: frozenset(member for _, _, member in _members(words[name], kind)) for name in held}


def _rivals(
    held: Mapping[str, Sequence[Filled]], named: Mapping[str, frozenset[int]], told: Happenings
) -> Iterator[list[Filled]]:
    """The fillings of two members each of which the articles of the other name nowhere."""
    groups: dict[tuple[int, int], dict[Filled, None]] = defaultdict(dict)
    names = sorted(held)[:MOST_ARTICLES]
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            pair = _apart(held[one], held[other], named[one], named[other])
            if pair and told.one(one, other):
                members = sorted({each.member for each in pair})
                groups[members[0], members[1]].update(dict.fromkeys(pair))
    for _, group in sorted(groups.items()):
        yield list(group)


def _apart(
    ones: Sequence[Filled], others: Sequence[Filled], named: frozenset[int], named_there: frozenset[int]
) -> list[Filled]:
    """The fillings with the one member that each of two articles has alone, if clauses of both tell of one thing."""
    here = [each for each in ones if each.member not in named_there]
    there = [each for each in others if each.member not in named]
    if len({each.member for each in here}) != 1 or len({each.member for each in there}) != 1:
        return _of_one_clause(ones, others)
    one_thing = any(each.bearer or len(each.keys & other.keys) >= each.shared for each in here for other in there)
    return [*here, *there] if one_thing else []


def _of_one_clause(ones: Sequence[Filled], others: Sequence[Filled]) -> list[Filled]:
    """Two fillings of clauses that say nearly the same otherwise, wherever else their members are named."""
    for one in ones:
        for other in others:
            if one.member != other.member and one.single and len(one.keys & other.keys) >= SHARED_BY_LIKE:
                return [one, other]
    return []


def _filled(annotated: AnnotatedArticle, clause: Evidence, kind: Kind) -> Iterator[Filled]:
    """The members that the clause names in the kind's frame."""
    marks = tokens(annotated.text, clause.start, clause.end)
    words = [mark.text.lower() for mark in marks]
    places = list(_members(words, kind))
    before = _before(annotated, clause) if kind.before and places else []
    if not places or (kind.also.by_first and not kind.also.found([*before, *words], 0, len(before) + len(words))):
        return
    bearer = _bearer(annotated, clause) if kind.bearer else ""
    if bearer is None or (kind.bearer and any(clause.holds(each) for each in annotated.quantities)):
        return
    inside = {at for first, length, _ in places for at in range(first, first + length)}
    rest = " ".join(word for at, word in enumerate(words) if at not in inside)
    keys = frozenset(content_keys(" ".join((*before, rest)), article_language(annotated).code))
    for first, length, member in places:
        if kind.bearer or _framed(words, first, first + length, kind):
            span = Span(marks[first].start, marks[first + length - 1].end)
            yield Filled(annotated.article.id, bearer, member, span, keys, kind.shared, kind.single)


def _before(annotated: AnnotatedArticle, clause: Span) -> list[str]:
    """The words of the sentence before the clause: they name whom a relative clause is about."""
    sentence = next((each for each in annotated.sentences if each.overlaps(clause)), clause)
    return [mark.text.lower() for mark in tokens(annotated.text, sentence.start, max(sentence.start, clause.start))]


def _members(words: Sequence[str], kind: Kind) -> Iterator[tuple[int, int, int]]:
    """Where a member is named, in how many words, and which."""
    at = 0
    while at < len(words):
        length = kind.members.at(words, at)
        if length:
            yield at, length, kind.numbers[tuple(words[at : at + length])]
        at += max(length, 1)


def _framed(words: Sequence[str], first: int, last: int, kind: Kind) -> bool:
    if first and words[first - 1] in kind.not_behind:
        return False
    before = any(kind.frame.at(words, at) for at in range(max(0, first - kind.near), first))
    return before or kind.frame.found(words, last, min(len(words), last + kind.near))


def _bearer(annotated: AnnotatedArticle, clause: Span) -> str | None:
    """The only person whom the clause names, by the last word of the name or by initials; None where not one."""
    names = set(_named(annotated, clause))
    if not names:
        sentence = next((each for each in annotated.sentences if each.overlaps(clause)), clause)
        names = set(_named(annotated, sentence))
    return next(iter(names)) if len(names) == 1 else None


def _named(annotated: AnnotatedArticle, span: Span) -> Iterator[str]:
    for entity in annotated.entities:
        if entity.kind == "person" and any(span.holds(mention) for mention in entity.mentions):
            yield entity.name.lower().split()[-1]
    known = [each for entity in annotated.entities for each in entity.mentions if each.end - each.start > INITIALS]
    for mark in tokens(annotated.text, span.start, span.end):
        if _is_initials(mark) and not any(each.overlaps(Span(mark.start, mark.end)) for each in known):
            yield mark.text.lower()


def _is_initials(mark: Token) -> bool:
    return len(mark.text) == INITIALS and mark.text.isalpha() and mark.text.isupper()


@cache
def _kinds(code: str) -> tuple[Kind, ...]:
    table = Pack(code).table("kinds") if code else {}
    return tuple(_kind(about, each) for about in get_args(About) for each in table.get(about, ()))


def _kind(about: About, table: Mapping[str, Any]) -> Kind:
    named = [(entry, number) for number, group in enumerate(table["members"]) for entry in group]
    return Kind(
        about=about,
        members=phrases(tuple(entry for entry, _ in named)),
        numbers={tuple(mark.text.lower() for mark in tokens(entry)): number for entry, number in named},
        frame=phrases(tuple(table["frame"])),
        also=phrases(tuple(table.get("also", ()))),
        not_behind=frozenset(table.get("not_behind", ())),
        near=table["near"],
        shared=table.get("shared", FEWEST_SHARED),
        bearer=table.get("bearer", False),
        single=table.get("single", False),
        framed=table.get("framed", False),
        before=table.get("before", False),
    )

"""Two lists of one kind that differ in one member: shot in the head and the knee, in the head and the thigh."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Claim, Evidence, Span
from selisik.lang import Pack, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.rivals import event_keys
from selisik.weighing.stems import content_keys
from selisik.weighing.units import article_language

# A list has so many members at least; of one member alone nothing says that it is the same list.
FEWEST_MEMBERS = 2
# So many words of content stand in both clauses, the members counted.
FEWEST_SHARED = 2
# Lists are few; more of one kind in a story are compared with the first ones only.
MOST_LISTS = 24


@dataclass(frozen=True, slots=True)
class Listed:
    """The members of one kind that a clause names, each with its place, the keys of the clause, and those of news."""

    article: str
    members: Mapping[str, Span]
    keys: frozenset[str]
    events: frozenset[str]


def list_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """Clauses of two articles that list members of one kind, all the same but one."""
    lists: dict[int, list[Listed]] = {}
    for claim in claims:
        for evidence in claim.evidence:
            for kind, listed in _lists(articles[evidence.article], evidence):
                if len(lists.setdefault(kind, [])) < MOST_LISTS:
                    lists[kind].append(listed)
    for kind in sorted(lists):
        for at, one in enumerate(lists[kind]):
            for other in lists[kind][at + 1 :]:
                difference = found("place", "contradiction", _apart(one, other), articles, holders)
                if difference:
                    yield difference


def _apart(one: Listed, other: Listed) -> list[Place]:
    """The member that each of two like lists has alone; nothing where they are no like lists."""
    here, there = set(one.members) - set(other.members), set(other.members) - set(one.members)
    like = len(here) == len(there) == 1 and len(one.members) == len(other.members)
    shared = one.keys & other.keys
    if not like or one.article == other.article or len(shared) < FEWEST_SHARED or not shared & one.events:
        return []
    return [(each.article, each.members[name], name) for each, names in ((one, here), (other, there)) for name in names]


def _lists(annotated: AnnotatedArticle, clause: Evidence) -> Iterator[tuple[int, Listed]]:
    code = article_language(annotated).code
    members: dict[int, dict[str, Span]] = {}
    for mark in tokens(annotated.text, clause.start, clause.end):
        kind = _kinds(code).get(mark.text.lower())
        if kind is not None:
            members.setdefault(kind, {}).setdefault(mark.text.lower(), Span(mark.start, mark.end))
    for kind in sorted(members):
        if len(members[kind]) >= FEWEST_MEMBERS:
            keys = frozenset(content_keys(clause.cut(annotated.text), code))
            yield kind, Listed(annotated.article.id, members[kind], keys, keys & event_keys(code))


@cache
def _kinds(code: str) -> Mapping[str, int]:
    """From a word to the number of its kind."""
    groups = Pack(code).table("weigh").get("lists", {}).get("kinds", ())
    return {word: number for number, group in enumerate(groups) for word in group}

"""What one article says has not come about yet, and another that it has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import Claim, Evidence, Span
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.orders import came_in_order, first_times
from selisik.weighing.stems import content_keys
from selisik.weighing.units import article_language

# What has come about, or not yet, is said within so many words behind the word that says so.
REACH = 4
# Clauses lead to each other by a word that they share; a word in more clauses than this leads to its first ones only.
MOST_CLAUSES = 24
# Who did it, or not, is among so many words of content before.
NEAREST = 3
# With the deed itself so many words of content are the same, ...
FEWEST_SHARED = 2
# ... and so much of the clause that says less.
LEAST_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Stage:
    """A clause in which something is said to have come about, or not yet: where, whose, and of what."""

    article: str
    done: bool
    span: Span
    deeds: frozenset[str]
    before: frozenset[str]
    keys: frozenset[str]


def stage_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """What somebody has not done yet by one article, and has by another: an update where the other is later.

    One outlet's reports tell of one pattern of happenings each at its own stage: two outlets must disagree.
    """
    stages = sorted(_stages(articles, claims), key=lambda each: (each.article, each.span))
    by_deed: dict[str, list[Stage]] = defaultdict(list)
    for each in stages:
        for deed in sorted(each.deeds):
            if each.done and len(by_deed[deed]) < MOST_CLAUSES:
                by_deed[deed].append(each)
    for each in (each for each in stages if not each.done):
        others = [other for deed in sorted(each.deeds) for other in by_deed[deed] if _of_one_thing(each, other)]
        if others:
            places: list[Place] = [(other.article, other.span, "done") for other in dict.fromkeys(others)]
            places.append((each.article, each.span, "not yet"))
            outlets = {articles[name].article.outlet for name, _, _ in places}
            if len(outlets) == 1 and None not in outlets:
                continue
            stages_of = ((other.done, articles[other.article].article.published) for other in (each, *others))
            later = came_in_order([False, True], first_times(stages_of))
            difference = found("other", "update" if later else "unknown", places, articles, holders)
            if difference:
                yield difference


def _of_one_thing(a: Stage, b: Stage) -> bool:
    shared = len(a.keys & b.keys)
    enough = shared >= FEWEST_SHARED and shared >= LEAST_SHARED * min(len(a.keys), len(b.keys))
    return a.article != b.article and bool(a.before & b.before) and enough


def _stages(articles: Articles, claims: Sequence[Claim]) -> Iterator[Stage]:
    for claim in claims:
        for evidence in claim.evidence:
            if evidence.status == "asserted":
                yield from _in_clause(articles, evidence)


def _in_clause(articles: Articles, clause: Evidence) -> Iterator[Stage]:
    annotated = articles[clause.article]
    code = article_language(annotated).code
    marks = [mark for mark in tokens(annotated.text, clause.start, clause.end) if is_word(mark)]
    not_yet, already = _list(code, "not_yet"), _list(code, "already")
    held = [at for at, mark in enumerate(marks) if mark.text.lower() in not_yet | already]
    # Of so many, some have and some have not.
    if len(held) != 1 or any(clause.holds(each) for each in annotated.quantities):
        return
    at = held[0]
    behind = marks[at + 1 : at + 1 + REACH]
    deeds = [mark for mark in behind if content_keys(mark.text, code)]
    if deeds:
        before = " ".join([mark.text for mark in marks[:at] if content_keys(mark.text, code)][-NEAREST:])
        yield Stage(
            article=clause.article,
            done=marks[at].text.lower() in already,
            span=Span(marks[at].start, deeds[0].end),
            deeds=frozenset(content_keys(deeds[0].text, code)),
            before=frozenset(content_keys(before, code)),
            keys=frozenset(_keys(marks, code)),
        )


def _keys(marks: Sequence[Token], code: str) -> Iterator[str]:
    for mark in marks:
        yield from content_keys(mark.text, code)


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("status").get("negation", {}).get(name, ()))

"""Whether a clause is asserted, alleged, denied, asked, planned or conditional, and how far such a word reaches."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from selisik.data.briefs import Status
from selisik.lang import Pack
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.predicates import predicate_at

# The gravest first: where several words meet in one clause, the one that an editor must not lose decides.
GRAVITY: tuple[Status, ...] = ("denied", "conditional", "asked", "alleged", "planned")
ASSERTED: Status = "asserted"
# A negation before a word of these takes the status away; nobody is less alleged or asked for it.
UNDONE: tuple[Status, ...] = ("denied", "planned")
# Of these a word in a relative clause tells which thing is meant, and not how the clause is held.
BESIDE: tuple[Status, ...] = ("alleged", "planned")
# What became of a plan is said within so many words behind it ("the plan to raise the fare of the trains was refused").
REACH_OF_REFUSAL = 9


def own_status(words: Sequence[str], language: Pack, reaching: bool = False) -> Status:
    """The status that a clause's own words give it (lower-case tokens, marks included).

    With `reaching` the one that they give to what hangs on the clause: a word that only tells which thing is meant
    ("the man who is suspected of …") may hold for what is told of that thing next.

    >>> from selisik.lang import pack
    >>> own_status(["ia", "diduga", "kabur"], pack("id"))
    'alleged'
    """
    # Sought once for all words that stand in relative clauses, and not at all where none can.
    beside = not reaching and not _relatives(language.code).isdisjoint(words)
    main = predicate_at(words, language) if beside else len(words)
    for status in GRAVITY:
        entries = _entries(language.code, status)
        held = (
            at for at in range(len(words)) if entries.at(words, at) and not _is_other(words, at, status, language, main)
        )
        if _marks(language.code, status) & set(words):
            return status
        if not all(_is_undone(words, at, status, language) for at in held):
            return status
    return ASSERTED


def _is_other(words: Sequence[str], at: int, status: Status, language: Pack, main: int) -> bool:
    """Whether a word means something else here: by what it begins, or behind what it stands ("wary of", "said that").

    Where a consequence is told behind it, it is a condition whatever stands before it.
    """
    if _but_not(language.code, status).at(words, at):
        return True
    if status in BESIDE and _tells_which(words, at, language, main):
        return True
    behind = bool(at) and _listed(language.code, status, "not_behind").at(words, at - 1)
    later = at > 1 and _listed(language.code, status, "not_later_behind").at(words, at - 1)
    if not (behind or later):
        return False
    consequence = _listed(language.code, status, "consequence")
    return not consequence.found(words, at + 1, len(words))


def _tells_which(words: Sequence[str], at: int, language: Pack, main: int) -> bool:
    """Whether a word only tells which thing is meant ("stones thought to be old"), and `main` tells something else."""
    return at > 0 and words[at - 1] in _relatives(language.code) and main not in (at, len(words))


def _is_undone(words: Sequence[str], at: int, status: Status, language: Pack) -> bool:
    """Whether a word does not give its status: who does not deny denies nothing, who refuses a plan plans nothing."""
    negated = status in UNDONE and _stands_near(words, at, "negation", language)
    return negated or (
        status == "planned" and (_stands_near(words, at, "refusal", language) or _is_refused(words, at, language))
    )


def _is_refused(words: Sequence[str], at: int, language: Pack) -> bool:
    """Whether a plan, named by a noun, is told to have been refused: behind it, in the same breath, and not denied."""
    if not _listed(language.code, "planned", "nouns").at(words, at):
        return False
    refused, passed = _listed(language.code, "refusal", "passive"), _listed(language.code, "refusal", "but_not_behind")
    for place in range(at + 1, min(len(words), at + 1 + REACH_OF_REFUSAL)):
        if not words[place][0].isalnum():
            return False
        if refused.at(words, place):
            return not passed.at(words, place - 1)
    return False


def is_lodged(words: Sequence[str], language: Pack) -> bool:
    """Whether the words begin with a complaint and name the authority before whom it is brought, in this order.

    >>> from selisik.lang import pack
    >>> is_lodged("melaporkan adiknya mencuri ke polda".split(), pack("id")), is_lodged(["melaporkan"], pack("id"))
    (True, False)
    """
    lodging, toward, authorities = (_lodging(language.code, name) for name in ("lodging", "toward", "authorities"))
    pairs = pairwise(words)
    return words[0] in lodging and any(one in toward and other in authorities for one, other in pairs)


def _stands_near(words: Sequence[str], at: int, name: str, language: Pack) -> bool:
    """Whether a word of a list stands right before another, or with one word between."""
    entries, but_not = _entries(language.code, name), _but_not(language.code, name)
    near = [place for place in (at - 1, at - 2) if place >= 0 and not but_not.at(words, place)]
    return any(entries.at(words, place) and all(word[0].isalnum() for word in words[place:at]) for place in near)


def gravest(statuses: Iterable[Status]) -> Status:
    """The status that must not be lost among several.

    >>> gravest(["asserted", "planned", "denied"])
    'denied'
    """
    held = set(statuses)
    return next((status for status in GRAVITY if status in held), ASSERTED)


def carries(status: Status, link: str, language: Pack) -> bool:
    """Whether a word of this status reaches into a clause that hangs on its own by `link`."""
    return bool(language.table("status").get(status, {}).get("carries", {}).get(link, False))


def binds_at(words: Sequence[str], index: int, language: Pack) -> bool:
    """Whether a negation, wish or duty begins here that a clause cut away behind it would lose."""
    return any(_entries(language.code, name).at(words, index) for name in ("negation", "binding"))


def cue_keeps(words: Sequence[str], language: Pack) -> bool:
    """Whether a reporting word takes a noun for its object: without it the content says nothing."""
    return _entries(language.code, "transitive").found(words, 0, len(words))


def says(word: str, language: Pack) -> bool:
    """Whether a word is hearsay within a clause, and says only whose words they are where it stands beside them."""
    return _entries(language.code, "said").at((word,), 0) > 0


def negated_at(words: Sequence[str], language: Pack) -> list[int]:
    """Where what is negated begins, behind each negation ("not long ago" and "not only" negate nothing)."""
    negations, but_not = _entries(language.code, "negation"), _but_not(language.code, "negation")
    held = ((at, negations.at(words, at)) for at in range(len(words)) if not but_not.at(words, at))
    return [at + length for at, length in held if length]


def amounts(words: Sequence[str], language: Pack) -> frozenset[int]:
    """Which kinds of "all" and "most" the words hold, by number."""
    groups = _amounts(language.code)
    return frozenset(kind for kind, words_of in enumerate(groups) if words_of.found(words, 0, len(words)))


@cache
def _amounts(code: str) -> tuple[Phrases, ...]:
    return tuple(phrases(tuple(group)) for group in Pack(code).table("status").get("amounts", {}).get("kinds", ()))


def lessens(words: Sequence[str], language: Pack) -> bool:
    """Whether a word turns the one behind it into its opposite, not a number into a round one."""
    lessening, but_not = _entries(language.code, "lessening"), _but_not(language.code, "lessening")
    return any(
        lessening.at(words, at) and not but_not.at(words, at) and not words[at + 1][0].isdigit()
        for at in range(len(words) - 1)
    )


@cache
def _but_not(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("status").get(name, {}).get("but_not", ())))


@cache
def _entries(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("status").get(name, {}).get("words", ())))


@cache
def _relatives(code: str) -> frozenset[str]:
    return frozenset(Pack(code).table("status").get("relative", {}).get("words", ()))


@cache
def _listed(code: str, status: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("status").get(status, {}).get(name, ())))


@cache
def _lodging(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("statements").get("phrases", {}).get(name, ()))


@cache
def _marks(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("status").get(name, {}).get("marks", ()))

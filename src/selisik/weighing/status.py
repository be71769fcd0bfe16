"""Whether a clause is asserted, alleged, denied, asked, planned or conditional, and how far such a word reaches."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from selisik.data.briefs import Status
from selisik.lang import Pack
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.predicates import is_between, is_light, is_verb, predicate_at, voice_of

# The gravest first: where several words meet in one clause, the one that an editor must not lose decides.
GRAVITY: tuple[Status, ...] = ("denied", "conditional", "asked", "alleged", "planned")
ASSERTED: Status = "asserted"
# A negation before a word of these takes the status away; nobody is less alleged or asked for it.
UNDONE: tuple[Status, ...] = ("denied", "planned")
# Of these a word in a relative clause tells which thing is meant, and not how the clause is held; it may hold for what
# hangs so on it ("the man who is suspected of stealing and fled"). What somebody is about to do ends there.
REACH_BESIDE: dict[Status, tuple[str, ...]] = {"alleged": ("coordinate", "subordinate"), "planned": ()}
# A noun that is only named holds for what is told of the thing that it names ("an alleged theft, which cost …").
REACH_NAMED = ("relative",)
# Between "yang" and the word that hedges what its clause tells stand so many adverbs and auxiliaries at most.
MOST_BETWEEN = 2
# What people usually do is said within so many words before what it leads to.
REACH_OF_HABIT = 12
# So many words that count things stand before a noun ("about a number of other claims").
MOST_COUNTING = 3
# What somebody does stands within so many words behind his name.
REACH_OF_DEED = 9
# What became of a plan is said within so many words behind it ("the plan to raise the fare of the trains was refused").
REACH_OF_REFUSAL = 9


def own_status(words: Sequence[str], language: Pack, link: str = "") -> Status:
    """The status that a clause's own words give it (lower-case tokens, marks included).

    With `link` the one that they give to a clause that hangs on it so: a word that only tells which thing is meant
    ("the man who is suspected of …"), or is only named, may hold for what is told of that thing next.

    >>> from selisik.lang import pack
    >>> own_status(["ia", "diduga", "kabur"], pack("id"))
    'alleged'
    """
    # Sought once for all words that stand in relative clauses, and not at all where none can.
    which = not (_relatives(language.code) | _reduced(language.code)).isdisjoint(words)
    main = predicate_at(words, language) if which else len(words)
    for status in GRAVITY:
        told = _places(words, status, language, link)
        beside = link not in REACH_BESIDE.get(status, (link,))
        held = (at for at in told if not (beside and _tells_which(words, at, language, main)))
        if _marks(language.code, status) & set(words):
            return status
        if not all(_is_undone(words, at, status, language) for at in held):
            return status
    return ASSERTED


def _places(words: Sequence[str], status: Status, language: Pack, link: str) -> Iterator[int]:
    """Where words of a status stand that mean it here, and do not only name a thing."""
    entries = _entries(language.code, status)
    for at in range(len(words)):
        if not entries.at(words, at) or _means_other(words, at, status, language):
            continue
        if link in REACH_NAMED or not _is_only_named(words, at, status, language):
            yield at


def alleges_at(words: Sequence[str], at: int, language: Pack) -> bool:
    """Whether what stands behind a word is alleged by it, though it may not be what the clause tells.

    >>> from selisik.lang import pack
    >>> alleges_at("pria yang diduga mencuri ditangkap".split(), 2, pack("id"))
    True
    """
    return _entries(language.code, "alleged").at(words, at) > 0 and not _means_other(words, at, "alleged", language)


def _means_other(words: Sequence[str], at: int, status: Status, language: Pack) -> bool:
    """Whether a word means something else here: by what it begins, or behind what it stands ("wary of", "said that").

    Where a consequence is told behind it, it is a condition whatever stands before it.
    """
    if _but_not(language.code, status).at(words, at) or _lacks(words, at, status, language):
        return True
    if at and _ends_behind(words, at, _listed(language.code, status, "fixed_behind")):
        return True
    if _listed(language.code, status, "habits").found(words, max(0, at - REACH_OF_HABIT), at):
        return True
    behind = bool(at) and _ends_behind(words, at, _listed(language.code, status, "not_behind"))
    later = at > 1 and _listed(language.code, status, "not_later_behind").at(words, at - 1)
    if not (behind or later):
        return False
    consequence = _listed(language.code, status, "consequence")
    return not consequence.found(words, at + 1, len(words))


def _ends_behind(words: Sequence[str], at: int, listed: Phrases) -> bool:
    """Whether an entry ends right before `at`, or begins there and goes on over it."""
    return listed.at(words, at - 1) > 0 or (at > 1 and listed.at(words, at - 2) > 1)


def _lacks(words: Sequence[str], at: int, status: Status, language: Pack) -> bool:
    """Whether a word lacks the verb behind it, or the head of the clause, without which it means something else."""
    before_verb = _listed(language.code, status, "before_verb").at(words, at)
    at_head = _listed(language.code, status, "at_head").at(words, at)
    if not (before_verb or at_head) or (at_head and _at_head(words, at, status, language)):
        return False
    behind = at + max(before_verb, at_head)
    if before_verb and words[behind : behind + 1] in ([","], [":"]):
        return False
    return behind >= len(words) or not is_verb(words[behind], language)


def _at_head(words: Sequence[str], at: int, status: Status, language: Pack) -> bool:
    joined = at > 0 and _listed(language.code, status, "head_behind").at(words, at - 1)
    return at == 0 or bool(joined) or not words[at - 1][0].isalnum()


def _tells_which(words: Sequence[str], at: int, language: Pack, main: int) -> bool:
    """Whether a word only tells which thing is meant ("stones thought to be old"), and `main` tells something else."""
    if at == 0 or main in (at, len(words)):
        return False
    before = at - 1
    while before > max(0, at - 1 - MOST_BETWEEN) and is_between(words[before], language):
        before -= 1
    return words[before] in _relatives(language.code) or (main < at - 1 and _is_reduced(words, at, language))


def _is_reduced(words: Sequence[str], at: int, language: Pack) -> bool:
    """Whether a hedge right between two nouns tells what the first is thought to be ("powder thought to be salt")."""
    if words[at] not in _reduced(language.code) or at + 1 >= len(words):
        return False
    before, behind = words[at - 1], words[at + 1]
    nouns = all(word.isalpha() and word.islower() and not is_verb(word, language) for word in (before, behind))
    ends = _listed(language.code, "named", "pointing").at(words, at - 1)
    return nouns and not ends and not _listed(language.code, "relative", "not_reduced_before").at(words, at + 1)


def _is_only_named(words: Sequence[str], at: int, status: Status, language: Pack) -> bool:
    """Whether a noun only names a guess or a plan ("held over alleged theft"), and begins nothing that is guessed."""
    code = language.code
    if _listed(code, status, "roles").at(words, at):
        return not _acts_itself(words, at, language)
    if not _listed(code, status, "named").at(words, at):
        return False
    if any(_listed(code, "named", "opening").at(words, place) for place in (at + 1, at + 2)):
        return False
    before = at - 1
    while before >= max(0, at - MOST_COUNTING) and _listed(code, "named", "counting").at(words, before):
        before -= 1
    if _listed(code, "named", "pointing").at(words, at + 1):
        return True
    return before >= 0 and _names(words, before, language)


def _names(words: Sequence[str], before: int, language: Pack) -> bool:
    """Whether the noun behind a word is the object of a deed or of a preposition, and not what there is or may be."""
    code = language.code
    if _ends_behind(words, before + 1, _listed(code, "named", "behind")):
        return True
    deed = is_verb(words[before], language) and voice_of(words[before], language) == "active"
    return deed and not _listed(code, "named", "holding").at(words, before)


def _acts_itself(words: Sequence[str], at: int, language: Pack) -> bool:
    """Whether somebody called by a role ("the alleged robber") does something here, and nothing is done to him."""
    if at and is_verb(words[at - 1], language):
        return False
    behind = words[at + 1 : at + 1 + REACH_OF_DEED]
    verb = next((word for word in behind if is_verb(word, language)), "")
    return bool(verb) and voice_of(verb, language) != "passive" and not is_light(verb, language)


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
    names = ("lodging", "toward", "authorities", "complementiser")
    lodging, toward, authorities, complements = (_lodging(language.code, name) for name in names)
    # "Reported to the police at once": what was reported is not said here.
    if len(words) > 1 and words[1] in toward and complements.isdisjoint(words):
        return False
    pairs = pairwise(words)
    return words[0] in lodging and any(one in toward and other in authorities for one, other in pairs)


def _stands_near(words: Sequence[str], at: int, name: str, language: Pack) -> bool:
    """Whether a word of a list stands right before another, or with one word between."""
    entries, but_not = _entries(language.code, name), _but_not(language.code, name)
    near = [place for place in (at - 1, at - 2) if place >= 0 and not but_not.at(words, place)]
    # "What is not ready will be …": the negation two words before belongs to the relative clause.
    near = [place for place in near if place == at - 1 or words[max(0, place - 1)] not in _relatives(language.code)]
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


def gives_reason(status: Status, words: Sequence[str], language: Pack) -> bool:
    """Whether words open with a reason that holds whatever becomes of what has this status."""
    return bool(_listed(language.code, status, "reasons").at(words, 0))


def begins_condition(words: Sequence[str], language: Pack) -> bool:
    """Whether a word of condition opens the words."""
    return bool(_entries(language.code, "conditional").at(words, 0))


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
def _reduced(code: str) -> frozenset[str]:
    return frozenset(Pack(code).table("status").get("relative", {}).get("reduced", ()))


@cache
def _listed(code: str, status: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("status").get(status, {}).get(name, ())))


@cache
def _lodging(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("statements").get("phrases", {}).get(name, ()))


@cache
def _marks(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("status").get(name, {}).get("marks", ()))

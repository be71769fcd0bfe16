"""The same fact in several articles: which units say one thing. Rather apart than wrongly together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from selisik.lang import pack
from selisik.weighing.agreeing import agreeing_pairs
from selisik.weighing.alone import stand_alone
from selisik.weighing.common import counts, named_apart, own_names, shared_names
from selisik.weighing.features import Features, rarity
from selisik.weighing.meaning import NearPair
from selisik.weighing.nearest import is_only_one, is_timed, nearest_pairs, told_nearest
from selisik.weighing.neighbours import beside
from selisik.weighing.opposing import SAME_WORDS, compatible, denied_apart, is_bare, is_label, may_be_one
from selisik.weighing.predicates import states
from selisik.weighing.related import are_related
from selisik.weighing.stems import key
from selisik.weighing.values import tells
from selisik.weighing.visiting import add_visitors
from selisik.weighing.wording import in_order

# Chosen with `score.py claims` and by reading joins on stories that carry no labels.
LEAST_ALIKE = 0.55
# With a telling number in common, less agreement of words is enough.
LEAST_ALIKE_WITH_NUMBER = 0.36
# ... and less still with one that is hardly ever equal by chance (a time, three digits that count), or with two.
LEAST_ALIKE_WITH_SHARP = 0.24
LEAST_ALIKE_WITH_NUMBERS = 0.18
# A shorter cut of the same words: nearly all of it stands in the longer one.
LEAST_COVERED = 0.9
FEWEST_COVERED = 4
MOST_LONGER = 2.5
# ... and fewer words are enough where a name is among them and the longer one says little else.
LEAST_ALIKE_NAMED = 0.35
# Between the two: most of the shorter one's words, and not much less than half of all.
LEAST_ALIKE_OF_MOST = 0.46
LEAST_COVERED_OF_MOST = 0.66
# One speaker, and the same words of his in quotation marks.
ALIKE_BY_QUOTE = 0.5
# The very same words, if so many, are one claim whatever else was read out of them.
FEWEST_WORDS = 4
# ... of one speaker one fewer.
FEWEST_WORDS_OF_SPEAKER = 3
# One speaker quoted here and retold there: less of the words agrees, if so many do that are no names.
LEAST_ALIKE_RETOLD = 0.42
FEWEST_RETOLD = 2
# One speaker, whichever way he is cited.
LEAST_ALIKE_ONE_SPEAKER = 0.5
# So few words in common are enough only where the two say hardly anything else.
FEW_SHARED = 3
# Names and places in common say where and who, not what: another word must agree, or numbers.
FEWEST_PLAIN = 1
# Where no verb agrees, and no number, this many words that say what happened must, or so much of all words.
FEWEST_PLAIN_WITHOUT_ACT = 2
LEAST_ALIKE_WITHOUT_ACT = 0.65
# Each with a name that the other lacks (where, before whom) they are one only if a verb and so much of all words agree.
LEAST_ALIKE_OTHER_NAMES = 0.52
FEWEST_NAMES_SHARED = 2
LEAST_ALIKE_OF_FEW = 0.75
# Where one has a number that the other lacks, or another status, the words must agree more.
LEAST_ALIKE_UNNUMBERED = 0.6
LEAST_ALIKE_OTHER_STATUS = {"planned": 0.52, "conditional": 0.75, "asked": 0.75}
# Two units of one article are one claim only when they say nearly the same words.
REPEATED = 0.8
# ... or what was done to so many: nobody counts two things of one story to the same thousands.
FEWEST_LARGE = 1000
# A cluster is represented by this many earliest members when another is held against it.
REPRESENTED = 6
# Groups become one when this part of their pairs are alike, so that no chain of likenesses makes one claim of two;
# less, but more than a third, is enough where the two that bring them together are surely one: one of three that
# tells two facts may say what the other group says, and the two others something else.
LINKED = 0.6
LINKED_BY_SURE = 0.34
SURE = 0.6
# Words of two passages and of those beside them (`neighbours`) that agree so much together. Of 58 pairs that only this
# joins and that two blind readers had judged, in stories without labels, 54 say one thing (68 of 79 at 1.0).
LEAST_ALIKE_IN_PLACE = 0.35
IN_ONE_PLACE = 1.1
# What stands beside two passages makes the pair as much surer.
BESIDE_COUNTS = 0.5
# A pair that only the meaning model brings comes behind every pair that words bring.
BEHIND_WORDS = 0.1


def join_units(features: Sequence[Features], near: Iterable[NearPair] = ()) -> list[list[int]]:
    """Groups of indices into `features` that say one thing, each sorted; lone units are groups of one.

    A unit that says what two units of another article say stands in the groups of both.

    `features` come in the order that decides who is earlier; the groups come by their first member. `near` are pairs
    that a meaning model holds alike: where words leave them apart, and nothing speaks against it, they are one too.
    """
    weights = rarity(features)
    by_words = list(_scored(features, weights))
    scored = sorted([*by_words, *_by_meaning(features, near, by_words)], key=lambda each: (-each[0], each[1], each[2]))
    home = list(range(len(features)))
    groups: dict[int, list[int]] = {index: [index] for index in home}
    scores = {(a, b): score for score, a, b in scored}
    for score, a, b in scored:
        left, right = sorted((home[a], home[b]))
        part = LINKED_BY_SURE if score >= SURE else LINKED
        if left != right and _linked(groups[left], groups[right], features, scores) >= part:
            groups[left] = sorted(groups[left] + groups[right])
            for member in groups.pop(right):
                home[member] = left
    return add_visitors(groups, features, scored)


def _scored(features: Sequence[Features], weights: Mapping[str, float]) -> Iterator[tuple[float, int, int]]:
    agreeing = dict(agreeing_pairs(features, weights))
    nearest = nearest_pairs(agreeing, [each.unit.article for each in features])
    for (a, b), agreement in agreeing.items():
        around = beside(a, b, features, agreeing)
        score = likeness(features[a], features[b], agreement, around, (a, b) in nearest)
        if score:
            yield score, a, b


def _by_meaning(
    features: Sequence[Features], near: Iterable[NearPair], by_words: Iterable[tuple[float, int, int]]
) -> Iterator[tuple[float, int, int]]:
    known = {(a, b) for _, a, b in by_words}
    for a, b, cosine in near:
        if (a, b) not in known and may_be_one(features[a], features[b]):
            yield cosine * BEHIND_WORDS, a, b


def likeness(
    a: Features, b: Features, agreement: tuple[float, float], beside: float = 0.0, nearest: bool = False
) -> float:
    """How surely two units say one thing, 0 (not) to 1, seen how far their words and what stands beside them agree.

    `nearest` says that neither finds in the other's article a unit that is more like it.
    """
    if a.announces or b.announces:
        return 0.0
    if _are_same_words(a, b):
        return 1.0
    if is_label(a) or is_label(b):
        return 0.0
    shared = a.keys & b.keys
    one_quote = a.speaker is not None and a.speaker == b.speaker and bool(a.quoted & b.quoted)
    if (len(shared) < 2 and not one_quote) or denied_apart(a, b) or a.lessened != b.lessened:
        return 0.0
    alike, covered = agreement
    if not compatible(a, b, alike):
        return 0.0
    if a.unit.article == b.unit.article:
        told = alike >= SAME_WORDS or one_quote or _same_event(a, b, shared, alike, covered)
        return alike if told and alike >= REPEATED else 0.0
    in_place = alike if nearest and (told_nearest(a, b, agreement, beside) or is_timed(a, b, shared, covered)) else 0.0
    lone = not (nearest and is_only_one(a, b, shared, agreement))
    if lone and alike < SAME_WORDS and not one_quote and stand_alone(a, b, shared, alike, beside):
        return in_place
    if _in_one_place(a, b, alike, beside):
        in_place = alike + beside * BESIDE_COUNTS
    if alike < SAME_WORDS and not one_quote and not _same_event(a, b, shared, alike, covered):
        return in_place
    if one_quote:
        return max(alike, ALIKE_BY_QUOTE)
    if alike >= _needed(a, b, shared) or _covers(a, b, alike, covered):
        return max(alike, (alike + covered) / 2, in_place)
    return in_place


def _are_same_words(a: Features, b: Features) -> bool:
    """Whether the very same words are held in one way, and are so many that they say something."""
    spoken = a.speaker is not None and a.speaker == b.speaker
    fewest = FEWEST_WORDS_OF_SPEAKER if spoken else FEWEST_WORDS
    return a.words == b.words and len(a.words) >= fewest and a.unit.status == b.unit.status


def _in_one_place(a: Features, b: Features, alike: float, beside: float) -> bool:
    """Whether words agree in part and what stands beside them agrees too: another verb or name speaks less against.

    Of two speakers each says his own, and where each names somebody or something of his own a verb must agree.
    """
    if alike < LEAST_ALIKE_IN_PLACE or alike + beside < IN_ONE_PLACE or is_bare(a) or is_bare(b):
        return False
    two_speakers = a.speaker is not None and b.speaker is not None and a.speaker != b.speaker
    if two_speakers or not a.plain & b.plain:
        return False
    return bool(a.acts & b.keys or b.acts & a.keys) or not (own_names(a, b) and own_names(b, a))


def _covers(a: Features, b: Features, alike: float, covered: float) -> bool:
    """Whether one says nearly all that the other says, or most of it and little else."""
    several = len(a.keys & b.keys) >= FEWEST_COVERED or _counts_alike(a, b)
    if covered >= LEAST_COVERED and (several or _one_deed_of_one_name(a, b, alike) or _cut_from(a, b)):
        return True
    if len(a.plain & b.plain) < FEWEST_PLAIN:
        return False
    mostly = alike >= LEAST_ALIKE_OF_MOST and covered >= LEAST_COVERED_OF_MOST
    return mostly and several and a.unit.status == b.unit.status


def _one_deed_of_one_name(a: Features, b: Features, alike: float) -> bool:
    """Whether two words and a name agree, and the longer one says little else."""
    return len(a.plain & b.plain) >= FEWEST_RETOLD and alike >= LEAST_ALIKE_NAMED and bool(shared_names(a, b))


def _retold(a: Features, b: Features) -> bool:
    """Whether one quotes a speaker and the other retells him: he chose his words once, the reporter others."""
    kinds = {each.unit.statement.kind for each in (a, b) if each.unit.statement}
    return (
        a.speaker is not None and a.speaker == b.speaker and len(kinds) > 1 and len(a.plain & b.plain) >= FEWEST_RETOLD
    )


def _counts_alike(a: Features, b: Features) -> bool:
    """Whether both do one thing to so and so many: a verb, a number and another word agree."""
    return a.negated == b.negated and bool(
        a.deeds & b.deeds and a.numbers & b.numbers and a.keys & b.keys - a.acts - a.numbers
    )


def _cut_from(a: Features, b: Features) -> bool:
    """Whether the words of a short unit stand one by one in one that is not much longer."""
    shorter, longer = sorted((a.words, b.words), key=len)
    near = len(shorter) >= FEWEST_COVERED and len(longer) <= MOST_LONGER * len(shorter)
    return near and in_order(shorter, longer) == len(shorter)


def _needed(a: Features, b: Features, shared: frozenset[str]) -> float:
    """How much of the words must agree, seen what else agrees and what does not."""
    telling = sum(tells(key) for key in shared)
    needed = (LEAST_ALIKE, LEAST_ALIKE_WITH_NUMBER, LEAST_ALIKE_WITH_NUMBERS)[min(telling, 2)]
    if telling == 1 and bool(shared & a.sharp & b.sharp):
        needed = LEAST_ALIKE_WITH_SHARP
    if len(shared) <= FEW_SHARED and not telling:
        needed = max(needed, LEAST_ALIKE_OF_FEW)
    if not telling and any(map(tells, a.numbers)) != any(map(tells, b.numbers)):
        needed = max(needed, LEAST_ALIKE_UNNUMBERED)
    if len(a.plain & b.plain) + telling < FEWEST_PLAIN:
        needed = max(needed, LEAST_ALIKE_OF_FEW)
    if _retold(a, b):
        needed = min(needed, LEAST_ALIKE_RETOLD)
    if a.speaker is not None and a.speaker == b.speaker and len(shared) >= FEW_SHARED:
        needed = min(needed, LEAST_ALIKE_ONE_SPEAKER)
    if a.negated != b.negated:
        needed = max(needed, LEAST_ALIKE)
    if a.unit.status != b.unit.status and not _one_figure(a, b):
        needed = max(needed, *(LEAST_ALIKE_OTHER_STATUS.get(each.unit.status, 0.0) for each in (a, b)))
    return needed


def _one_figure(a: Features, b: Features) -> bool:
    """Whether one sharp figure, no time of day, stands in both, and one only says on what condition it was reckoned."""
    figures = any(":" not in key for key in a.sharp & b.sharp)
    return figures and {a.unit.status, b.unit.status} == {"conditional", "asserted"}


def _same_event(a: Features, b: Features, shared: frozenset[str], alike: float, covered: float) -> bool:
    """Whether what is done, to whom and how many does not speak against the two being one.

    With a telling number in common neither other verbs nor other names do; each with numbers of its own they are two.
    """
    if is_bare(a) or is_bare(b):
        return False
    acting = _acting(a, b)
    if a.unit.status != b.unit.status and not (_one_verb(a, b) or shared & a.sharp & b.sharp):
        return False
    if _number_in_common(a, b, shared):
        return True
    if a.acts and b.acts and not acting and (alike < LEAST_ALIKE_WITHOUT_ACT or (a.deeds and b.deeds)):
        return False
    if named_apart(a, b) and not _told_elsewhere(a, b, acting, alike):
        return False
    if alike < LEAST_ALIKE_WITHOUT_ACT and (_only_names(a, b) or _only_names(b, a)):
        return False
    plain = len(a.plain & b.plain) >= FEWEST_PLAIN_WITHOUT_ACT or alike >= LEAST_ALIKE_WITHOUT_ACT
    if plain or acting or (covered >= LEAST_COVERED and _several_words(a, b) and bool(a.plain & b.plain)):
        return True
    return a.speaker is not None and a.speaker == b.speaker and _cut_from(a, b)


def _acting(a: Features, b: Features) -> bool:
    """Whether a verb of one stands in the other, or a word of what is done by it."""
    if a.acts & b.keys or b.acts & a.keys:
        return True
    return are_related(a.acts, b.related, a.unit.code) or are_related(b.acts, a.related, b.unit.code)


def _told_elsewhere(a: Features, b: Features, acting: bool, alike: float) -> bool:
    """Whether the names in which the two differ only add where or before whom: two others, a verb and half agree."""
    return acting and alike >= LEAST_ALIKE_OTHER_NAMES and len(shared_names(a, b)) >= FEWEST_NAMES_SHARED


def _only_names(a: Features, b: Features) -> bool:
    """Whether the narrator only names somebody or something of whom the other tells what he did."""
    return a.unit.statement is None and not a.acts and len(a.plain) <= FEWEST_PLAIN and bool(b.deeds)


def _several_words(a: Features, b: Features) -> bool:
    """Whether the shorter is more than a name with its title."""
    return min(len(a.words), len(b.words)) > FEWEST_COVERED


def _one_verb(a: Features, b: Features) -> bool:
    """Whether the first verb of either stands in the other; what has no verb cannot speak against it."""
    return all(
        one.main is None or one.main in other.keys or are_related([one.main], other.related, one.unit.code)
        for one, other in ((a, b), (b, a))
    )


def _number_in_common(a: Features, b: Features, shared: frozenset[str]) -> bool:
    """Whether a number stands in both that two facts of one story seldom share: a sharp one, a large one, or two."""
    # Many things are told of one hour: with other names on both sides and none in common it is another thing.
    strangers = named_apart(a, b) and not shared_names(a, b)
    # ... and of one hour another deed of one person, where no other word agrees.
    deeds = a.deeds and b.deeds and not _acting(a, b) and not a.plain & b.plain
    told = {key for key in shared if not ((strangers or deeds) and ":" in key)}
    counted = [key[1:] for key in told if counts(key)]
    large = any((not count.isdigit() or len(count) > 1) and "-" not in count for count in counted)
    # A score is that of many games: with other names on both sides and no verb and name in common it is another game.
    one_game = not named_apart(a, b) or (bool(a.acts & b.keys or b.acts & a.keys) and bool(shared_names(a, b)))
    large = large or (any("-" in count for count in counted) and one_game)
    return large or len(counted) > 1 or bool(told & a.sharp & b.sharp)


def _counts_again(a: Features, b: Features) -> bool:
    """Whether an article says again, in other words, what was done to so many or so much, or what became of them."""
    counted = [{*filter(counts, each.numbers)} for each in (a, b)]
    if not counted[0] or counted[0] != counted[1] or denied_apart(a, b):
        return False
    deeds = a.deeds & b.deeds
    if deeds & _states(a.unit.code):
        return True
    named = own_names(a, b) or own_names(b, a)
    return bool(deeds) and not named and len(a.plain & b.plain) >= FEWEST_RETOLD and any(map(_is_large, counted[0]))


def _is_large(key: str) -> bool:
    """Whether a count is of thousands and more."""
    count = key[1:]
    return count.replace(".", "").replace("e+", "").isdigit() and float(count) >= FEWEST_LARGE


@cache
def _states(code: str) -> frozenset[str]:
    """The keys of the words for what became of those who are counted."""
    return frozenset(key(word, code) for word in states(pack(code)))


def _linked(
    left: Sequence[int], right: Sequence[int], features: Sequence[Features], scores: Mapping[tuple[int, int], float]
) -> float:
    """The part of two groups' pairs that are alike; none where one article would tell two things in one group."""
    told = {features[member].unit.article: member for member in left}
    again = 0
    for member in right:
        other = told.get(features[member].unit.article)
        apart = other is not None and (min(other, member), max(other, member)) not in scores
        if other is not None and apart and not _counts_again(features[other], features[member]):
            return 0.0
        again += apart
    pairs = [(min(a, b), max(a, b)) for a in left[:REPRESENTED] for b in right[:REPRESENTED]]
    return min(1.0, (again + sum(pair in scores for pair in pairs)) / len(pairs))

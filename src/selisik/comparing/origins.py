"""Which articles stand on one text: an agency's copy, a press release, another outlet's report, one statement.

Two articles speak for a common origin by how much of the shorter one they share, and by direct quotations they both
print: the same ten words out of one mouth were said once. Groups are made by average linkage, so that a text that
quotes two sources does not make them one; what such a text shares with the other source is a group of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations

from selisik.comparing.aligning import Pair, Shared, align_passages, pair_places
from selisik.comparing.clusters import Linkage, join_groups
from selisik.comparing.groups import connected
from selisik.comparing.naming import Naming, find_namings
from selisik.comparing.passages import MOST_PLACES
from selisik.comparing.words import Words, comparable_words
from selisik.data import AnnotatedArticle, Origin, OriginKind, Passage, Reuse
from selisik.data.instants import is_before, time_key

# Any of these alone is enough for one origin: the part of the shorter article's words that is shared, the words of
# direct quotation that both print, and, with half of one of them, the same named source.
COMMON_PART = 0.25
COMMON_QUOTED_WORDS = 10
COMMON_NAMING = 0.5
# Of two whole copies this part of the longer one is shared.
COPY_PART = 0.8
# More of the same tells no more.
MOST_EVIDENCE = 2.0
ENOUGH = 1.0
# A group stays one while its members have this much in common on the average (.75 and 1 are alike: `score.py claims`).
GROUP_ENOUGH = 0.75
# A text that shares with more others than this is made of what all of them print: more groups would say nothing.
MOST_ORIGINS = 4
# A source named this near to a shared passage, in characters, is one that it is from; where so much of the article is
# shared, or in its credits, any.
REACH_OF_NAMING = 300
MOSTLY_SHARED = 0.5
# A source that is named for one paragraph is that of the shared text where so much of it stands there.
MOSTLY_NAMED = 0.5
# Which kind of source an origin is called by when its articles name several.
KINDS: tuple[OriginKind, ...] = ("agency", "release", "outlet", "unknown")


def find_origins(articles: Sequence[AnnotatedArticle], reuse: Sequence[Reuse]) -> tuple[Origin, ...]:
    """Groups of articles that share one text, ids o1, o2, …; an article may be in several groups."""
    ordered = sorted(articles, key=lambda each: each.article.id)
    namings = [find_namings(each) for each in ordered]
    evidence, same = _evidence(ordered, namings, reuse)
    groups = sorted(_groups_of_copies(len(ordered), evidence, same))
    shared = pair_places(reuse)
    return tuple(
        _origin(f"o{number}", [ordered[at] for at in group], [namings[at] for at in group], shared)
        for number, group in enumerate(groups, 1)
    )


def _evidence(
    articles: Sequence[AnnotatedArticle], namings: Sequence[Sequence[Naming]], reuse: Sequence[Reuse]
) -> tuple[dict[Pair, float], list[Pair]]:
    """What each two articles with a shared passage have in common, in units of what is enough; and the copies."""
    words = [comparable_words(each) for each in articles]
    places = {each.article.id: at for at, each in enumerate(articles)}
    shared: dict[Pair, float] = defaultdict(float)
    quoted: dict[Pair, float] = defaultdict(float)
    counts = _counted_once(reuse, {each.article: each for each in words})
    for each, whole in zip(reuse, counts, strict=True):
        pair = places[each.a.article], places[each.b.article]
        count = each.share * whole
        shared[pair] += count
        if all(_is_quoted(articles[at], side) for at, side in zip(pair, (each.a, each.b), strict=True)):
            quoted[pair] += count
    evidence, same = {}, []
    for pair, count in sorted(shared.items()):
        shorter = max(1, min(len(words[at]) for at in pair))
        if count >= COPY_PART * max(len(words[at]) for at in pair):
            same.append(pair)
        found = count / shorter / COMMON_PART + quoted[pair] / COMMON_QUOTED_WORDS
        if found >= COMMON_NAMING and _same_source(namings[pair[0]], namings[pair[1]]):
            found += COMMON_NAMING
        evidence[pair] = min(MOST_EVIDENCE, found)
    return evidence, same


def _counted_once(reuse: Sequence[Reuse], words: Mapping[str, Words]) -> list[int]:
    """How many words each shared passage adds: what several of two articles' passages hold counts once."""
    counts = [[0, 0] for _ in reuse]
    for side in (0, 1):
        ends: dict[tuple[str, str], int] = {}
        placed = sorted((((each.a, each.b)[side], at) for at, each in enumerate(reuse)), key=lambda each: each[0])
        for passage, at in placed:
            pair = reuse[at].a.article, reuse[at].b.article
            start = max(passage.start, ends.get(pair, 0))
            counts[at][side] = words[passage.article].inside(start, passage.end) if start < passage.end else 0
            ends[pair] = max(start, passage.end)
    return [min(each) for each in counts]


def _is_quoted(annotated: AnnotatedArticle, side: Passage) -> bool:
    return any(each.kind != "indirect" and each.content.overlaps(side) for each in annotated.statements)


def _same_source(one: Sequence[Naming], other: Sequence[Naming]) -> bool:
    """Whether both name the same agency or outlet; two press releases may be two."""
    labels = [{naming.label for naming in each if naming.kind != "release"} for each in (one, other)]
    return bool(labels[0] & labels[1])


def _groups_of_copies(number: int, evidence: Mapping[Pair, float], same: Sequence[Pair]) -> list[tuple[int, ...]]:
    """Groups of articles, the copies of one text taken as one where they are so many that not all were compared."""
    cells = [
        part
        for cell in connected(range(number), same)
        for part in ([cell] if len(cell) > MOST_PLACES else [[item] for item in cell])
    ]
    home = {item: at for at, cell in enumerate(cells) for item in cell}
    between: dict[Pair, float] = {}
    for (a, b), value in evidence.items():
        pair = min(home[a], home[b]), max(home[a], home[b])
        if pair[0] != pair[1]:
            between[pair] = max(value, between.get(pair, 0.0))
    groups = _groups(len(cells), between)
    grouped = {cell for group in groups for cell in group}
    alone = [(at,) for at, cell in enumerate(cells) if len(cell) > 1 and at not in grouped]
    return [tuple(sorted(item for at in group for item in cells[at])) for group in [*groups, *alone]]


def _no_names(_: int) -> frozenset[str]:
    return frozenset()


def _groups(number: int, evidence: Mapping[Pair, float]) -> list[tuple[int, ...]]:
    """Groups by average linkage, then for each pair left over the largest group in which all have enough in common."""
    made, _ = join_groups(number, _no_names, evidence, Linkage(least=GROUP_ENOUGH, missing=0.0))
    groups = [group for group in made if len(group) > 1]
    covered = {pair for group in groups for pair in combinations(group, 2)}
    enough = {pair for pair, value in evidence.items() if value >= ENOUGH}
    near: dict[int, set[int]] = defaultdict(set)
    for low, high in enough:
        near[low].add(high)
        near[high].add(low)
    grouped = Counter(item for group in groups for item in group)
    for pair in sorted(enough, key=lambda each: (-evidence[each], each)):
        if pair not in covered and max(grouped[pair[0]], grouped[pair[1]]) < MOST_ORIGINS:
            group = _mutual(pair, near)
            groups.append(group)
            grouped.update(group)
            covered.update(combinations(group, 2))
    return _without_parts(groups)


def _without_parts(groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The groups that are not part of another: each is held against the groups of its rarest member only."""
    of: dict[int, list[frozenset[int]]] = defaultdict(list)
    for members in map(frozenset, groups):
        for item in members:
            of[item].append(members)
    return [
        group for group in groups if not any(set(group) < other for other in min((of[at] for at in group), key=len))
    ]


def _mutual(pair: Pair, near: Mapping[int, set[int]]) -> tuple[int, ...]:
    group = list(pair)
    open_to = near[pair[0]] & near[pair[1]]
    for item in sorted(open_to):
        if item in open_to:
            group.append(item)
            open_to &= near[item] | {item}
    return tuple(sorted(group))


def _origin(
    name: str,
    articles: Sequence[AnnotatedArticle],
    namings: Sequence[Sequence[Naming]],
    shared: Shared,
) -> Origin:
    ids = [each.article.id for each in articles]
    passages = align_passages(ids, shared)
    own: dict[str, list[Passage]] = defaultdict(list)
    for passage in chain.from_iterable(passages):
        own[passage.article].append(passage)
    namings = [
        [naming for naming in found if _is_of(naming, annotated, own[annotated.article.id])]
        for annotated, found in zip(articles, namings, strict=True)
    ]
    found = [naming for each in namings for naming in each]
    kind, label = _source(namings)
    return Origin(
        id=name,
        articles=tuple(ids),
        first=_earliest(articles),
        passages=passages,
        kind=kind,
        label=label,
        named=tuple(naming.passage for naming in found if naming.label == label),
    )


def _is_of(naming: Naming, annotated: AnnotatedArticle, own: Sequence[Passage]) -> bool:
    """Whether the named source is that of the article's `own` shared passages, and not of something else in it."""
    at, part = naming.passage, naming.of
    length = sum(each.end - each.start for each in own)
    near = any(each.start - REACH_OF_NAMING < at.end and at.start < each.end + REACH_OF_NAMING for each in own)
    if not near and not naming.credit and length < MOSTLY_SHARED * len(annotated.text):
        return False
    if part is None:
        return True
    return sum(max(0, min(each.end, part.end) - max(each.start, part.start)) for each in own) >= MOSTLY_NAMED * length


def _source(namings: Sequence[Sequence[Naming]]) -> tuple[OriginKind, str | None]:
    """The source that at least half of the articles name, an agency before a release before an outlet.

    Failing that, the one that any names at its foot as that of all its text, where none names another.
    """
    for kind in KINDS:
        named = Counter(label for each in namings for label in {naming.label for naming in each if naming.kind == kind})
        label = min(named, key=lambda label: (-named[label], label), default=None)
        if label is not None and named[label] * 2 >= len(namings):
            return kind, label
    credited = {(naming.kind, naming.label) for each in namings for naming in each if naming.credit}
    return credited.pop() if len(credited) == 1 else ("unknown", None)


def _earliest(articles: Iterable[AnnotatedArticle]) -> str | None:
    """The id of the one published before all others; None where a time is missing or two say the same.

    A bare day says nothing about an article of the same day with a time.
    """
    times = sorted((time_key(each.article.published), each.article.id, each.article.published) for each in articles)
    known = all(published for _, _, published in times)
    return times[0][1] if known and is_before(times[0][2], times[1][2]) else None

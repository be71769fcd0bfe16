"""The one kind that a name has throughout an article, whatever a tagger took it for here and there."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from selisik.annotating.name_mentions import NameMention
from selisik.data.marks import EntityKind

RULE_MAJORITY = "majority"
# A kind is the article's own when at least this share of a name's mentions have it.
MAJORITY = 0.6


def one_kind(names: Sequence[NameMention], text: str) -> list[NameMention]:
    """The names with the kind that most mentions of the same words have.

    A single word that is part of a full person's name in this article, and of no other name, is that person.
    """
    kinds: dict[str, dict[EntityKind, int]] = {}
    within: dict[str, set[EntityKind]] = {}
    for name in names:
        written = name.cut(text)
        count = kinds.setdefault(written, {})
        count[name.kind] = count.get(name.kind, 0) + 1
        for word in written.split() if " " in written else ():
            within.setdefault(word, set()).add(name.kind)
    return [_with_kind(name, name.cut(text), kinds, within) for name in names]


def _with_kind(
    name: NameMention, written: str, kinds: dict[str, dict[EntityKind, int]], within: dict[str, set[EntityKind]]
) -> NameMention:
    if len(kinds[written]) == 1 and (name.kind == "person" or written not in within):
        return name
    kind, count = Counter(kinds[written]).most_common(1)[0]
    if within.get(written) == {"person"}:
        kind = "person"
    elif count < MAJORITY * sum(kinds[written].values()):
        return name
    return replace(name, kind=kind, rule=RULE_MAJORITY) if kind != name.kind else name

"""Passages that tell two facts: they stand in the claim of each."""

from collections.abc import Mapping, Sequence

from selisik.weighing.features import Features

# Only a passage that surely says what the group says visits it: of pairs that share so much and whose groups could not
# become one, 19 of 22 read by hand said the same (at .55, 24 of 33).
SURELY = 0.65
# Of a large group this many earliest members are looked at.
REPRESENTED = 6


def add_visitors(
    groups: Mapping[int, Sequence[int]], features: Sequence[Features], scored: Sequence[tuple[float, int, int]]
) -> list[list[int]]:
    """The groups in order, each with the members of other groups that say what it says too.

    Two sentences of one article may tell what another article says in one: that one is then in the groups of both.
    It is the passage that says more that visits, or else the other, and an article visits a group in which it does not
    stand, once.
    `scored` are pairs of indices, the surest first.
    """
    home = {member: key for key, group in groups.items() for member in group}
    articles = {key: {features[member].unit.article for member in group} for key, group in groups.items()}
    alike = {(a, b) for _, a, b in scored}
    visitors: dict[int, list[int]] = {key: [] for key in groups}
    for score, a, b in scored:
        if score < SURELY:
            break
        less, more = sorted((a, b), key=lambda each: len(features[each].keys))
        for own, guest in ((less, more), (more, less)):
            key, article = home[own], features[guest].unit.article
            if key != home[guest] and article not in articles[key] and _fits(groups[key], guest, alike):
                visitors[key].append(guest)
                articles[key].add(article)
                break
    return [sorted([*groups[key], *visitors[key]]) for key in sorted(groups)]


def _fits(group: Sequence[int], guest: int, alike: set[tuple[int, int]]) -> bool:
    """Whether the guest says what half of the group's first members say."""
    first = group[:REPRESENTED]
    return 2 * sum((min(member, guest), max(member, guest)) in alike for member in first) >= len(first)

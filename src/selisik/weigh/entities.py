"""Entities across the articles of a story."""

from collections.abc import Sequence

from selisik.data import AnnotatedArticle, Entity, StoryEntity, StoryMention
from selisik.lang import fold_name

Found = tuple[str, Entity]


def merge_entities(articles: Sequence[AnnotatedArticle]) -> tuple[StoryEntity, ...]:
    """The story's entities with the mentions of all articles, ids s1, s2, …, the most mentioned first.

    Two articles mean the same when a name of theirs folds alike; a person's short name ("Kim") joins the only fuller
    name of the story that holds it. Whoever could be two people stays apart.
    """
    groups = _alike([(each.article.id, entity) for each in articles for entity in each.entities])
    groups.sort(
        key=lambda group: (
            -sum(len(entity.mentions) for _, entity in group),
            group[0][0],
            group[0][1].mentions[0].start,
        )
    )
    return tuple(_story_entity(f"s{at}", group) for at, group in enumerate(groups, 1))


def _alike(found: Sequence[Found]) -> list[list[Found]]:
    groups: dict[tuple[str, tuple[str, ...]], list[Found]] = {}
    by_size = sorted(found, key=lambda each: -len(fold_name(each[1].name)))
    for article, entity in by_size:
        words = fold_name(entity.name)
        groups.setdefault(_home(entity.kind, words, groups), []).append((article, entity))
    return list(groups.values())


def _home(
    kind: str, words: tuple[str, ...], groups: dict[tuple[str, tuple[str, ...]], list[Found]]
) -> tuple[str, tuple[str, ...]]:
    """The group a name belongs to: its own, or for a person's short name the only fuller one."""
    own = (kind, words)
    if own in groups or kind != "person":
        return own
    fuller = [key for key in groups if key[0] == kind and set(words) < set(key[1])]
    return fuller[0] if len(fuller) == 1 else own


def _story_entity(id: str, group: Sequence[Found]) -> StoryEntity:
    forms = dict.fromkeys(form for _, entity in group for form in (entity.name, *entity.aliases))
    return StoryEntity(
        id=id,
        kind=group[0][1].kind,
        name=group[0][1].name,
        aliases=tuple(form for form in forms if form != group[0][1].name),
        roles=tuple(dict.fromkeys(role for _, entity in group for role in entity.roles)),
        mentions=tuple(
            StoryMention(each.start, each.end, article=article, form=each.form)
            for article, entity in sorted(group, key=lambda each: (each[0], each[1].mentions[0].start))
            for each in entity.mentions
        ),
    )

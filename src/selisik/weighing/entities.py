"""Entities across the articles of a story."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selisik.data import AnnotatedArticle, Entity, StoryEntity, StoryMention
from selisik.lang import Key, Pack, country_words, fold_name, heard, name_key, pack, sounds_alike
from selisik.lang.packs import LANGUAGES
from selisik.weighing.callings import best_first

# A short name that more fuller names than this could stand for is left apart without comparing them all.
MOST_CANDIDATES = 20
# A word of fewer letters is another name when one letter differs ("Ali", "Adi").
SHORTEST_VARIANT = 5
# Two names of so many words that sound the same are one person's, though one article has both spellings.
SURELY_ONE = 3
# The place in a name that an office takes: none; nor does the sound of all of it.
OFFICE, SOUND = -1, -2


@dataclass(frozen=True, slots=True)
class Found:
    """An entity in the article where it was found, with the keys of the names that are safely its own."""

    article: str
    entity: Entity
    keys: tuple[Key, ...]
    language: Pack


def merge_entities(articles: Sequence[AnnotatedArticle]) -> tuple[StoryEntity, ...]:
    """The story's entities with the mentions of all articles, ids s1, s2, …, the most mentioned first.

    Two articles mean the same when a name of theirs is one ("Korut", "Korea Utara"). A person's short name ("Kim")
    joins the only fuller name of the story that holds it, and so does a spelling one letter off, or the same to the
    ear, that never stands beside the other in one article; single words do where the office is one. Whoever could be
    two people stays apart: two brothers share a surname.
    """
    found = [
        Found(each.article.id, entity, _keys(entity, _language(each)), _language(each))
        for each in sorted(articles, key=lambda each: each.article.id)
        for entity in each.entities
    ]
    groups = _variants(_short_names(_same_names(found)))
    groups.sort(key=lambda group: (-sum(len(each.entity.mentions) for each in group), *_place(group[0])))
    return tuple(_story_entity(f"s{at}", group) for at, group in enumerate(groups, 1))


def _place(found: Found) -> tuple[str, int]:
    return found.article, found.entity.mentions[0].start


def _language(article: AnnotatedArticle) -> Pack:
    code = article.article.language
    return pack(code if code in LANGUAGES else LANGUAGES[0])


def _keys(entity: Entity, language: Pack) -> tuple[Key, ...]:
    """The keys of the name and of every alias that is nobody else's: a person's single words may be a family's."""
    keys = [name_key(entity.kind, form, language) for form in (entity.name, *entity.aliases)]
    return tuple(
        dict.fromkeys(key for at, key in enumerate(keys) if at == 0 or entity.kind != "person" or len(key[1]) > 1)
    )


def _same_names(found: Iterable[Found]) -> list[list[Found]]:
    """The entities grouped by shared keys."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    rows = list(found)
    for each in rows:
        for one, two in pairwise(each.keys):
            parent[root(two)] = root(one)
    groups: dict[Key, list[Found]] = {}
    for each in rows:
        groups.setdefault(root(each.keys[0]), []).append(each)
    return list(groups.values())


def _words(group: Sequence[Found]) -> tuple[str, ...]:
    """The folded words of a group's fullest name."""
    return max((key[1] for each in group for key in each.keys), key=lambda words: (len(words), words))


def _short_names(groups: Sequence[list[Found]]) -> list[list[Found]]:
    """The groups with every person's short name given to its one fuller name."""
    kept: list[list[Found]] = []
    by_word: dict[str, list[list[Found]]] = {}
    for group in sorted(groups, key=lambda each: (-len(_words(each)), *_place(each[0]))):
        words = set(_words(group))
        person = group[0].entity.kind == "person"
        candidates = min((by_word.get(word, []) for word in sorted(words)), key=len) if person else []
        fuller = (
            [each for each in candidates if words <= set(_words(each))] if len(candidates) <= MOST_CANDIDATES else []
        )
        if len(fuller) == 1 and not words <= country_words(group[0].language):
            fuller[0].extend(group)
            continue
        kept.append(group)
        if person:
            for word in sorted(words):
                by_word.setdefault(word, []).append(group)
    return kept


def _variants(groups: Sequence[list[Found]]) -> list[list[Found]]:
    """The groups with persons' full names a letter or a spelling apart put together, where no article has both."""
    kept: list[list[Found]] = []
    by_rest: dict[tuple[int, tuple[str, ...]], list[list[Found]]] = {}
    for group in groups:
        words = _words(group)
        rests = list(_rests(group, words)) if group[0].entity.kind == "person" else []
        near = {id(each): each for rest in rests for each in by_rest.get(rest, ()) if _one_person(each, group)}
        if len(near) == 1:
            next(iter(near.values())).extend(group)
            continue
        kept.append(group)
        for rest in rests:
            by_rest.setdefault(rest, []).append(group)
    return kept


def _rests(group: Sequence[Found], words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What is left of a full name without each of its words, and its sound; of a single word its bearer's offices."""
    if len(words) > 1:
        yield from ((at, (*words[:at], *words[at + 1 :])) for at in range(len(words)))
        yield SOUND, heard(tuple(words), group[0].language)
        return
    for office in sorted({fold_name(role) for each in group for role in each.entity.roles}):
        yield OFFICE, office


def _one_person(one: Sequence[Found], two: Sequence[Found]) -> bool:
    differing = [(a, b) for a, b in zip(_words(one), _words(two), strict=True) if a != b]
    apart = not {each.article for each in one} & {each.article for each in two}
    alike = bool(differing) and all(sounds_alike(a, b, one[0].language) for a, b in differing)
    if not apart:
        return alike and len(_words(one)) >= SURELY_ONE
    return alike or (len(differing) == 1 and one_letter_apart(*differing[0]))


def one_letter_apart(one: str, two: str) -> bool:
    """Whether two words of some length differ by one letter more, less or other, and not in their first.

    >>> one_letter_apart("prapto", "prapro"), one_letter_apart("ali", "adi")
    (True, False)
    """
    if min(len(one), len(two)) < SHORTEST_VARIANT or abs(len(one) - len(two)) > 1 or one[0] != two[0]:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one[same + (len(one) >= len(two)) :] == two[same + (len(two) >= len(one)) :]


def _story_entity(id: str, group: Sequence[Found]) -> StoryEntity:
    rows = sorted(group, key=_place)
    forms = Counter(form for each in rows for form in (each.entity.name, *each.entity.aliases))
    names = Counter(each.entity.name for each in rows)
    name = _fullest(names)
    roles = {fold_name(role): role for each in reversed(rows) for role in reversed(each.entity.roles)}
    called = best_first(tuple(roles.values())[::-1], rows[0].language)
    return StoryEntity(
        id=id,
        kind=rows[0].entity.kind,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        roles=called,
        mentions=tuple(
            StoryMention(mention.start, mention.end, article=each.article, form=mention.form)
            for each in rows
            for mention in each.entity.mentions
        ),
    )


def _fullest(names: Counter[str]) -> str:
    """The fullest name; one that a single article has gives way to a full name that several have.

    >>> _fullest(Counter({"SAR Yosef Ponggawa": 1, "Yosef Ponggawa": 3, "Yosef": 4}))
    'Yosef Ponggawa'
    """
    shared = [form for form in names if names[form] > 1 and len(fold_name(form)) > 1]
    return max(shared or names, key=lambda form: (len(fold_name(form)), _is_plain(form), names[form], len(form), form))


def _is_plain(form: str) -> bool:
    """Whether a name is written with plain spaces alone, and not all in capitals."""
    return not form.isupper() and " ".join(form.split()) == form

"""What is called by whom: names told once, and the short names of voices that no entity of the story bears."""

from collections.abc import Collection, Iterable
from functools import cache

from selisik.data import StoryEntity
from selisik.lang import LANGUAGES, Pack, fold_name

# Words that are no name of a person, though they stand with a capital at the head of a sentence.
_PLAIN = ("institutions", "roles", "ranks", "plural_heads", "things", "people")


def also_written(entity: StoryEntity) -> tuple[str, ...]:
    """The aliases that do not only differ from the name, or from each other, in capitals, spaces or points."""
    known = {fold_name(form): form for form in reversed((entity.name, *entity.aliases))}
    return tuple(form for form in entity.aliases if known[fold_name(form)] is form)


def is_nobody(voice: str, language: str | None) -> bool:
    """Whether the words only stand for somebody who is named elsewhere: "he", "they"."""
    return voice.casefold() in _listed(_pack(language), ("pronouns",))


def fuller(voice: str, voices: Collection[str], entities: Iterable[StoryEntity], language: str | None) -> str:
    """The one person's entity id, else the one fuller voice, that a voice of a single name can stand for; else itself.

    >>> fuller("Rahmat", ["penjaga hutan Budi Rahmat", "polisi"], [], "id")
    'penjaga hutan Budi Rahmat'
    """
    if len(voice.split()) != 1 or not voice.istitle() or voice.casefold() in _listed(_pack(language), _PLAIN):
        return voice
    word = voice.casefold()
    persons = [each.id for each in entities if each.kind == "person" and word in fold_name(each.name)]
    longer = [each for each in voices if each.split()[-1:] == [voice] and each != voice]
    found = persons or longer
    return found[0] if len(set(found)) == 1 else voice


def _pack(language: str | None) -> Pack:
    return Pack(language if language in LANGUAGES else LANGUAGES[0])


@cache
def _listed(language: Pack, names: tuple[str, ...]) -> frozenset[str]:
    phrases = language.table("statements").get("phrases", {})
    return frozenset(word for name in names for word in phrases.get(name, ()))

"""What resolving speakers needs to know of an article, gathered once."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from selisik.annotating.known_names import KnownNames
from selisik.annotating.lexicon import Speech
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.nicknames import nicknames
from selisik.annotating.parties import is_person
from selisik.annotating.people import People
from selisik.annotating.readable import readable
from selisik.data import Entity, Party, Sentence, Span, Statement

# An untagged source of no more capitalised words than this is taken for a person's name.
LONGEST_PLAIN = 3
# Words that name an office, a group or a thing and so are nobody's name.
UNNAMED = ("roles", "ranks", "institutions", "plural_heads", "pronouns", "things", "relational", "basis_nouns")


class Scene(NamedTuple):
    """What resolving needs to know of an article."""

    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    names: KnownNames
    people: People
    speech: Speech
    entities: Mapping[tuple[int, int], str]
    nicknames: Mapping[str, Party]
    bodies: frozenset[str]
    body_names: frozenset[str]
    last_begin: Mapping[int, int]


def scene_of(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    lexicon: Speech,
) -> Scene:
    """The scene of an article with these marks."""
    mentions = [
        NameMention(mention.start, mention.end, kind=entity.kind)
        for entity in entities
        for mention in entity.mentions
        if mention.form == "name"
    ]
    names = KnownNames(mentions, text)
    spoken = [
        (each.speaker.name, each.source.start)
        for each in statements
        if each.speaker and each.source and _speaks_as_person(each.speaker, each.source, names, lexicon)
    ]
    starts = [sentence.start for sentence in sentences]
    people = People(names, lexicon, entities, spoken)
    places = {(mention.start, mention.end): entity.id for entity in entities for mention in entity.mentions}
    called = nicknames(sentences, people, lexicon, names)
    begins = {each.content.end: each.content.start for each in statements if each.kind != "direct"}
    bodies = frozenset(entity.id for entity in entities if entity.kind == "organisation")
    named = frozenset(each.cut(text) for each in mentions if each.kind == "organisation")
    read = readable(text, sentences)
    return Scene(read, sentences, starts, names, people, lexicon, places, called, bodies, named, begins)


def _speaks_as_person(party: Party, source: Span, names: KnownNames, lexicon: Speech) -> bool:
    """Whether the source gives a person's name: by the tagger, by its build, or as capitalised words that are no
    office, group or acronym."""
    if lexicon.has("basis_nouns", source.cut(names.text).split()[0].lower()):
        return False
    if is_person(party, source, names):
        return True
    words = [word for word in party.name.split() if not lexicon.has("ranks", word.strip(".").lower())]
    plain = 0 < len(words) <= LONGEST_PLAIN and all(word.isalpha() and word.istitle() for word in words)
    unnamed = any(
        lexicon.has(each, word.lower()) and not lexicon.has("also_names", word.lower())
        for word in words
        for each in UNNAMED
    )
    return plain and names.kind_at(source.start) is None and not (unnamed or lexicon.place(words[0].lower()))

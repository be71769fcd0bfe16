"""The full name behind "katanya", "Dia" or a surname."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from selisik.annotate.antecedents import subjects
from selisik.annotate.known_names import KnownNames
from selisik.annotate.lexicon import Speech, speech
from selisik.annotate.parties import is_person, party_of
from selisik.annotate.people import People, name_words
from selisik.annotate.readable import readable
from selisik.data import Entity, NameMention, Party, Sentence, Span, Statement
from selisik.lang import Pack


class _Scene(NamedTuple):
    """What resolving needs to know of an article."""

    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    names: KnownNames
    people: People
    speech: Speech


def resolve_speakers(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    language: Pack,
) -> tuple[Statement, ...]:
    """The statements with speaker and addressee named in full where the text tells who they are.

    A pronoun or clitic means the last speaker, or a person who has become the subject of a sentence since. Where the text
    does not tell, the speaker stays None.
    """
    if not statements:
        return ()
    scene = _scene(text, sentences, statements, entities, speech(language))
    return tuple(_resolved(scene, statements))


def _scene(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    lexicon: Speech,
) -> _Scene:
    mentions = [
        NameMention(mention.start, mention.end, kind=entity.kind)
        for entity in entities
        for mention in entity.mentions
        if mention.form == "name"
    ]
    names = KnownNames(mentions, text)
    named = [
        (each.speaker.name, each.source.start)
        for each in statements
        if each.speaker and each.source and is_person(each.speaker, each.source, names)
    ]
    starts = [sentence.start for sentence in sentences]
    return _Scene(readable(text, sentences), sentences, starts, names, People(text, entities, named), lexicon)


def _resolved(scene: _Scene, statements: Sequence[Statement]) -> Iterator[Statement]:
    last: Party | None = None
    end = 0
    for at, statement in enumerate(statements):
        party = _speaker(scene, statement, last, end)
        if party is None and statement.source is None and at + 1 < len(statements) and statement.rule == "goes-on":
            party = _named(scene, statements[at + 1])
        yield replace(statement, speaker=party, addressee=_addressee(scene, statement))
        last, end = party or last, statement.content.end


def _addressee(scene: _Scene, statement: Statement) -> Party | None:
    party = statement.addressee
    return _full(scene, party, statement.content.start) if party else None


def _speaker(scene: _Scene, statement: Statement, last: Party | None, end: int) -> Party | None:
    if named := _named(scene, statement):
        return named
    form = statement.source.cut(scene.text).lower() if statement.source else ""
    place = (statement.source or statement.cue or statement.content).start
    if form in scene.speech.phrases["plural"]:
        return _group(scene, min(statement.content.start, place)) or last
    if statement.cue is None and last:
        return last
    return _new_subject(scene, end, min(statement.content.start, place)) or last


def _named(scene: _Scene, statement: Statement) -> Party | None:
    """The speaker where the source itself tells who it is."""
    party, source = statement.speaker, statement.source
    if party is None or source is None:
        return None
    return _full(scene, party, source.start) if party else None


def _full(scene: _Scene, party: Party, place: int) -> Party:
    words = name_words(party.name)
    bearer = scene.people.fullest(party.name, place) if len(words) > 0 else None
    if bearer is None:
        bearer = scene.people.by_role(party.name, place)
    return bearer.party if bearer else party


def _new_subject(scene: _Scene, end: int, place: int) -> Party | None:
    """A person who is the subject of a sentence after `end` and before `place`."""
    first, stop = bisect_left(scene.starts, end), bisect_left(scene.starts, place)
    for phrases, found in subjects(scene.text, scene.sentences[first:stop], scene.speech, scene.names):
        party = party_of(phrases, found)
        span = Span(phrases.words[found.begin].start, phrases.words[found.end - 1].end)
        if party and is_person(party, span, scene.names):
            return _full(scene, party, span.start)
    return None


def _group(scene: _Scene, place: int) -> Party | None:
    """The group that the sentences before `place` tell of, the nearest first."""
    stop = bisect_left(scene.starts, place + 1)
    for phrases, found in subjects(scene.text, scene.sentences[:stop], scene.speech, scene.names):
        for at in range(found.begin, found.end):
            if scene.speech.has("plural_heads", phrases.form(at)):
                return Party(entity=None, name=scene.text[phrases.words[at].start : phrases.words[found.end - 1].end])
    return None

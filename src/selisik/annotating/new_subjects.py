"""Who has become the subject of the sentences since somebody last spoke, and so may be the one that "he said" means."""

from bisect import bisect_left

from selisik.annotating.antecedents import FARTHEST, subjects, suffers
from selisik.annotating.full_names import full_party
from selisik.annotating.parties import party_of
from selisik.annotating.phrases import Phrases, Range
from selisik.annotating.scenes import Scene
from selisik.data import Party


def new_subject(scene: Scene, end: int, place: int, of_another: bool = False) -> Party | None:
    """A person who is the subject of a sentence after `end` and before `place`.

    Words that speak `of_another` are nobody's who is only told of: his who speaks elsewhere, holds an office, or is
    the subject of the very sentence.
    """
    first, stop = bisect_left(scene.starts, end), bisect_left(scene.starts, place)
    sentences = scene.sentences[max(first, stop - FARTHEST) : stop]
    own = sentences[-1].start if sentences and sentences[-1].end > place else place
    for phrases, found in subjects(scene.text, sentences, scene.speech, scene.names):
        party, at = party_of(phrases, found), phrases.words[found.begin].start
        if not party or at >= place or _spoken_of(scene, party, end) or (end and suffers(phrases, found.end)):
            continue
        told_of = of_another and at < own and not _holds_office(phrases, found.begin)
        if bearer := scene.people.fullest(party.name, at) or scene.people.at_end(party.name, at):
            short = scene.people.called_short(bearer.name, at) if bearer.name == party.name else None
            if told_of and not (short or bearer).spoke:
                continue
            return (short or bearer).party
        if not told_of and _described_name(phrases, found, party):
            return party
    return None


def _holds_office(phrases: Phrases, at: int) -> bool:
    """Whether the subject begins with an office or a rank as titles are written, not with the part that somebody plays
    in a case."""
    listed = phrases.office(at) or phrases.speech.has("ranks", phrases.form(at))
    return listed and phrases.capital(at) and not phrases.speech.has("parts_played", phrases.form(at))


def _described_name(phrases: Phrases, found: Range, party: Party) -> bool:
    """Whether the subject is an unknown name beside a description ("Firstname, one of the pupils, …") or an office."""
    beside = phrases.form(found.begin + 1) == "," or (phrases.office(found.begin) and " " in party.name)
    own = beside and found.end - found.begin > len(party.name.split())
    return own and party.name.istitle() and phrases.named(found.begin) != "organisation"


def _spoken_of(scene: Scene, party: Party, end: int) -> bool:
    """Whether the last statement, which ends at `end`, is about the one: the sentences after it go on with that."""
    begin = scene.last_begin.get(end)
    return begin is not None and party.name.split()[-1] in scene.text[begin:end]


def group_before(scene: Scene, place: int) -> Party | None:
    """The group that the sentences before `place` tell of, the nearest first: people in the plural, or a body."""
    stop = bisect_left(scene.starts, place)
    for phrases, found in subjects(scene.text, scene.sentences[:stop], scene.speech, scene.names):
        if phrases.named(found.begin) == "organisation" and (party := party_of(phrases, found)):
            return full_party(scene, party, phrases.words[found.begin].start)
        for at in range(found.begin, found.end):
            if scene.speech.has("plural_heads", phrases.form(at)):
                return Party(entity=None, name=scene.text[phrases.words[at].start : phrases.words[found.end - 1].end])
    return None


def only_person(scene: Scene, place: int, end: int = 0, of_another: bool = False) -> Party | None:
    """The one person whom the sentence before names; None where it names two or none, or begins before `end`, and
    where words `of_another` could only be the words of one who never speaks."""
    before = bisect_left(scene.starts, place) - 1
    if before >= 0 and scene.sentences[before].end > place:
        before -= 1
    if before < 0 or scene.starts[before] < end:
        return None
    sentence = scene.sentences[before]
    named = [each for each in scene.names.inside(sentence) if each.kind == "person"]
    found = {bearer.name: bearer for each in named if (bearer := scene.people.fullest(each.cut(scene.text), place))}
    if len(found) != 1 or (of_another and not next(iter(found.values())).spoke):
        return None
    return next(iter(found.values())).party

"""A speaker by the fullest name that the article has: of a person, of the bearer of an office, of a body."""

from selisik.annotating.belonging import is_called_so, is_group_of_one, owner_of
from selisik.annotating.organisations import full_organisation
from selisik.annotating.scenes import Scene
from selisik.data import Party, Span


def full_party(scene: Scene, party: Party, place: int) -> Party:
    """The party by the fullest name: of a person, of the bearer of an office, of an organisation."""
    if known := scene.nicknames.get(party.name):
        return known
    if is_group_of_one(party.name.lower().split(), scene.speech):
        return party
    bearer = scene.people.fullest(party.name, place)
    if bearer is None and (owned := owner_of(party.name, scene.speech)):
        return _belonging(scene, party, *owned, place)
    if bearer is None and _is_office(scene, party):
        bearer = scene.people.by_role(party.name, place) or scene.people.at_end(party.name, place)
    if bearer is None or bearer.name == party.name:
        bearer = scene.people.called_short(party.name, place) or bearer
    if bearer is None and scene.speech.has("parts_played", party.name.lower()):
        bearer = scene.people.only_called(party.name.lower())
    return bearer.party if bearer else full_body(scene, party, place)


def _belonging(scene: Scene, party: Party, calling: str, name: str, place: int) -> Party:
    """Who is told by whose he or she is: the one whom the article names beside those very words, the one named there
    if the article gives that calling for the name elsewhere, or else nobody by name."""
    if bearer := scene.people.named_after(party.name):
        return bearer.party
    bearer = scene.people.fullest(name, place)
    own = bearer and is_called_so(scene.text, calling, bearer.name, bearer.places, scene.speech)
    return bearer.party if bearer and own else party


def _is_office(scene: Scene, party: Party) -> bool:
    head = party.name.partition(" ")[0].lower()
    return scene.speech.has("roles", head) and not scene.speech.has("institutions", head) and party.name[:1].isupper()


def full_body(scene: Scene, party: Party, place: int) -> Party:
    """The party by the fullest name of the body it is, with its entity; an office stays as it is."""
    if _is_office(scene, party):
        return party
    name = full_organisation(party.name, scene.names, scene.people.knows)
    held = name != party.name and _is_office(scene, Party(entity=None, name=name))
    if held and party.name.isupper() and party.name[0] != name[0].upper():
        return party  # the short name of the body in an office ("the Secretary of the Boatmen's Union (BU)")
    if held:
        bearer = scene.people.by_role(name, place)
        return bearer.party if bearer else party
    mention = scene.names.at(place)
    if mention is None and scene.speech.has("institutions", party.name.partition(" ")[0].lower()):
        inside = [
            each for each in scene.names.inside(Span(place, place + len(party.name))) if each.kind == "organisation"
        ]
        mention = inside[-1] if inside else None
    known = scene.entities.get((mention.start, mention.end)) if mention else None
    return Party(entity=known if mention and mention.kind != "person" else None, name=name)

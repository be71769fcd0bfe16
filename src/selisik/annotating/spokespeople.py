"""Who speaks for a body: a clitic ("he said") behind what a body has said means the person who speaks for it."""

from selisik.annotating.scenes import Scene
from selisik.annotating.word_order import name_words
from selisik.data import Party

# Characters beside a name in which the body stands that its bearer speaks for.
LONGEST_OFFICE = 160
# Places of a name that are looked at.
MOST_PLACES = 6
# Letters of the shortest acronym that is a body's.
SHORTEST_ACRONYM = 3


def is_body(scene: Scene, party: Party) -> bool:
    """Whether the party is an organisation: by its entity, its name, its first words or as an acronym."""
    if party.entity in scene.bodies or party.name in scene.body_names:
        return True
    if party.name.isupper() and party.name.isalpha() and len(party.name) >= SHORTEST_ACRONYM:
        return True
    return any(scene.speech.has("institutions", word) for word in party.name.lower().split()[:2])


def speaks_for(scene: Scene, person: Party, body: Party) -> bool:
    """Whether the article names the body in the office of the person, right before a mention of the name."""
    bearer = scene.people.fullest(person.name, len(scene.text))
    words = set(name_words(body.name))
    if bearer is None or not words:
        return False
    return any(words <= _office(scene.text, at) for at in bearer.places[:MOST_PLACES])


def _office(text: str, at: int) -> set[str]:
    """The words before a name in its sentence, brackets left out."""
    before = text[max(0, at - LONGEST_OFFICE) : at]
    before = before[1 + max(before.rfind(mark) for mark in ('"', "”", "“", ". ", "\n\n")) :]
    return {word.strip(",().:;") for word in before.lower().split()}

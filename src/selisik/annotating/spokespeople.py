"""Who speaks for a body: a clitic ("he said") behind what a body has said means the person who speaks for it."""

from selisik.annotating.scenes import Scene
from selisik.annotating.word_order import name_words
from selisik.data import Party, Statement
from selisik.lang import tokens

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


def is_no_one(scene: Scene, party: Party) -> bool:
    """Whether the party is a body, or a plain word that stands for one ("police")."""
    return is_body(scene, party) or party.name.lower() in scene.speech.lists.ordinary


def says_i(scene: Scene, statement: Statement) -> bool:
    """Whether a quotation says "I": a body says "we", so that the words are one person's, its own or not."""
    if statement.kind != "direct":
        return False
    words = tokens(scene.text, statement.content.start, statement.content.end)
    return any(scene.speech.has("singular_self", word.text.lower()) for word in words)


def of_another(scene: Scene, statement: Statement) -> bool:
    """Whether a quotation speaks of one person, or of what somebody is in a case, and never of "I" or "we": whoever is
    only told of in the article is then more likely meant than speaking."""
    if statement.kind != "direct":
        return False
    words = {word.text.lower() for word in tokens(scene.text, statement.content.start, statement.content.end)}
    lists = scene.speech.phrases
    told = not (words.isdisjoint(lists["single"]) and words.isdisjoint(lists["parts_played"]))
    return told and words.isdisjoint(lists["selves"])


def _office(text: str, at: int) -> set[str]:
    """The words before a name in its sentence, brackets left out."""
    before = text[max(0, at - LONGEST_OFFICE) : at]
    before = before[1 + max(before.rfind(mark) for mark in ('"', "”", "“", ". ", "\n\n")) :]
    return {word.strip(",().:;") for word in before.lower().split()}

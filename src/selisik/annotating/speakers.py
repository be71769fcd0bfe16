"""The full name behind "katanya", "Dia" or a surname."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from selisik.annotating.belonging import is_group_of_one
from selisik.annotating.firms import firm_word, named_firm
from selisik.annotating.full_names import full_body, full_party
from selisik.annotating.lexicon import speech
from selisik.annotating.new_subjects import group_before, new_subject, only_person
from selisik.annotating.pairs import is_pair, named_pair, pair_before
from selisik.annotating.parties import is_person
from selisik.annotating.scenes import Scene, scene_of
from selisik.annotating.spokespeople import is_body, is_no_one, of_another, says_i, speaks_for
from selisik.annotating.turns import OPEN
from selisik.data import Entity, Party, Sentence, Statement
from selisik.lang import Pack

# Characters after a description in which its clause ends, and what ends it.
LONGEST_TAIL = 120
_CLOSE = re.compile(r"[.,;:\n\"”“]")
# Words that open the mention of several, or of somebody new.
GROUPS = ("plural_heads", "one_of")
# Statements after which somebody is the voice of the article.
LEAST_SPOKEN = 2
# Words of a source that repeats no more than the head of a name ("the council").
LENGTH_OF_REPEAT = 2
# Words of one that says more of it ("that rights group").
LONGEST_REPEAT = 4


def resolve_speakers(
    text: str,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    language: Pack,
) -> tuple[Statement, ...]:
    """The statements with speaker and addressee named in full where the text tells who they are.

    A pronoun or clitic means the last speaker, or a person who has become the subject of a sentence since. Where the
    text does not tell, the speaker stays None.
    """
    if not statements:
        return ()
    scene = scene_of(text, sentences, statements, entities, speech(language))
    return _only_voice(scene, list(_resolved(scene, statements)))


def _only_voice(scene: Scene, resolved: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those at the beginning with no speaker given to the one person who speaks in the whole article:
    a report may quote before it names ("…," she said)."""
    first = next((at for at, each in enumerate(resolved) if each.speaker), len(resolved))
    parties = {each.speaker.name: each.speaker for each in resolved if each.speaker}
    only = next(iter(parties.values())) if len(parties) == 1 and len(resolved) - first >= LEAST_SPOKEN else None
    if only is None or first == 0 or scene.people.fullest(only.name, len(scene.text)) is None:
        return tuple(resolved)
    opening = (replace(each, speaker=only) if _leaves_one_open(scene, each) else each for each in resolved[:first])
    return (*opening, *resolved[first:])


def _leaves_one_open(scene: Scene, statement: Statement) -> bool:
    """Whether one person is meant by a clitic or pronoun, whoever it is."""
    return statement.cue is not None and (statement.source is None or _means_one(scene, statement))


class _Voices:
    """Who has spoken so far: last of all, last of single persons, last on paper, and who has been quoted."""

    __slots__ = ("last", "one", "paper", "person", "persons", "quoted")

    def __init__(self) -> None:
        self.last: Party | None = None
        self.one: Party | None = None
        self.person: Party | None = None
        self.paper: Party | None = None
        self.persons: Counter[str] = Counter()
        self.quoted: set[str] = set()

    def add(self, scene: Scene, statement: Statement, party: Party | None) -> None:
        """Take in who said the next statement."""
        if _is_paper(scene, statement):
            self.paper = party
            return
        self.last = party or self.last
        if party and statement.kind == "direct":
            self.quoted.add(party.name)
        cited = statement.rule.endswith("cited")
        if party and not cited and _may_be_one(scene, party, statement.content.end):
            self.one = party
            self.person = party if party.entity and not is_body(scene, party) else self.person
            self.persons[party.name] += 1

    def only_one(self) -> Party | None:
        """The only person who has spoken, None where nobody or several have."""
        return self.one if len(self.persons) == 1 else None

    def for_body(self) -> Party | None:
        """The only person who has spoken, more than once, where a body that is not quoted itself spoke last."""
        only = self.only_one() if self.last and self.last.name not in self.quoted else None
        return only if only and self.persons[only.name] >= LEAST_SPOKEN else None


def _resolved(scene: Scene, statements: Sequence[Statement]) -> Iterator[Statement]:
    voices, end = _Voices(), 0
    for at, statement in enumerate(statements):
        known = voices.one if _means_one(scene, statement) else voices.last
        if at > 0 and statements[at - 1].kind != "direct" and _of_body(scene, statement, known):
            known = voices.for_body() or known
        party = _same_head(scene, statement, voices.last, voices.paper)
        party = party or _speaker(scene, statement, known or voices.paper, end)
        if _has_clitic(statement) and party and voices.person and party.name not in voices.quoted:
            own = is_body(scene, party) and speaks_for(scene, voices.person, party)
            party = voices.person if own else party
        if _has_clitic(statement) and party and is_no_one(scene, party) and says_i(scene, statement):
            party = voices.only_one()
        if at + 1 < len(statements) and _leans_on_next(scene, statement, statements[at + 1], end):
            party = _named(scene, statements[at + 1]) or party
        yield replace(statement, speaker=party, addressee=_addressee(scene, statement))
        end = statement.content.end
        voices.add(scene, statement, party)


def _has_clitic(statement: Statement) -> bool:
    """Whether nothing but a clitic on the word of saying names the source."""
    return statement.source is None and statement.cue is not None


def _means_one(scene: Scene, statement: Statement) -> bool:
    """Whether the source is a pronoun of one person: no group, body or document is meant."""
    return statement.source is not None and scene.speech.has("single", statement.source.cut(scene.text).lower())


def _of_body(scene: Scene, statement: Statement, last: Party | None) -> bool:
    """Whether a quotation with no more than a clitic follows what a body has said: somebody may speak for it."""
    clitic = statement.kind == "direct" and _has_clitic(statement)
    return clitic and last is not None and (last.entity in scene.bodies or _is_body_word(scene, last))


def _is_body_word(scene: Scene, party: Party) -> bool:
    words = party.name.lower().split()
    return any(scene.speech.has("institutions", word) for word in words[:2])


def _leans_on_next(scene: Scene, statement: Statement, following: Statement, end: int) -> bool:
    """Whether the quotation has its speaker from the one that follows: it goes on there, or stands alone right before
    it, and some sentence parts it from what was said before."""
    if statement.rule == "quotation-goes-on":
        return True
    if statement.rule != "quotation-alone" or following.kind != "direct":
        return False
    apart = bisect_left(scene.starts, statement.content.start) - bisect_left(scene.starts, end) > 0
    return apart and not scene.text[statement.content.end : following.content.start].strip()


def _addressee(scene: Scene, statement: Statement) -> Party | None:
    party = statement.addressee
    return full_party(scene, party, statement.content.start) if party else None


def _speaker(scene: Scene, statement: Statement, last: Party | None, end: int) -> Party | None:
    if statement.rule == OPEN:
        return None
    place = min(each.start for each in (statement.source, statement.cue, statement.content) if each)
    if known := _called(scene, statement) or _firm(scene, statement):
        return known
    described = _is_definite(scene, statement)
    if statement.source and (pair := named_pair(scene, statement.source)):
        return pair
    if not described and (named := _named(scene, statement)):
        return named
    form = statement.source.cut(scene.text).lower() if statement.source else ""
    if form in scene.speech.phrases["both"] and (pair := pair_before(scene, place)):
        return pair
    if form in scene.speech.phrases["both"] and last and is_pair(scene, last):
        return last
    if form in scene.speech.phrases["plural"]:
        return group_before(scene, place) or (last if last and _is_group(scene, last) else None)
    if statement.cue is None and last:
        return last
    if described:
        known = (
            _described(scene, statement, place)
            or new_subject(scene, end, place)
            or only_person(scene, place, end)
            or (last if last and not _is_group(scene, last) else None)
        )
        return known or only_person(scene, place) or statement.speaker
    other = of_another(scene, statement)
    known = new_subject(scene, end, place, other) or last or only_person(scene, place, of_another=other)
    return known or (new_subject(scene, 0, place, other) if statement.cue else None)


def _called(scene: Scene, statement: Statement) -> Party | None:
    """The person whom a relative clause after a kind of person names ("the man who is known as Budi")."""
    source = statement.source
    if source is None:
        return None
    clause = _CLOSE.split(scene.text[source.end : source.end + LONGEST_TAIL], maxsplit=1)[0]
    words = clause.split()
    at = next((at for at, word in enumerate(words) if scene.speech.has("called", word)), len(words))
    name = " ".join(words[at + 1 : at + 3])
    if not scene.speech.has("people", source.cut(scene.text).lower()):
        return _nicknamed(scene, statement, words, name) if at < len(words) else None
    if known := scene.nicknames.get(name) or scene.nicknames.get(name.partition(" ")[0]):
        return known
    bearer = scene.people.fullest(name, source.start) or (
        scene.people.fullest(words[at + 1], source.start) if at + 1 < len(words) else None
    )
    return bearer.party if bearer and name[:1].isupper() else None


def _firm(scene: Scene, statement: Statement) -> Party | None:
    word = firm_word(statement.speaker.name, scene.speech) if statement.speaker else None
    if word is None or statement.source is None:
        return None
    found = named_firm(word, scene.sentences, statement.source.start, scene.names, scene.speech)
    return full_body(scene, *found) if found else None


def _nicknamed(scene: Scene, statement: Statement, clause: Sequence[str], name: str) -> Party | None:
    """The bearer of the nickname that a relative clause gives after an office with no name ("the chair of such a body
    who is called Lin")."""
    head = statement.source.cut(scene.text).split()[0].lower() if statement.source else ""
    relative = scene.speech.has("relative", clause[0]) and scene.speech.has("roles", head)
    return (scene.nicknames.get(name) or scene.nicknames.get(name.partition(" ")[0])) if relative else None


def _is_definite(scene: Scene, statement: Statement) -> bool:
    """Whether the source is a description of somebody already spoken of ("the politician")."""
    if statement.speaker is None or statement.source is None:
        return False
    source = statement.source.cut(scene.text).lower().split()
    if scene.speech.has("roles", source[0]) and scene.speech.has("demonstrative", source[-1]):
        small = scene.text[statement.source.start].islower() or scene.speech.has("relational", source[0])
        return not any(scene.speech.has(each, source[0]) for each in ("institutions", *GROUPS)) and (
            small or not is_person(statement.speaker, statement.source, scene.names)
        )
    if is_person(statement.speaker, statement.source, scene.names):
        return False
    words = [word.lower() for word in statement.speaker.name.split()]
    if is_group_of_one(words, scene.speech):
        return False
    lists = scene.speech.phrases
    pointed = len(words) > 1 and (words[0] in lists["definite"] or words[-1] in lists["demonstrative"])
    if not pointed and not _pointed_at(scene, statement, words[0]):
        return False
    return not any(words[0] in lists[name] for name in ("institutions", "plural_heads", "documents", "basis_nouns"))


def _pointed_at(scene: Scene, statement: Statement, head: str) -> bool:
    """Whether a demonstrative ends the relative clause, or the words that belong to a kind of person ("that woman who
    lives by the river")."""
    source, cue = statement.source, statement.cue
    if source is None or any(scene.speech.has(each, head) for each in ("one_of", "plural_heads")):
        return False
    end = source.end + LONGEST_TAIL
    tail = scene.text[source.end : min(end, cue.start) if cue and cue.start > source.end else end]
    words = _CLOSE.split(tail, maxsplit=1)[0].lower().split()
    while words and scene.speech.has("adverbs", words[-1]) and not scene.speech.has("demonstrative", words[-1]):
        words.pop()
    if not words or not scene.speech.has("demonstrative", words[-1]):
        return False
    return scene.speech.has("relative", words[0]) or any(scene.speech.has(each, head) for each in ("people", "roles"))


def _same_head(scene: Scene, statement: Statement, last: Party | None, paper: Party | None) -> Party | None:
    """The last speaker where the source repeats the head of the name ("the council" for "the Council of Lintang"), or
    the last whose words are on paper where it is such a thing ("the data" after "a report of X")."""
    source = statement.source.cut(scene.text) if statement.source else ""
    words = source.lower().split()
    if not 1 < len(words) <= LONGEST_REPEAT or not scene.speech.has("demonstrative", words[-1]):
        return None
    if len(words) > LENGTH_OF_REPEAT and (source[1:] != source[1:].lower() or scene.speech.has("relational", words[0])):
        return None
    if last and (words[0] in last.name.lower().split() or _is_body(scene, words[0], last)):
        return last
    return paper if len(words) == LENGTH_OF_REPEAT and scene.speech.has("basis_nouns", words[0]) else None


def _is_body(scene: Scene, head: str, last: Party) -> bool:
    """Whether the head means a body and the last speaker is one ("the company" after "Samudra Ltd said"), or may be:
    a name of one word."""
    body = last.entity in scene.bodies or (last.name.isalpha() and last.name[:1].isupper())
    return body and scene.speech.has("institutions", head)


def _may_be_one(scene: Scene, party: Party, place: int) -> bool:
    """Whether the speaker is one person: somebody named, or somebody of a kind ("a sailor")."""
    if scene.people.fullest(party.name, place):
        return True
    words = party.name.lower().split()
    kinds = ("roles", "people", "relational")
    one = words[0] in scene.speech.phrases["single_one"] or any(scene.speech.has(each, words[0]) for each in kinds)
    return one and not any(scene.speech.has(each, words[0]) for each in ("institutions", "plural_heads", "several"))


def _is_paper(scene: Scene, statement: Statement) -> bool:
    """Whether the source is data, a report or the like."""
    head = statement.source.cut(scene.text).split(None, 1)[0].lower() if statement.source else ""
    return scene.speech.has("basis_nouns", head) or scene.speech.has("documents", head)


def _described(scene: Scene, statement: Statement, place: int) -> Party | None:
    """The person right before whose name the words of the description stand ("the former mayor")."""
    words = statement.speaker.name.lower().split() if statement.speaker else []
    plain = [word for word in words if not scene.speech.has("demonstrative", word)]
    if not plain or scene.speech.has("people", plain[0]):
        return None
    bearer = scene.people.by_role(" ".join(plain), place)
    return bearer.party if bearer else None


def _is_group(scene: Scene, party: Party) -> bool:
    return any(scene.speech.has("plural_heads", word.lower()) for word in party.name.split()[:2])


def _named(scene: Scene, statement: Statement) -> Party | None:
    """The speaker where the source itself tells who it is."""
    party, source = statement.speaker, statement.source
    return full_party(scene, party, source.start) if party and source else None

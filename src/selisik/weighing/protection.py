"""Names that the press code asks not to repeat."""

from collections.abc import Sequence
from typing import Literal

from selisik.data import AnnotatedArticle, Caution, StoryEntity, StoryMention
from selisik.lang import tokens
from selisik.weighing.name_surroundings import Nearby, holds_office, is_officer, listed, nearby, protection
from selisik.weighing.units import article_language
from selisik.weighing.victims import told_as_victim

Reason = Literal["minor", "victim of a sexual crime"]
# How many words may stand between "pupil" and the name.
WIDEST_GAP = 3
# Initials protect already: a name this short in capitals is none.
LONGEST_INITIALS = 5
# A first name is followed by so many initials at most.
SHORT_NAMES = 2
# The lists whose words tell that an article is of such a crime.
CRIMES = ("words", "active", "passive")
# An article with this many different words of games tells of a game.
GAME_WORDS = 2


def find_cautions(articles: Sequence[AnnotatedArticle], entities: Sequence[StoryEntity]) -> tuple[Caution, ...]:
    """Where minors and victims of sexual crimes are named, in every article of the story, by article and place."""
    read = {each.article.id: each for each in articles}
    worlds = {name: _World(annotated) for name, annotated in read.items()}
    out = []
    for entity in entities:
        if entity.kind == "person":
            named = [mention for mention in entity.mentions if mention.form == "name"]
            named = [mention for mention in named if not _initials(read[mention.article].text, mention)]
            reason = _reason(entity, [_Seen(each, worlds[each.article]) for each in named])
            if reason:
                out += [Caution(each.start, each.end, article=each.article, reason=reason) for each in named]
    return tuple(sorted(out, key=lambda each: (each.article, each.start)))


class _World:
    """One article as far as its words bear on who may be named.

    `crime` says that it has a word of sexual crime, `sexual` that it has one that does not also mean an insult.
    """

    __slots__ = ("code", "crime", "game", "sexual", "text")

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.text = annotated.text
        self.code = article_language(annotated).code
        words = [mark.text.lower() for mark in tokens(self.text)]
        crimes, insults = [listed(self.code, "crime", name) for name in CRIMES], listed(self.code, "crime", "insults")
        found = [(at, length) for at in range(len(words)) if (length := max(each.at(words, at) for each in crimes))]
        self.crime = bool(found)
        self.sexual = any(length > insults.at(words, at) for at, length in found)
        self.game = len(set(protection(self.code, "minor").get("games", ())) & set(words)) >= GAME_WORDS


class _Seen:
    """A mention by name, its article and the words around it."""

    __slots__ = ("near", "world")

    def __init__(self, mention: StoryMention, world: _World) -> None:
        self.world = world
        self.near = nearby(world.text, mention)


def _initials(text: str, mention: StoryMention) -> bool:
    name = mention.cut(text)
    return len(name) <= LONGEST_INITIALS and name.replace(".", "").isupper()


def _reason(entity: StoryEntity, seen: Sequence[_Seen]) -> Reason | None:
    # What one article says by mistake, or of somebody of the same name, is outvoted: the accused are no victims.
    if sum(told_as_victim(each.near, each.world.code, each.world.sexual) for each in seen if each.world.crime) > 0:
        return "victim of a sexual crime"
    if not seen or any(_in_office(entity, each) for each in seen):
        return None
    ages = [age for each in seen if (age := _age(each)) is not None]
    adult_at = min(protection(each.world.code, "minor").get("adult_at", 0) for each in seen)
    if any(age < adult_at for age in ages):
        return "minor"
    # An age written at the name settles it: "the baby's mother, X (26)" is no baby.
    return "minor" if not ages and any(_is_called_minor(each) for each in seen) else None


def _in_office(entity: StoryEntity, seen: _Seen) -> bool:
    """Whether the bearer of the name has a rank or an office, which no child has."""
    code = seen.world.code
    return is_officer(seen.near, code) or any(holds_office(role.lower().split(), code) for role in entity.roles)


def _is_called_minor(seen: _Seen) -> bool:
    """Whether the words before the name call its bearer a child, and not the child's mother or teacher."""
    words = seen.near.before
    called = listed(seen.world.code, "minor", "before")
    others = protection(seen.world.code, "minor").get("of_a_child", ())
    return any(
        length
        and len(words) - at - length <= WIDEST_GAP
        and not set(words[max(0, at - WIDEST_GAP) : at]) & set(others)
        and _same_person(words[at + length :], seen.world.code)
        # Behind a comma the name explains the child only where the child opens the clause.
        and ("," not in words[at + length :] or words[max(0, at - 1) : at] in ((), (",",)))
        for at in range(len(words))
        if (length := called.at(words, at))
    )


def _same_person(words: Sequence[str], code: str) -> bool:
    """Whether all of the words may stand between "pupil" and the pupil's name: numbers of classes do, verbs do not."""
    allowed = listed(code, "minor", "between")
    at = 0
    while at < len(words):
        length = allowed.at(words, at) or int(words[at].isdigit())
        if not length:
            return False
        at += length
    return True


def _age(seen: _Seen) -> int | None:
    """The age that stands right behind the name, in brackets or with its words."""
    minor = protection(seen.world.code, "minor")
    after = seen.near.after[_behind_short_names(seen.near, seen.world.code) :]
    if after[:1] in (("(",), (",",)) and len(after) > 2 and _is_age(after[1]):
        closed = after[2] == ")" if after[0] == "(" else after[2] == ","
        if (closed and not seen.world.game) or after[2] in minor.get("years", ()):
            return int(after[1])
    if len(after) > 2 and after[0] in minor.get("age", ()) and _is_age(after[1]):
        return int(after[1])
    return None


def _behind_short_names(near: Nearby, code: str) -> int:
    """Where the words go on behind initials that the name ends with, and behind "alias" with its name."""
    at = 0
    while at < min(len(near.after), SHORT_NAMES) and near.cased_after[at].isalpha() and near.cased_after[at].isupper():
        at += 1
    if length := listed(code, "minor", "alias").at(near.after, at):
        at += length
        while at < len(near.after) and near.cased_after[at][0].isupper():
            at += 1
    return at


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) <= 2

"""Names that the press code asks not to repeat."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from selisik.data import AnnotatedArticle, Caution, StoryEntity, StoryMention
from selisik.lang import Pack, Token, tokens
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.units import article_language

Reason = Literal["minor", "victim of a sexual crime"]
# How far from a name, in characters, the words that describe its bearer are looked for.
REACH = 60
# How many words may stand between "victim" or "pupil" and the name.
WIDEST_GAP = 3
# Initials protect already: a name this short in capitals is none.
LONGEST_INITIALS = 5
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
            reason = _reason(named, worlds)
            if reason:
                out += [Caution(each.start, each.end, article=each.article, reason=reason) for each in named]
    return tuple(sorted(out, key=lambda each: (each.article, each.start)))


class _World:
    """One article as far as its words bear on who may be named."""

    __slots__ = ("code", "crime", "game", "text")

    def __init__(self, annotated: AnnotatedArticle) -> None:
        self.text = annotated.text
        self.code = article_language(annotated).code
        words = [mark.text.lower() for mark in tokens(self.text)]
        self.crime = _phrases(self.code, "crime", "words").found(words, 0, len(words))
        self.game = len(set(_table(self.code, "minor").get("games", ())) & set(words)) >= GAME_WORDS


def _initials(text: str, mention: StoryMention) -> bool:
    name = mention.cut(text)
    return len(name) <= LONGEST_INITIALS and name.replace(".", "").isupper()


def _reason(mentions: Sequence[StoryMention], worlds: Mapping[str, _World]) -> Reason | None:
    if not mentions:
        return None
    if any(_is_victim(mention, worlds[mention.article]) for mention in mentions):
        return "victim of a sexual crime"
    ages = [age for mention in mentions if (age := _age(mention, worlds[mention.article])) is not None]
    adult_at = min(_table(worlds[mention.article].code, "minor").get("adult_at", 0) for mention in mentions)
    if any(age < adult_at for age in ages):
        return "minor"
    # An age written at the name settles it: "the baby's mother, X (26)" is no baby.
    called = not ages and any(_is_called_minor(mention, worlds[mention.article]) for mention in mentions)
    return "minor" if called else None


def _is_victim(mention: StoryMention, world: _World) -> bool:
    if not world.crime:
        return False
    words = [mark.text.lower() for mark in _before(mention, world)]
    passed = set(_table(world.code, "crime").get("between", ()))
    while words and (words[-1] in passed or words[-1] in (",", "(")):
        words.pop()
    return words[-1:] != [] and words[-1] in _table(world.code, "crime").get("victim", ())


def _is_called_minor(mention: StoryMention, world: _World) -> bool:
    """Whether the words before the name call its bearer a child, and not the child's mother or teacher."""
    words = [mark.text.lower() for mark in _before(mention, world)]
    called = _phrases(world.code, "minor", "before")
    others = _table(world.code, "minor").get("of_a_child", ())
    return any(
        called.at(words, at)
        and len(words) - at - called.at(words, at) <= WIDEST_GAP
        and not set(words[max(0, at - WIDEST_GAP) : at]) & set(others)
        for at in range(len(words))
    )


def _before(mention: StoryMention, world: _World) -> list[Token]:
    """The tokens before the name, back to the end of the sentence before."""
    out: list[Token] = []
    for mark in reversed(tokens(world.text, max(0, mention.start - REACH), mention.start)):
        if mark.text in (".", "!", "?", ";"):
            break
        out.append(mark)
    return out[::-1]


def _age(mention: StoryMention, world: _World) -> int | None:
    """The age that stands right behind the name, in brackets or with its words."""
    after = [mark.text.lower() for mark in tokens(world.text, mention.end, min(len(world.text), mention.end + REACH))]
    minor = _table(world.code, "minor")
    if after[:1] in (["("], [","]) and len(after) > 2 and _is_age(after[1]):
        closed = after[2] == ")" if after[0] == "(" else after[2] == ","
        if (closed and not world.game) or after[2] in minor.get("years", ()):
            return int(after[1])
    if len(after) > 2 and after[0] in minor.get("age", ()) and _is_age(after[1]):
        return int(after[1])
    return None


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _table(code: str, name: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = Pack(code).table("protection").get(name, {})
    return table


@cache
def _phrases(code: str, table: str, name: str) -> Phrases:
    return phrases(tuple(_table(code, table).get(name, ())))

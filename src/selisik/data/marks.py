"""What is found in one article: marks on its characters, each naming the rule or model that made it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import msgspec

from selisik.data.articles import Article
from selisik.data.spans import Span

RegionKind = Literal["title", "body", "heading", "caption", "credit", "furniture", "repeat"]
EntityKind = Literal["person", "organisation", "place", "other"]
# A place name that stands for a state or describes a noun ("pasukan Rusia") is a description, not a name of the place.
MentionForm = Literal["name", "description", "pronoun"]
StatementKind = Literal["direct", "indirect", "mixed"]
Precision = Literal["year", "month", "week", "day", "time"]
Basis = Literal["written", "published", "story"]
Bound = Literal["exactly", "about", "at least", "at most"]


class Region(Span, frozen=True, kw_only=True):
    """A part of the article by what it is for. Regions never overlap and cover every non-space character.

    `of` stands only on a repeat and says what it repeats.
    """

    kind: RegionKind
    of: Span | None = None
    rule: str = ""


class Sentence(Span, frozen=True, kw_only=True):
    """One sentence of the article, white space at its ends left out."""

    rule: str = ""


class Mention(Span, frozen=True, kw_only=True):
    """One place where an entity is named, described or meant by a pronoun."""

    form: MentionForm
    rule: str = ""


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody or something the article names: the fullest form, its other names, roles and every mention."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"entity {self.name!r} has no mention: it would rest on nothing")


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Who speaks or is spoken to: the entity where one is known, and the fullest name or the description."""

    entity: str | None
    name: str


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A passage that the article puts into somebody's mouth.

    `content` is the words (with their quotation marks when direct), `cue` the reporting word, `source` the noun phrase
    that names the speaker right there, `speaker` who it is, `medium` whom the article has it from when that is another.
    """

    kind: StatementKind
    content: Span
    cue: Span | None = None
    source: Span | None = None
    speaker: Party | None = None
    addressee: Party | None = None
    medium: Span | None = None
    denies: bool = False
    rule: str = ""


class DateMention(Span, frozen=True, kw_only=True):
    """A date or time in the text. `value` is ISO 8601, no more exact than the words; None where they give none."""

    value: str | None = None
    precision: Precision | None = None
    basis: Basis | None = None
    rule: str = ""


class Quantity(Span, frozen=True, kw_only=True):
    """A number with its unit ("" where none follows). `value` is null for words like "dozens"; `upper` ends a range.

    `out_of` is the whole of which the value counts a part: "three of the five victims".
    """

    value: float | int | None
    unit: str = ""
    bound: Bound = "exactly"
    upper: float | int | None = None
    out_of: float | int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with all that was found in it; no mark lies outside its text."""

    article: Article
    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[Quantity, ...]

    def __post_init__(self) -> None:
        length = len(self.article.text)
        for span in self.spans():
            if span.end > length:
                raise ValueError(f"a mark ends at {span.end}, after the {length} characters of {self.article.id!r}")

    @property
    def text(self) -> str:
        """The article's own text."""
        return self.article.text

    def spans(self) -> Iterator[Span]:
        """Every span of every mark, kind by kind."""
        yield from self.regions
        yield from self.sentences
        yield from self.dates
        yield from self.quantities
        for entity in self.entities:
            yield from entity.mentions
        for statement in self.statements:
            for span in (statement.content, statement.cue, statement.source, statement.medium):
                if span is not None:
                    yield span

"""What a brief says: claims with their evidence, differences, and where everything stands."""

from dataclasses import dataclass
from typing import Literal, get_args

from selisik.data.marks import Basis, EntityKind, MentionForm, Precision, Quantity, Region, Statement, StatementKind
from selisik.data.stories import NamedSource, Origin, Passage

ClaimKind = Literal["statement", "fact"]
Status = Literal["asserted", "alleged", "denied", "asked", "planned", "conditional"]
Standing = Literal["corroborated", "one origin", "one article", "disputed"]
Wording = Literal["first", "copied", "own"]
About = Literal["number", "date", "time", "place", "name", "role", "wording", "other"]
ReadingOfDifference = Literal["contradiction", "update", "rounding", "scope", "spelling", "unknown"]


class Evidence(Passage, frozen=True, kw_only=True):
    """One article's own words for a claim. `status` is this article's: one may allege what another asserts.

    `subject` is where the words stand that say whom a cut clause is about, when the clause itself does not.
    `quote` is the words of the span, here as on every other passage of a brief: `compose` writes it, `check` compares.
    """

    wording: Wording
    statement: StatementKind | None = None
    status: Status = "asserted"
    subject: Passage | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The smallest passage that can be true or false by itself, with everything that carries it."""

    id: str
    kind: ClaimKind
    speaker: str | None = None
    addressee: str | None = None
    status: Status = "asserted"
    standing: Standing
    outlets: int
    origins: int
    sources: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"claim {self.id!r} has no passage: it would rest on nothing")


class DifferingValue(Passage, frozen=True, kw_only=True):
    """One article's value: the span is the value itself. `newest` and `widest` mark, they do not pick a winner.

    `reads` is what the value comes to, in one form for all its wordings: "four people" and "four passengers" are one.
    """

    value: str
    newest: bool = False
    widest: bool = False
    reads: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Values of one thing that do not agree, who gives each, and how the disagreement reads."""

    id: str
    about: About
    reading: ReadingOfDifference
    claims: tuple[str, ...]
    values: tuple[DifferingValue, ...]

    def __post_init__(self) -> None:
        if len(self.values) < 2:
            raise ValueError(f"difference {self.id!r} has {len(self.values)} value: two are needed to differ")

    @property
    def of_status(self) -> bool:
        """Whether it is of how a claim is held: alleged in one article, asserted in another."""
        held = {value.reads or value.value for value in self.values}
        return self.about == "other" and held <= set(get_args(Status))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntity:
    """An entity across the story, its mentions in all articles."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple["StoryMention", ...]


class StoryMention(Passage, frozen=True, kw_only=True):
    """A mention in one of the story's articles."""

    form: MentionForm = "name"
    quote: str = ""


class StoryDate(Passage, frozen=True, kw_only=True):
    """A date in one of the story's articles, resolved with the help of the others where basis is `story`."""

    value: str
    precision: Precision
    basis: Basis
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day (or more exact time) and the claims that happened then.

    Of those in `carried` only the hour stands in their own sentence, the day in another one.
    """

    date: str
    claims: tuple[str, ...]
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the story with its coordinates in degrees (WGS 84); of an `area`, about those of its middle."""

    entity: str
    name: str
    latitude: float
    longitude: float
    area: bool = False


class Caution(Passage, frozen=True, kw_only=True):
    """A name that the press code asks not to repeat, and why: the words are shown marked, never hidden."""

    reason: Literal["minor", "victim of a sexual crime"]
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefArticle:
    """An article as the brief quotes it. `house` names the owner it shares with other outlets, where known.

    `named` is where it says whom it has its text, or a part of it, from.
    """

    id: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    sha256: str
    text: str
    language: str | None = None
    house: str | None = None
    named: tuple[NamedSource, ...] = ()
    regions: tuple[Region, ...] = ()
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The story in one line of counts. `title` is a title that the article `title_of` carries."""

    title: str
    title_of: str | None
    date: str | None
    articles: int
    outlets: int
    outlets_unknown: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that is known of one story, every line tied to passages of `articles`.

    `lead` names the claims of the first screen in reading order, by news value. `seal` is a hash over all the rest, so
    that a copy with one changed character is known as such; "" before `compose` has set it.
    """

    made_by: str
    story: Headline
    articles: tuple[BriefArticle, ...]
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    entities: tuple[StoryEntity, ...] = ()
    dates: tuple[StoryDate, ...] = ()
    timeline: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    lead: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    seal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What weighing a story gives; `brief` puts it together with the articles."""

    date: str | None = None
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    entities: tuple[StoryEntity, ...] = ()
    dates: tuple[StoryDate, ...] = ()
    timeline: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    lead: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()

"""What several articles have in common: passages, copies, origins, stories."""

from dataclasses import dataclass
from typing import Literal

from selisik.data.spans import Span

# What is remembered of finished stories, from which new ones may go on: those of so many days, by word the newest so
# many that have it, and of them so many that share most words, `PAST_SHARED` at least.
PAST_DAYS = 14
PAST_CARRIERS = 16
PAST_FOUND = 2
PAST_SHARED = 4

OriginKind = Literal["agency", "release", "outlet", "unknown"]
Scope = Literal["text", "passage"]


class Passage(Span, frozen=True, kw_only=True):
    """The unit of citation: a span of one article, named by its id."""

    article: str


class NamedSource(Span, frozen=True, kw_only=True):
    """Where an article says whom it has its text from, or the paragraph that says so: its word for it, no proof.

    `label` is the source's name, the span the words that name it.
    """

    label: str
    kind: OriginKind = "unknown"
    scope: Scope = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """A passage that two articles share nearly word for word.

    `share` is the part of the shorter one's words that agree, 0 to 1.
    """

    a: Passage
    b: Passage
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One text behind several articles. `first` is the earliest carrier where the times tell, else None.

    `passages` are groups of passages that carry the same words; `named` the words by which an article names the
    source it has the text from ("dikutip dari …"), `label` that source's name.
    """

    id: str
    articles: tuple[str, ...]
    first: str | None = None
    passages: tuple[tuple[Passage, ...], ...] = ()
    kind: OriginKind = "unknown"
    label: str | None = None
    named: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One happening with its direct reactions: the articles that tell it, by id, earliest first.

    `follows` is the id of the earlier story of the same affair that this one goes on from: another verdict of the
    trial, another day's price. The two are linked and kept apart.
    """

    id: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    follows: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryJoin:
    """Why two groups of articles were put into one story: the two articles that speak most for it, and how they agree.

    `odds` is the evidence of the pair and `mean_odds` that of all pairs between the groups, as logarithms (0 is even);
    `words`, `names`, `title`, `numbers` and `dates` are the parts that agree, 0 to 1; `hours` lie between the two;
    `shared` are the words that speak most, heaviest first. The groups were joined because `mean_odds` is not below
    `least`, which hangs on how many articles they were `among`. `a_title` and `b_title` are the titles, or how the
    texts open.
    """

    a: str
    b: str
    odds: float
    mean_odds: float
    words: float
    names: float
    title: float
    numbers: float
    dates: float
    hours: float | None
    shared: tuple[str, ...]
    least: float = 0.0
    a_title: str = ""
    b_title: str = ""
    among: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAlone:
    """An article that is a story of its own, and the one that speaks most for another: `nearest`, None for none at all.

    `odds` are those of the two, as logarithms (0 is even); on the mean of all pairs between them and a group `least`
    would have been asked, which hangs on how many articles they were `among`.
    """

    article: str
    title: str
    nearest: str | None
    nearest_title: str | None
    odds: float | None
    least: float
    among: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an address that has had several: what it left out of the text before, and what it brought in.

    Where the times do not tell that it came after the one listed before it, `in_order` is False, and the two differ in
    what is `removed` and `added`, either way. `title_before` is the title of the one before where it was another.
    """

    article: str
    url: str
    removed: tuple[Passage, ...]
    added: tuple[Passage, ...]
    in_order: bool = True
    title_before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Articles whose texts are nearly the same, by id, the earliest first.

    A group is a chain: each article is a near copy of some other one in it, and its last ones may have little in common
    with its first. `likeness` tells how much each has: the part of their word 5-grams that both have (Jaccard), 0 to 1,
    of each article with the one listed first, as estimated from 128 values (standard error .04 at .7).
    """

    articles: tuple[str, ...]
    first: str | None
    likeness: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A passage that several articles of a story carry nearly word for word, the earliest first.

    `first` is the article that had it before the others, None where the times do not tell.
    """

    story: str
    first: str | None
    carriers: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A passage that an outlet prints in `share` of its articles, 0 to 1, as seen in so many `articles` looked at."""

    outlet: str
    text: str
    share: float
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """Articles that went from one story to another: into one that was there (merge) or one newly made (split)."""

    kind: Literal["merge", "split"]
    story: str
    other: str
    articles: tuple[str, ...]

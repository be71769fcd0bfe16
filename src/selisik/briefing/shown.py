"""What the page and the Markdown show of a brief, put in order once: lines, carriers, speakers, lone facts."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Literal, TypeVar

from selisik.briefing.times import moment_of, order_of
from selisik.briefing.voices import fuller, is_nobody
from selisik.briefing.wordings import Told, told_wordings
from selisik.briefing.words import Piece, PieceKind, differing, inside, pieces, same_words
from selisik.data import Brief, BriefArticle, Caution, Claim, Difference, Evidence, Moment, Passage, Span, StoryEntity

# What an editor must see first: a contradiction before an update, spelling last.
READING_ORDER = ("contradiction", "update", "scope", "unknown", "rounding", "spelling")

# What happened longer than so many days before is background to the story.
BACKGROUND_DAYS = 31

# Words that begin with one of these bring their own.
QUOTATION_MARKS = tuple("\"“”„‟«»'‘’")

Kind = TypeVar("Kind", bound=Passage)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """An article as it is cited: its number on the page (earliest first) and what to call it.

    Made once a brief and compared by identity: a hash over a whole article would cost more than all else on the page.
    """

    number: int
    article: BriefArticle

    @property
    def name(self) -> str:
        """Its outlet, or what the user called the article where the outlet is not known."""
        return self.article.outlet or self.article.id

    @property
    def anchor(self) -> str:
        """Its address on the page."""
        return f"a{self.number}"

    def at(self, passage: Span) -> str:
        """The address of one of its passages on the page."""
        return f"a{self.number}-{passage.start}-{passage.end}"


@dataclass(frozen=True, slots=True)
class Carrier:
    """One article's words for a claim, and whose they are as far as the times tell.

    `same_as` names the carrier listed before it that has the same words already.
    """

    source: Source
    evidence: Evidence
    words: tuple[Piece, ...]
    subject: str | None
    same_as: Source | None
    wording: Told

    @property
    def address(self) -> str:
        """The address of the words on the page."""
        return self.source.at(self.evidence)

    @property
    def quoted(self) -> bool:
        """Whether the words are their speaker's own, without the quotation marks of the article."""
        return self.evidence.statement == "direct" and self.words[0].text[:1] not in QUOTATION_MARKS


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as a line: the words of its first carrier, then every carrier's.

    `voice` is what the first carrier calls who said it, where that is no entity of the story ("manajemen pabrik").
    """

    claim: Claim
    carriers: tuple[Carrier, ...]
    speaker: StoryEntity | None
    voice: str | None
    addressee: StoryEntity | None
    differences: tuple[Difference, ...]
    cautions: tuple[Caution, ...]

    @property
    def first(self) -> Carrier:
        """The carrier whose words stand for the line: the earliest telling, as far as is known."""
        return next((each for each in self.carriers if each.evidence.wording == "first"), self.carriers[0])

    @property
    def standing(self) -> str:
        """The claim's standing, but for one that several origins carry and no two known outlets: `uncorroborated`."""
        split = self.claim.standing == "one origin" and self.claim.origins > 1
        return "uncorroborated" if split else self.claim.standing

    @property
    def statuses(self) -> tuple[str, ...]:
        """What has to be said with the words wherever they are shown: the claim's status and the first carrier's."""
        both = (self.claim.status, self.first.evidence.status)
        return tuple(dict.fromkeys(status for status in both if status != "asserted"))

    @property
    def gravest(self) -> Difference | None:
        """The difference that an editor must know of first, where any touches the claim."""
        return min(self.differences, key=lambda each: READING_ORDER.index(each.reading), default=None)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The articles that carry it, each once."""
        return tuple(dict.fromkeys(each.source for each in self.carriers))

    @property
    def houses(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The owners who have more than one of the line's outlets, each with these."""
        owned: dict[str, dict[str, None]] = {}
        for each in self.sources:
            if each.article.house:
                owned.setdefault(each.article.house, {})[each.name] = None
        return tuple((house, tuple(outlets)) for house, outlets in sorted(owned.items()) if len(outlets) > 1)

    @property
    def latest(self) -> str | None:
        """The latest known time at which a carrier was published: as of when the line holds."""
        known = [each.source.article.published for each in self.carriers if each.source.article.published]
        return max(known, key=order_of, default=None)


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker said: an entity of the story, else what an article calls the voice, else nobody named."""

    speaker: StoryEntity | None
    voice: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one article carries: `mentioned` have their home elsewhere on the page."""

    source: Source
    lines: tuple[Line, ...]
    mentioned: tuple[Line, ...]


@dataclass(frozen=True)
class Shown:
    """A brief with what is looked up again and again; every part of it in reading order."""

    brief: Brief

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The articles, earliest first, those of unknown time last."""
        ordered = sorted(self.brief.articles, key=lambda each: (order_of(each.published), each.id))
        return tuple(Source(number, article) for number, article in enumerate(ordered, 1))

    @cached_property
    def told_apart_by(self) -> Literal["time", "day", "year"]:
        """What is said of the articles' times: that of day when all are of the story's own day, or more."""
        days = {each.published[:10] for each in self.brief.articles if each.published}
        if not days or days == {self.brief.story.date}:
            return "time"
        return "day" if len({day[:4] for day in days}) < 2 else "year"

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """The articles by id."""
        return {source.article.id: source for source in self.sources}

    @cached_property
    def entity(self) -> Mapping[str, StoryEntity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.brief.entities}

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """Every claim as a line, by the claim's id."""
        return {claim.id: self._line(claim) for claim in self.brief.claims}

    @cached_property
    def lead(self) -> tuple[Line, ...]:
        """The lines of the first screen."""
        return tuple(self.lines[each] for each in self.brief.lead if each in self.lines)

    @cached_property
    def origins_in_part(self) -> bool:
        """Whether a claim has more origins than the whole story: articles that share some text tell it apart."""
        return any(claim.origins > self.brief.story.origins for claim in self.brief.claims)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of the story itself."""
        before = set(self.background)
        return tuple(moment for moment in self.brief.timeline if moment not in before)

    @cached_property
    def background(self) -> tuple[Moment, ...]:
        """The moments long before the story: before its day, or before the first article where no day is known."""
        published = (each.published for each in self.brief.articles if each.published)
        day = moment_of(self.brief.story.date or min(published, key=order_of, default=""))
        if day is None:
            return ()
        first = str(day.date() - timedelta(days=BACKGROUND_DAYS))
        early = tuple(moment for moment in self.brief.timeline if moment.date < first[: len(moment.date)])
        return early if len(early) < len(self.brief.timeline) else ()

    @cached_property
    def speakers(self) -> tuple[Said, ...]:
        """The statements by speaker: those quoted by most articles first, then voices without a name, then nobody."""
        groups: dict[tuple[bool, bool, str], list[Line]] = {}
        for line in self.lines.values():
            if line.claim.kind == "statement":
                speaker, voice = self._heading(line)
                who = speaker.id if speaker else (voice or "").casefold()
                groups.setdefault((not who, speaker is None, who), []).append(line)
        ordered = sorted(groups.items(), key=lambda each: (*each[0][:2], *_weight(each[1]), each[0][2]))
        return tuple(Said(*self._heading(lines[0]), _by_reach(lines)) for _, lines in ordered)

    def _heading(self, line: Line) -> tuple[StoryEntity | None, str | None]:
        """Under whom the line stands: its speaker, or the fullest name that its voice has in the story."""
        if line.speaker or not line.voice:
            return line.speaker, line.voice
        name = fuller(line.voice, self._voices, self.brief.entities, line.first.source.article.language)
        return self.entity.get(name), name

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        voices = (line.voice for line in self.lines.values() if line.voice and not line.speaker)
        return tuple(dict.fromkeys(voices))

    @cached_property
    def rest(self) -> tuple[Line, ...]:
        """Facts that several articles carry and the first screen does not show."""
        return _by_reach(line for line in self._others() if len(line.sources) > 1)

    @cached_property
    def lone(self) -> tuple[Alone, ...]:
        """The articles that carry what no other does."""
        facts = {line.claim.id for line in self._others()}
        groups: dict[int, list[Line]] = {}
        for line in self.lines.values():
            if len(line.sources) == 1:
                groups.setdefault(line.sources[0].number, []).append(line)
        return tuple(_alone(sorted(lines, key=_place), facts) for _, lines in sorted(groups.items()))

    @cached_property
    def shared_lines(self) -> tuple[Line, ...]:
        """Every claim that two or more articles carry, those of the first screen first."""
        shared = [line for line in self.lines.values() if len(line.sources) > 1]
        lead = [line for line in self.lead if len(line.sources) > 1]
        known = {line.claim.id for line in lead}
        return (*lead, *_by_reach(line for line in shared if line.claim.id not in known))

    def _others(self) -> Iterable[Line]:
        lead = set(self.brief.lead)
        return (line for line in self.lines.values() if line.claim.kind == "fact" and line.claim.id not in lead)

    @cached_property
    def protected(self) -> Mapping[str, Caution]:
        """The entities that a caution touches, by id, each with its first caution."""
        found: dict[str, Caution] = {}
        for entity in self.brief.entities:
            if cautions := self._cautioned(entity.mentions):
                found[entity.id] = cautions[0]
        return found

    @cached_property
    def marked_entity(self) -> Mapping[tuple[str, int], StoryEntity]:
        """Whom a mention names, by its article and where it begins."""
        return {(each.article, each.start): entity for entity in self.brief.entities for each in entity.mentions}

    def names_protected(self, words: str | None) -> bool:
        """Whether the words, a title for one, hold a name that a caution marks."""
        return any(name.search(words or "") for name in self._protected_names)

    @cached_property
    def _protected_names(self) -> tuple[re.Pattern[str], ...]:
        names = {each.cut(self.source[each.article].article.text) for each in self.brief.cautions}
        return tuple(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in sorted(names))

    @cached_property
    def _differences(self) -> Mapping[str, tuple[Difference, ...]]:
        touched: dict[str, list[Difference]] = {}
        for difference in self.brief.differences:
            for claim in difference.claims:
                touched.setdefault(claim, []).append(difference)
        return {claim: tuple(differences) for claim, differences in touched.items()}

    @cached_property
    def _values(self) -> Mapping[str, list[Passage]]:
        return _by_article(value for difference in self.brief.differences for value in difference.values)

    @cached_property
    def _cautions(self) -> Mapping[str, list[Caution]]:
        return _by_article(self.brief.cautions)

    def _line(self, claim: Claim) -> Line:
        evidence = sorted(
            (each for each in claim.evidence if each.article in self.source),
            key=lambda each: (each.wording != "first", self.source[each.article].number, each.start),
        )
        return Line(
            claim=claim,
            carriers=self._carriers(evidence),
            speaker=self.entity.get(claim.speaker or ""),
            voice=self._voice(evidence[0]) if claim.kind == "statement" and evidence else None,
            addressee=self.entity.get(claim.addressee or ""),
            differences=self._differences.get(claim.id, ()),
            cautions=self._cautioned(evidence),
        )

    def _voice(self, evidence: Evidence) -> str | None:
        """Who says the words by the statement that holds them: the name found, else the words that stand for it."""
        article = self.source[evidence.article].article
        for statement in article.statements:
            if statement.content.overlaps(evidence):
                if statement.speaker is not None:
                    return statement.speaker.name
                said = statement.source.cut(article.text) if statement.source is not None else None
                return None if said and is_nobody(said, article.language) else said
        return None

    def _cautioned(self, passages: Iterable[Passage]) -> tuple[Caution, ...]:
        """The cautions that any of the passages touches, each once."""
        touched = (each for part in passages for each in self._cautions.get(part.article, ()) if each.overlaps(part))
        return tuple(dict.fromkeys(touched))

    def _carriers(self, evidence: Sequence[Evidence]) -> tuple[Carrier, ...]:
        texts = [each.cut(self.source[each.article].article.text) for each in evidence]
        marks = _differing_marks(texts)
        told = told_wordings(evidence, {each.article: self.source[each.article].article.published for each in evidence})
        out: list[Carrier] = []
        for number, (each, text) in enumerate(zip(evidence, texts, strict=True)):
            twin = next((at for at in range(number) if same_words(texts[at], text)), None)
            words = self._words(each, [Span(each.start + m.start, each.start + m.end) for m in marks[number]])
            same = self.source[evidence[twin].article] if twin is not None else None
            out.append(Carrier(self.source[each.article], each, words, self._subject(each), same, told[number]))
        return tuple(out)

    def _words(self, evidence: Evidence, changed: Iterable[Span]) -> tuple[Piece, ...]:
        marked: list[tuple[Span, PieceKind]] = [(span, "differs") for span in changed]
        marked += [(span, "value") for span in inside(evidence, self._values.get(evidence.article, ()))]
        marked += [(span, "caution") for span in inside(evidence, self._cautions.get(evidence.article, ()))]
        return pieces(self.source[evidence.article].article.text, evidence, marked)

    def _subject(self, evidence: Evidence) -> str | None:
        subject = evidence.subject
        return None if subject is None else subject.cut(self.source[subject.article].article.text)


def _by_article(passages: Iterable[Kind]) -> Mapping[str, list[Kind]]:
    out: dict[str, list[Kind]] = {}
    for passage in passages:
        out.setdefault(passage.article, []).append(passage)
    return out


def _differing_marks(texts: Sequence[str]) -> list[list[Span]]:
    """For each text where it differs from the first; for the first, where it differs from every other."""
    if len(texts) < 2:
        return [[] for _ in texts]
    aligned = [differing(texts[0], other) for other in texts[1:]]
    told_otherwise = [set(ours) for (ours, _), other in zip(aligned, texts[1:], strict=True) if other != texts[0]]
    common = set.intersection(*told_otherwise) if told_otherwise else set()
    return [sorted(common), *(theirs for _, theirs in aligned)]


def _weight(lines: Sequence[Line]) -> tuple[int, int]:
    """Less for speakers whom more articles quote, and between equals for those with more statements."""
    return -len({source.number for line in lines for source in line.sources}), -len(lines)


def _alone(lines: Sequence[Line], at_home: Collection[str]) -> Alone:
    home = tuple(line for line in lines if line.claim.id in at_home)
    return Alone(lines[0].sources[0], home, tuple(line for line in lines if line.claim.id not in at_home))


def _by_reach(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-len(line.sources), _place(line))))


def _place(line: Line) -> tuple[int, int]:
    return line.first.source.number, line.first.evidence.start

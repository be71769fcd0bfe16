"""The brief as Markdown: the page's content as text, with everything from the news escaped."""

from collections.abc import Iterator
from itertools import pairwise

from selisik.briefing.board import Row, board
from selisik.briefing.exits import in_markdown, web_address
from selisik.briefing.guarded import Guarded, guarded_names, line_names
from selisik.briefing.lineage import Lineage, lineages, named_sources
from selisik.briefing.matrix import matrix
from selisik.briefing.messages import Messages, messages
from selisik.briefing.shown import Carrier, Line, Shown, Source
from selisik.briefing.times import clock, spoken
from selisik.briefing.voices import also_written
from selisik.data import Brief, Moment, StoryEntity

# The marks of the matrix: earliest, own words, copied, another's words with no direction; nothing for absent.
_MARKS = {"first": "◆", "full": "●", "copied": "○", "same": "◐"}
_SHAPES = {"corroborated": "◆", "one origin": "◇", "one article": "○", "disputed": "△"}


def markdown(brief: Brief, ui: str = "id") -> str:
    """The whole brief, in the language `ui` of its own words. Raises UsageError for a language without a catalogue."""
    writer = _Writer(Shown(brief), messages(ui))
    lines = list(writer.lines())
    return "\n".join(line for before, line in pairwise(["", *lines]) if before or line) + "\n"


class _Writer:
    """A brief and the words to write it in; each part yields its lines."""

    def __init__(self, shown: Shown, words: Messages) -> None:
        self._shown = shown
        self._t = words.text
        self._n = words.count
        self._words = words

    def lines(self) -> Iterator[str]:
        """Every line of the file."""
        yield from self._head()
        yield from self._known()
        yield from self._differ()
        yield from self._who()
        yield from self._alone()
        yield from self._timeline()
        yield from self._matrix()
        yield from self._lineage()
        yield from self._places()
        yield from self._people()
        yield from self._sources()

    def _section(self, name: str) -> Iterator[str]:
        yield from ("", f"## {self._t(f'section.{name}')}", "")

    def _head(self) -> Iterator[str]:
        story = self._shown.brief.story
        counts = [
            in_markdown(spoken(story.date, self._words)) or self._t("label.no_date"),
            self._n("articles", story.articles),
            self._n("outlets", story.outlets),
            *([self._n("outlets_unknown", story.outlets_unknown)] if story.outlets_unknown else []),
            self._n("origins", story.origins),
            self._n("claims", len(self._shown.brief.claims)),
        ]
        yield from (f"# {in_markdown(story.title)}", "", " · ".join(counts))
        if self._shown.origins_in_part:
            yield from ("", self._t("label.origins_in_part"))
        for reason, names in guarded_names(self._shown):
            told = "; ".join(f"{in_markdown(each.name)} {self._numbers(each)}" for each in names)
            yield from ("", f"> **{self._t(f'reason.{reason}')}**: {told}. {self._t(f'reason_rule.{reason}')}")

    def _numbers(self, guarded: Guarded) -> str:
        return " ".join(f"\\[{source.number}\\]" for source, _ in guarded.places)

    def _known(self) -> Iterator[str]:
        yield from self._section("known")
        if not self._shown.lead:
            yield self._t("empty.known")
        for line in self._shown.lead:
            yield from self._line(line)
        if self._shown.rest:
            yield from ("", f"### {self._t('section.rest')}", "")
        for line in self._shown.rest:
            yield from self._line(line)

    def _line(self, line: Line) -> Iterator[str]:
        """A claim as a list item: standing before the words, the carriers beneath."""
        claim = line.claim
        standing = f"{_SHAPES[claim.standing]} {self._t(f'standing.{line.standing}')}"
        reading = f" ({self._t(f'reading.{line.gravest.reading}')})" if line.gravest else ""
        yield f"- **{standing}**{reading}: {self._mentioned(line)}  "
        yield f"  {self._reach(line)}"
        for reason, names in line_names(line, self._shown):
            yield f"  - **{self._t('label.caution')}**: {in_markdown(', '.join(names))} ({self._t(f'reason.{reason}')})"
        if len(line.carriers) > 1:
            yield from (f"  - {self._carrier(carrier)}" for carrier in line.carriers)

    def _carrier(self, carrier: Carrier) -> str:
        wording = self._t(f"wording.{carrier.wording}")
        status = carrier.evidence.status
        tags = f"{wording}, {self._t(f'status.{status}')}" if status != "asserted" else wording
        if carrier.same_as is not None:
            words = self._t("label.same_as", name=self._numbered(carrier.same_as))
        else:
            words = self._said(carrier)
        return f"{self._cite(carrier.source)} ({tags}): {words}"

    def _said(self, carrier: Carrier) -> str:
        subject = f"[{in_markdown(carrier.subject)}] " if carrier.subject else ""
        words = in_markdown("".join(piece.text for piece in carrier.words))
        return subject + (f"“{words}”" if carrier.quoted else words)

    def _mentioned(self, line: Line) -> str:
        """The line's words with all that must be said with them: status, speaker, a name to be careful with."""
        statuses = "".join(f"[{self._t(f'status.{status}')}] " for status in line.statuses)
        speaker = f" ({self._speaker(line)})" if line.claim.kind == "statement" else ""
        care = "".join(f" [{self._t(f'reason.{caution.reason}')}]" for caution in line.cautions[:1])
        return f"{statuses}{self._said(line.first)}{speaker}{care}"

    def _reach(self, line: Line) -> str:
        claim = line.claim
        carried = [
            self._n("articles", len(line.sources)),
            self._n("outlets", claim.outlets),
            self._n("origins", claim.origins),
        ]
        counts = [
            *(carried if len(line.sources) > 1 else [self._t("label.only_in", name=self._numbered(line.sources[0]))]),
            *([self._n("sources", len(claim.sources))] if claim.sources else []),
            *(
                self._t("label.one_house", outlets=in_markdown(", ".join(outlets)), name=in_markdown(house))
                for house, outlets in line.houses
            ),
            *([self._t("label.as_of", when=in_markdown(spoken(line.latest, self._words)))] if line.latest else []),
        ]
        return " · ".join(counts)

    def _speaker(self, line: Line) -> str:
        if line.speaker:
            return self._named(line.speaker)
        return in_markdown(line.voice) if line.voice else self._t("label.unknown_speaker")

    def _named(self, entity: StoryEntity) -> str:
        return in_markdown(", ".join((entity.name, *entity.roles[:1])))

    def _outlet(self, source: Source) -> str:
        return in_markdown(source.name)

    def _numbered(self, source: Source) -> str:
        return f"{self._outlet(source)} \\[{source.number}\\]"

    def _cite(self, source: Source) -> str:
        when = clock(source.article.published, self._words, self._shown.told_apart_by) or self._t("label.no_time")
        return f"{self._numbered(source)}, {in_markdown(when)}"

    def _differ(self) -> Iterator[str]:
        yield from self._section("differ")
        rows = board(self._shown)
        if not rows:
            alone = len(self._shown.sources) < 2
            yield self._t("empty.differ_one" if alone else "empty.differ")
        for row in rows:
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[str]:
        difference = row.difference
        about = "status" if difference.of_status else difference.about
        yield f"- **{self._t(f'about.{about}')}** ({self._t(f'reading.{difference.reading}')})"
        for side in row.sides:
            marks = [self._t(f"label.{name}") for name in ("newest", "widest") if getattr(side, name)]
            voices = "; ".join(self._cite(voice.source) for voice in side.voices)
            yield f"  - **{in_markdown(side.words)}**{''.join(f' [{mark}]' for mark in marks)}: {voices}"
        for line in row.lines:
            yield f"  - {self._t('label.about_line')}: {self._mentioned(line)}"

    def _who(self) -> Iterator[str]:
        yield from self._section("who")
        lead = set(self._shown.brief.lead)
        if not self._shown.speakers:
            yield self._t("empty.who")
        for said in self._shown.speakers:
            entity = said.speaker
            name = in_markdown(entity.name if entity else said.voice or self._t("label.unknown_speaker"))
            roles = in_markdown(entity.roles[0]) if entity and entity.roles else ""
            yield from ("", f"### {name}", "", *([roles, ""] if roles else []))
            for line in said.lines:
                yield from [f"- {self._mentioned(line)}"] if line.claim.id in lead else self._line(line)

    def _alone(self) -> Iterator[str]:
        yield from self._section("alone")
        one = len(self._shown.sources) < 2
        if one or not self._shown.lone:
            yield self._t("empty.alone_one" if one else "empty.alone")
        for alone in self._shown.lone:
            if alone.lines or not one:
                yield from ("", f"### {self._cite(alone.source)}", "")
            for line in alone.lines:
                yield from self._line(line)
            if alone.mentioned and not one:
                yield from ("", self._t("label.also_alone"), "")
                yield from (f"- {self._mentioned(line)}" for line in alone.mentioned)

    def _matrix(self) -> Iterator[str]:
        yield from self._section("matrix")
        columns, rows = matrix(self._shown)
        if not rows:
            yield self._t("empty.matrix")
            return
        heads = " | ".join(f"{self._outlet(source)} {source.number}" for source in columns)
        yield f"| {self._t('label.claim')} | {heads} |"
        yield f"| --- |{' :-: |' * len(columns)}"
        for row in rows:
            cells = " | ".join(_MARKS[cell.has] if cell else "" for cell in row.cells)
            yield f"| {self._mentioned(row.line)} | {cells} |"
        names = ", ".join(f"{mark} {self._t(f'label.{has}')}" for has, mark in _MARKS.items())
        yield from ("", names)

    def _lineage(self) -> Iterator[str]:
        yield from self._section("lineage")
        rows, _ = lineages(self._shown)
        sources = named_sources(self._shown)
        if not rows:
            yield self._t("empty.lineage_named" if sources else "empty.lineage")
        for row in rows:
            yield f"- {self._origin(row)}: " + "; ".join(self._printed(row))
        yield from ("", f"### {self._t('section.named_sources')}", "") if sources else ()
        for source, found in sources:
            names = "; ".join(self._t(f"named.{each.scope}", name=in_markdown(each.label)) for each in found)
            yield f"- {self._cite(source)}: {names}"

    def _origin(self, row: Lineage) -> str:
        kind = self._t(f"origin.{row.origin.kind}")
        return f"**{kind}**, {in_markdown(row.origin.label)}" if row.origin.label else f"**{kind}**"

    def _printed(self, row: Lineage) -> Iterator[str]:
        for printing in row.printings:
            first = f" ({self._t('label.first')})" if printing.known_first else ""
            yield self._cite(printing.source) + first

    def _timeline(self) -> Iterator[str]:
        yield from self._section("timeline")
        if not self._shown.brief.timeline:
            yield self._t("empty.timeline")
        if self._shown.background:
            yield from (f"### {self._t('section.background')}", "")
            for moment in self._shown.background:
                yield from self._moment(moment)
            yield from ("", f"### {self._t('section.timeline')}", "")
        for moment in self._shown.moments:
            yield from self._moment(moment)

    def _moment(self, moment: Moment) -> Iterator[str]:
        yield f"- **{in_markdown(spoken(moment.date, self._words))}**"
        for claim in moment.claims:
            if claim in self._shown.lines:
                carried = f" [{self._t('label.carried')}]" if claim in moment.carried else ""
                yield f"  - {self._mentioned(self._shown.lines[claim])}{carried}"

    def _places(self) -> Iterator[str]:
        yield from self._section("places")
        if not self._shown.brief.places:
            yield self._t("empty.places")
        for place in self._shown.brief.places:
            wide = f" ({self._t('label.area')})" if place.area else ""
            yield f"- {in_markdown(place.name)}{wide}: {place.latitude:.2f}, {place.longitude:.2f}"

    def _people(self) -> Iterator[str]:
        yield from self._section("people")
        if not self._shown.brief.entities:
            yield self._t("empty.people")
        for entity in self._shown.brief.entities:
            aliases = in_markdown(", ".join(also_written(entity)))
            also = f" ({self._t('label.also')}: {aliases})" if aliases else ""
            roles = f": {in_markdown('; '.join(entity.roles))}" if entity.roles else ""
            yield f"- **{in_markdown(entity.name)}**{roles}{also}, {self._n('mentions', len(entity.mentions))}"

    def _house(self, source: Source) -> str:
        house = source.article.house
        return f", {self._t('label.house', name=in_markdown(house))}" if house else ""

    def _sources(self) -> Iterator[str]:
        yield from self._section("sources")
        for source in self._shown.sources:
            article = source.article
            title = in_markdown(article.title or self._t("label.no_title"))
            address = web_address(article.url)
            linked = f"[{title}](<{address}>)" if address else title
            yield f"{source.number}. {linked}. {self._cite(source)}{self._house(source)}. SHA-256 {article.sha256[:12]}"
        yield from ("", self._t("label.made_by", name=in_markdown(self._shown.brief.made_by)))

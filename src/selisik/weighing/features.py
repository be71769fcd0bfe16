"""What a unit is about, in a form that can be compared: keys of its words, its numbers, dates and times, its names."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from selisik.data import AnnotatedArticle, Party, Span, StoryDate
from selisik.lang import Token, fold_name, pack, tokens
from selisik.weighing.negations import denied_in, negated_in
from selisik.weighing.openings import in_title_case, named_spans, opening_words
from selisik.weighing.predicates import is_light, is_tying, is_verb, predicate_at, voice_of
from selisik.weighing.related import Groups, groups_of
from selisik.weighing.sourcing import announces, sourced_part
from selisik.weighing.status import ASSERTED, amounts, lessens, own_status
from selisik.weighing.stems import Sides, fixed_phrases, key, keys_at, sides, word_keys
from selisik.weighing.story_names import NO_NAMES, StoryNames, initials_inside, named_persons, names_inside
from selisik.weighing.units import Unit, asks_the_reader
from selisik.weighing.values import ORDINAL, Values, article_values, counted_off, is_day, laid_out, plain_number, tells
from selisik.weighing.wounds import Lexicon, folded, unglued

# Numbers are seldom equal by chance: one counts as much as this many words of the same rarity.
NUMBER_WEIGHT = 1.5
# This many digits that count make a number sharp.
SHARP_DIGITS = 3
# A word of fewer letters glued to a name is an ending of it.
SHORTEST_REST = 4
# A piece between two marks of one sentence; it never runs over a third.
_PIECE = re.compile(r"[\"“”]([^\"“”\n]{3,200})[\"“”]")
# A number that stands free, or behind a short word and a hyphen ("the 55th"); in letters or longer words it is a name.
_NUMBER = re.compile(r"(?<![\w.,:/-])([^\W\d_]{1,3}[-‑])?(\d+(?:[.,]\d+)*)(?![:/]?\d)")
# Roman numerals of two letters or more, and spans of them.
_ROMAN = re.compile(r"\b[IVX]{2,}(?:-[IVX]{2,})?\b")


NOBODY: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Features:
    """A unit with its comparable parts: `words` folded and in order, `keys` what counts; numbers begin with #.

    `people` are the words of the names of persons and who they are in the story, `initials` those of full names.
    `told` are the words that are neither names nor figures, in order, `plain` the keys of such words, `acts` those
    of verbs, `deeds` those of verbs that lead to no other, `denied` the keys right behind a negation, `ruled_out`
    those behind one in a relative clause too, `amount` the kinds of "all" and "most"; `context` are keys of what
    the unit only points at (a pronoun, the subject of the clause before), `sharp` are numbers hardly ever equal by
    chance. What `announces` only says that something follows, or asks the reader; `main` is the first verb that is
    no hedge and leads to no other, `chief` are the first verb, the main one and a verb right behind either;
    `lessened` ones hold a word as "hardly". `doing` and `done_to` are the names on the two sides of the main verb,
    where its voice tells who does it to whom. `related` has the groups of those of the plain words that stand in
    any.
    """

    unit: Unit
    words: tuple[str, ...]
    told: tuple[str, ...]
    keys: frozenset[str]
    plain: frozenset[str]
    numbers: frozenset[str]
    people: frozenset[str]
    quoted: frozenset[str]
    negated: bool
    speaker: str | None
    initials: frozenset[str] = frozenset()
    addressee: str | None = None
    sides: Sides = (0, 0)
    acts: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    ruled_out: frozenset[str] = frozenset()
    amount: frozenset[int] = frozenset()
    context: frozenset[str] = frozenset()
    sharp: frozenset[str] = frozenset()
    announces: bool = False
    lessened: bool = False
    main: str | None = None
    chief: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()
    related: Groups = field(default_factory=dict)
    nameless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Setting:
    """What the story gives to the reading of one article: whose names are whose, and which words it knows."""

    speakers: Mapping[tuple[str, str], str]
    lexicon: Lexicon
    named: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    names: StoryNames = NO_NAMES


def find_features(
    annotated: AnnotatedArticle, units: Sequence[Unit], dates: Sequence[StoryDate], setting: Setting
) -> list[Features]:
    """The features of an article's units; `setting` is the same for all articles of the story."""
    reader = _Reader(
        annotated,
        article_values(annotated, dates),
        laid_out([*_names(annotated, setting), *setting.names.found(annotated.text)]),
        laid_out(_mentions(annotated, setting.speakers, ("pronoun", "description"))),
        named_persons(annotated),
        named_spans(annotated),
        setting,
    )
    return [reader.features(unit) for unit in units]


def _names(annotated: AnnotatedArticle, setting: Setting) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Where the article names the story's entities; one word that the story also writes small is a word, no name."""
    for span, keys in _mentions(annotated, setting.speakers, ("name",)):
        if folded(span.cut(annotated.text)) not in setting.lexicon.small:
            yield span, keys


def _mentions(
    annotated: AnnotatedArticle, speakers: Mapping[tuple[str, str], str], forms: Sequence[str]
) -> list[tuple[Span, tuple[str, ...]]]:
    """Where the story's entities are mentioned in one of the forms."""
    return [
        (Span(mention.start, mention.end), (f"@{speakers[annotated.article.id, entity.id]}",))
        for entity in annotated.entities
        if (annotated.article.id, entity.id) in speakers and (entity.kind == "person" or entity.aliases)
        for mention in entity.mentions
        if mention.form in forms
    ]


def _scores(text: str, marks: Sequence[Token]) -> Iterator[str]:
    """Two numbers with a dash and nothing else between them: the score of a game."""
    for left, dash, right in zip(marks, marks[1:], marks[2:], strict=False):
        touching = left.end == dash.start and dash.end == right.start and dash.text in "-–"
        if touching and left.text.isdigit() and right.text.isdigit():
            yield f"#{left.text}-{right.text}"


@dataclass(frozen=True, slots=True)
class _Word:
    """A folded word of a unit, and whether it says what happened rather than who or where."""

    text: str
    plain: bool


@dataclass(frozen=True, slots=True)
class _Reader:
    """An article with its values and mentions in place, made to read its units."""

    annotated: AnnotatedArticle
    values: Values
    named: Values
    pointed: Values
    persons: tuple[Span, ...]
    names: tuple[Span, ...]
    setting: Setting

    def features(self, unit: Unit) -> Features:
        marks = tokens(self.annotated.text, unit.span.start, unit.span.end)
        sourced = sourced_part(marks, pack(unit.code))
        loose = self.loose(unit.span, unit, sourced)
        held = self.held(unit.span, sourced)
        numbers = {key for key in held if key[0] == "#"}
        numbers.update(self.written_numbers(unit.span, sourced))
        keys = frozenset(word_keys([word.text for word in loose], unit.code)) | held | numbers
        acts = list(_acts(loose, unit.code))
        deeds = [act for act, light in acts if not light]
        doing, done_to = self.parts(unit, marks, deeds[0]) if deeds else NOBODY
        folded = tuple(piece for mark in marks if mark.text[0].isalnum() for piece in self.pieces(mark, unit.code))
        marked = tuple(piece for mark in marks for piece in self.marked(mark, unit.code))
        plain = frozenset(word_keys([word.text for word in loose if word.plain], unit.code))
        return Features(
            unit=unit,
            words=folded,
            told=tuple(self.told(marks, unit)),
            keys=keys,
            plain=plain,
            numbers=frozenset(numbers),
            people=frozenset(names_inside(self.annotated.text, self.persons, unit.span)) | self.persons_in(unit.span),
            initials=frozenset(initials_inside(self.annotated.text, self.persons, unit.span)),
            quoted=_quoted(self.annotated.text, unit),
            negated=bool(negated_in(marked, unit.code)) or own_status(folded, pack(unit.code)) == "denied",
            lessened=lessens(folded, pack(unit.code)),
            speaker=self.party(unit, unit.statement.speaker if unit.statement else None),
            sides=sides(keys, unit.code),
            addressee=self.party(unit, unit.statement.addressee if unit.statement else None),
            acts=frozenset(act for act, _ in acts),
            deeds=frozenset(deeds),
            chief=_chief(loose, acts, unit.code),
            denied=frozenset(denied_in(marked, unit.code)),
            ruled_out=frozenset(denied_in(marked, unit.code, everywhere=True)),
            amount=amounts(folded, pack(unit.code)),
            main=next(iter(deeds), None),
            context=self.context(unit) - keys,
            sharp=frozenset(key for key in numbers if self.is_sharp(key)),
            announces=announces(folded, pack(unit.code)) or asks_the_reader(self.annotated.text, unit),
            doing=doing,
            done_to=done_to,
            related=groups_of(plain & keys, unit.code),
            nameless=frozenset(self.nameless(unit, marks)),
        )

    def nameless(self, unit: Unit, marks: Sequence[Token]) -> Iterator[str]:
        """The keys of words that are written large only where they stand."""
        first, last = (
            bisect_left(self.names, at, key=lambda each: each.start) for at in (unit.span.start, unit.span.end)
        )
        within = self.names[first:last]
        for mark in opening_words(self.annotated.text, marks, within, self.setting.lexicon.large):
            yield from word_keys(self.pieces(mark, unit.code), unit.code)

    def persons_in(self, span: Span) -> frozenset[str]:
        """The keys of the story's persons who are named in the span, by whatever name."""
        inside = (at for at in self.named.inside(span) if _is_among(self.named.spans[at], self.persons))
        return frozenset(key for at in inside for key in self.named.values[at])

    def parts(self, unit: Unit, marks: Sequence[Token], main: str) -> tuple[frozenset[str], frozenset[str]]:
        """The names before and behind the main verb: who does it and to whom, turned round where it is a passive."""
        verb = next((mark for mark in marks if key(mark.text.lower(), unit.code) == main), None)
        voice = voice_of(verb.text.lower(), pack(unit.code)) if verb else None
        if verb is None or voice is None:
            return NOBODY
        before = self.names_in(Span(unit.span.start, verb.start), unit) if verb.start > unit.span.start else frozenset()
        behind = self.names_in(Span(verb.end, unit.span.end), unit) if verb.end < unit.span.end else frozenset()
        return (before, behind) if voice == "active" else (behind, before)

    def names_in(self, span: Span, unit: Unit) -> frozenset[str]:
        """The keys of the names in a part of a unit."""
        loose = word_keys([word.text for word in self.loose(span, unit) if not word.plain], unit.code)
        return frozenset([*loose, *(each for each in self.held(span) if each[0] != "#")])

    def held(self, span: Span, without: Span | None = None) -> frozenset[str]:
        """The keys of the values and names that stand in the span, but for those in the part left out."""
        return frozenset(
            key
            for found in (self.values, self.named)
            for at in found.inside(span)
            if not _overlap(found.spans[at], without)
            for key in found.values[at]
        )

    def taken(self, span: Span) -> list[Span]:
        return sorted(found.spans[at] for found in (self.values, self.named) for at in found.inside(span))

    def pieces(self, mark: Token, code: str) -> tuple[str, ...]:
        return unglued(mark.text, self.setting.lexicon.known, code)

    def marked(self, mark: Token, code: str) -> tuple[str, ...]:
        return self.pieces(mark, code) if mark.text[0].isalnum() else (mark.text,)

    def loose(self, span: Span, unit: Unit, without: Span | None = None) -> list[_Word]:
        """The words of the span that stand in no value and no name, and not in the part left out."""
        taken = self.taken(span)
        marks = [mark for mark in tokens(self.annotated.text, span.start, span.end) if mark.text[0].isalnum()]
        titled = in_title_case(marks)
        return [
            word for mark in marks if not _overlap(mark, without) for word in self.free_words(mark, taken, unit, titled)
        ]

    def free_words(self, mark: Token, taken: Sequence[Span], unit: Unit, titled: bool) -> Iterator[_Word]:
        """The words of a token that stand in no value and no name: all, or what is glued to one."""
        small = self.setting.lexicon.small
        rest = _rest(mark, taken)
        if rest is None:
            yield from (_Word(piece, True) for piece in self.pieces(mark, unit.code)[1:] if piece in small)
            return
        at = 0
        for piece in self.pieces(rest, unit.code):
            first = rest.text[min(at, len(rest.text) - 1)]
            opens = mark.start == unit.sentence.start or titled
            yield _Word(piece, first.islower() or (opens and piece in small))
            at += len(piece)

    def told(self, marks: Sequence[Token], unit: Unit) -> Iterator[str]:
        """The words written small, and the one that opens the sentence."""
        for mark in marks:
            if mark.text[0].islower() or (mark.start == unit.sentence.start and mark.text[0].isalpha()):
                yield from self.pieces(mark, unit.code)

    def written_numbers(self, span: Span, without: Span | None) -> Iterator[str]:
        """The numbers of the span that nobody read as a value: scores, ordinals, coordinates, Roman numerals."""
        text, taken = self.annotated.text, sorted([*self.taken(span), *([without] if without else [])])
        marks = [mark for mark in tokens(text, span.start, span.end) if not _within(mark, taken)]
        yield from _scores(text, marks)
        for found in _NUMBER.finditer(text, span.start, span.end):
            if found[2] != "1" and not _within(Token(found.start(2), found.end(2), found[2]), taken):
                yield counted_off(found[2]) if (found[1] or "X").islower() else f"#{plain_number(found[2])}"
        for found in _ROMAN.finditer(text, span.start, span.end):
            if not _within(Token(found.start(), found.end(), found[0]), taken):
                yield f"#{found[0].lower()}{ORDINAL}"

    def party(self, unit: Unit, party: Party | None) -> str | None:
        """The story's entity that a party is, by its entity or else by a name that one entity of the story bears."""
        if party is None:
            return None
        if party.entity is None:
            return self.setting.named.get(fold_name(party.name))
        return self.setting.speakers.get((unit.article, party.entity))

    def context(self, unit: Unit) -> frozenset[str]:
        """The keys of what the unit only points at: whom its pronouns and descriptions mean, its unsaid subject."""
        pointed = {key for at in self.pointed.inside(unit.span) for key in self.pointed.values[at]}
        if unit.subject is not None:
            pointed.update(key for at in self.pointed.inside(unit.subject) for key in self.pointed.values[at])
            pointed.update(self.held(unit.subject))
            pointed.update(word_keys([word.text for word in self.loose(unit.subject, unit)], unit.code))
        return frozenset(pointed)

    def is_sharp(self, key: str) -> bool:
        """Whether a number is hardly ever equal by chance: a time, three digits that count, a day of another year."""
        digits = key[1:].replace(".", "").strip("0")
        if is_day(key):
            return key[1:5] != (self.annotated.article.published or key[1:])[:4]
        return tells(key) and (":" in key or (digits.isdigit() and len(digits) >= SHARP_DIGITS))


def _acts(words: Sequence[_Word], code: str) -> Iterator[tuple[str, bool]]:
    """The keys of the verbs, and whether each only leads to another; of an expression the first word tells."""
    language, fixed, folded = pack(code), fixed_phrases(code), [word.text for word in words]
    at = 0
    while at < len(words):
        word = words[at]
        length, held = fixed.at(folded, at)
        if word.plain and is_verb(word.text, language) and not is_tying(word.text, language):
            light = _leads_on(word.text, code)
            if not (held and light):
                yield from ((each, light) for each in ([held] if held else word_keys([word.text], code)))
        at += length or 1


def _chief(words: Sequence[_Word], acts: Sequence[tuple[str, bool]], code: str) -> frozenset[str]:
    """The keys of the first verb, of the main one, and of a verb right behind either ("decide to revoke").

    A relative clause tells of which thing something is said, and its verbs are passed over where others follow.
    """
    if not acts:
        return frozenset()
    verbs = {act for act, _ in acts}
    folded = [word.text for word in words]
    found = [{each} & verbs for each in keys_at(folded, code)]
    told = set().union(*found[predicate_at(folded, pack(code)) :])
    acts = [act for act in acts if act[0] in told] or acts
    chief = {acts[0][0], next((act for act, light in acts if not light), acts[0][0])}
    return frozenset(chief.union(*(behind for verb, behind in pairwise(found) if verb & chief)))


def _quoted(text: str, unit: Unit) -> frozenset[str]:
    """The pieces of an indirect clause that stand in quotation marks, folded; single words are scare quotes."""
    if unit.statement is None or unit.statement.kind == "direct":
        return frozenset()
    pieces = (found[1] for found in _PIECE.finditer(text, max(0, unit.span.start - 1), unit.span.end + 1))
    folded = (" ".join(mark.text.lower() for mark in tokens(piece) if mark.text[0].isalnum()) for piece in pieces)
    return frozenset(piece for piece in folded if " " in piece)


def _rest(mark: Token, taken: Sequence[Span]) -> Token | None:
    """The word, or what of it is glued to a name or value; None where it is all in one."""
    at = bisect_right(taken, mark.start, key=lambda each: each.start) - 1
    if at < 0 or taken[at].end <= mark.start:
        return mark
    end = taken[at].end
    cut = mark.text[end - mark.start :]
    return Token(end, mark.end, cut) if len(cut) >= SHORTEST_REST and cut[0].isalpha() else None


def _overlap(mark: Token | Span, part: Span | None) -> bool:
    return part is not None and mark.start < part.end and part.start < mark.end


def _is_among(span: Span, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, span)
    return at < len(spans) and spans[at] == span


def _within(mark: Token, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, mark.start, key=lambda each: each.start) - 1
    return at >= 0 and mark.start < spans[at].end


def _leads_on(word: str, code: str) -> bool:
    """Whether a verb is a hedge or only leads to another predicate."""
    return own_status([word], pack(code)) != ASSERTED or is_light(word, pack(code))


def rarity(features: Sequence[Features]) -> dict[str, float]:
    """How much a key says in this story: its inverse frequency over the units, numbers counted higher."""
    counts = Counter(key for each in features for key in each.keys)
    total = len(features)
    return {
        key: math.log((total + 1) / (count + 0.5)) * (NUMBER_WEIGHT if key[0] == "#" else 1.0)
        for key, count in counts.items()
    }

"""What one party says of somebody, and another, or he himself, says is not so."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from msgspec.structs import replace as replace_struct

from selisik.data import AnnotatedArticle, Claim, Evidence, Sentence, Span, Statement, StoryEntity
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.found import LONGEST_VALUE, Articles, Found, Holders, found
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.predicates import is_light, is_tying, is_verb, voice_of
from selisik.weighing.status import negated_at
from selisik.weighing.stems import content_keys
from selisik.weighing.story_names import story_speakers
from selisik.weighing.units import article_language

# The deed that is denied stands within so many words behind the word that denies it.
REACH = 3
# Besides the deed so many words of content stand in both.
FEWEST_BESIDE = 1
# So much of what is denied is what the other says.
LEAST_SHARED = 0.6
# A deed leads to its first clauses only.
MOST_CLAUSES = 48
AFFIRMED = ("asserted", "alleged")
# Who can be said to have done something.
PARTIES = ("person", "organisation")


@dataclass(frozen=True, slots=True)
class Said:
    """A clause by what it says is done: whose words it is, of whom it is, and whether it says so or denies it.

    `keys` are the words of content of what is said or denied, in order; nobody's name is among them.
    """

    article: str
    span: Span
    status: str
    voice: str
    persons: frozenset[str]
    deed: str
    keys: frozenset[str]


def denial_differences(
    articles: Articles, claims: Sequence[Claim], entities: Sequence[StoryEntity], holders: Holders
) -> Iterator[Found]:
    """What one party says is so and another says is not, both with the words that say it."""
    names = sorted(articles)
    reader = _Reader(articles, _bearers([articles[name] for name in names], entities))
    clauses = sorted(
        (each for claim in claims for each in claim.evidence), key=lambda each: (each.article, each.start, each.end)
    )
    denials = [each for clause in clauses for each in reader.denied(clause)]
    deeds = {each.deed for each in denials}
    affirmed: dict[str, list[Said]] = defaultdict(list)
    for each in (each for clause in clauses if deeds for each in reader.affirmed(clause, deeds)):
        if len(affirmed[each.deed]) < MOST_CLAUSES:
            affirmed[each.deed].append(each)
    for group in _groups(denials, affirmed):
        places = [(each.article, each.span, each.status) for each in group]
        difference = found("other", "contradiction", places, articles, holders)
        if difference:
            # Neither of two parties has the newer word on what happened.
            values = tuple(replace_struct(value, newest=False) for value in difference.values)
            yield replace(difference, values=values)


def _groups(denials: Sequence[Said], affirmed: Mapping[str, Sequence[Said]]) -> Iterator[list[Said]]:
    """Each denial with those who say what it denies, and the other denials of that."""
    home: dict[Said, list[Said]] = {}
    for denial in denials:
        against = [each for each in affirmed.get(denial.deed, ()) if _contradict(denial, each)]
        if against:
            known = next((home[each] for each in against if each in home), [])
            known.extend(each for each in (denial, *against) if each not in known)
            home.update((each, known) for each in known)
    seen: list[list[Said]] = []
    for group in home.values():
        if not any(group is other for other in seen):
            seen.append(group)
            yield group


def _contradict(denial: Said, other: Said) -> bool:
    """Whether another party says of the same person just what is denied."""
    shared = denial.keys & other.keys
    enough = len(shared) > FEWEST_BESIDE and len(shared) >= LEAST_SHARED * len(denial.keys)
    return enough and denial.voice != other.voice and bool(denial.persons & other.persons)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with its words, whose they are, and where its persons stand."""

    annotated: AnnotatedArticle
    evidence: Evidence
    marks: tuple[Token, ...]
    words: tuple[str, ...]
    statement: Statement | None
    voice: str
    parties: tuple[tuple[int, int, str], ...]
    bearers: frozenset[str]
    before: frozenset[str]

    @property
    def language(self) -> Pack:
        """The pack with which the article is read."""
        return article_language(self.annotated)

    def named(self, start: int, end: int) -> frozenset[str]:
        """The persons who stand between two places; the subject that the clause leaves unsaid stands before it."""
        return frozenset(name for place, _, name in self.parties if start <= place < end)

    def keys(self, at: int) -> tuple[str, ...]:
        """The keys of the word, none where it belongs to the name of a person or a body."""
        place = self.marks[at].start
        inside = any(start <= place < end for start, end, _ in self.parties)
        return () if inside else content_keys(self.marks[at].text, self.language.code)

    def is_deed(self, at: int) -> bool:
        """Whether the word is a verb that says itself what is done."""
        word = self.words[at]
        verb = is_verb(word, self.language) and not is_light(word, self.language) and not is_tying(word, self.language)
        return verb and bool(self.keys(at))

    def span(self, start: int, at: int) -> Span:
        """The words from a place on, the word `at` among them, as far as a value may reach."""
        ends = [mark.end for mark in self.marks[at:] if mark.end - start <= LONGEST_VALUE]
        return Span(start, max(ends, default=self.marks[at].end))


@dataclass(frozen=True, slots=True)
class _Index:
    """Where an article mentions persons and bodies, each as the story's, and whose its own entities are.

    Its sentences and statements in order, so that those at a place are found without a search through all.
    """

    places: tuple[tuple[int, int, str], ...]
    bearers: frozenset[str]
    known: Mapping[str, str]
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]

    def sentence_at(self, span: Span) -> Sentence | None:
        """The first sentence that shares a character with the span."""
        at = bisect_right(self.sentences, span.start, key=lambda each: each.end)
        return self.sentences[at] if at < len(self.sentences) and self.sentences[at].overlaps(span) else None

    def statement_at(self, span: Span) -> Statement | None:
        """The first statement whose content shares a character with the span."""
        at = bisect_right(self.statements, span.start, key=lambda each: each.content.end)
        held = self.statements[at : at + 1]
        return next((each for each in held if each.content.overlaps(span)), None)

    def inside(self, span: Span) -> Iterator[tuple[int, int, str]]:
        """The mentions that share a character with the span."""
        for at in range(bisect_left(self.places, span.start, key=lambda each: each[1]), len(self.places)):
            start, end, _ = self.places[at]
            if start >= span.end:
                return
            if end > span.start:
                yield self.places[at]


def _bearers(articles: Sequence[AnnotatedArticle], entities: Sequence[StoryEntity]) -> dict[str, _Index]:
    known = story_speakers(articles, entities)
    out = {}
    for annotated in articles:
        name = annotated.article.id
        own = {each.id: known[name, each.id] for each in annotated.entities if (name, each.id) in known}
        places = [
            (mention.start, mention.end, own[each.id])
            for each in annotated.entities
            if each.id in own and each.kind in PARTIES
            for mention in each.mentions
        ]
        bearers = frozenset(bearer for _, _, bearer in places)
        statements = sorted(annotated.statements, key=lambda each: (each.content.start, each.content.end))
        out[name] = _Index(tuple(sorted(places)), bearers, own, tuple(sorted(annotated.sentences)), tuple(statements))
    return out


@dataclass(frozen=True, slots=True)
class _Reader:
    articles: Articles
    parties: Mapping[str, _Index]

    def denied(self, evidence: Evidence) -> Iterator[Said]:
        """What the clause says is not so, in the words of somebody known."""
        clause = self.clause(evidence)
        negated = negated_at(clause.words, clause.language)
        if evidence.status == "denied" and not negated:
            yield from _denied(clause)
        elif evidence.status in AFFIRMED and len(negated) == 1 and clause.voice:
            yield from _negated(clause, negated[0])

    def affirmed(self, evidence: Evidence, deeds: set[str]) -> Iterator[Said]:
        """What the clause says is so, of these deeds."""
        if evidence.status in AFFIRMED:
            clause = self.clause(evidence)
            if not negated_at(clause.words, clause.language):
                yield from _affirmed(clause, deeds)

    def clause(self, evidence: Evidence) -> _Clause:
        """The clause read: its words without marks, its voice and parties."""
        annotated, parties = self.articles[evidence.article], self.parties[evidence.article]
        marks = tuple(mark for mark in tokens(annotated.text, evidence.start, evidence.end) if is_word(mark))
        statement = parties.statement_at(evidence) if evidence.statement else None
        party = statement.speaker if statement else None
        voice = parties.known.get(party.entity or "", party.name.lower()) if party else ""
        subject = parties.inside(evidence.subject) if evidence.subject else ()
        return _Clause(
            annotated,
            evidence,
            marks,
            tuple(mark.text.lower() for mark in marks),
            statement,
            voice,
            (*subject, *parties.inside(evidence)),
            parties.bearers,
            frozenset(_in_sentence_before(evidence, parties)),
        )


def _in_sentence_before(evidence: Evidence, parties: _Index) -> Iterator[str]:
    """Of whom the sentence speaks before a clause that names nobody, where it is one."""
    sentence = parties.sentence_at(evidence)
    if sentence and sentence.start < evidence.start and evidence.subject is None:
        names = {name for _, _, name in parties.inside(Span(sentence.start, evidence.start))}
        yield from names if len(names) == 1 else ()


def _affirmed(clause: _Clause, deeds: set[str]) -> Iterator[Said]:
    """Those of the deeds that the clause tells, with those who may have done it or had it done to them."""
    keys = frozenset(key for at in range(len(clause.marks)) for key in clause.keys(at))
    for at in range(len(clause.marks)):
        if deeds.intersection(clause.keys(at)):
            active = voice_of(clause.words[at], clause.language) == "active"
            end = clause.marks[at].start if active else clause.evidence.end
            persons = clause.named(0, end) | _speaking(clause, at) or clause.before
            if persons:
                yield _said(clause, clause.span(_hedge(clause, at), at), persons, at, keys)


def _said(clause: _Clause, span: Span, persons: frozenset[str], at: int, keys: Iterable[str]) -> Said:
    deed, status = clause.keys(at)[0], clause.evidence.status
    return Said(clause.annotated.article.id, span, status, clause.voice, persons, deed, frozenset(keys))


def _hedge(clause: _Clause, at: int) -> int:
    """Where the words begin that say the deed: at what hedges it, where that stands close before."""
    hedges = _phrases(clause.language.code, "alleged", "words")
    first = next((back for back in range(max(0, at - REACH), at) if hedges.at(clause.words, back)), at)
    return clause.marks[first].start


def _negated(clause: _Clause, behind: int) -> Iterator[Said]:
    """What a speaker says was not done: the negation stands right before the verb, or before "ever"."""
    passed = _phrases(clause.language.code, "negation", "passed")
    at = behind
    while at < len(clause.words) and passed.at(clause.words, at):
        at += passed.at(clause.words, at)
    if at < len(clause.words) and clause.is_deed(at):
        keys = (key for place in range(at, len(clause.marks)) for key in clause.keys(place))
        persons = clause.named(0, clause.marks[at].start) | _speaking(clause, at) | _clients(clause, at)
        persons = persons or clause.before
        if persons:
            span = clause.span(clause.marks[behind - 1].start, at)
            yield replace(_said(clause, span, persons, at, keys), status="denied")


def _denied(clause: _Clause) -> Iterator[Said]:
    """What is denied by a verb of denying: in the clause, or before what the clause reports."""
    denying = _phrases(clause.language.code, "denied", "verbs")
    inside = next((at for at in range(len(clause.words)) if denying.at(clause.words, at)), None)
    statement = clause.statement
    cue = statement.cue if statement and statement.denies else None
    if inside is None and cue is None:
        return
    first = 0 if inside is None else inside + denying.at(clause.words, inside)
    accusing = _phrases(clause.language.code, "denied", "accusing")
    content = [at for at in range(first, len(clause.words)) if clause.keys(at) and not accusing.at(clause.words, at)]
    if content:
        at = next((place for place in content if clause.is_deed(place)), content[0])
        start = clause.marks[inside].start if inside is not None else cue.start if cue else clause.marks[at].start
        persons = clause.named(clause.marks[first].start, clause.marks[at].start) - {clause.voice}
        persons = persons or clause.named(0, start) | _clients(clause, at) | {clause.voice}
        keys = [key for place in content for key in clause.keys(place)]
        yield _said(clause, clause.span(start, at), persons - {""}, at, keys)


def _speaking(clause: _Clause, at: int) -> frozenset[str]:
    """Who speaks, where the words before the deed say "I" or "we"."""
    first = _phrases(clause.language.code, "negation", "first_person").found(clause.words, 0, at)
    return frozenset((clause.voice,)) if first and clause.voice else frozenset()


def _clients(clause: _Clause, at: int) -> frozenset[str]:
    """Whom an advocate may speak for by "my client": all persons of the article but himself."""
    if not _phrases(clause.language.code, "negation", "clients").found(clause.words, 0, at):
        return frozenset()
    return clause.bearers - {clause.voice}


@cache
def _phrases(code: str, status: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("status").get(status, {}).get(name, ())))

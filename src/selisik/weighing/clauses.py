"""A sentence cut into the smallest parts that can be true or false by themselves, none losing what governs it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from selisik.data import Span
from selisik.data.briefs import Status
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.looked_up import PAUSES, without_attribution, words_of
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.predicates import is_verb, predicate_at, voice_of
from selisik.weighing.status import (
    ASSERTED,
    begins_condition,
    binds_at,
    carries,
    gives_reason,
    gravest,
    own_status,
)
from selisik.weighing.stems import empty_words

# A part with fewer words of content than this, or with neither verb nor number, is no claim: it stays where it was.
FEWEST_WORDS = 3
# What only names somebody or something ("grandson of …") says enough with this many.
FEWEST_NAMING = 5
# A coordinated part without a comma before it needs this many tokens on either side to be cut.
FEWEST_TOKENS = 4
# A bracket that has not closed after this many tokens is not read as one.
LONGEST_BRACKET = 40
# No subject waits for its verb for more tokens than this.
LONGEST_WAIT = 200
# A condition that opens a clause stands among its first words.
WIDEST_HEAD = 2
# A bracket or quotation that a clause opens closes within so many marks behind its last word.
WIDEST_CLOSING = 2
_SHARES, _CURRENCIES = frozenset("%‰"), frozenset("$€£¥")
# A clause of these kinds goes on from a subject that stands alone before it.
_OF_SUBJECTS = frozenset(("coordinate", "subordinate"))
_LINKS = ("independent", "subordinate", "relative", "coordinate")


@dataclass(frozen=True, slots=True)
class Clause:
    """`span` of the text, how it hangs on the clause before (`link`), its status, and where its subject stands."""

    span: Span
    link: str
    status: Status
    subject: Span | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens `[first, last)`; `head` is where the part's own words begin after a loose conjunction.

    `claim` parts can stand alone, `told` ones hold a verb.
    """

    first: int
    last: int
    link: str
    head: int
    claim: bool
    told: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence's tokens, their lower-case words, and where the last binding word before each token stands.

    `cue` are the reporting words right before it.
    """

    marks: Sequence[Token]
    words: Sequence[str]
    bound: Sequence[int]
    language: Pack
    cue: Sequence[str] = ()


def cut_clauses(
    text: str, span: Span, language: Pack, outer: Status = ASSERTED, cue: Sequence[str] = ()
) -> tuple[Clause, ...]:
    """The clauses of one sentence in order; `outer` is a status that governs all of it. Linear in the length.

    `cue` are the words of saying right before it: behind them "if" may say no more than "that".

    >>> from selisik.lang import pack
    >>> text = "Ani diduga jatuh dari tangga, sementara Budi selamat tanpa luka."
    >>> [(clause.span.cut(text), clause.status) for clause in cut_clauses(text, Span(0, len(text)), pack("id"))]
    [('Ani diduga jatuh dari tangga', 'alleged'), ('Budi selamat tanpa luka', 'asserted')]
    """
    marks = tokens(text, span.start, span.end)
    words = without_attribution(words_of(marks, text), language)
    line = _Line(marks, words, _bound(words, language), language, cue)
    parts = _merged(_parts(line), line)
    clauses: list[Clause] = []
    for part, status, subject in zip(parts, _statuses(parts, line), _subjects(parts, line), strict=True):
        cut = _cut(line, part.head, part.last)
        if cut is not None:
            clauses.append(Clause(cut, part.link, gravest((status, outer)), subject))
    return tuple(clauses)


def is_told(words: Sequence[str], language: Pack) -> bool:
    """Whether lower-case words tell something of their own, and not only who speaks and how he was asked."""
    empty = empty_words(language.code)
    while words and not words[0][0].isalnum():
        words = words[1:]
    if len(words) < FEWEST_TOKENS or _words(language.code, "sourcing").at(words, 0):
        return False
    verb = any(is_verb(word, language) and word not in empty for word in words)
    return verb and _is_claim(words, language)


def tells_nothing(words: Sequence[str], language: Pack) -> bool:
    """Whether lower-case words only name something, in too few of them to tell anything ("this event")."""
    return not (_is_told(words, language) or _is_claim(words, language))


def brings_cause(words: Sequence[str], language: Pack) -> bool:
    """Whether lower-case words begin, behind marks, with a conjunction of cause."""
    begin = next((at for at, word in enumerate(words) if word[0].isalnum()), len(words))
    return bool(_words(language.code, "causes").at(words, begin))


def _bound(words: Sequence[str], language: Pack) -> list[int]:
    last, out = -1, []
    for index in range(len(words) + 1):
        out.append(last)
        if binds_at(words, index, language):
            last = index
    return out


def _parts(line: _Line) -> list[_Part]:
    words = line.words
    cuts: list[tuple[int, str]] = [(0, "independent")]
    for index in range(1, len(words)):
        link = _link(line, index, cuts[-1][0])
        if link:
            cuts.append((index, link))
    ends = [cut[0] for cut in cuts[1:]] + [len(words)]
    loose, compounds = (_words(line.language.code, name) for name in ("loose", "compounds"))
    out = []
    for (start, link), end in zip(cuts, ends, strict=True):
        head = start + (0 if compounds.at(words, start) else loose.at(words, start))
        own = words[head:end]
        out.append(_Part(start, end, link, head, _is_claim(own, line.language), _acts(own, line.language)))
    return out


def _link(line: _Line, index: int, since: int) -> str | None:
    """How a new clause that begins at `index` hangs on the one that began at `since`; None when none begins."""
    words, code = line.words, line.language.code
    last = next((words[at] for at in range(index - 1, max(index - 3, -1), -1) if words[at][0].isalnum()), "")
    if _words(code, "open").at((last,), 0):
        return None
    if words[index - 1] in ("(", ")"):
        return _bracket(words, index)
    paused = words[index - 1] in PAUSES
    for name in _LINKS:
        length = _words(code, name).at(words, index)
        if length:
            marked = paused or _cuts_bare(line, index)
            if not paused and (_measured(line, index) or _words(code, "unfinished").at(words, index - 1)):
                return None
            if name == "coordinate":
                return name if _coordinates(line, since, index, index + length) else None
            return name if marked and _reachable(line, since, index) else None
    if paused and is_verb(words[index], line.language) and _free(line, since, index):
        return "coordinate"
    return None


def _cuts_bare(line: _Line, index: int) -> bool:
    """Whether the word that begins at `index` begins a clause without a comma before it."""
    code = line.language.code
    if _words(code, "bare").at(line.words, index):
        return True
    length = _words(code, "bare_before_verb").at(line.words, index)
    return bool(length) and index + length < len(line.words) and is_verb(line.words[index + length], line.language)


def _measured(line: _Line, index: int) -> bool:
    """Whether a measure of time right before a conjunction says how long before or after ("two days after he came")."""
    reckons = _words(line.language.code, "reckoning").at(line.words, index)
    return bool(reckons) and bool(_words(line.language.code, "measures").at(line.words, index - 1))


def _bracket(words: Sequence[str], index: int) -> str | None:
    if words[index - 1] == ")":
        return "resumed"
    close = next((at for at in range(index, min(index + LONGEST_BRACKET, len(words))) if words[at] == ")"), None)
    inside = words[index:close] if close else ()
    return "bracket" if sum(word.isalpha() for word in inside) >= FEWEST_TOKENS else None


def _coordinates(line: _Line, since: int, index: int, after: int) -> bool:
    code = line.language.code
    if _words(code, "or_not").at(line.words, index) or (
        _words(code, "between_subject").at(line.words, index) and _is_subject(line, since, index)
    ):
        return False
    if voice_of(line.words[index - 1], line.language) == "active" and line.marks[index - 1].text.islower():
        return False  # it shares the object of the verb behind
    wide = index - since >= FEWEST_TOKENS and len(line.words) - index >= FEWEST_TOKENS
    verb = after < len(line.words) and is_verb(line.words[after], line.language)
    restated = bool(_words(code, "restating").at(line.words, after))
    return wide and verb and (restated or _free(line, since, index)) and not _only_relative(line, since, index)


def _is_subject(line: _Line, since: int, index: int) -> bool:
    """Whether no verb stands between the last pause and `index`: what stands there waits for the verb behind it."""
    first = max((at for at in range(since, index) if line.words[at] in PAUSES), default=since - 1) + 1
    return first < index and not _acts(line.words[first:index], line.language)


def _only_relative(line: _Line, since: int, index: int) -> bool:
    """Whether the words before hold no verb but that of a relative clause: what is joined to it goes on inside it."""
    own = line.words[since:index]
    return _acts(own, line.language) and predicate_at(own, line.language) == len(own)


def _reachable(line: _Line, since: int, index: int) -> bool:
    bound = _words(line.language.code, "bound").at(line.words, index)
    return not bound or _free(line, since, index)


def _free(line: _Line, since: int, index: int) -> bool:
    """Whether no negation, wish or duty stands before `index` that a clause cut away there would lose."""
    return line.bound[index] < since


def _merged(parts: Sequence[_Part], line: _Line) -> list[_Part]:
    """The parts with those too small to be claims put back to their neighbours, a bare subject to what it does."""
    out: list[_Part] = []
    for part in parts:
        apart = out and part.claim and out[-1].claim and part.link != "resumed"
        parted = part.link not in _OF_SUBJECTS or (out and out[-1].told and not _predicates(out[-1], part, line))
        if out and not (apart and parted):
            out[-1] = replace(
                out[-1], last=part.last, claim=out[-1].claim or part.claim, told=out[-1].told or part.told
            )
        else:
            out.append(part)
    return out


def _predicates(before: _Part, part: _Part, line: _Line) -> bool:
    """Whether a verb behind a place or a date between commas is the predicate that the words before them wait for."""
    if part.link != "coordinate" or before.last - before.head > LONGEST_WAIT:
        return False
    if not is_verb(line.words[part.first], line.language):
        return False
    own = line.words[before.head : before.last]
    ends = next((mark.text for mark in reversed(line.marks[before.first : before.last - 1])), "")
    apposed = ends[:1].isupper() or ends[:1].isdigit() or ends == ")"
    return apposed and predicate_at([*own, line.words[part.first]], line.language) >= len(own)


def _is_claim(words: Sequence[str], language: Pack) -> bool:
    if _words(language.code, "sourcing").at(words, 0):
        return False
    empty = empty_words(language.code)
    content = sum(word[0].isalnum() and word not in empty for word in words)
    return content >= (FEWEST_WORDS if _is_told(words, language) else FEWEST_NAMING)


def _is_told(words: Sequence[str], language: Pack) -> bool:
    return any(word[0].isdigit() for word in words) or _acts(words, language)


def _acts(words: Sequence[str], language: Pack) -> bool:
    return any(is_verb(word, language) for word in words)


def _statuses(parts: Sequence[_Part], line: _Line) -> list[Status]:
    words = [line.words[part.first : part.last] for part in parts]
    if line.cue and words and begins_condition(words[0], line.language):
        words[0] = [*line.cue, *words[0]]
    own = [own_status(each, line.language) for each in words]
    passed: list[Status] = [ASSERTED]
    for at in range(1, len(parts)):
        before = at - 2 if _resumes(parts, at, line) else at - 1
        link = _reach(parts[at], parts[at - 1], line)
        # Where the verb of the main clause is cut away, it tells all the same that what stands before is none.
        resumed = line.words[parts[at].first :][:1] if link == "apart" and _is_bare(parts[at], line) else []
        held = gravest((own_status([*words[before], *resumed], line.language, link), passed[before]))
        passed.append(held if _reaches(held, parts[at], line) else ASSERTED)
        own[at] = gravest((own[at], passed[at]))
    for at in range(len(parts) - 2, -1, -1):
        head = line.words[parts[at + 1].first : parts[at + 1].first + WIDEST_HEAD]
        back = parts[at + 1].link == "subordinate" and own_status(head, line.language) == own[at + 1]
        if back and carries(own[at + 1], "back", line.language):
            own[at] = gravest((own[at], own[at + 1]))
    return own


def _resumes(parts: Sequence[_Part], at: int, line: _Line) -> bool:
    """Whether a verb goes on with what stands before the relative clause that a comma closes."""
    relative = at > 1 and parts[at - 1].link == "relative"
    return relative and _is_bare(parts[at], line) and _between_commas(parts[at - 1], line)


def _is_bare(part: _Part, line: _Line) -> bool:
    """Whether a part begins with a verb right behind a comma: nothing joins it to what stands there."""
    paused = part.link == "coordinate" and line.words[part.first - 1] in PAUSES
    return paused and is_verb(line.words[part.first], line.language)


def _reaches(status: Status, part: _Part, line: _Line) -> bool:
    """Whether a status reaches into the next part: not into a reason behind a comma that holds all the same."""
    words = line.words[part.first : part.last]
    reason = line.words[part.first - 1] in PAUSES and gives_reason(status, words, line.language)
    return part.link != "independent" and carries(status, part.link, line.language) and not reason


def _reach(part: _Part, before: _Part, line: _Line) -> str:
    """How far a relative clause before a part reaches: what a comma parts from it hangs on the main clause.

    So does a verb without a conjunction behind a relative clause that stands between commas.
    """
    paused = line.words[part.first - 1] in PAUSES
    apart = paused and (part.link == "subordinate" or (_is_bare(part, line) and _between_commas(before, line)))
    return "apart" if apart else part.link


def _between_commas(part: _Part, line: _Line) -> bool:
    """Whether the last relative clause of a part stands behind a comma."""
    opens = [at for at in range(part.first, part.last) if _words(line.language.code, "relative").at(line.words, at)]
    return bool(opens) and opens[-1] > 0 and line.words[opens[-1] - 1] in PAUSES


def _subjects(parts: Sequence[_Part], line: _Line) -> list[Span | None]:
    """Where the words stand that say whom each clause without a subject of its own is about."""
    out: list[Span | None] = []
    for at, part in enumerate(parts):
        before = parts[at - 1] if at else None
        if before is None or part.link == "independent":
            out.append(None)
        elif part.link in ("relative", "bracket"):
            out.append(_cut(line, before.head, before.last))
        else:
            out.append((_before_verb(before, line) or out[-1]) if _begins_with_verb(part, line) else None)
    return out


def _begins_with_verb(part: _Part, line: _Line) -> bool:
    rest: Iterator[str] = (word for word in line.words[part.head : part.last] if word[0].isalnum())
    first = next(rest, "")
    return is_verb(first, line.language) or (is_verb(next(rest, ""), line.language) and part.link == "subordinate")


def _before_verb(part: _Part, line: _Line) -> Span | None:
    own = line.words[part.head : part.last]
    at = predicate_at(own, line.language)
    return _cut(line, part.head, part.head + at % max(1, len(own)))


def _cut(line: _Line, first: int, last: int) -> Span | None:
    """The characters of tokens `[first, last)` without marks at their ends, but for one that closes what they open."""
    inner = [at for at in range(first, last) if is_word(line.marks[at])]
    if not inner:
        return None
    end = inner[-1]
    held = line.words[inner[0] : end + 1]
    for at in range(end + 1, min(end + 1 + WIDEST_CLOSING, last)):
        opened = held.count("(") > held.count(")") if line.words[at] == ")" else held.count("“") > held.count("”")
        if line.words[at] in (")", "”") and opened:
            end = at
    first, end = _with_unit(line.marks, inner[0], end, first, last)
    return Span(line.marks[first].start, line.marks[end].end)


def _with_unit(marks: Sequence[Token], begin: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The first and the last token with the sign of a share or a currency that stands against them."""
    behind = end + 1 < last and marks[end + 1].text in _SHARES and marks[end + 1].start == marks[end].end
    before = begin > first and marks[begin - 1].text in _CURRENCIES and marks[begin - 1].end == marks[begin].start
    return begin - before, end + behind


@cache
def _words(code: str, name: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("clauses", {}).get(name, ())))

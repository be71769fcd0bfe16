"""One utterance that two outlets quote, each in words of its own: taken down, or translated, in two ways."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, Token, is_word, tokens
from selisik.lang.calendar import day_of
from selisik.weighing.found import LONGEST_VALUE, Articles, Found, Holders, Place, found
from selisik.weighing.people import letters_apart
from selisik.weighing.stems import content_keys
from selisik.weighing.telling import MOST_LETTERS, Opcode, says_otherwise
from selisik.weighing.units import article_language

# Sentences that share so many words in a row are looked at; a run leads to its first carriers only, and a sentence to
# the ones with which it shares most runs.
RUN = 3
MOST_CARRIERS = 12
# Shorter sentences say too little to be known again, longer ones are lists or wounds.
FEWEST_WORDS = 5
MOST_WORDS = 80
# Two sentences of one speaker are one where so many words of content, names not counted, stand in both in order, ...
FEWEST_SAME = 3
# ... and so much of the content of the shorter one.
LEAST_SAME = 0.6
# One word for one other is as a rule the same in other words (or in translation): all else must agree so far.
LEAST_FOR_WORD = 0.75
# Right beside such a sentence in both articles less is enough: the next words of one answer.
FEWEST_BESIDE = 2
LEAST_BESIDE = 0.4
# More words than this in place of others are another thought.
MOST_REPLACED = 5
# A pair is compared several times over, and copied sentences pair by pair: so many stay at hand.
REMEMBERED = 1 << 14
# What is said weeks apart is said twice.
NEAREST_DAYS = 3
_ENDS = ".!?\n"
# What stands in these, or as a unit behind a stroke, is a newsroom's.
_WRITTEN = frozenset("()[]/")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a direct quotation: where it stands among the article's, whose it is, its words."""

    article: str
    place: int
    speaker: frozenset[str]
    marks: tuple[Token, ...] = field(repr=False)
    words: tuple[str, ...]
    content: tuple[bool, ...] = field(repr=False)


def retold_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Sentences of one utterance with words of content in the one in place of others in the other."""
    lines = {name: list(_lines(articles[name])) for name in sorted(articles)}
    pairs = _nearest(list(_pairs([each for name in sorted(lines) for each in lines[name]], articles)))
    told = {seat for pair in pairs for seat in _seats(*pair)}
    beside = [pair for pair in dict.fromkeys(_beside(pairs, lines)) if told.isdisjoint(_seats(*pair))]
    shown: dict[tuple[str, ...], dict[Place, None]] = defaultdict(dict)
    for one, other in (*pairs, *beside):
        places = _replaced(one, other, articles)
        shown[tuple(sorted(value for _, _, value in places))].update(dict.fromkeys(places))
    for held in shown.values():
        difference = found("wording", "unknown", held, articles, holders)
        if difference:
            yield difference


def _nearest(pairs: Sequence[tuple[Line, Line]]) -> list[tuple[Line, Line]]:
    """Of the sentences of another article that are like one, the one that is most so, seen from either side."""
    best: dict[tuple[str, int, str], int] = {}
    same = [_kept(a, b) for a, b in pairs]
    for (a, b), count in zip(pairs, same, strict=True):
        for seat in _seats(a, b):
            best[seat] = max(best.get(seat, 0), count)
    return [pair for pair, count in zip(pairs, same, strict=True) if all(count == best[seat] for seat in _seats(*pair))]


def _seats(a: Line, b: Line) -> tuple[tuple[str, int, str], ...]:
    """Each of two sentences as one that the other's article may print too."""
    return (a.article, a.place, b.article), (b.article, b.place, a.article)


def _kept(a: Line, b: Line) -> int:
    return sum(a2 - a1 for kind, a1, a2, _, _ in _opcodes(a, b) if kind == "equal")


def _lines(annotated: AnnotatedArticle) -> Iterator[Line]:
    names = {each.id: each.name for each in annotated.entities if each.kind == "person"}
    code = article_language(annotated).code
    place = 0
    for statement in annotated.statements:
        name = names.get(statement.speaker.entity or "") if statement.speaker else None
        if statement.kind != "direct" or not name:
            continue
        speaker = frozenset(mark.text.lower() for mark in tokens(name) if is_word(mark))
        for marks in _sentences(annotated.text, statement.content):
            words = tuple(mark.text.lower() for mark in marks)
            content = tuple(bool(content_keys(word, code)) for word in words)
            place += 1
            if FEWEST_WORDS <= len(words) <= MOST_WORDS:
                yield Line(annotated.article.id, place, speaker, tuple(marks), words, content)


def _sentences(text: str, span: Span) -> Iterator[list[Token]]:
    """The words of each sentence of a quotation."""
    held: list[Token] = []
    for mark in tokens(text, span.start, span.end):
        if is_word(mark):
            if held and any(letter in _ENDS for letter in text[held[-1].end : mark.start]):
                yield held
                held = []
            held.append(mark)
    yield held


def _pairs(lines: Sequence[Line], articles: Articles) -> Iterator[tuple[Line, Line]]:
    """Sentences of one speaker in articles of two outlets that are much the same."""
    carriers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(lines):
        met: Counter[int] = Counter()
        for run in zip(*(each.words[start:] for start in range(RUN)), strict=False):
            met.update(carriers[run])
            if len(carriers[run]) < MOST_CARRIERS and carriers[run][-1:] != [at]:
                carriers[run].append(at)
        for other in sorted(met, key=lambda each: (-met[each], each))[:MOST_CARRIERS]:
            pair = lines[other], each
            if _may_be_one(*pair, articles) and _same(*pair, FEWEST_SAME, LEAST_SAME):
                yield pair


def _may_be_one(a: Line, b: Line, articles: Articles) -> bool:
    """Whether two outlets quote one person in these days."""
    outlets = [articles[each.article].article.outlet for each in (a, b)]
    if a.article == b.article or not a.speaker & b.speaker or (outlets[0] == outlets[1] and outlets[0]):
        return False
    days = [day_of(articles[each.article].article.published) for each in (a, b)]
    return not (days[0] and days[1]) or abs((days[0] - days[1]).days) <= NEAREST_DAYS


def _beside(pairs: Sequence[tuple[Line, Line]], lines: dict[str, list[Line]]) -> Iterator[tuple[Line, Line]]:
    """The sentences right before and right behind a pair, where they are alike too."""
    placed = {(each.article, each.place): each for held in lines.values() for each in held}
    for a, b in pairs:
        for step in (-1, 1):
            one, other = (placed.get((each.article, each.place + step)) for each in (a, b))
            if one and other and one.speaker & other.speaker and _same(one, other, FEWEST_BESIDE, LEAST_BESIDE):
                yield one, other


def _same(a: Line, b: Line, fewest: int, least: float) -> bool:
    """Whether so many words of content that are no names, and so much of all, stand in both in one order."""
    if len(set(a.words) & set(b.words)) < fewest:
        return False
    kept = [at for kind, a1, a2, _, _ in _opcodes(a, b) if kind == "equal" for at in range(a1, a2) if a.content[at]]
    plain = [at for at in kept if not at or not a.marks[at].text[0].isupper()]
    return len(plain) >= fewest and len(kept) >= least * min(sum(a.content), sum(b.content))


def _opcodes(a: Line, b: Line) -> Sequence[Opcode]:
    return _apart(a.words, b.words)


@lru_cache(maxsize=REMEMBERED)
def _apart(a: tuple[str, ...], b: tuple[str, ...]) -> Sequence[Opcode]:
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def _replaced(a: Line, b: Line, articles: Articles) -> list[Place]:
    """The words that each has in place of the other's: of several such places the one that says most."""
    code = article_language(articles[a.article]).code
    held: list[tuple[int, list[Place]]] = []
    for kind, a1, a2, b1, b2 in _opcodes(a, b):
        weights = sum(a.content[a1:a2]), sum(b.content[b1:b2])
        if kind == "replace" and min(weights):
            places = _trimmed(a, b, (a1, a2, b1, b2), articles) if max(a2 - a1, b2 - b1) <= MOST_REPLACED else []
            if not _is_spelling(a.words[a1:a2], b.words[b1:b2]):
                held.append((sum(weights), places))
    shown = [pair for pair in held if pair[1] and _says_otherwise([value for _, _, value in pair[1]], code)]
    most, places = max(shown, key=lambda pair: pair[0], default=(0, []))
    lone = most == len((a, b))
    return [] if lone and (len(held) > 1 or not _same(a, b, FEWEST_SAME, LEAST_FOR_WORD)) else places


def _is_spelling(a: Sequence[str], b: Sequence[str]) -> bool:
    return len(a) == len(b) and all(_alike(one, other) for one, other in zip(a, b, strict=True))


def _says_otherwise(values: Sequence[str], code: str) -> bool:
    """Whether no word of content in the one is in the other, not even as a part ("wrong" and "what is wrong")."""
    words = [[_bare(mark.text) for mark in tokens(value) if content_keys(mark.text, code)] for value in values]
    shared = any(one in other or other in one for one in words[0] for other in words[1])
    instead = frozenset(Pack(code).table("weigh").get("values", {}).get("instead", ()))
    return says_otherwise(values, code) and not shared and not any(instead & set(value.split()) for value in values)


def _bare(word: str) -> str:
    """The word with each of its letters once where it stands doubled ("support", "suport")."""
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


def _trimmed(a: Line, b: Line, cut: tuple[int, int, int, int], articles: Articles) -> list[Place]:
    """The two cuts without words at their ends that are one in two spellings; nothing where they are no speech."""
    a1, a2, b1, b2 = cut
    while a1 < a2 and b1 < b2 and _alike(a.words[a2 - 1], b.words[b2 - 1]):
        a2, b2 = a2 - 1, b2 - 1
    while a1 < a2 and b1 < b2 and _alike(a.words[a1], b.words[b1]):
        a1, b1 = a1 + 1, b1 + 1
    places: list[Place] = [
        _place(line, first, last, articles) for line, first, last in ((a, a1, a2), (b, b1, b2)) if first < last
    ]
    spoken = all(_is_speech(articles[article].text, span) for article, span, _ in places)
    return places if len(places) == len((a, b)) and spoken else []


def _alike(a: str, b: str) -> bool:
    return a[0] == b[0] and letters_apart(a, b) <= MOST_LETTERS


def _is_speech(text: str, span: Span) -> bool:
    """Whether the words are short enough to be a value, hold no figure, and nothing that a newsroom put in brackets."""
    around = text[max(0, span.start - 1) : span.end + 1]
    figures = any(letter.isdigit() for letter in around)
    return span.end - span.start <= LONGEST_VALUE and not figures and not _WRITTEN & set(around)


def _place(line: Line, first: int, last: int, articles: Articles) -> Place:
    span = Span(line.marks[first].start, line.marks[last - 1].end)
    return line.article, span, span.cut(articles[line.article].text).lower()

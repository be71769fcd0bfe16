"""One acronym written out in two ways, and one name written out with two acronyms behind it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations

from selisik.data import AnnotatedArticle, Span
from selisik.data.briefs import ReadingOfDifference
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.people import letters_apart, title_words
from selisik.weighing.phrases import phrases
from selisik.weighing.stems import stem
from selisik.weighing.units import article_language

# Two letters are the initials of anything.
FEWEST_LETTERS = 3
# A name that stands before an acronym is read so many words back.
LONGEST_NAME = 12
# So many words of a written-out name are the same where one is another word: less, and they are two things.
FEWEST_SHARED = 3
# ... and so many where the two are one word in two spellings.
FEWEST_BESIDE_SPELLING = 2
# Words so few letters apart are one word in two spellings.
MOST_LETTERS = 2
# Acronyms so few letters apart are one with a letter lost.
LETTERS_LOST = 1
# A word right behind the brackets begins within so many characters.
REACH_BEHIND = 30
_OPEN, _CLOSE, _COMMA = "(", ")", ","


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """A name with its acronym in brackets behind it: its words without small ones, whether the letters are theirs.

    `behind` is the word written large right behind the brackets, which may say of where it is; "" for none.
    """

    article: str
    acronym: Span
    letters: str
    name: Span
    words: tuple[str, ...]
    fits: bool
    behind: str


def acronym_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Acronyms that the story writes out in two ways, and names behind which it puts two acronyms."""
    by_letters: dict[str, list[WrittenOut]] = defaultdict(list)
    by_words: dict[tuple[str, ...], list[WrittenOut]] = defaultdict(list)
    for name in sorted(articles):
        for each in _written_out(articles[name]):
            by_letters[each.letters.lower()].append(each)
            by_words[each.words].append(each)
    code = article_language(articles[min(articles)]).code if articles else ""
    for letters in sorted(by_letters):
        yield from _two_names(by_letters[letters], code, articles, holders)
    yield from _two_acronyms(by_words, by_letters, articles, holders)


def _two_names(held: Sequence[WrittenOut], code: str, articles: Articles, holders: Holders) -> Iterator[Found]:
    """The first two ways of writing an acronym out that do not agree, wherever either stands."""
    ways = list(dict.fromkeys(each.words for each in held))
    fitting = {each.words: each.fits for each in held}
    behind = {each.words: each.behind for each in reversed(held)}
    for a, b in combinations(ways, 2):
        # Where the letters are those of neither, the acronym is of another language, and each translates it.
        reading = _reading(a, b, fitting[a] and fitting[b], code) if fitting[a] or fitting[b] else None
        if behind[a] and behind[b] and behind[a] != behind[b]:
            continue
        if reading:
            places: list[Place] = [
                (each.article, each.name, " ".join(each.words)) for each in held if each.words in (a, b)
            ]
            difference = found("name", reading, places, articles, holders)
            if difference:
                yield difference
                return


def _reading(a: Sequence[str], b: Sequence[str], fit: bool, code: str) -> ReadingOfDifference | None:
    """How two written-out names that differ in one word read; None where they are one, or two things."""
    shorter, longer = sorted((a, b), key=len)
    shared = len(shorter) - (len(a) == len(b))
    if len(a) == len(b):
        apart = [(one, other) for one, other in zip(a, b, strict=True) if one != other]
        if len(apart) != 1 or title_words(code) & set(apart[0]) or _lost_space(a[0], b[0]):
            return None
        if stem(apart[0][0], code) == stem(apart[0][1], code):
            return None
        if letters_apart(*apart[0]) <= MOST_LETTERS:
            return "spelling" if shared >= FEWEST_BESIDE_SPELLING else None
    elif not fit or len(longer) != len(shorter) + 1 or not _one_inside(shorter, longer):
        return None
    return "contradiction" if shared >= FEWEST_SHARED else None


def _behind(text: str, end: int) -> str:
    """The word written large right behind the bracket that closes at `end`; "" for none."""
    marks = tokens(text, end, end + REACH_BEHIND)
    if len(marks) <= 1 or marks[0].text != _CLOSE or not marks[1].text[0].isupper():
        return ""
    return marks[1].text.lower()


def _lost_space(a: str, b: str) -> bool:
    """Whether one first word is the other with the word before it glued on."""
    return a != b and (a.endswith(b) or b.endswith(a))


def _one_inside(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the longer name is the shorter one with a word inside it: one at its end makes it another body's."""
    return any([*longer[:at], *longer[at + 1 :]] == list(shorter) for at in range(1, len(longer) - 1))


def _two_acronyms(
    by_words: Mapping[tuple[str, ...], Sequence[WrittenOut]],
    by_letters: Mapping[str, Sequence[WrittenOut]],
    articles: Articles,
    holders: Holders,
) -> Iterator[Found]:
    """Two acronyms behind one name of which one lacks a letter, wherever either is written out."""
    pairs: dict[tuple[str, str], None] = {}
    for words in sorted(by_words):
        ways = sorted({each.letters for each in by_words[words] if each.letters.isupper()})
        lost = [(a, b) for a, b in combinations(ways, 2) if abs(len(a) - len(b)) == letters_apart(a, b) == LETTERS_LOST]
        pairs.update(dict.fromkeys(lost))
    for pair in pairs:
        held = [each for letters in pair for each in by_letters[letters.lower()]]
        places: list[Place] = [(each.article, each.acronym, each.letters) for each in held]
        difference = found("name", "contradiction", places, articles, holders)
        if difference:
            yield difference


def _written_out(annotated: AnnotatedArticle) -> Iterator[WrittenOut]:
    """The names of an article that have their acronym in brackets behind them, or before them with what says so."""
    code = article_language(annotated).code
    small = _list(code, "inside_names")
    marks = tokens(annotated.text)
    for acronym, run in chain(_in_brackets(marks, small), _explained(marks, code)):
        for fits, name in _names(run, acronym.text.lower(), small):
            if fits or acronym.text.isupper():
                yield WrittenOut(
                    article=annotated.article.id,
                    acronym=Span(acronym.start, acronym.end),
                    letters=acronym.text,
                    name=Span(name[0].start, name[-1].end),
                    words=_telling(name, small),
                    fits=fits,
                    behind=_behind(annotated.text, acronym.end),
                )


def _in_brackets(marks: Sequence[Token], small: frozenset[str]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Acronyms in brackets, with the words before."""
    for at in range(len(marks) - 2):
        if marks[at].text == _OPEN and marks[at + 2].text == _CLOSE and _is_acronym(marks[at + 1].text):
            yield marks[at + 1], _run_before(marks, at, small)


def _explained(marks: Sequence[Token], code: str) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Acronyms with the written-out name behind, in brackets or behind words that say that it is one."""
    small, says = _list(code, "inside_names"), phrases(tuple(sorted(_list(code, "short_for"))))
    words = [mark.text.lower() for mark in marks]
    for at in range(len(marks) - 2):
        if not _is_acronym(marks[at].text):
            continue
        opened = marks[at + 1].text == _OPEN
        first = at + 1 + (1 if opened else says.at(words, at + 1))
        last = first
        while first > at + 1 and last < len(marks) and last - first < LONGEST_NAME and _in_name(marks[last], small):
            last += 1
        closed = not opened or (last < len(marks) and marks[last].text == _CLOSE)
        last -= marks[last - 1].text == _COMMA
        run = marks[first:last]
        # Nothing says where a name ends that does not fit the letters.
        if closed and run and any(_fits(_telling(run, small), words[at], spare) for spare in (0, 1)):
            yield marks[at], run


def _is_acronym(word: str) -> bool:
    return len(word) >= FEWEST_LETTERS and word.isalpha() and word[0].isupper()


def _run_before(marks: Sequence[Token], end: int, small: frozenset[str]) -> Sequence[Token]:
    """The words right before a bracket that may be one name: written large, or small words and commas between such."""
    first = end
    while first and end - first < LONGEST_NAME and _in_name(marks[first - 1], small):
        first -= 1
    return marks[first:end]


def _in_name(mark: Token, small: frozenset[str]) -> bool:
    return mark.text == _COMMA or (is_word(mark) and (mark.text[0].isupper() or mark.text in small))


def _names(run: Sequence[Token], letters: str, small: frozenset[str]) -> Iterator[tuple[bool, Sequence[Token]]]:
    """The shortest end of the run of which the letters are, else one with a word more inside; else all of the run."""
    large = [at for at, mark in enumerate(run) if mark.text[0].isupper()]
    for spare in (0, 1):
        for first in reversed(large):
            if _fits(_telling(run[first:], small), letters, spare):
                yield True, run[first:]
                return
    plain = all(is_word(mark) for mark in run[large[0] :]) if large else False
    if plain and len(large) > FEWEST_SHARED:
        yield False, run[large[0] :]


def _telling(marks: Sequence[Token], small: frozenset[str]) -> tuple[str, ...]:
    return tuple(mark.text.lower() for mark in marks if is_word(mark) and mark.text.lower() not in small)


def _fits(words: Sequence[str], letters: str, spare: int) -> bool:
    """Whether the letters are beginnings of the words in order, all of the words but `spare` inside giving some.

    >>> words = ("komando", "cadangan", "strategis")
    >>> _fits(words, "kostra", 0), _fits(words, "kostra", 1)
    (False, True)
    """
    # How many words were left out so far, by how many letters are used up.
    reached: Mapping[int, int] = {0: 0}
    for at, word in enumerate(words):
        inside = 0 < at < len(words) - 1
        ahead: dict[int, int] = {used: left + 1 for used, left in reached.items() if inside and left < spare}
        for used, left in reached.items():
            taken = used
            while taken < len(letters) and taken - used < len(word) and letters[taken] == word[taken - used]:
                taken += 1
                ahead[taken] = min(left, ahead.get(taken, left))
        reached = ahead
    return len(letters) in reached and len(words) > 1


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))

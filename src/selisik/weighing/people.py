"""One person or thing named in two ways: ranks that do not agree, names spelt in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from unicodedata import combining, normalize

from selisik.data import AnnotatedArticle, Span, StoryEntity, StoryMention
from selisik.lang import Pack, Token, is_word, pack, sounds_alike, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.stems import short_forms
from selisik.weighing.units import article_language

# A name behind a rank is read this many words far.
LONGEST_NAME = 3
# Shorter words differ by a letter without being one word.
SHORTEST_SPELT = 5
# A name of letters has so many at least.
FEWEST_LETTERS = 2
_NUMERALS = frozenset("IVXLCDM")
_APOSTROPHES = frozenset("'’‘ʼʻ`´")
# Where a space was lost: a capital closes the word ("LengkongB"), or a short form runs into a word ("KTPWarga").
_LOST_SPACE = re.compile(r"[^\W\d_A-Z][A-Z]$|[A-Z]{2}[A-Z][^\W\d_A-Z]{2}")
# Two spellings of one name differ by this many letters at most.
MOST_LETTERS = 2


def rank_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Persons to whom the articles give different ranks, known by names of which one holds the other."""
    groups: list[tuple[set[str], list[Place]]] = []
    for name in sorted(articles):
        for words, place in _ranked(articles[name]):
            home = next((group for group in groups if words <= group[0] or group[0] <= words), None)
            if home is None:
                groups.append((set(words), [place]))
            else:
                home[0].update(words)
                home[1].append(place)
    for _, places in groups:
        difference = found("role", "contradiction", places, articles, holders)
        if difference:
            yield difference


def _ranked(annotated: AnnotatedArticle) -> Iterator[tuple[frozenset[str], Place]]:
    """Every rank that stands before a name, with the words of the name."""
    ranks = _list(article_language(annotated).code, "ranks")
    if not ranks:
        return
    marks = tokens(annotated.text)
    for at, mark in enumerate(marks):
        if mark.text.lower() in ranks and mark.text[0].isupper():
            words = frozenset(_name_after(marks[at + 1 : at + 1 + LONGEST_NAME], ranks))
            if words:
                yield words, (annotated.article.id, Span(mark.start, mark.end), mark.text.lower())


def _name_after(marks: Sequence[Token], ranks: frozenset[str]) -> Iterator[str]:
    for mark in marks:
        if not mark.text[0].isupper() or mark.text.isupper() or mark.text.lower() in ranks:
            return
        yield mark.text.lower()


def spelling_differences(articles: Articles, entities: Sequence[StoryEntity], holders: Holders) -> Iterator[Found]:
    """Names of which one word is spelt in two ways while the rest agrees.

    Two forms that one article gives side by side, each more than once, are two bearers and no difference.
    """
    forms: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for entity in entities:
        named = [_form(articles[mention.article], mention) for mention in entity.mentions if mention.form == "name"]
        # Single words of one bearer are held against each other where no fuller name tells it already.
        single = (entity.id,) if all(len(words) == 1 for words, _ in named) else ()
        for words, place in named:
            if not _is_wounded(place, articles):
                forms[words + single].append(place)
    code = article_language(articles[min(articles)]).code if articles else ""
    for a, b in _near_forms(sorted(forms), code):
        if not _side_by_side(forms[a], forms[b]) and not is_customary(a, b, code):
            difference = found("name", "spelling", [*forms[a], *forms[b]], articles, holders)
            if difference:
                yield difference


def _is_wounded(place: Place, articles: Articles) -> bool:
    """Whether a word of the name lost the space behind it, or belongs to a formula that stands behind names."""
    name, span, value = place
    formulas = _list(article_language(articles[name]).code, "formulas")
    return bool(formulas & set(value.split())) or any(
        _LOST_SPACE.search(word) for word in span.cut(articles[name].text).split()
    )


def is_customary(a: Sequence[str], b: Sequence[str], code: str) -> bool:
    """Whether the words in which two names differ are both in use: old and new spelling, an office and who holds it."""
    if [_modern(word, code) for word in a] == [_modern(word, code) for word in b]:
        return True
    pairs = [{one, other} for one, other in zip(a, b, strict=False) if one != other]
    return any(pair <= group for pair in pairs for group in _customary_groups(code))


@cache
def _modern(word: str, code: str) -> str:
    for old, new in Pack(code).table("weigh").get("values", {}).get("old_letters", ()):
        word = word.replace(old, new)
    return word


@cache
def _customary_groups(code: str) -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, Pack(code).table("weigh").get("values", {}).get("customary", ())))


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("values", {}).get(name, ()))


def _form(annotated: AnnotatedArticle, mention: StoryMention) -> tuple[tuple[str, ...], Place]:
    marks = tokens(annotated.text, mention.start, mention.end)
    words = tuple(_folded(mark.text) for mark in marks if is_word(mark))
    return words, (mention.article, Span(mention.start, mention.end), " ".join(words))


def _folded(word: str) -> str:
    """The word in small letters without accents and apostrophes: with or without them it is one spelling."""
    letters = (letter for letter in normalize("NFD", word.lower()) if not combining(letter))
    return "".join(letter for letter in letters if letter not in _APOSTROPHES)


def _near_forms(forms: Sequence[tuple[str, ...]], code: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of names that agree in all words but one, found by the words that are left when one is dropped."""
    index: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = defaultdict(list)
    for form in forms:
        if len(form) < 2:
            continue
        for at in range(len(form)):
            for other in index[at, form[:at] + form[at + 1 :]]:
                if spelt_alike(other[at], form[at]) or sounds_alike(other[at], form[at], pack(code)):
                    yield other, form
            index[at, form[:at] + form[at + 1 :]].append(form)


def spelt_alike(a: str, b: str) -> bool:
    """Whether two words are one in two spellings: long enough, alike at the head, few letters apart.

    >>> spelt_alike("muhamad", "muhammad"), spelt_alike("rini", "rina"), spelt_alike("setiawan", "kurniawan")
    (True, False, False)
    """
    if not (a + b).replace("-", "").isalpha():
        return False
    if min(len(a), len(b)) < SHORTEST_SPELT or a[0] != b[0] or a == b or abs(len(a) - len(b)) > MOST_LETTERS:
        return False
    allowed = 1 if min(len(a), len(b)) <= SHORTEST_SPELT + 1 else MOST_LETTERS
    return letters_apart(a, b) <= allowed


def letters_apart(a: str, b: str) -> int:
    """The Levenshtein distance of two short words."""
    row = list(range(len(b) + 1))
    for at, letter in enumerate(a, 1):
        before, row[0] = row[0], at
        for to, other in enumerate(b, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != other))
    return row[-1]


def _side_by_side(a: Sequence[Place], b: Sequence[Place]) -> bool:
    counts: tuple[Mapping[str, int], Mapping[str, int]] = (
        Counter(article for article, _, _ in a),
        Counter(article for article, _, _ in b),
    )
    return any(counts[0][name] > 1 and counts[1][name] > 1 for name in counts[0] if name in counts[1])


def alias_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Persons known by one nickname to whom the articles give different names before it."""
    called: dict[str, list[Place]] = defaultdict(list)
    for name in sorted(articles):
        for nickname, place in _called(articles[name]):
            called[nickname].append(place)
    for nickname in sorted(called):
        places = called[nickname]
        names = {value for _, _, value in places}
        apart = any(not set(a.split()) & set(b.split()) for a, b in combinations(sorted(names), 2))
        difference = found("name", "contradiction", places, articles, holders) if apart else None
        if difference:
            yield difference


def _called(annotated: AnnotatedArticle) -> Iterator[tuple[str, Place]]:
    """Every nickname that stands behind a name, with that name; initials name nobody."""
    words = Pack(article_language(annotated).code).table("weigh").get("values", {}).get("also_called", ())
    marks = tokens(annotated.text) if words else []
    for at, mark in enumerate(marks[:-1]):
        if mark.text.lower() in words and marks[at + 1].text[0].isupper():
            first = at
            while first > 0 and at - first < LONGEST_NAME and _is_name(marks[first - 1]):
                first -= 1
            if first < at:
                span = Span(marks[first].start, marks[at - 1].end)
                value = " ".join(_folded(each.text) for each in marks[first:at])
                yield _folded(marks[at + 1].text), (annotated.article.id, span, value)


def _is_name(mark: Token) -> bool:
    return is_word(mark) and mark.text[0].isupper() and not mark.text.isupper()


def letters_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Names of letters behind one word of which one lacks the other's last letter ("Bank ABC" and "Bank AB")."""
    forms: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(articles):
        for head, mark in _lettered(tokens(articles[name].text)):
            forms[head][mark.text].append((name, Span(mark.start, mark.end), mark.text))
    for head in sorted(forms):
        for whole in sorted(forms[head]):
            cut = forms[head].get(whole[:-1], [])
            code = article_language(articles[forms[head][whole][0][0]]).code
            known = whole.lower() in short_forms(code) or head in title_words(code)
            if cut and not known and not _side_by_side(cut, forms[head][whole]):
                difference = found("name", "spelling", [*cut, *forms[head][whole]], articles, holders)
                if difference:
                    yield difference


@cache
def title_words(code: str) -> frozenset[str]:
    """Words of offices and relations, in small letters.

    A name with one of them describes somebody and may describe another; a ministry behind one has several short forms.
    """
    return frozenset(word.lower() for entry in pack(code).entries("person-titles") for word in entry.split())


def _lettered(marks: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Names of two capitals and more, no numerals, each with the word before it where that is a name's first word."""
    for before, mark in pairwise(marks):
        letters = len(mark.text) >= FEWEST_LETTERS and mark.text.isalpha() and mark.text.isupper()
        if letters and not set(mark.text) <= _NUMERALS and _is_name(before) and before.end + 1 == mark.start:
            yield before.text.lower(), mark

"""One person with two posts or two companies, and one road with two names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from selisik.data import AnnotatedArticle, Span
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.people import spelt_alike, title_words
from selisik.weighing.story_names import named_persons
from selisik.weighing.units import article_language

# A name of a company or a road is read this many words far.
LONGEST_NAME = 6
# So many words of a person's name are the same in both articles: a family shares one.
FEWEST_OF_PERSON = 2
# So many words of a company's name are the same, where one is another: less, and they are two companies.
FEWEST_OF_COMPANY = 2
# A shorter word of a road's name is an initial or a number.
INITIALS = 2
# Offices and roads of a story are few; more are compared with the first ones only.
MOST_HELD = 200


@dataclass(frozen=True, slots=True)
class Held:
    """An office as an article gives it: whose, which (`director`), of what (`finance`), in which company."""

    article: str
    bearer: frozenset[str]
    head: str
    post: tuple[str, ...]
    office: Span
    company: tuple[str, ...]
    house: Span | None


def office_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Persons to whom two articles give two posts of one office, or companies whose names differ in one word."""
    held = [each for name in sorted(articles) for each in _offices(articles[name])][:MOST_HELD]
    pairs = [(a, b) for a, b in combinations(held, 2) if a.article != b.article and _one_bearer(a, b)]
    posts: dict[Held, dict[Held, None]] = defaultdict(dict)
    houses: dict[Held, dict[Held, None]] = defaultdict(dict)
    for a, b in pairs:
        if a.head == b.head and a.post and b.post and not _given(a, b, held) and not _given(b, a, held):
            _join(posts, a, b)
        if _one_word_apart(a.company, b.company):
            _join(houses, a, b)
    for group in _groups(posts):
        places = [(each.article, each.office, " ".join(sorted(each.post))) for each in group]
        yield from _found("role", places, articles, holders)
    for group in _groups(houses):
        named: list[Place] = [(each.article, each.house, " ".join(each.company)) for each in group if each.house]
        yield from _found("name", named, articles, holders)


def _found(about: str, places: Sequence[Place], articles: Articles, holders: Holders) -> Iterator[Found]:
    difference = found("role" if about == "role" else "name", "contradiction", places, articles, holders)
    if difference:
        yield difference


def _join(groups: dict[Held, dict[Held, None]], a: Held, b: Held) -> None:
    merged = {**groups[a], **groups[b], a: None, b: None}
    for each in merged:
        groups[each] = merged


def _groups(groups: Mapping[Held, dict[Held, None]]) -> list[list[Held]]:
    return [list(group) for first, group in groups.items() if next(iter(group)) == first]


def _one_bearer(a: Held, b: Held) -> bool:
    return len(a.bearer & b.bearer) >= FEWEST_OF_PERSON


def _given(a: Held, b: Held, held: Sequence[Held]) -> bool:
    """Whether the article of the one gives its bearer a word of the other's post: somebody may have both."""
    own = (each for each in held if each.article == a.article and _one_bearer(each, a) and each.head == a.head)
    return any(set(each.post) & set(b.post) for each in own)


def _one_word_apart(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names have one word each that the other lacks, at one place, and that is no other spelling."""
    apart = [(one, other) for one, other in zip(a, b, strict=False) if one != other]
    if len(a) != len(b) or len(apart) != 1 or len(a) - 1 < FEWEST_OF_COMPANY:
        return False
    one, other = apart[0]
    return not spelt_alike(one, other) and not one.startswith(other) and not other.startswith(one)


def _offices(annotated: AnnotatedArticle) -> Iterator[Held]:
    """Every office with a company behind it, and its bearer right before or right behind."""
    code = article_language(annotated).code
    heads, posts, companies = (_list(code, name) for name in ("heads", "posts", "companies"))
    marks = [mark for mark in tokens(annotated.text) if is_word(mark) or mark.text == ","] if heads else []
    persons = named_persons(annotated)
    starts = {each.start: each for each in persons}
    ends = {each.end: each for each in persons}
    words = [mark.text.lower() for mark in marks]
    for at, word in enumerate(words):
        if word not in heads:
            continue
        last = at + 1
        while last < len(words) and words[last] in posts:
            last += 1
        house = _name_at(marks, last) if last < len(words) and words[last] in companies else []
        bearer = _bearer(marks, at, last + len(house), (starts, ends), _list(code, "bearing"))
        if house and bearer:
            named = tuple(mark.text.lower() for mark in house[1:])
            yield Held(
                article=annotated.article.id,
                bearer=frozenset(mark.text.lower() for mark in tokens(bearer.cut(annotated.text)) if is_word(mark)),
                head=word,
                post=tuple(words[at + 1 : last]),
                office=Span(marks[at].start, marks[last - 1].end),
                company=named,
                house=Span(house[0].start, house[-1].end),
            )


def _name_at(marks: Sequence[Token], first: int) -> list[Token]:
    """The word for a company or a road, and the words behind it that are written large."""
    name = [marks[first]]
    for mark in marks[first + 1 : first + LONGEST_NAME]:
        apart = mark.start - name[-1].end - (len(name) == 1)  # "PT. X"
        if not is_word(mark) or not mark.text[0].isupper() or apart > 1:
            break
        name.append(mark)
    return name if len(name) > 1 else []


def _bearer(
    marks: Sequence[Token],
    first: int,
    last: int,
    persons: tuple[dict[int, Span], dict[int, Span]],
    bearing: frozenset[str],
) -> Span | None:
    """Who is named right behind an office ("Director of X, Y") or before it ("Y as director"); None if both are."""
    starts, ends = persons
    behind = last + 1 if last < len(marks) and marks[last].text == "," else last
    after = starts.get(marks[behind].start) if behind < len(marks) else None
    linked = first > 0 and (marks[first - 1].text.lower() in bearing or marks[first - 1].text == ",")
    before = ends.get(marks[first - 2].end) if linked and first > 1 else None
    if before and marks[first - 1].text != ",":
        return before
    return None if before and after else before or after


def road_differences(articles: Articles, holders: Holders) -> Iterator[Found]:
    """Roads of which one name is the other without a word inside it ("Old Mill Road" and "Mill Road")."""
    named: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for name in sorted(articles):
        code = article_language(articles[name]).code
        for words, span in _roads(articles[name], code):
            named[words].append((name, span, " ".join(words)))
    for a, b in combinations(sorted(named)[:MOST_HELD], 2):
        shorter, longer = sorted((a, b), key=len)
        if shorter[-1] == longer[-1] and set(shorter) < set(longer):
            difference = found("place", "contradiction", [*named[a], *named[b]], articles, holders)
            if difference:
                yield difference


def _roads(annotated: AnnotatedArticle, code: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The roads that an article names, by the words that tell one from another: none of size or office."""
    roads, sizes = _list(code, "roads"), _list(code, "sizes")
    marks = tokens(annotated.text) if roads else []
    for at, mark in enumerate(marks):
        name = _name_at(marks, at) if mark.text.lower() in roads and mark.text[0].isupper() else []
        words = tuple(each.text.lower() for each in name[1:])
        telling = tuple(word for word in words if word not in sizes | title_words(code))
        if telling and words[-1] == telling[-1] and roads.isdisjoint(words) and len(min(words, key=len)) > INITIALS:
            yield telling, Span(name[0].start, name[-1].end)


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(Pack(code).table("weigh").get("offices", {}).get(name, ()))

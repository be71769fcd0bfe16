"""What a second reading of an article puts right in the names that the tagger found in a first.

The tagger sees one sentence at a time. Here the article speaks: a name keeps one kind throughout, a person once named
is known again where the surname stands alone, and a few things are certain by the form of the words.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from selisik.annotating.body_names import without_bodies
from selisik.annotating.first_names import with_first_names
from selisik.annotating.gazetteers import PLACE_LISTS, Gazetteer, gazetteer
from selisik.annotating.headline_names import without_headlines
from selisik.annotating.held_bodies import with_bearers
from selisik.annotating.name_forms import PERSON_LISTS, RULE_INITIALS, certain_names
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence, token_at
from selisik.annotating.one_kind import one_kind
from selisik.annotating.plain_nouns import is_nowhere, opens_no_name, without_feasts
from selisik.annotating.titled_names import mend_titled
from selisik.annotating.whole_names import mend_whole
from selisik.data.marks import EntityKind
from selisik.lang import Pack, Token, Tokens

RULE_REPEAT, RULE_HEAD, RULE_DATELINE = "repeat", "head", "dateline"
RULE_APART = "apart"
LONGEST_NAME = 8
LONGEST_DEGREE = 2
# A person's name of more words than this may have the end of an office before it.
LEAST_LONG = 2
LONGEST_WORD = 40
BODIES = frozenset(["organisation", "place"])
NO_LISTS = frozenset[str]()
LONGEST_PERSON = 5
LONGEST_TAIL = 3
# A dateline stands within this many tokens of the article's beginning, and ends in a dash or a colon.
LONGEST_DATELINE = 10
DATELINE_ENDS = frozenset("-–—:")


def repair_names(sentences: Sequence[NamedSentence], text: str, language: Pack) -> list[NameMention]:
    """The names of the article, in order, after the second reading."""
    sentences = [mend_whole(mend_titled(sentence, language), language) for sentence in sentences]
    names = [name for sentence in sentences for name in _sentence_names(sentence, text, language)]
    names = list(
        with_bearers(without_bodies(list(without_feasts(names, text, language)), text, language), text, language)
    )
    names = list(with_first_names(list(without_headlines(names, text, language)), text, language))
    names = one_kind(_before_known_persons(names, text, language), text)
    return _add_repeats(sentences, names, text, language)


def _sentence_names(sentence: NamedSentence, text: str, language: Pack) -> list[NameMention]:
    """The names of one sentence, in order: what is certain by its form cuts into what the tagger found."""
    out = certain_names(sentence, language)
    certain, until = deque(out), 0
    for name in sentence.names:
        while certain and certain[0].end <= name.start:
            certain.popleft()
        if name.start < until:
            continue
        if not certain or certain[0].start >= name.end:
            name = _past_dateline(name, sentence, language)
            name = _trimmed(name, token_at(sentence.found, name.start), sentence, language)
            first = token_at(sentence.found, name.start)
            whole = _by_head(_whole(name, first, sentence, language), text, language)
            whole = _of_dateline(whole, first, sentence, language)
            out += _apart(_bare(whole, first, sentence, language), first, sentence, language)
            until = out[-1].end
        elif name.start < certain[0].start:
            out.append(replace(name, end=name.start + len(text[name.start : certain[0].start].rstrip())))
    return _joined(sorted(out, key=lambda each: each.start), text)


def _past_dateline(name: NameMention, sentence: NamedSentence, language: Pack) -> NameMention:
    """The name; the person alone where a dateline, its dash, an office and its place were taken in ("SERUNAI.COM –
    Gubernur Serunai Budi Rahmat")."""
    found, lists = sentence.found, gazetteer(language)
    if name.start != found[0].start:
        return name
    end = token_at(found, name.end)
    dash = next((at for at in range(1, min(end, LONGEST_DATELINE)) if found[at].text in DATELINE_ENDS), 0)
    spaced = dash and found[dash - 1].end < found[dash].start and end > dash + 1
    if not spaced or not _is_of(found[dash + 1], "title", lists):
        return name
    at = dash + 1
    while at < end and lists.alone.get(found[at].text.lower(), NO_LISTS) & (PLACE_LISTS | {"title"}):
        at += 1
    rest = found[at:end]
    plain = all(lists.alone.get(each.text.lower(), NO_LISTS) <= PERSON_LISTS and each.text.istitle() for each in rest)
    person = plain and LEAST_LONG <= len(rest) <= LONGEST_PERSON
    return NameMention(rest[0].start, name.end, kind="person", rule=RULE_APART) if person else name


def _joined(names: Sequence[NameMention], text: str) -> list[NameMention]:
    """The names, a person cut off a place as one with the person right behind ("Kota Bandung Budi", "Rahmat")."""
    out: list[NameMention] = []
    for name in names:
        first = out[-1] if out else None
        torn = first is not None and first.rule == RULE_APART and first.kind == name.kind == "person"
        if first is not None and torn and first.end + 1 == name.start and text[first.end].isspace():
            out[-1] = replace(first, end=name.end)
        else:
            out.append(name)
    return out


def _trimmed(name: NameMention, first: int, sentence: NamedSentence, language: Pack) -> NameMention:
    """The name without a word of saying before it and without ranks and degrees after a body or place."""
    lists, end = gazetteer(language), first
    found = sentence.found
    while end < len(found) and found[end].start < name.end:
        end += 1
    if end - first == 1:
        return name
    end = next((at for at in range(first + 1, end - 1) if _titled(found, at, name, lists)), end)
    if found[first].text.islower() and _is_of(found[first], "cue", lists):
        first += 1
    while name.kind in BODIES and end - first > 1 and _is_rank(found[end - 1], found[end - 2], lists):
        end -= 1
    if name.kind == "person" and end - first > 1 and _is_cut_short(found, end - 1, lists):
        end -= 1
        name = replace(name, kind="place", rule=RULE_APART)
    return replace(name, start=found[first].start, end=found[end - 1].end)


def _titled(found: Sequence[Token], at: int, name: NameMention, lists: Gazetteer) -> bool:
    """Whether the token is a comma in the name of a body, with a person's title behind it: "Polda Rawi, AKBP …"."""
    return name.kind in BODIES and found[at].text == "," and _is_of(found[at + 1], "title", lists)


def _is_of(token: Token, kind: str, lists: Gazetteer) -> bool:
    return kind in lists.alone.get(token.text.lower(), ())


def _is_rank(token: Token, before: Token, lists: Gazetteer) -> bool:
    """Whether the token is a rank or degree in short ("AKBP", "Ir"), or the point of one."""
    token = before if token.text == "." else token
    short = token.text.isupper() or len(token.text) <= LONGEST_DEGREE
    return short and token.text[0].isupper() and _is_of(token, "title", lists)


def _is_cut_short(found: Sequence[Token], at: int, lists: Gazetteer) -> bool:
    """Whether the token is a rank with its point before a name: what stands before it is the place of an office.

    "Bupati Rawi Hulu Kol. (Purn.) Zainal": no person's name ends in another's rank.
    """
    point, after = found[at + 1 : at + 2], found[at + 2 : at + 3]
    pointed = bool(point) and point[0].text == "." and point[0].start == found[at].end
    goes_on = bool(after) and (after[0].text == "(" or after[0].text[0].isupper())
    return pointed and goes_on and _is_of(found[at], "title", lists)


def _whole(name: NameMention, first: int, sentence: NamedSentence, language: Pack) -> NameMention:
    """The name of a body with its purpose: "Institut Dunia untuk Kajian Laut" goes on after "untuk"."""
    found, end = sentence.found, first
    if name.kind != "organisation" or _heads(language).get(found[first].text.lower()) != name.kind:
        return name
    while end < len(found) and found[end].start < name.end:
        end += 1
    if end == len(found) or found[end].text not in language.table("names").get("purpose", ()):
        return name
    after = end + 1
    while after < len(found) and found[after].text[0].isupper() and not _is_person(sentence.owners[after]):
        after += 1
    return replace(name, end=found[after - 1].end, rule=RULE_HEAD) if after > end + 1 else name


def _bare(name: NameMention, first: int, sentence: NamedSentence, language: Pack) -> NameMention:
    """A person's name without what only stands before it.

    That is an ordinary word that has its capital from the sentence ("Jenazah Sulastri"), or the place at the end of an
    office ("Kepala Dinas Sosial Jakarta Wiryanto Lesmana").
    """
    if name.kind != "person":
        return name
    found, lists = sentence.found, gazetteer(language)
    rest = [token for token in found[first + 1 : first + 1 + LONGEST_NAME] if token.start < name.end]
    if not rest or not rest[0].text[0].isupper():
        return name
    word = found[first].text.lower()
    kinds = lists.alone.get(word, NO_LISTS)
    opens = word in lists.openers or (first == 0 and word in lists.ordinary) or opens_no_name(word, language)
    ordinary = opens and not kinds & PERSON_LISTS
    office = len(rest) > 1 and first > 0 and kinds & PLACE_LISTS and not kinds & PERSON_LISTS
    behind = office and found[first - 1].text[0].isupper()
    return replace(name, start=rest[0].start) if ordinary or behind else name


def _apart(name: NameMention, first: int, sentence: NamedSentence, language: Pack) -> tuple[NameMention, ...]:
    """The name; two where a place and the person after it were taken for one ("Kota Bandung Budi Rahmatullah")."""
    if name.kind == "person":
        return (name,)
    lists = gazetteer(language)
    words = [token for token in sentence.found[first : first + LONGEST_NAME] if token.start < name.end]
    if words[0].text.lower() in lists.named_after:
        return (name,)
    for place, given in pairwise(words):
        kinds = [lists.alone.get(each.text.lower(), NO_LISTS) for each in (place, given)]
        if kinds[0] & PLACE_LISTS and kinds[1] & PERSON_LISTS and not kinds[1] & PLACE_LISTS:
            rest = NameMention(given.start, name.end, kind="person", rule=RULE_APART)
            return (replace(name, end=place.end), rest)
    return (name,)


def _of_dateline(name: NameMention, first: int, sentence: NamedSentence, language: Pack) -> NameMention:
    """The name as a place where it is a listed one that begins the sentence, before a dash or a colon."""
    if first or name.kind == "place":
        return name
    words = [token for token in sentence.found[: LONGEST_NAME + 1] if token.start < name.end]
    ends = sentence.found[len(words) : len(words) + 1]
    if not ends or ends[0].text not in DATELINE_ENDS:
        return name
    rest = tuple(token.text.lower() for token in words[1:])
    listed = gazetteer(language).phrases.get(words[0].text.lower(), ())
    place = any(kind in PLACE_LISTS and others == rest for others, kind in listed)
    return replace(name, kind="place", rule=RULE_DATELINE) if place else name


def _is_person(name: NameMention | None) -> bool:
    return name is not None and name.kind == "person"


@cache
def _heads(language: Pack) -> dict[str, EntityKind]:
    """The kinds that a name's first or last word can give away."""
    table = language.table("names").get("certain", {})
    return {word: kind for kind, words in table.items() for word in words}


def _by_head(name: NameMention, text: str, language: Pack) -> NameMention:
    if name.kind != "person":
        return name
    words = name.cut(text).lower().split()
    heads = _heads(language)
    kind = heads.get(words[0]) or heads.get(words[-1]) if len(words) > 1 else None
    return replace(name, kind=kind, rule=RULE_HEAD) if kind else name


def _before_known_persons(names: Sequence[NameMention], text: str, language: Pack) -> list[NameMention]:
    """The names, cut where one ends in the full name of a person whom the article has elsewhere.

    "SAR Serunai Yosef Ponggawa" ends in "Yosef Ponggawa". A person's own longer name is cut only where its first words
    name something else ("Syahbandar Pelabuhan Watulare Nurlina Tahang").
    """
    full = [tuple(name.cut(text).split()) for name in names if name.kind == "person"]
    persons = {each for each in full if len(each) > 1}
    alone = {each[0] for each in full if len(each) == 1}
    others = {word for name in names if name.kind in BODIES for word in name.cut(text).split()}
    out: list[NameMention] = []
    for name in names:
        words = name.cut(text).split()
        if name.kind == "person" and len(words) > LONGEST_PERSON and (tail := _called_alone(words, alone)):
            name = replace(
                name, start=text.rindex(tail[0], name.start, name.end - len(" ".join(tail[1:]))), rule=RULE_APART
            )
            words = tail
        sizes = range(2, min(len(words), LONGEST_NAME + 1))
        size = next((size for size in sizes if tuple(words[-size:]) in persons), 0)
        if size and (name.kind != "person" or _names_something_else(words[:-size], others, language)):
            rest = words[-size:]
            start = text.rindex(rest[0], name.start, name.end - len(" ".join(rest[1:])))
            if name.kind != "person":
                out.append(replace(name, end=name.start + len(text[name.start : start].rstrip())))
            out.append(NameMention(start, name.end, kind="person", rule=RULE_APART))
        elif (
            len(words) > _least_long(name, text, language, others)
            and words[0] in others
            and _names_something_else(words[:1], others, language)
        ):
            behind = text[max(name.start - LONGEST_WORD, 0) : name.start].split()
            cut = name.kind == "person" and behind and behind[-1][0].isupper() and behind[-1][-1].isalnum()
            out.append(replace(name, start=text.index(words[1], name.start + len(words[0]))) if cut else name)
        else:
            out.append(name)
    return out


def _least_long(name: NameMention, text: str, language: Pack, others: set[str]) -> int:
    """The words that a name must have more of, to lose a place before it: fewer right behind an office that is called
    by its place ("Lurah Tirtasari Andri"), where the last word is of no place."""
    offices = language.table("names").get("bodies", {}).get("offices", ())
    before = text[max(name.start - LONGEST_WORD, 0) : name.start].split()
    held = name.kind == "person" and before and before[-1].lower() in offices
    return 1 if held and is_nowhere(name.cut(text).split(), others, language) else LEAST_LONG


def _called_alone(words: Sequence[str], alone: set[str]) -> list[str]:
    """The last words, from the one on that names the person alone elsewhere: before it an office stands."""
    at = next((at for at in range(len(words) - 1, len(words) - LONGEST_TAIL - 1, -1) if words[at] in alone), 0)
    while at > 1 and len(words[at - 1].rstrip(".")) == 1 and words[at - 1].isupper():
        at -= 1  # an initial
    return list(words[at:]) if at else []


def _names_something_else(words: Sequence[str], others: set[str], language: Pack) -> bool:
    """Whether words before a person's name are of a body, a place or an office, and none is a given name."""
    lists = gazetteer(language)
    kinds = {kind for word in words for kind in lists.alone.get(word.lower(), ())}
    return not kinds & {"given"} and bool(kinds & (PLACE_LISTS | lists.heads) or others & set(words))


def _add_repeats(
    sentences: Iterable[NamedSentence], names: Sequence[NameMention], text: str, language: Pack
) -> list[NameMention]:
    """The names, and the capitalised words outside them that hold a word of a full person's name in this article."""
    parts = _person_words(names, text, language)
    ends = {name.start: name.end for name in names}
    starts, out = sorted(ends), list(names)
    for number, sentence in enumerate(sentences):
        words = [token.start for token in sentence.found if token.text in parts]
        repeats = not all(_is_covered(place, sentence.found, starts, ends) for place in words)
        if number and not repeats:
            continue
        free, until = [], 0
        for token in sentence.found if repeats else sentence.found[:LONGEST_DATELINE]:
            until = max(until, ends.get(token.start, 0))
            free.append(token if token.start >= until and token.text[0].isupper() else None)
        out += _repeats(free, parts, language)
        out += _dateline(sentence.found, free, language) if number == 0 else ()
    return sorted(out, key=lambda each: each.start)


def _is_covered(place: int, found: Tokens, starts: Sequence[int], ends: Mapping[int, int]) -> bool:
    """Whether the character at `place` is inside a name that begins with one of the tokens."""
    at = bisect_right(starts, place) - 1
    begin = starts[at] if at >= 0 else place
    return place < ends.get(begin, place) and found[token_at(found, begin)].start == begin


def _repeats(free: Sequence[Token | None], parts: frozenset[str], language: Pack) -> Iterator[NameMention]:
    """Runs of free capitalised words that hold a word of a person's name and none of anything else's."""
    at = 0
    while at < len(free):
        end = at
        while end < len(free) and free[end] is not None:
            end += 1
        run = [token for token in free[at:end] if token is not None]
        if at == 0 and run and run[0].text.lower() in gazetteer(language).ordinary:
            run = run[1:]
        if any(token.text in parts for token in run) and _only_names(run, parts, language):
            yield NameMention(run[0].start, run[-1].end, kind="person", rule=RULE_REPEAT)
        at = max(end, at + 1)


def _only_names(run: Sequence[Token], parts: frozenset[str], language: Pack) -> bool:
    """Whether the words of a run are all names of persons as far as is known: no title, body, place."""
    lists = gazetteer(language)
    return len(run) <= LONGEST_NAME and all(
        token.text in parts
        or (
            token.text.lower() not in lists.ordinary
            and {kind for _, kind in lists.phrases.get(token.text.lower(), ())} <= PERSON_LISTS
        )
        for token in run
    )


def _dateline(found: Sequence[Token], free: Sequence[Token | None], language: Pack) -> Iterator[NameMention]:
    """The place that the article begins with, before a dash or a colon: "PATI - Polisi …", "TAPAK.COM, PATI - …"."""
    dash = next((at for at, token in enumerate(found[:LONGEST_DATELINE]) if token.text in DATELINE_ENDS), 0)
    for at in range(dash):
        if free[at] is None or (at and free[at - 1] is not None):
            continue
        words = [token.text.lower() for token in found[at:dash]]
        for rest, kind in gazetteer(language).phrases.get(words[0], ()):
            if kind in PLACE_LISTS and tuple(words[1 : 1 + len(rest)]) == rest:
                yield NameMention(found[at].start, found[at + len(rest)].end, kind="place", rule=RULE_DATELINE)
                break


def _person_words(names: Sequence[NameMention], text: str, language: Pack) -> frozenset[str]:
    """The words of persons' names that are no ordinary words and no other name's."""
    lists = gazetteer(language)
    full = [name.cut(text).split() for name in names if name.kind == "person"]
    persons = {word for words in full if len(words) <= LONGEST_PERSON for word in words}
    others = {word for name in names if name.kind != "person" for word in name.cut(text).split()}
    initials = {name.cut(text) for name in names if name.rule == RULE_INITIALS} - others
    return frozenset(each for each in initials if len(each) > 1) | frozenset(
        word
        for word in persons - others
        if len(word) > 2
        and word.isalpha()
        and word[0].isupper()
        and word.lower() not in lists.ordinary
        and {kind for _, kind in lists.phrases.get(word.lower(), ())} <= PERSON_LISTS
    )

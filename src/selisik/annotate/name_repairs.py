"""What a second reading of an article puts right in the names that the tagger found in a first.

The tagger sees one sentence at a time. Here the article speaks: a name keeps one kind throughout, a person once named
is known again where the surname stands alone, and a few things are certain by the form of the words.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from selisik.annotate.gazetteers import gazetteer
from selisik.annotate.named_sentences import NamedSentence
from selisik.data import NameMention
from selisik.data.marks import EntityKind
from selisik.lang import Pack, Token

# A kind is the article's own when at least this share of a name's mentions have it.
MAJORITY = 0.6
RULE_REPEAT, RULE_SYLLABLES, RULE_HEAD, RULE_MAJORITY = "repeat", "syllables", "head", "majority"
# Korean given names as the press writes them: two syllables, the second small; "Anak-anak" doubles the first instead.
_SYLLABLES = re.compile(r"([A-Z][a-z]{1,6})-([a-z]{2,6})")
LONGEST_KOREAN_SURNAME = 5


def repair_names(sentences: Sequence[NamedSentence], text: str, language: Pack) -> list[NameMention]:
    """The names of the article, in order, after the second reading."""
    names = [name for sentence in sentences for name in _sentence_names(sentence, text, language)]
    names = _one_kind(names, text)
    return _add_repeats(sentences, names, text, language)


def _sentence_names(sentence: NamedSentence, text: str, language: Pack) -> list[NameMention]:
    """The names of one sentence, in order: what is certain by its form cuts into what the tagger found."""
    starts = {token.start: at for at, token in enumerate(sentence.found)}
    out = list(_korean_names(sentence.found))
    certain, until = deque(out), 0
    for name in sentence.names:
        while certain and certain[0].end <= name.start:
            certain.popleft()
        if name.start < until:
            continue
        if not certain or certain[0].start >= name.end:
            out.append(_by_head(_whole(name, starts[name.start], sentence, language), text, language))
            until = out[-1].end
        elif name.start < certain[0].start:
            out.append(replace(name, end=name.start + len(text[name.start : certain[0].start].rstrip())))
    return sorted(out, key=lambda each: each.start)


def _korean_names(found: Sequence[Token]) -> Iterator[NameMention]:
    """A short capitalised word and two hyphened syllables: "Pak Jong-chon"."""
    for surname, given in pairwise(found):
        syllables = _SYLLABLES.fullmatch(given.text)
        plain = surname.text.istitle() and surname.text.isalpha() and len(surname.text) <= LONGEST_KOREAN_SURNAME
        if syllables and plain and syllables[1].lower() != syllables[2]:
            yield NameMention(surname.start, given.end, kind="person", rule=RULE_SYLLABLES)


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


def _is_person(name: NameMention | None) -> bool:
    return name is not None and name.kind == "person"


@cache
def _heads(language: Pack) -> dict[str, EntityKind]:
    """The kinds that a name's first or last word can give away."""
    table = language.table("names").get("certain", {})
    return {word: kind for kind, words in table.items() for word in words}


def _by_head(name: NameMention, text: str, language: Pack) -> NameMention:
    words = name.cut(text).lower().split()
    heads = _heads(language)
    kind = heads.get(words[0]) or heads.get(words[-1]) if len(words) > 1 else None
    return replace(name, kind=kind, rule=RULE_HEAD) if kind and name.kind == "person" else name


def _one_kind(names: Sequence[NameMention], text: str) -> list[NameMention]:
    """The names with the kind that most mentions of the same words have.

    A single word that is part of a full person's name in this article, and of no other name, is that person.
    """
    kinds: dict[str, Counter[EntityKind]] = {}
    within: dict[str, set[EntityKind]] = {}
    for name in names:
        written = name.cut(text)
        kinds.setdefault(written, Counter())[name.kind] += 1
        for word in written.split() if " " in written else ():
            within.setdefault(word, set()).add(name.kind)
    return [_with_kind(name, name.cut(text), kinds, within) for name in names]


def _with_kind(
    name: NameMention, written: str, kinds: dict[str, Counter[EntityKind]], within: dict[str, set[EntityKind]]
) -> NameMention:
    kind, count = kinds[written].most_common(1)[0]
    if within.get(written) == {"person"}:
        kind = "person"
    elif count < MAJORITY * kinds[written].total():
        return name
    return replace(name, kind=kind, rule=RULE_MAJORITY) if kind != name.kind else name


def _add_repeats(
    sentences: Iterable[NamedSentence], names: Sequence[NameMention], text: str, language: Pack
) -> list[NameMention]:
    """The names, and every capitalised word outside them that is part of a full person's name in this article."""
    parts = _person_words(names, text, language)
    starts = {name.start: name for name in names}
    out = list(names)
    for sentence in sentences:
        until = 0
        for at, token in enumerate(sentence.found):
            until = max(until, starts[token.start].end) if token.start in starts else until
            if token.start >= until and token.text in parts and not _beside_capital(sentence.found, at):
                out.append(NameMention(token.start, token.end, kind="person", rule=RULE_REPEAT))
    return sorted(out, key=lambda each: each.start)


def _person_words(names: Sequence[NameMention], text: str, language: Pack) -> frozenset[str]:
    """The words of persons' names that are no ordinary words and no other name's."""
    lists = gazetteer(language)
    persons = {word for name in names if name.kind == "person" for word in name.cut(text).split()}
    others = {word for name in names if name.kind != "person" for word in name.cut(text).split()}
    return frozenset(
        word
        for word in persons - others
        if len(word) > 2
        and word.isalpha()
        and word[0].isupper()
        and word.lower() not in lists.ordinary
        and not any(
            kind != "given" and kind != "family" and kind != "person" for _, kind in lists.phrases.get(word.lower(), ())
        )
    )


def _beside_capital(found: Sequence[Token], at: int) -> bool:
    """Whether a capitalised word stands right beside, so that the word may be part of some other name."""
    before = found[at - 1].text if at > 1 else ""
    after = found[at + 1].text if at + 1 < len(found) else ""
    return before[:1].isupper() or after[:1].isupper()

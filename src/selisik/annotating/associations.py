"""Place names that stand for more than the place: "pasukan Rusia", "Presiden Korea Utara", "Israel menyatakan".

Gritta, Pilehvar and Collier (2020), "A pragmatic guide to geoparsing evaluation", call these associative toponyms, and
the labelled Indonesian news does not count them as mentions of a place. They are kept as descriptions (of a state, of
a noun), and the rule that made them tells them apart, so that a story knows every place it speaks of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence
from selisik.lang import Pack

RULE = "association"
# Place names in words, by first word, longest first.
Places = Mapping[str, tuple[tuple[str, ...], ...]]


def _index(names: Iterable[tuple[str, ...]]) -> Places:
    out: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(set(names), key=lambda each: (-len(each), each)):
        out.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in out.items()}


@cache
def known_places(language: Pack) -> Places:
    """The countries and provinces of the pack, under every name it knows for them."""
    lists = ("countries", "country-names", "provinces")
    return _index(tuple(entry.split("\t")[0].split()) for name in lists for entry in language.entries(name))


def find_associations(text: str, sentences: Sequence[NamedSentence], language: Pack) -> Iterator[NameMention]:
    """Place names outside every name that the tagger found, in order.

    Known are the countries and provinces of the pack, and whatever the tagger took for a place in this article.
    """
    own = (name for sentence in sentences for name in sentence.names if name.kind == "place")
    places, titles = (known_places(language), _index(tuple(name.cut(text).split()) for name in own)), _titles(language)
    listed, named = [each.keys() for each in places]
    for sentence in sentences:
        words, found, until = sentence.found.texts, sentence.found, 0
        if listed.isdisjoint(words) and named.isdisjoint(words):
            continue
        for at in [at for at, word in enumerate(words) if word in listed or word in named]:
            length = _length(sentence, at, places) if at >= until else 0
            if length and not _part_of_longer(sentence, at, at + length, titles):
                yield NameMention(found[at].start, found[at + length - 1].end, kind="place", rule=RULE)
            until = max(until, at + length)


@cache
def _titles(language: Pack) -> frozenset[str]:
    return frozenset(word for entry in language.entries("person-titles") for word in entry.lower().split())


def _length(sentence: NamedSentence, at: int, places: Iterable[Places]) -> int:
    """How many tokens the longest known place takes that begins here outside every name; 0 for none."""
    first = sentence.found[at].text
    if not first[0].isupper() or sentence.owners[at] is not None:
        return 0
    for known in places:
        for words in known.get(first, ()):
            end = at + len(words)
            free = not any(sentence.owners[at:end])
            if free and tuple(token.text for token in sentence.found[at:end]) == words:
                return len(words)
    return 0


def _part_of_longer(sentence: NamedSentence, start: int, end: int, titles: frozenset[str]) -> bool:
    """Whether capitals before or behind say that the place is only a part of a longer name."""
    before = sentence.found[start - 1].text if start > 1 else ""
    after = sentence.found[end].text if end < len(sentence.found) and sentence.owners[end] is None else ""
    owned = start > 0 and sentence.owners[start - 1] is not None
    return (before[:1].isupper() and not owned and before.lower() not in titles) or (
        after[:1].isupper() and after.lower() not in titles
    )

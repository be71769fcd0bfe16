"""The names of a story's persons and bodies: which entity each article's own is, and who bears a name."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from selisik.data import AnnotatedArticle, Span, StoryEntity
from selisik.lang import fold_name, is_word, pack, tokens
from selisik.weighing.units import article_language
from selisik.weighing.wounds import folded

# No word for a place is longer, with the space behind it.
LONGEST_PLACE_WORD = 20


@dataclass(frozen=True, slots=True)
class StoryNames:
    """The names of several words that one entity of the story bears, by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def found(self, text: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """Where a text names them, read there as names or not."""
        marks = tokens(text) if self.by_first else []
        for at, mark in enumerate(marks):
            for words, entity in self.by_first.get(folded(mark.text), ()) if mark.text[0].isupper() else ():
                held = marks[at : at + len(words)]
                if all(each.text[0].isupper() for each in held) and tuple(folded(each.text) for each in held) == words:
                    yield Span(mark.start, held[-1].end), (f"@{entity}",)
                    break


NO_NAMES = StoryNames({})


def names_in_full(entities: Sequence[StoryEntity]) -> StoryNames:
    """The names by which any article may name an entity that another one made out; what is compared as words stays."""
    held: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    compared = [each for each in entities if each.kind == "person" or each.aliases]
    for words, entity in story_names(compared, _folded_words).items():
        if len(words) > 1:
            held.setdefault(words[0], []).append((words, entity))
    return StoryNames(
        {first: tuple(sorted(each, key=lambda pair: (-len(pair[0]), pair))) for first, each in held.items()}
    )


def story_speakers(articles: Sequence[AnnotatedArticle], entities: Sequence[StoryEntity]) -> dict[tuple[str, str], str]:
    """From an article's id and the id of one of its entities to the story's entity."""
    placed = {
        (mention.article, mention.start, mention.end): entity.id for entity in entities for mention in entity.mentions
    }
    out = {}
    for annotated in articles:
        name = annotated.article.id
        for entity in annotated.entities:
            held = (placed.get((name, mention.start, mention.end)) for mention in entity.mentions)
            found = next((each for each in held if each), None)
            if found:
                out[name, entity.id] = found
    return out


def story_names(
    entities: Sequence[StoryEntity], fold: Callable[[str], tuple[str, ...]] = fold_name
) -> dict[tuple[str, ...], str]:
    """From a folded name to the only entity of the story that bears it."""
    bearers: dict[tuple[str, ...], set[str]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            bearers.setdefault(fold(name), set()).add(entity.id)
    return {name: min(ids) for name, ids in bearers.items() if len(ids) == 1}


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(folded(mark.text) for mark in tokens(name) if is_word(mark))


def named_persons(annotated: AnnotatedArticle) -> tuple[Span, ...]:
    """Where an article names persons, in order; behind a word for a place a name is that of the place."""
    places = _place_words(article_language(annotated).code)
    named = (each for entity in annotated.entities if entity.kind == "person" for each in entity.mentions)
    spans = sorted(Span(each.start, each.end) for each in named if each.form == "name")
    return tuple(span for span in spans if _word_before(annotated.text, span) not in places)


def _word_before(text: str, span: Span) -> str:
    """The word right before a span, in small letters, a point behind it left out."""
    before = text[max(0, span.start - LONGEST_PLACE_WORD) : span.start].rstrip(" .")
    return before.rpartition(" ")[2].lower()


@cache
def _place_words(code: str) -> frozenset[str]:
    return frozenset(entry.lower() for entry in pack(code).entries("place-words"))


def initials_inside(text: str, persons: Sequence[Span], span: Span) -> Iterator[str]:
    """The initials, in small letters, of those of the full names that stand inside the span."""
    for at in range(bisect_left(persons, span.start, key=lambda each: each.start), len(persons)):
        if persons[at].start >= span.end:
            return
        words = [mark.text for mark in tokens(persons[at].cut(text)) if is_word(mark)]
        if span.holds(persons[at]) and len(words) > 1:
            yield "".join(word[0] for word in words).lower()


def names_inside(text: str, persons: Sequence[Span], span: Span) -> Iterator[str]:
    """The words, in small letters, of those of the names that stand inside the span."""
    for at in range(bisect_left(persons, span.start, key=lambda each: each.start), len(persons)):
        if persons[at].start >= span.end:
            return
        if span.holds(persons[at]):
            yield from (mark.text.lower() for mark in tokens(persons[at].cut(text)) if is_word(mark))

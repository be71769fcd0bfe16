"""Hospitals called after a doctor: the doctor is in their names and is no person of the story."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from selisik.annotating.gazetteers import gazetteer
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence, token_at
from selisik.lang import Pack, Token

RULE_HOSPITAL = "hospital"
# Words of the one that a hospital is called after, and of the place where it stands.
LONGEST_NAME = 4


def hospitals(sentence: NamedSentence, language: Pack) -> Iterator[NameMention]:
    """The hospitals of a sentence with a doctor's title and name in theirs ("RSUD dr Such Town"), or a person's name;
    none where an office stands before and it may be the one who holds it ("director of the hospital, Dr Such")."""
    words, lists, found = _words(language), gazetteer(language), sentence.found
    lower = found.lowers
    if words["heads"].isdisjoint(lower):
        return
    for at, token in enumerate(found):
        size = _head(lower, at, words) if token.text[0].isupper() else 0
        if not size:
            continue
        begin = _past_title(lower, at + size, words)
        held = at > 0 and "title" in lists.alone.get(lower[at - 1], ())
        end = _name_end(found, lower, begin, words) if begin else _owner_end(sentence, at, at + size)
        if end and (not held or (begin and _bearer_follows(sentence, lower, end, words))):
            yield NameMention(token.start, found[end - 1].end, kind="place", rule=RULE_HOSPITAL)


def _head(lower: Sequence[str], at: int, words: Mapping[str, frozenset[str]]) -> int:
    """How many tokens a word for a hospital takes that begins here; 0 where none does."""
    return next((size for size in (1, 2) if " ".join(lower[at : at + size]) in words["first"]), 0)


def _owner_end(sentence: NamedSentence, at: int, begin: int) -> int:
    """Where the person's name ends that begins right behind the word for a hospital; 0 where none does."""
    owner = sentence.owners[begin] if begin < len(sentence.owners) else None
    if owner is None or owner.kind != "person" or owner.start < sentence.found[at].end:
        return 0
    return token_at(sentence.found, owner.end)


def _bearer_follows(
    sentence: NamedSentence, lower: Sequence[str], end: int, words: Mapping[str, frozenset[str]]
) -> bool:
    """Whether somebody else is named behind the hospital, with a title or a comma before: the holder of the office."""
    if end + 1 >= len(lower):
        return False
    owner = sentence.owners[end + 1]
    return lower[end] in words["titles"] or (lower[end] == "," and owner is not None and owner.kind == "person")


def _past_title(lower: Sequence[str], at: int, words: Mapping[str, frozenset[str]]) -> int:
    """The token after the title of the one that the hospital is called after; 0 where there is none."""
    while at < len(lower) and lower[at] in words["more"]:
        at += 1
    begin = at
    while at < len(lower) and (lower[at] in words["titles"] or (at > begin and lower[at] == ".")):
        at += 1
    return at if at > begin else 0


def _name_end(found: Sequence[Token], lower: Sequence[str], at: int, words: Mapping[str, frozenset[str]]) -> int:
    """Where the capitalised words end that begin at a token; 0 where there are none."""
    end = at
    while at and end < min(len(found), at + LONGEST_NAME):
        if not found[end].text.istitle() or lower[end] in words["titles"]:
            break
        end += 1
    return end if end > at else 0


def hospital_heads(language: Pack) -> frozenset[str]:
    """The first words, in small letters, of those for a hospital."""
    return _words(language)["heads"]


@cache
def _words(language: Pack) -> Mapping[str, frozenset[str]]:
    table = language.table("names").get("hospitals", {})
    words = {name: frozenset(table.get(name, ())) for name in ("first", "more", "titles")}
    return words | {"heads": frozenset(entry.split()[0] for entry in words["first"])}

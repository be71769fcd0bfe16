"""The tokens of a sentence as the lists of a language have them."""

from collections.abc import Sequence

from selisik.lang import Pack, Token, is_word
from selisik.weighing.status import says

# Marks at which a speaker pauses, and a clause may begin.
PAUSES = frozenset(",;—–-")
_DASHES = frozenset("—–-")
_CLOSING = frozenset("\"”“’'")


def words_of(marks: Sequence[Token], text: str) -> list[str]:
    """The tokens as they are looked up: in small letters, names left as they are, marks that part nothing as "_"."""
    out = []
    for at, mark in enumerate(marks):
        if mark.text[0].isupper() and at and not mark.text.isupper():
            named = is_word(marks[at - 1]) or marks[at - 1].text in PAUSES
            out.append(mark.text if named else mark.text.lower())
        elif (mark.text in PAUSES and not _parts_clauses(mark, text)) or _is_glued(mark, text):
            out.append("_")
        else:
            out.append(mark.text.lower())
    return out


def without_attribution(words: Sequence[str], language: Pack) -> list[str]:
    """The words with those that only say whose words a quotation holds, right behind its closing mark, put out."""
    return [
        "_" if says(word, language) and any(mark in _CLOSING for mark in words[max(0, at - 2) : at]) else word
        for at, word in enumerate(words)
    ]


def _parts_clauses(mark: Token, text: str) -> bool:
    """Whether a pause is one: a dash stands free or doubled, a comma has a space or no figures about it."""
    before, after = text[max(0, mark.start - 1)], text[mark.end : mark.end + 1]
    if mark.text in _DASHES:
        return before.isspace() or before in _DASHES or after in _DASHES
    return not (before.isdigit() and after.isdigit())


def _is_glued(mark: Token, text: str) -> bool:
    """Whether a question mark stands inside a word or an address: there it asks nothing."""
    before, after = text[max(0, mark.start - 1)], text[mark.end : mark.end + 1]
    return mark.text == "?" and not before.isspace() and (after.islower() or after.isdigit())

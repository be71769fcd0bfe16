"""Dashes that stand for the commas around who says something ("rice – according to X – is dear")."""

from collections.abc import Sequence

from selisik.annotating.lexicon import Speech
from selisik.annotating.periods import Word

DASHES = frozenset("-–—")
# Words between the two dashes.
LONGEST_ASIDE = 25


def set_apart(words: Sequence[Word], speech: Speech) -> Sequence[Word]:
    """The words, a dash right before a word of saying in small letters and the one that closes the aside as commas."""
    first = next(
        (at for at in range(1, len(words) - 1) if words[at].form in DASHES and _says(words[at + 1], speech)), 0
    )
    if not first:
        return words
    stop = min(len(words), first + LONGEST_ASIDE)
    last = next((at for at in range(first + 2, stop) if words[at].form in DASHES), first)
    return [word._replace(form=",") if at in (first, last) else word for at, word in enumerate(words)]


def _says(word: Word, speech: Speech) -> bool:
    cue = speech.cues.get(word.form)
    return not word.capital and (speech.has("according", word.form) or bool(cue and cue.after))

"""Names of persons, organisations, places and other named things."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from selisik.annotating.addresses import with_addresses
from selisik.annotating.glued_ends import parted
from selisik.annotating.glued_places import sentence_tokens
from selisik.annotating.glued_words import tokens_of
from selisik.annotating.name_edges import mend_edges
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.name_repairs import repair_names
from selisik.annotating.named_sentences import named_sentences
from selisik.annotating.tagger import lexicon, tag_names
from selisik.data import Sentence
from selisik.lang import Pack

# An initial with its point at the end of a stretch of text.
_INITIAL = re.compile(r" [A-Z]\. ?\Z")


def find_names(
    text: str, sentences: Sequence[Sentence], language: Pack, model: str | None = None
) -> tuple[NameMention, ...]:
    """The names in the sentences, in order, none inside another; `model` is the path of one to use, if not ours."""
    known = lexicon(language, model)
    tagged = [
        name
        for found, cut in sentence_tokens(text, sentences, language)
        for part in ((tokens_of(found[:cut]), tokens_of(found[cut:])) if cut else (found,))
        for name in tag_names(part, known)
    ]
    names = repair_names(list(named_sentences(text, sentences, tagged, language)), text, language)
    names = list(parted(names, text, language))
    names = list(mend_edges(tuple(_past_initials(names, text)), text, language))
    return with_addresses(names, text, sentences, language)


def _past_initials(names: Sequence[NameMention], text: str) -> Iterator[NameMention]:
    """The names, two persons with only the point of an initial between them as one ("Teguh P. Nugroho")."""
    held: NameMention | None = None
    for name in names:
        if held and held.kind == name.kind == "person" and _INITIAL.search(text, held.start, name.start):
            held = replace(held, end=name.end)
            continue
        if held:
            yield held
        held = name
    if held:
        yield held

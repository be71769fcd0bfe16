"""Names of persons, organisations, places and other named things."""

from collections.abc import Sequence

from selisik.annotating.name_repairs import repair_names
from selisik.annotating.named_sentences import named_sentences
from selisik.annotating.tagger import tag_names
from selisik.data import NameMention, Sentence
from selisik.lang import Pack, tokens


def find_names(text: str, sentences: Sequence[Sentence], language: Pack) -> tuple[NameMention, ...]:
    """The names in the sentences, in order, none inside another."""
    tagged = [
        name for sentence in sentences for name in tag_names(tokens(text, sentence.start, sentence.end), language)
    ]
    return tuple(repair_names(list(named_sentences(text, sentences, tagged)), text, language))

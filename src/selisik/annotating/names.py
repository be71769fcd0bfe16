"""Names of persons, organisations, places and other named things."""

from collections.abc import Sequence

from selisik.annotating.name_repairs import repair_names
from selisik.annotating.named_sentences import named_sentences
from selisik.annotating.tagger import lexicon, tag_names
from selisik.data import NameMention, Sentence
from selisik.lang import Pack, tokens


def find_names(
    text: str, sentences: Sequence[Sentence], language: Pack, model: str | None = None
) -> tuple[NameMention, ...]:
    """The names in the sentences, in order, none inside another; `model` is the path of one to use, if not ours."""
    known = lexicon(language, model)
    tagged = [name for sentence in sentences for name in tag_names(tokens(text, sentence.start, sentence.end), known)]
    return tuple(repair_names(list(named_sentences(text, sentences, tagged)), text, language))

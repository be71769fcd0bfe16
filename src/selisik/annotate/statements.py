"""Who said what: the passages that an article puts into somebody's mouth."""

from collections.abc import Sequence

from selisik.data import NameMention, Sentence, Statement
from selisik.lang import Pack


def find_statements(
    text: str, sentences: Sequence[Sentence], names: Sequence[NameMention], language: Pack
) -> tuple[Statement, ...]:
    """The statements with cue, source, addressee words and medium; the speaker is resolved afterwards."""
    return ()

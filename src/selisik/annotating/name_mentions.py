"""Names before those of one bearer are put together."""

import msgspec

from selisik.data.marks import EntityKind


class NameMention(msgspec.Struct, frozen=True):
    """A name as the tagger found it: `[start, end)` of the text, its kind and what found it.

    No `Span`, which is checked whenever one is made: some fifty are made for every article, and changed on the way.
    """

    start: int
    end: int
    kind: EntityKind
    rule: str = ""

    def cut(self, text: str) -> str:
        """The characters of `text` that the name covers."""
        return text[self.start : self.end]

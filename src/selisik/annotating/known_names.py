"""The names of an article by place: which kind of name a character belongs to."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from selisik.annotating.name_mentions import NameMention
from selisik.data import Span
from selisik.data.marks import EntityKind


class KnownNames:
    """Name mentions of a text in order of place, looked up by character. Not changed once made."""

    __slots__ = ("mentions", "starts", "text")

    def __init__(self, mentions: Sequence[NameMention], text: str) -> None:
        self.text = text
        self.mentions = tuple(sorted(mentions, key=lambda mention: mention.start))
        self.starts = [mention.start for mention in self.mentions]

    def at(self, place: int) -> NameMention | None:
        """The name that covers the character at `place`."""
        index = bisect_right(self.starts, place) - 1
        return self.mentions[index] if index >= 0 and place < self.mentions[index].end else None

    def kind_at(self, place: int) -> EntityKind | None:
        """The kind of the name that covers the character at `place`."""
        mention = self.at(place)
        return mention.kind if mention else None

    def inside(self, span: Span) -> Iterator[NameMention]:
        """The names that begin inside `span`, in order."""
        index = bisect_right(self.starts, span.start - 1)
        while index < len(self.mentions) and self.starts[index] < span.end:
            yield self.mentions[index]
            index += 1

"""Ranks, honorifics and degrees kept out of names, and the whole name found beside them.

"Irjen Pol (Purn) Budi Rahmat, S.H., M.Hum.": a chain of titles stands before a name and a chain of degrees behind it.
No mark goes through such a chain, and what follows a rank is the person's name, whatever a tagger took it for.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from selisik.annotating.gazetteers import PLACE_LISTS, Gazetteer, gazetteer
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.named_sentences import NamedSentence, token_at, with_names
from selisik.data.marks import EntityKind
from selisik.lang import Pack, is_word

RULE_TITLED = "titled"
# Words of a person's name after a rank, and tokens of what may stand in brackets between a rank and a name.
LONGEST_PERSON = 6
LONGEST_BRACKET = 4
# A degree is no longer than this many words with points between them.
LONGEST_DEGREE = 4
# Capitals alone, from so many letters on, are an acronym; fewer may be initials.
SHORTEST_ACRONYM = 3
# Tokens before a chain in which a word may say that what follows is called after somebody.
NAMED_WITHIN = 2
NO_PERSON = PLACE_LISTS | frozenset(["party", "organisation", "medium", "organisation-word", "place-word"])


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The titles of a language, each by its first word with the rest, and what goes on and follows them.

    `triggers` are the forms that one of the sentence's words must have for any of it to apply.
    """

    ranks: Mapping[str, tuple[tuple[str, ...], ...]]
    honorifics: frozenset[str]
    tails: frozenset[str]
    no_rank_after: frozenset[str]
    degrees: frozenset[str]
    plain_degrees: frozenset[str]
    abbreviations: frozenset[str]
    lineage: frozenset[str]
    triggers: frozenset[str]
    lists: Gazetteer


class _Part(NamedTuple):
    """A name as tokens `[begin, end)`."""

    begin: int
    end: int
    kind: EntityKind
    rule: str


class _Chain(NamedTuple):
    """Tokens `[begin, end)` that are titles or degrees; after a rank a person's name must follow."""

    begin: int
    end: int
    sort: str


@cache
def title_words(language: Pack) -> TitleWords:
    """The title words of a pack."""
    table = language.table("names").get("titles", {})
    ranks: dict[str, list[tuple[str, ...]]] = {}
    for entry in table.get("ranks", ()):
        first, *rest = entry.split()
        ranks.setdefault(first, []).append(tuple(rest))
    lists = {name: frozenset(table.get(name, ())) for name in ("honorifics", "degrees", "plain_degrees", "lineage")}
    sure = [*ranks, *lists["honorifics"], *lists["degrees"], *table.get("abbreviations", ())]
    parts = [part for entry in table.get("dotted", ()) for part in entry.split(".")]
    capitals = {form for word in [*sure, *parts] for form in (word.capitalize(), word.upper())}
    written = frozenset(table.get("written", ()))
    return TitleWords(
        ranks={first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in ranks.items()},
        tails=frozenset(table.get("tails", ())),
        no_rank_after=frozenset(table.get("no_rank_after", ())),
        abbreviations=frozenset(table.get("abbreviations", ())),
        triggers=frozenset(capitals) | written | lists["lineage"],
        lists=gazetteer(language),
        **lists,
    )


def mend_titled(sentence: NamedSentence, language: Pack) -> NamedSentence:
    """The sentence with names that hold no rank, honorific or degree, and with the whole name after a rank."""
    words = title_words(language)
    if words.triggers.isdisjoint(sentence.found.texts):
        return sentence
    return _Titled(sentence, words).mended()


class _Titled:
    """One sentence while its names are mended."""

    __slots__ = ("found", "lower", "sentence", "words")

    def __init__(self, sentence: NamedSentence, words: TitleWords) -> None:
        self.sentence, self.words = sentence, words
        self.found = sentence.found
        self.lower = sentence.found.lowers

    def mended(self) -> NamedSentence:
        chains = list(self._chains())
        parts = [
            _Part(token_at(self.found, name.start), token_at(self.found, name.end), name.kind, name.rule)
            for name in self.sentence.names
        ]
        kept = [self._degreed(piece, chains) for part in parts for piece in self._outside(part, chains)]
        named = [
            _Part(self._name_begin(chain, end), end, "person", RULE_TITLED)
            for chain in chains
            if chain.sort != "degree" and (end := self._name_end(chain, kept))
        ]
        whole = [self._grown(each) for each in _without(kept, named)]
        return with_names(self.sentence, [self._name(part) for part in _in_order(named, whole)])

    def _name(self, part: _Part) -> NameMention:
        first, last = self.found[part.begin], self.found[part.end - 1]
        return NameMention(first.start, last.end, kind=part.kind, rule=part.rule)

    # Chains

    def _chains(self) -> Iterator[_Chain]:
        at = 0
        while at < len(self.found):
            chain = self._titles(at) or self._degrees(at)
            if chain:
                yield chain
            at = chain.end if chain else at + 1

    def _titles(self, at: int) -> _Chain | None:
        """The chain of ranks and honorifics that begins at a token."""
        size, rank = self._title_at(at)
        if not size or self._called_after(at) or self._is_initial(at):
            return None
        end = self._after_tail(at + size)
        while end < len(self.found):
            more, another = self._title_at(end)
            if not more:
                break
            rank, end = rank or another, self._after_tail(end + more)
        return _Chain(at, end, "rank" if rank else "honorific")

    def _title_at(self, at: int) -> tuple[int, bool]:
        """How many tokens a title takes that begins here, and whether it is a rank."""
        word = self.lower[at]
        capital = self.found[at].text[0].isupper()
        for rest in self.words.ranks.get(word, ()) if capital else ():
            end = at + 1 + len(rest)
            if tuple(self.lower[at + 1 : end]) == rest and not self._no_rank(at):
                return end - at, True
        return int(word in self.words.honorifics and (capital or word not in PERSON_LISTS)), False

    def _no_rank(self, at: int) -> bool:
        """Whether the word before makes another office of it ("secretary general"), a space lost or not."""
        return at > 0 and self.lower[at - 1].endswith(tuple(self.words.no_rank_after))

    def _after_tail(self, at: int) -> int:
        """The first token after what belongs to a title: its point, the arm, "retired" with or without brackets."""
        while at < len(self.found):
            point = self.found[at].text == "." and self.found[at].start == self.found[at - 1].end
            if point or (self.lower[at] in self.words.tails and self.found[at].text[0].isupper()):
                at += 1
            elif self.found[at].text == "(" and (end := self._bracket_end(at)):
                at = end
            else:
                break
        return at

    def _bracket_end(self, at: int) -> int:
        """The token after a bracket that holds nothing but the end of a title; 0 where it holds something else."""
        inside = self.lower[at + 1 : at + 1 + LONGEST_BRACKET]
        size = inside.index(")") if ")" in inside else 0
        known = all(word == "." or word in self.words.tails or word in self.words.ranks for word in inside[:size])
        return at + size + 2 if size and known else 0

    def _called_after(self, at: int) -> bool:
        """Whether a word before says that a street, school or hospital is called after the titled."""
        before = self.lower[max(0, at - NAMED_WITHIN) : at]
        owner = self.sentence.owners[at]
        first = self.lower[token_at(self.found, owner.start)] if owner is not None and owner.kind != "person" else ""
        return not self.words.lists.named_after.isdisjoint([*before, first])

    def _is_initial(self, at: int) -> bool:
        """Whether the letters stand inside a name, as in "Rudi H. Gunarto"."""
        owner = self.sentence.owners[at]
        if owner is None or owner.kind != "person" or self.found[at].start == owner.start:
            return False
        named = bool(self._kinds(at - 1) & PERSON_LISTS)
        after = at + 1 + (self.lower[at + 1 : at + 2] == ["."])
        begins = after < len(self.found) and bool(self._kinds(after) & PERSON_LISTS)
        return len(self.lower[at]) <= 1 and (named or not begins)

    def _degrees(self, at: int) -> _Chain | None:
        """The degree that begins at a token, after a comma or right after a person's name."""
        end = self._degree_end(at) if at else 0
        return _Chain(at, end, "degree") if end else None

    def _degree_end(self, at: int) -> int:
        owner = self.sentence.owners[at - 1]
        comma = self.lower[at - 1] == "," and at > 1
        behind = comma and (self.found[at - 2].text == "." or self.found[at - 2].text[0].isupper())
        if not (behind or (owner is not None and owner.kind == "person") or self._ends_degree(at - 1)):
            return 0
        written, end = "", at
        while end < len(self.found) and end - at < 2 * LONGEST_DEGREE and self._glued(at, end):
            written += self.lower[end] if self.found[end].text != "." else ""
            end += 1
        if end - at > 1 and written in self.words.degrees:
            return end
        single = self.lower[at] in self.words.degrees and self.found[at].text[0].isupper()
        plain = self.lower[at] in self.words.plain_degrees or self.lower[at + 1 : at + 2] in ([","], ["."], [")"])
        return at + 1 if single and plain and not self.found[at].text.istitle() else 0

    def _ends_degree(self, at: int) -> bool:
        return self.lower[at] in self.words.plain_degrees and self.found[at].text.isupper()

    def _glued(self, begin: int, at: int) -> bool:
        """Whether the token is a letter run or point with no space before it."""
        token = self.found[at]
        apart = at > begin and token.start != self.found[at - 1].end
        return not apart and (token.text == "." or (token.text.isalpha() and token.text[0].isupper()))

    # Names

    def _outside(self, part: _Part, chains: Sequence[_Chain]) -> Iterator[_Part]:
        """What of a name stands outside the chains, its marks at the edges left out."""
        at, kind = part.begin, part.kind
        for chain in chains:
            if chain.end <= at or chain.begin >= part.end:
                continue
            if chain.begin > at and not self._left_over(at, chain, kind):
                own = kind if chain.sort == "degree" else self._kind_before(at, chain, kind)
                yield from self._bare(_Part(at, chain.begin, own, part.rule))
            at = chain.end
            if chain.sort == "degree" and kind == "person":
                return
            kind = "person" if chain.sort == "rank" else kind
        if at < part.end:
            yield from self._bare(_Part(at, part.end, kind, part.rule)) if at > part.begin else (part,)

    def _kind_before(self, at: int, chain: _Chain, kind: EntityKind) -> EntityKind:
        """The kind of what stands before a rank: the place or body of an office, where no word of it is a person's."""
        person = any(self._kinds(each) & PERSON_LISTS for each in range(at, chain.begin))
        return "place" if kind == "person" and not person and at and self.found[at - 1].text[0].isupper() else kind

    def _degreed(self, part: _Part, chains: Sequence[_Chain]) -> _Part:
        """The part as a person's where a degree with points stands behind it, whatever a tagger took it for."""
        if part.kind == "person" or any(self._kinds(at) & NO_PERSON for at in range(part.begin, part.end)):
            return part
        ends = (part.end, part.end + (self.lower[part.end : part.end + 1] == [","]))
        sure = any(each.sort == "degree" and each.end - each.begin > 1 and each.begin in ends for each in chains)
        return part._replace(kind="person", rule=RULE_TITLED) if sure else part

    def _left_over(self, at: int, chain: _Chain, kind: EntityKind) -> bool:
        """Whether the one word before a chain is what a tagger took in by mistake: a verb, or no whole name."""
        if chain.begin - at != 1 or chain.sort == "degree":
            return False
        return kind == "person" or self.found[at].text.islower()

    def _bare(self, part: _Part) -> Iterator[_Part]:
        begin, end = part.begin, part.end
        while begin < end and not is_word(self.found[begin]):
            begin += 1
        while end > begin and not is_word(self.found[end - 1]):
            end -= 1
        if begin < end:
            yield part._replace(begin=begin, end=end)

    def _name_end(self, chain: _Chain, kept: Sequence[_Part]) -> int:
        """Where the person's name ends that begins after a chain of titles; 0 where none does."""
        at = chain.end
        if at >= len(self.found) or not self._is_name(at) or self._kinds(at) & NO_PERSON - PERSON_LISTS:
            return 0
        owner = next((part for part in kept if part.begin <= at < part.end), None)
        person = (owner is not None and owner.kind == "person") or "given" in self._kinds(at)
        if chain.sort != "rank" and not person:
            return 0
        end = max(self._run_end(at), owner.end if owner is not None and owner.kind == "person" else 0)
        return end if chain.sort == "rank" or (owner is not None and owner.begin == at) or end > at + 1 else 0

    def _name_begin(self, chain: _Chain, end: int) -> int:
        """Where the name after a chain begins: a letter that stands for a name is told by the rank ("Brigadir J")."""
        return chain.end - 1 if end == chain.end + 1 and len(self.lower[chain.end]) == 1 else chain.end

    def _grown(self, part: _Part) -> _Part:
        """A person's name with what follows an initial, an abbreviation ("Moh.") or a word of lineage ("bin")."""
        if part.kind != "person" or part.end >= len(self.found):
            return part
        end = self._run_end(part.end - 1)
        grows = self.lower[part.end] in self.words.lineage or self._opens_more(part.end - 1)
        return part._replace(end=end) if end > part.end and grows else part

    def _opens_more(self, at: int) -> bool:
        """Whether the word is an initial or abbreviation inside a name, with its point and a word after it."""
        short = len(self.lower[at]) == 1 or self.lower[at] in self.words.abbreviations
        return short and self.found[at].text[0].isupper()

    def _run_end(self, at: int) -> int:
        """Where the run of name words ends that begins at a token."""
        end = at + 1
        while end < len(self.found) and end - at < LONGEST_PERSON and (step := self._step(end)):
            end += step
        return end

    def _step(self, at: int) -> int:
        """How many tokens a name goes on by: one, or two after a point or a word of lineage; 0 where it ends."""
        if self.lower[at] in self.words.lineage or (self._point(at) and self._opens_more(at - 1)):
            return 2 if at + 1 < len(self.found) and self._is_name(at + 1) else 0
        other = self._kinds(at) & NO_PERSON - PERSON_LISTS
        return int(self._is_name(at) and not other and self.lower[at - 1] != ".")

    def _point(self, at: int) -> bool:
        return (
            self.found[at].text == "." and at + 1 < len(self.found) and self.found[at].start == self.found[at - 1].end
        )

    def _is_name(self, at: int) -> bool:
        """Whether the token may be a word of a person's name by its letters and the lists."""
        text = self.found[at].text
        if not text[0].isupper() or not text.replace("'", "").replace("’", "").replace("-", "").isalpha():
            return False
        acronym = text.isupper() and len(text) >= SHORTEST_ACRONYM
        kinds = self._kinds(at)
        office = bool(kinds & {"title", "cue"}) and not kinds & PERSON_LISTS
        return not acronym and not office

    def _kinds(self, at: int) -> frozenset[str]:
        return frozenset(kind for rest, kind in self.words.lists.phrases.get(self.lower[at], ()) if not rest)


def _without(parts: Iterable[_Part], named: Sequence[_Part]) -> Iterator[_Part]:
    """The parts that share no token with those named for certain; one that begins before is cut."""
    for part in parts:
        over = next((each for each in named if part.begin < each.end and each.begin < part.end), None)
        if over is None:
            yield part
        elif part.begin < over.begin:
            yield part._replace(end=over.begin)


def _in_order(named: Iterable[_Part], others: Iterable[_Part]) -> list[_Part]:
    """All parts in order, none over another: the earlier, and of two that begin together the longer, is kept."""
    out: list[_Part] = []
    for part in sorted([*named, *others], key=lambda each: (each.begin, -each.end)):
        if not out or out[-1].end <= part.begin:
            out.append(part)
    return out

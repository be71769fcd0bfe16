"""One claim told in two manners: a quotation with other words, and alleged here what is asserted there."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from selisik.data import Claim, Evidence, Span
from selisik.lang import Pack, Token, is_word, tokens
from selisik.weighing.found import Articles, Found, Holders, Place, found
from selisik.weighing.people import letters_apart, title_words
from selisik.weighing.phrases import Phrases, phrases
from selisik.weighing.status import alleges_at
from selisik.weighing.stems import content_keys
from selisik.weighing.units import article_language

# A quotation is held against the first carrier's and against this many others.
MOST_CUTS = 12
# A change of more words than this is another cut of the quotation, not another word in it.
MOST_WORDS = 1
# So many words of a quotation are the same, in one order, and all but the changed one: then both outlets wrote down one
# utterance. Where more differs, two have put it into words of their own.
FEWEST_SAME = 5
# Words so few letters apart are one word in two spellings or two forms.
MOST_LETTERS = 2
Opcode = tuple[str, int, int, int, int]
# The word that a hedge hedges stands within this many tokens of it.
HEDGE_REACH = 4
# Of these what a hedge in the clause hedges is set against what another asserts; what is denied or asked is not.
HEDGED = frozenset(("alleged", "asserted"))


def wording_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """Direct quotations of one utterance in which a word of content was replaced by another."""
    for claim in claims:
        quoted = [each for each in claim.evidence if each.statement == "direct"][:MOST_CUTS]
        if len({each.article for each in quoted}) > 1:
            for other in quoted[1:]:
                places = _replaced(articles, quoted[0], other)
                difference = found("wording", "unknown", places, articles, holders)
                if difference:
                    yield difference
                    break


def _replaced(articles: Articles, a: Evidence, b: Evidence) -> list[Place]:
    """The first words that one of two cuts of a quotation has in place of the other's."""
    if a.article == b.article:
        return []
    sides = [(each, [mark for mark in _marks(articles, each) if is_word(mark)]) for each in (a, b)]
    words = [[mark.text.lower() for mark in marks] for _, marks in sides]
    code = article_language(articles[a.article]).code
    opcodes = SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes()
    same = sum(a2 - a1 for kind, a1, a2, _, _ in opcodes if kind == "equal")
    # What one of two cuts has before or behind the other's words is no change in them.
    inside = [each for each in opcodes if not (each[0] in ("insert", "delete") and each in (opcodes[0], opcodes[-1]))]
    changed = [each for each in inside if _changes(each, words, code)]
    if same < FEWEST_SAME or len(changed) != 1 or changed[0][0] != "replace":
        return []
    _, a1, a2, b1, b2 = changed[0]
    if max(a2 - a1, b2 - b1) > MOST_WORDS or not (a1 and b1 and a2 < len(words[0]) and b2 < len(words[1])):
        return []
    cuts = [(each, marks[first:last]) for (each, marks), (first, last) in zip(sides, ((a1, a2), (b1, b2)), strict=True)]
    places = [_place(articles, each, marks) for each, marks in cuts]
    return places if _other_words(articles, places) else []


def _changes(opcode: Opcode, words: Sequence[Sequence[str]], code: str) -> bool:
    """Whether two cuts of a quotation part here in more than a word of the language's machinery."""
    kind, a1, a2, b1, b2 = opcode
    return kind != "equal" and bool(content_keys(" ".join((*words[0][a1:a2], *words[1][b1:b2])), code))


def _marks(articles: Articles, each: Evidence) -> tuple[Token, ...]:
    return tokens(articles[each.article].text, each.start, each.end)


def _place(articles: Articles, each: Evidence, marks: Sequence[Token]) -> Place:
    span = Span(marks[0].start, marks[-1].end)
    return each.article, span, span.cut(articles[each.article].text).lower()


def _other_words(articles: Articles, places: Sequence[Place]) -> bool:
    code = article_language(articles[places[0][0]]).code
    return says_otherwise([value for _, _, value in places], code)


def says_otherwise(values: Sequence[str], code: str) -> bool:
    """Whether both have content, and not one content in two spellings or forms, nor a man's two offices."""
    keys = [set(content_keys(value, code)) for value in values]
    if (
        not keys[0]
        or not keys[1]
        or keys[0] & keys[1]
        or any(_said_alike(values, group) for group in _colloquial(code))
    ):
        return False
    letters = ["".join(character for character in value if character.isalnum()) for value in values]
    if letters[0] in letters[1] or letters[1] in letters[0]:
        return False
    unchanging = title_words(code) | _degrees(code)
    if any(unchanging & set(value.split()) for value in values) or _is_short_for(*letters):
        return False
    return letters_apart(*letters) > MOST_LETTERS


def _said_alike(values: Sequence[str], group: frozenset[str]) -> bool:
    """Whether both hold a word of the group: one is the other as people say it."""
    return all(not group.isdisjoint(value.split()) for value in values)


@cache
def _colloquial(code: str) -> tuple[frozenset[str], ...]:
    """Words of every day with the words that a newsroom writes for them."""
    return tuple(map(frozenset, Pack(code).table("weigh").get("values", {}).get("colloquial", ())))


@cache
def _degrees(code: str) -> frozenset[str]:
    """Words that only say how much."""
    return frozenset(Pack(code).table("weigh").get("values", {}).get("degrees", ()))


def _is_short_for(a: str, b: str) -> bool:
    """Whether the letters of the shorter word stand in the longer one in their order, the first one first."""
    shorter, longer = sorted((a, b), key=len)
    rest = iter(longer)
    return shorter[:1] == longer[:1] and all(letter in rest for letter in shorter)


def status_differences(articles: Articles, claims: Sequence[Claim], holders: Holders) -> Iterator[Found]:
    """Claims that one article alleges and another asserts: the hedged word in the one, the bare word in the other.

    A hedge counts wherever it stands in the clause: "the man who is suspected of stealing" hedges the theft, though the
    claim that tells of his arrest is asserted.
    """
    for claim in claims:
        hedged = [(each, hedge) for each in claim.evidence if (hedge := _hedged(articles, each))]
        if not hedged or len(claim.evidence) == len(hedged):
            continue
        # What a named source says no article asserts, unless a source is hedged elsewhere too.
        said = any(each.statement for each, _ in hedged)
        plain = [each for each in claim.evidence if said or not each.statement]
        bare = [place for each in plain for place in _bare(articles, each, [key for _, (_, key) in hedged])]
        difference = found("other", "unknown", [*(place for _, (place, _) in hedged), *bare], articles, holders)
        if difference and len({value.article for value in difference.values}) > 1:
            yield difference


def _hedged(articles: Articles, each: Evidence) -> tuple[Place, str] | None:
    """A strong hedge with the word of content that it hedges, and that word's key."""
    language = article_language(articles[each.article])
    marks = _marks(articles, each)
    hedges = _hedges(language.code)
    words = [mark.text.lower() for mark in marks]
    at = next((at for at in range(len(words)) if hedges.at(words, at) and alleges_at(words, at, language)), None)
    if at is None or each.status not in HEDGED:
        return None
    for mark in marks[at + hedges.at(words, at) :][:HEDGE_REACH]:
        key = content_keys(mark.text, language.code)
        if key:
            return (each.article, Span(marks[at].start, mark.end), "alleged"), key[0]
    return None


def _bare(articles: Articles, each: Evidence, keys: Sequence[str]) -> list[Place]:
    """The first word of an asserting article that another one hedges."""
    annotated = articles[each.article]
    code = article_language(annotated).code
    marks = _marks(articles, each)
    words = [mark.text.lower() for mark in marks]
    if each.status != "asserted" or _hedges(code).found(words, 0, len(words)):
        return []
    held = [mark for mark in marks if set(content_keys(mark.text, code)) & set(keys)]
    return [(each.article, Span(mark.start, mark.end), "asserted") for mark in held[:1]]


@cache
def _hedges(code: str) -> Phrases:
    return phrases(tuple(Pack(code).table("weigh").get("values", {}).get("strong_hedges", ())))

"""The noun phrase that names who speaks: where it begins at a word, how far it goes."""

from selisik.annotating.gazetteers import PLACE_LISTS
from selisik.annotating.name_forms import PERSON_LISTS
from selisik.annotating.office_bearers import may_be_name, to_bearer
from selisik.annotating.phrases import (
    Phrases,
    Range,
    is_day,
    nicknaming,
    opens_adverbial,
    opens_circumstance,
)

# Longest noun phrase, in words and marks, that is taken for a source.
LONGEST_SOURCE = 45
# Longest name of a person that an office follows, in words and stops.
LONGEST_PLAIN_NAME = 6
# Words of a paper before the word that says whose it is ("a written statement from X").
LONGEST_PAPER = 2
# Between two years of an office.
YEAR_DASHES = ("-", "–")
# Longest bracket inside one: an age, an acronym.
LONGEST_BRACKET = 8


def source_after(phrases: Phrases, begin: int, limit: int | None = None) -> Range | None:
    """The noun phrase that begins at word `begin`; None when none does."""
    stop = min(len(phrases.words), begin + LONGEST_SOURCE, limit if limit is not None else len(phrases.words))
    if begin >= stop or _says_again(phrases, begin):
        return None
    if phrases.speech.has("pronouns", phrases.form(begin)):
        return Range(begin, begin + 1)
    at = begin
    while at < stop:
        step = _step(phrases, begin, at, stop)
        if step == 0:
            break
        at += step
    at = to_bearer(phrases, begin, at, stop)
    while at > begin and (phrases.words[at - 1].is_mark and phrases.form(at - 1) != ")"):
        at -= 1
    return Range(begin, at) if at > begin and not phrases.words[begin].is_mark else None


def _says_again(phrases: Phrases, at: int) -> bool:
    """Whether the word is a verb of saying with a clitic, which names nobody ("said he added")."""
    cue = phrases.speech.cues.get(phrases.form(at))
    return bool(cue and cue.after and cue.clitic) and not phrases.capital(at)


def _step(phrases: Phrases, begin: int, at: int, stop: int) -> int:
    """How many words the noun phrase goes on by at word `at`; 0 where it ends."""
    word, form = phrases.words[at], phrases.form(at)
    if word.quotation is not None:
        return 0
    if form == "(":
        return _bracket(phrases, at, stop)
    if form == ",":
        return int(_apposition(phrases, begin, at, stop))
    if form == "." and phrases.speech.has("numbering", phrases.form(at - 1)):
        return 2 if phrases.form(at + 1).isdigit() else 0
    if form == ".":
        titled = phrases.speech.has("ranks", phrases.form(at - 1)) and (
            phrases.capital(at + 1) or phrases.speech.has("ranks", phrases.form(at + 1))
        )
        return int(
            titled
            or phrases.degrees(at - 1, at)
            or (len(phrases.form(at - 1)) <= 4 and phrases.capital(at - 1) and phrases.capital(at + 1))
        )
    if word.is_mark:
        return int(form in "/&-–'’" or (form == "@" and at > begin))
    if word.capital:
        return int(not (is_day(phrases, at) or (at == begin and opens_adverbial(phrases, at))))
    if form[0].isdigit():
        described = phrases.speech.has("demonstrative", phrases.form(at + 2))
        spans = phrases.form(at - 1) in YEAR_DASHES and phrases.form(at - 2).isdigit()
        return int(at > begin and (phrases.capital(at - 1) or described or spans))
    return _small_word(phrases, begin, at)


def _small_word(phrases: Phrases, begin: int, at: int) -> int:
    lists, form = phrases.speech.phrases, phrases.form(at)
    if form in lists["demonstrative"]:
        return int(at > begin)
    if at > begin and form in lists["prepositions"] and phrases.form(at - 1).isdigit():
        return int(phrases.form(at + 1) in lists["demonstrative"])
    if form in lists["definite"] and (at == begin or phrases.speech.has("from", phrases.form(at - 1))):
        return 1
    leads = _expert(phrases, begin) or _paper(phrases, begin, at)
    if phrases.speech.has("from", form) and at > begin and leads and not phrases.verbal(at + 1):
        return 1
    if at > begin and phrases.speech.has("relating", form) and phrases.speech.has("helpers", phrases.form(at - 1)):
        return 1
    if phrases.speech.has("joining", form) and _two_callings(phrases, begin, at):
        return 1
    if form in lists["binding"]:
        return int(
            at > begin
            and phrases.capital(at + 1)
            and (phrases.capital(at - 1) or _of(phrases, at) or phrases.form(at - 1) == ",")
        )
    if opens_adverbial(phrases, at) or form in lists["complementiser"] or form in lists["adverbs"]:
        return 0
    cue = phrases.speech.cues.get(form)
    if (cue and cue.takes) or phrases.verbal(at) or (at - 2 >= begin and phrases.form(at - 2) == "@"):
        return 0
    if nicknaming(phrases, at) and phrases.words[at - 1].is_mark and phrases.form(at - 1) != ",":
        return 0
    if phrases.named(at - 1) == "person" and at > begin:
        return int(phrases.capital(at + 1) and phrases.named(at + 1) is None)
    return 1


def _two_callings(phrases: Phrases, begin: int, at: int) -> bool:
    """Whether the joint stands between two callings of one person ("therapist and author of books")."""
    small = not (phrases.capital(at + 1) or phrases.capital(at - 1))
    return small and at > begin and phrases.office(begin) and phrases.office(at + 1)


def _expert(phrases: Phrases, begin: int) -> bool:
    """Whether the phrase begins with an office in small letters, of one person ("expert from the ministry")."""
    head = phrases.form(begin)
    office = phrases.speech.has("roles", head) and not phrases.capital(begin)
    return office and not any(phrases.speech.has(each, head) for each in ("one_of", "institutions", "people"))


def _paper(phrases: Phrases, begin: int, at: int) -> bool:
    """Whether the words before word `at` are a paper or a piece of news, one or such a one ("a statement")."""
    head = begin + phrases.speech.has("indefinite", phrases.form(begin))
    return head < at <= head + LONGEST_PAPER and phrases.speech.has("basis_nouns", phrases.form(head))


def _of(phrases: Phrases, at: int) -> bool:
    """Whether a small word says where the one spoken of belongs ("the director from X")."""
    return phrases.speech.has("from", phrases.form(at)) and not phrases.words[at - 1].is_mark


def _bracket(phrases: Phrases, at: int, stop: int) -> int:
    """The length of a bracket that belongs to the noun phrase: not a date."""
    for end in range(at + 1, min(stop, at + LONGEST_BRACKET)):
        if phrases.form(end) == ")":
            return end + 1 - at
        if "/" in phrases.form(end) or phrases.form(end) in phrases.speech.phrases["days"]:
            return 0
    return 0


def _apposition(phrases: Phrases, begin: int, comma: int, stop: int) -> bool:
    """Whether what follows the comma still names the same speaker."""
    first = comma + 1
    if first >= stop or phrases.words[first].quotation or opens_adverbial(phrases, first):
        return False
    if phrases.speech.has("joining", phrases.form(first)):
        return _closes_list(phrases, begin, comma) or _pointed_list(phrases, begin, first + 1)
    if phrases.degrees(first, first + 1):
        return True
    role = phrases.form(first) in phrases.speech.phrases["roles"] or nicknaming(phrases, first)
    if not role and not (phrases.capital(first) or phrases.speech.has("ranks", phrases.form(first))):
        return False
    if phrases.speech.has("demonstrative", phrases.form(comma - 1)):
        return False
    if not role and not (_names_office_only(phrases, begin, comma) or _names_bearer(phrases, begin, first, stop)):
        return False
    if role and not phrases.capital(first) and _opens_clause(phrases, begin, first):
        return False
    if role and not phrases.capital(first) and _leads(phrases, begin) and not _closed(phrases, first, stop):
        return False
    end = first
    while end < stop and not (phrases.form(end) in ",(" or _closes_segment(phrases, end)):
        if end > first and opens_circumstance(phrases, end):
            break
        end += 1
    return phrases.names_only(first, end)


def _names_bearer(phrases: Phrases, begin: int, first: int, stop: int) -> bool:
    """Whether the words from `first` to the next mark are the name of whoever holds what stands before the comma: an
    office that no list has, or one whose end a tagger took for a person."""
    end = first
    while end < stop and not phrases.words[end].is_mark and phrases.words[end].quotation is None:
        if not (phrases.capital(end) or phrases.speech.has("ranks", phrases.form(end))):
            break
        end += 1
    words = range(first, end)
    if not 0 < len(words) <= LONGEST_PLAIN_NAME:
        return False
    following = phrases.form(end)
    held = _held_in_place(phrases, begin, first - 1)
    if not held and not phrases.capital(begin) and (following not in (",", ".", "(") or phrases.office(begin)):
        return False
    if held and len(words) > 1 and _ends_source(phrases, end) and not any(is_day(phrases, at) for at in words):
        return all(phrases.named(at) in ("person", None) for at in words)
    if not (following in ("", ",", ".", "(") or opens_adverbial(phrases, end) or end == len(phrases.words)):
        return False
    named = any(phrases.person(at) for at in words) or phrases.speech.has("ranks", phrases.form(first))
    office = phrases.office(begin)
    if office and all(may_be_name(phrases, at) for at in words):
        return True
    whole = phrases.named(begin) == "person"
    return (named and not whole) or (office and all(phrases.named(at) in ("person", None) for at in words))


def _held_in_place(phrases: Phrases, begin: int, comma: int) -> bool:
    """Whether the words before a comma are an office and the body it is held in, which ends in a listed place or has an
    acronym, whatever a tagger took it for ("manager of LPK Randu, Firstname Lastname")."""
    words = range(begin + 1, comma)
    if not words or not phrases.office(begin) or not all(phrases.capital(at) for at in words):
        return False
    kinds = [
        {kind for rest, kind in phrases.speech.lists.phrases.get(phrases.form(at), ()) if not rest} for at in words
    ]
    return bool(kinds[-1] & PLACE_LISTS) and not kinds[0] & PERSON_LISTS and len(words) > 1


def _ends_source(phrases: Phrases, end: int) -> bool:
    """Whether nothing of the source can follow: a mark, an adverbial, the medium that it is cited from, the end."""
    cited = phrases.speech.has("cited", phrases.form(end))
    return cited or phrases.form(end) in ("", ",", ".", "(") or opens_adverbial(phrases, end)


def _leads(phrases: Phrases, begin: int) -> bool:
    """Whether what is said follows the source: after "according to", or a verb of saying that opens the sentence."""
    return phrases.speech.has("according", phrases.form(begin - 1)) or begin == 1


def _closed(phrases: Phrases, first: int, stop: int) -> bool:
    """Whether a comma closes the apposition that begins at `first`."""
    return any(phrases.form(at) == "," for at in range(first + 1, stop))


def _opens_clause(phrases: Phrases, begin: int, first: int) -> bool:
    """Whether a kind of person after a comma is the subject of what follows ("…, the man who fell was a sailor")."""
    return phrases.speech.has("relative", phrases.form(first + 1)) and not any(
        phrases.person(at) for at in range(begin, first)
    )


def _closes_list(phrases: Phrases, begin: int, comma: int) -> bool:
    """Whether ", and Y" ends the list in an office's name ("Minister of A, B, and C")."""
    capitals = phrases.capital(comma - 1) and phrases.capital(comma + 2)
    return capitals and phrases.capital(begin) and _names_office_only(phrases, begin, comma)


def _pointed_list(phrases: Phrases, begin: int, at: int) -> bool:
    """Whether ", and Y" ends a list that a demonstrative closes ("that former player of A, B, and C")."""
    end = at
    while phrases.capital(end):
        end += 1
    return at < end and phrases.speech.has("demonstrative", phrases.form(end)) and phrases.office(begin)


def _names_office_only(phrases: Phrases, begin: int, end: int) -> bool:
    """Whether the words name an office or kind of person, and nobody by name."""
    words = range(begin, end)
    return any(phrases.office(at) for at in words) and not any(phrases.person(at) for at in words)


def _closes_segment(phrases: Phrases, at: int) -> bool:
    return phrases.words[at].quotation is not None or phrases.form(at) in (".", ";", ":")

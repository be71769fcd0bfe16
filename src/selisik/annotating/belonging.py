"""Speakers told by whose they are: "kuasa hukum X", "istri X", "keluarga X dan Y", "the wife of X".

In Indonesian and Malay the name right behind such a word is the owner's, with nothing between the two (Sneddon et al.
2010, 2.19 on possessive noun phrases): the one who speaks has no name there, and X has said nothing. Where the article
gives the name with that calling set apart by a comma elsewhere ("X, kuasa hukum Y"), it is the name of the one who
speaks.
"""

from collections.abc import Iterable, Sequence

from selisik.annotating.lexicon import Speech
from selisik.annotating.phrases import Phrases, Range

# Words of a calling before the name of the one that somebody belongs to ("salah satu kuasa hukum terdakwa").
LONGEST_CALLING = 7
# Characters beside a name in which a calling between commas is looked for.
LONGEST_SEGMENT = 80
# Letters of a body's acronym; fewer are initials.
SHORTEST_ACRONYM = 3
_ENDS = '.,;:"“”\n'


def owner_at(forms: Sequence[str], speech: Speech) -> int | None:
    """The word at which the owner's name may begin in a phrase of these words; None where they tie nobody to anybody.

    Of a group's phrase all callings before the name are the owner's ("keluarga korban X"), of one person's only a word
    that belongs to the calling itself ("kuasa hukum X")."""
    at = 0
    while at + 1 < len(forms) and speech.has("kin_openers", forms[at]) and _may_follow(forms[at + 1], speech):
        at += 1
    if not forms or not (speech.has("relational", forms[at]) or speech.has("helpers", forms[at])):
        return None
    tied, group = not speech.has("helpers", forms[at]), any(_means_group(form, speech) for form in forms[: at + 1])
    at += 1
    while at < min(len(forms), LONGEST_CALLING):
        relating = speech.has("relating", forms[at])
        if not (relating or (group and _is_calling(forms[at], speech))):
            break
        tied = tied or relating
        at += 1
    return at if tied and at < len(forms) else None


def _may_follow(form: str, speech: Speech) -> bool:
    return any(speech.has(each, form) for each in ("kin_openers", "relational", "helpers"))


def _means_group(form: str, speech: Speech) -> bool:
    return speech.has("institutions", form) or speech.has("plural_heads", form)


def _is_calling(form: str, speech: Speech) -> bool:
    return any(speech.has(each, form) for each in ("roles", "parts_played", "ranks", "relational", "helpers"))


def belongs_to_named(phrases: Phrases, found: Range) -> bool:
    """Whether the name in the phrase, with no comma before it, is that of somebody the speaker belongs to."""
    forms = [phrases.form(at) for at in range(*found)]
    owner = owner_at(forms, phrases.speech)
    if owner is None or phrases.named(found.begin) == "person" or "," in forms:
        return False
    first = found.begin + owner
    if not phrases.capital(first) or phrases.named(first) not in ("person", None):
        return False
    return not (_is_acronym(phrases, found, first) or _is_body(phrases, found, first))


def is_group_of_one(forms: Sequence[str], speech: Speech) -> bool:
    """Whether these small-letter words call a group by whose it is, in a language that says so by a small word.

    A name that a comma sets apart in them is that of the one whose people they are ("the family of one victim, X").
    """
    owner = owner_at(forms, speech)
    if not owner or "," not in "".join(forms[owner:]):
        return False
    return all(any(speech.has(each, form) for form in forms[:owner]) for each in ("relating", "people_of_one"))


def _is_body(phrases: Phrases, found: Range, at: int) -> bool:
    """Whether a body begins there ("Commission of Such"), and the name behind it is of the one who speaks for it."""
    begins = phrases.speech.has("institutions", phrases.form(at)) and phrases.named(at) is None
    return begins and any(phrases.person(each) for each in range(at + 1, found.end))


def _is_acronym(phrases: Phrases, found: Range, at: int) -> bool:
    """Whether a body's acronym stands there and a name behind it: that of the one who speaks for the body."""
    word, behind = (
        phrases.names.text[phrases.words[each].start : phrases.words[each].end] if each < found.end else ""
        for each in (at, at + 1)
    )
    titled = phrases.speech.title(word.lower()) or phrases.speech.has("ranks", word.lower())
    return len(word) >= SHORTEST_ACRONYM and word.isupper() and behind.istitle() and not titled


def owner_of(name: str, speech: Speech) -> tuple[str, str] | None:
    """The calling and the owner's name in a speaker's description; None where it names nobody else.

    >>> from selisik.annotating.lexicon import speech
    >>> from selisik.lang import pack
    >>> owner_of("kuasa hukum Lintang Prasojo", speech(pack("id")))
    ('kuasa hukum', 'Lintang Prasojo')
    """
    words = name.split()
    at = owner_at(name.lower().split(), speech)
    return (" ".join(words[:at]), " ".join(words[at:])) if at and words[at][:1].isupper() else None


def is_called_so(text: str, calling: str, name: str, places: Iterable[int], speech: Speech) -> bool:
    """Whether a comma sets the calling and the name apart at one of the `places`, as of one who is called so.

    Nobody is called a group: words of one between commas are of others ("pihak", "keluarga")."""
    heads = {form for form in calling.lower().split() if _is_calling(form, speech) and not _means_group(form, speech)}
    return any(
        not heads.isdisjoint(_segment_before(text, at)) or not heads.isdisjoint(_segment_after(text, at + len(name)))
        for at in places
    )


def _segment_before(text: str, at: int) -> list[str]:
    """The small-letter words between the comma that ends right before `at` and the mark before that one."""
    before = text[max(0, at - LONGEST_SEGMENT) : at].rstrip()
    if not before.endswith(","):
        return []
    before = before[:-1].lower()
    return before[1 + max(before.rfind(mark) for mark in _ENDS) :].split()


def _segment_after(text: str, at: int) -> list[str]:
    """The first small-letter words behind the comma at `at`."""
    after = text[at : at + LONGEST_SEGMENT].lower()
    if not after.startswith(","):
        return []
    end = min((found for mark in _ENDS if (found := after.find(mark, 1)) > 0), default=len(after))
    return after[1:end].split()[:LONGEST_CALLING]

"""Names made comparable: how two spellings of one name are known to be one."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from selisik.lang.packs import Pack
from selisik.lang.tokens import is_word, tokens

# Foldings kept ready; beyond that the least used are forgotten.
REMEMBERED_NAMES = 10_000
# Shorter words are initials, particles and short forms (SSB, SBB).
SHORTEST_HEARD = 4


@lru_cache(maxsize=REMEMBERED_NAMES)
def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens, apostrophes and points.

    >>> fold_name("Kim Jong-un") == fold_name("KIM Jong Un")
    True
    >>> fold_name("José Ma’ruf, S.H.")
    ('jose', 'maruf', 's', 'h')
    """
    if name.isascii() and name.replace(" ", "").isalpha():  # nothing to fold: four names in five
        return tuple(name.casefold().split())
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    found = [token.text.casefold() for token in tokens(plain) if is_word(token)]
    return tuple(part for word in found for part in _letters_only(word).split("-") if part)


def _letters_only(word: str) -> str:
    return word.replace("'", "").replace("’", "").replace("‘", "")


@cache
def country_words(language: Pack) -> frozenset[str]:
    """The folded names of countries of one word: alone they mean the country, whoever else is called so.

    >>> from selisik.lang import pack
    >>> "israel" in country_words(pack("id")), "budi" in country_words(pack("id"))
    (True, False)
    """
    lists = ("countries", "country-names")
    names = (fold_name(entry.split("\t")[0]) for name in lists for entry in language.entries(name))
    return frozenset(words[0] for words in names if len(words) == 1)


@cache
def _sounds(language: Pack) -> tuple[tuple[str, str], ...]:
    return tuple((written, heard) for written, heard in language.table("names").get("sounds", ()))


def sounds_alike(one: str, other: str, language: Pack) -> bool:
    """Whether two words of names are one to the ear: letters that stand for one sound, single or doubled.

    >>> from selisik.lang import pack
    >>> sounds_alike("Rudi", "Rudy", pack("id")), sounds_alike("Rudi", "Rudo", pack("id"))
    (True, False)
    """
    return (
        one != other
        and min(len(one), len(other)) >= SHORTEST_HEARD
        and _heard(one, language) == _heard(other, language)
    )


def _heard(word: str, language: Pack) -> str:
    word = word.casefold()
    for written, heard in _sounds(language):
        word = word.replace(written, heard)
    return "".join(letter for at, letter in enumerate(word) if not at or letter != word[at - 1])


def heard(words: tuple[str, ...], language: Pack) -> tuple[str, ...]:
    """The words of a name as they sound: what is written in two ways for one sound is one.

    >>> from selisik.lang import pack
    >>> heard(("andhika", "dharma"), pack("id")) == heard(("andika", "darma"), pack("id"))
    True
    """
    return tuple(_heard(word, language) for word in words)


# What names are of, as far as names are compared.
Key = tuple[str, tuple[str, ...]]
_BRACKETED = re.compile(r"([^()]*[^()\s])\s*\(([^()]+)(?:\)[^()]*)?")


def forms_of(written: str) -> tuple[str, ...]:
    """The names that a tagged span holds: the name, and its acronym where that stands in brackets; not what follows.

    >>> forms_of("Badan Air Bersih (BAB)"), forms_of("(Jokowi)")
    (('Badan Air Bersih', 'BAB'), ('Jokowi',))
    """
    found = _BRACKETED.fullmatch(written) if "(" in written else None
    return (found[1], found[2].strip()) if found else (written.strip("()[] ") or written,)


@cache
def known_aliases(language: Pack) -> Mapping[Key, tuple[str, ...]]:
    """The folded fullest name behind each alias that the pack knows, by kind of bearer."""
    return {
        (kind, fold_name(form)): fold_name(full)
        for kind, names in language.table("aliases").items()
        for full, others in names.items()
        for form in (full, *others)
    }


@cache
def _place_sorts(language: Pack) -> frozenset[str]:
    return frozenset(language.table("entities").get("place_sorts", ()))


def name_key(kind: str, form: str, language: Pack) -> Key:
    """What names of one bearer share: the folded name, sorts of places left out, known aliases replaced.

    >>> from selisik.lang import pack
    >>> name_key("place", "Korut", pack("id")) == name_key("place", "negara Korea Utara", pack("id"))
    True
    """
    words = fold_name(form) or (form,)
    if kind == "place":
        words = tuple(word for word in words if word not in _place_sorts(language)) or words
    return kind, known_aliases(language).get((kind, words), words)

"""Which language a text is in, by its function words and endings."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from selisik.lang.packs import shared_table

# Only the beginning is looked at: a report does not change its language.
_LOOKED_AT = 3000
_AT_HOME = ("id", "ms")
# Most words are of plain letters, which are found faster.
_WORD = re.compile(r"[a-z]++(?![^\W\d_])|[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
# A song or a letter printed in another language stands under an introduction of so many characters in the report's own.
_OPENING = 240
NEIGHBOUR = "beside "
# Fewer words than this tell nothing; neither do fewer letters of another script.
_FEWEST_WORDS = 8
_FEWEST_LETTERS = 20
# Words whose language is kept ready.
REMEMBERED_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Recognised:
    """The code of a language that has a pack, or None; `foreign` where the text is surely of another one."""

    code: str | None
    foreign: bool = False


def recognise(text: str) -> Recognised:
    """The language of a text, as far as its words tell.

    >>> recognise("Warga itu mengatakan bahwa banjir sudah surut karena hujan berhenti sejak pagi.").code
    'id'
    >>> recognise("Penduduk itu memberitahu bahawa banjir sudah surut kerana hujan berhenti sejak pagi.").code
    'ms'
    >>> recognise("The mayor said that the flood had gone down since the rain stopped in the morning.").code
    'en'
    >>> recognise("Banjir surut")
    Recognised(code=None, foreign=False)
    >>> recognise("Le maire a dit que les eaux ont baissé depuis que la pluie a cessé ce matin")
    Recognised(code=None, foreign=True)
    """
    head = text[:_LOOKED_AT]
    words = _WORD.findall(head.lower())
    if _is_other_script(words):
        return Recognised(None, foreign=True)
    if len(words) < _FEWEST_WORDS:
        return Recognised(None)
    found = _by_share(_counted(words), len(words))
    return found if found.code in _AT_HOME or len(head) <= _OPENING else _by_opening(head, found)


def _by_opening(head: str, whole: Recognised) -> Recognised:
    """The language of the first words where it is plainly Indonesian or Malay, else of the whole."""
    words = _WORD.findall(head[:_OPENING].lower())
    count = _counted(words)
    malay = count["shared"] + count["id"] + count["ms"]
    plain = malay > count["en"] and malay >= shared_table("recognition")["least_opening"] * len(words)
    return _by_share(count, len(words)) if plain else whole


@cache
def function_words(code: str) -> frozenset[str]:
    """The words by which the language is recognised, in lower case.

    >>> "yang" in function_words("id"), "yang" in function_words("en")
    (True, False)
    """
    words = shared_table("recognition")["words"]
    return frozenset(words[code]) | frozenset(words["shared"] if code in ("id", "ms") else ())


def _is_other_script(words: list[str]) -> bool:
    """Whether most of the letters are of another script than the languages' own."""
    letters = "".join(words)
    if len(letters) < _FEWEST_LETTERS or letters.isascii():  # most texts: no need to look at each word
        return False
    others = sum(len(word) for word in words if not word.isascii() and not _LATIN.match(word))
    return 2 * others > len(letters)


def _counted(words: list[str]) -> Counter[str]:
    """How many of the words speak for each language, and how many for Indonesian and Malay alike."""
    return Counter(map(_remembered().__getitem__, words))


class _Kinds(dict[str, str]):
    """The language that a word speaks for, by itself or by its ending, found when asked for; "" for none."""

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED_WORDS:
            self.clear()
        endings = _endings()
        lengths = {len(ending) for ending in endings}
        kind = _kinds().get(word) or next((endings[word[-n:]] for n in lengths if word[-n:] in endings), "")
        self[word] = kind
        return kind


@cache
def _remembered() -> _Kinds:
    return _Kinds()


def _by_share(count: Counter[str], total: int) -> Recognised:
    table = shared_table("recognition")
    malay = count["shared"] + count["id"] + count["ms"]
    if count["en"] > malay and count["en"] >= table["least_english"] * total:
        return Recognised("en")
    if malay < table["least_malay"] * total or _is_neighbour(count, total):
        return Recognised(None, foreign=True)
    if count["ms"] == count["id"]:
        return Recognised(None)
    return Recognised("ms" if count["ms"] > count["id"] else "id")


def _is_neighbour(count: Counter[str], total: int) -> bool:
    """Whether the text is in a language beside Indonesian and Malay: its own function words outnumber theirs."""
    table = shared_table("recognition")
    most = max(count[NEIGHBOUR + code] for code in table["neighbours"])
    return most >= table["least_neighbour"] * total and most > count["id"] + count["ms"]


@cache
def _kinds() -> Mapping[str, str]:
    """Each word's language; of several neighbours the first, and a language that is read before them."""
    table = shared_table("recognition")
    near = {word: NEIGHBOUR + code for code, words in reversed(table["neighbours"].items()) for word in words}
    return near | {word: kind for kind, words in table["words"].items() for word in words}


@cache
def _endings() -> Mapping[str, str]:
    """Each telling ending's language."""
    return {word: kind for kind, words in shared_table("recognition")["endings"].items() for word in words}

"""Which language a text is in, by its function words; None where it is too short or of a language without a pack."""

import re
from functools import cache

from selisik.lang.packs import shared_table

# Only the beginning is looked at: a report does not change its language.
_LOOKED_AT = 6000
_WORD = re.compile(r"[^\W\d_]+")
# Fewer words than this tell nothing.
_FEWEST_WORDS = 8


def recognise(text: str) -> str | None:
    """The code of the text's language among those with a pack, else None.

    >>> recognise("Warga itu mengatakan bahwa banjir sudah surut karena hujan berhenti sejak pagi.")
    'id'
    >>> recognise("The mayor said that the flood had gone down since the rain stopped in the morning.")
    'en'
    >>> recognise("Banjir surut") is None
    True
    """
    words = [word.casefold() for word in _WORD.findall(text, 0, _LOOKED_AT)]
    if len(words) < _FEWEST_WORDS:
        return None
    sets = _sets()
    table = shared_table("recognition")
    share = {name: sum(word in known for word in words) / len(words) for name, known in sets.items()}
    malay = share["shared"] + share["id"] + share["ms"]
    if max(malay, share["en"]) < table["least_share"]:
        return None
    if share["en"] > malay:
        return "en"
    if share["ms"] == share["id"]:
        return None
    return "ms" if share["ms"] > share["id"] else "id"


@cache
def function_words(code: str) -> frozenset[str]:
    """The words by which the language is recognised, in lower case.

    >>> "yang" in function_words("id"), "yang" in function_words("en")
    (True, False)
    """
    sets = _sets()
    return sets[code] | (sets["shared"] if code in ("id", "ms") else frozenset())


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in shared_table("recognition")["words"].items()}

"""Names made comparable: how two spellings of one name are known to be one."""

import unicodedata
from functools import lru_cache

from selisik.lang.tokens import is_word, tokens

# Foldings kept ready; beyond that the least used are forgotten.
REMEMBERED_NAMES = 10_000


@lru_cache(maxsize=REMEMBERED_NAMES)
def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens, apostrophes and points.

    >>> fold_name("Kim Jong-un") == fold_name("KIM Jong Un")
    True
    >>> fold_name("José Ma’ruf, S.H.")
    ('jose', 'maruf', 's', 'h')
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    found = [token.text.casefold() for token in tokens(plain) if is_word(token)]
    return tuple(part for word in found for part in _letters_only(word).split("-") if part)


def _letters_only(word: str) -> str:
    return word.replace("'", "").replace("’", "").replace("‘", "")

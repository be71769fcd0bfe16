"""What a language knows: packs of data files and the tokeniser."""

from selisik.lang.names import Key, country_words, fold_name, forms_of, heard, name_key, sounds_alike
from selisik.lang.packs import LANGUAGES, Pack, pack, shared_entries, shared_table
from selisik.lang.tokens import Token, Tokens, is_word, tokens, words

__all__ = [
    "LANGUAGES",
    "Key",
    "Pack",
    "Token",
    "Tokens",
    "country_words",
    "fold_name",
    "forms_of",
    "heard",
    "is_word",
    "name_key",
    "pack",
    "shared_entries",
    "shared_table",
    "sounds_alike",
    "tokens",
    "words",
]

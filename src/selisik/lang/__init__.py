"""What a language knows: packs of data files and the tokeniser."""

from selisik.lang.names import fold_name
from selisik.lang.packs import LANGUAGES, Pack, pack, shared_entries, shared_table
from selisik.lang.tokens import Token, is_word, tokens

__all__ = ["LANGUAGES", "Pack", "Token", "fold_name", "is_word", "pack", "shared_entries", "shared_table", "tokens"]

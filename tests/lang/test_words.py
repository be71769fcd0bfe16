"""Which words are read as verbs, and which words share a key."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from selisik.lang import LANGUAGES, pack
from selisik.weighing.predicates import is_verb
from selisik.weighing.stems import key

FOLDER = Path(__file__).parent


def lists(name: str) -> list[tuple[str, Any]]:
    """The entries of a list, from every language that has a file of words."""
    files = [(code, FOLDER / code / "words.toml") for code in LANGUAGES]
    return [
        (code, entry)
        for code, file in files
        if file.is_file()
        for entry in tomllib.loads(file.read_text("utf-8"))[name]
    ]


@pytest.mark.parametrize(("code", "word"), lists("verbs"))
def test_a_word_that_tells_what_is_done_is_a_verb(code: str, word: str) -> None:
    assert is_verb(word, pack(code))


@pytest.mark.parametrize(("code", "word"), lists("others"))
def test_a_word_that_only_begins_like_one_is_none(code: str, word: str) -> None:
    assert not is_verb(word, pack(code))


@pytest.mark.parametrize(("code", "words"), lists("one"), ids=str)
def test_forms_of_one_word_share_a_key(code: str, words: list[str]) -> None:
    assert len({key(word, code) for word in words}) == 1


@pytest.mark.parametrize(("code", "words"), lists("two"), ids=str)
def test_two_words_have_two_keys(code: str, words: list[str]) -> None:
    assert len({key(word, code) for word in words}) == len(words)

"""One key for the forms of a word, so that voices and derived words of one root meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from selisik.lang import Pack, is_word, tokens

# Words of the news repeat: this many keys stay at hand.
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str, code: str) -> str:
    """The key of a word's root: active, passive and derived forms share it. It is a key, not a dictionary form.

    After Sneddon, Indonesian Reference Grammar (1996): nasal prefixes swallow an initial t, p, k or s, so every root
    loses it before a vowel.

    >>> stem("menembak", "id") == stem("ditembak", "id") == stem("penembakan", "id")
    True
    """
    rules = Pack(code).table("weigh").get("stems", {})
    plain = word.lower().partition("-")[0] if _doubled(word.lower()) else word.lower()
    if not rules or not plain.isalpha() or len(plain) < rules["shortest_word"]:
        return plain
    once = plain if plain in _verbs(code, "whole") else bare(plain, code)
    if {plain, once} & _verbs(code, "not_verbs"):
        return once
    if not _is_rooted(plain, rules):
        plain = _unsuffixed(plain, rules)
    return _softened(_unlengthened(_unprefixed(plain, rules), rules), rules)


@cache
def _verbs(code: str, name: str) -> frozenset[str]:
    """One of the lists that tell verbs by the looks of a word: `not_verbs` only begin like one."""
    return frozenset(Pack(code).table("weigh").get("verbs", {}).get(name, ()))


def _doubled(word: str) -> bool:
    first, dash, second = word.partition("-")
    return bool(dash) and (second.startswith(first) or first.endswith(second))


def _unsuffixed(word: str, rules: Mapping[str, Any]) -> str:
    for group, shortest in (("clitics", rules["shortest_stem"] + 1), ("suffixes", rules["shortest_stem"] + 1)):
        for ending in rules[group]:
            if word.endswith(ending) and len(word) - len(ending) >= shortest:
                word = word[: -len(ending)]
                break
    return word.removesuffix(rules["last"]) if len(word) > rules["shortest_stem"] else word


def _is_rooted(word: str, rules: Mapping[str, Any]) -> bool:
    """Whether a word is a root that ends like a clitic, with or without a prefix, be its first letter swallowed."""
    forms = {word, *(word.removeprefix(each) for each in rules["prefixes"])}
    return any(form in forms for root in rules.get("rooted", ()) for form in (root, _softened(root, rules)))


def _unlengthened(root: str, rules: Mapping[str, Any]) -> str:
    """A longer root without the vowel that the suffix of the others is: before another suffix it was not cut."""
    ending = rules["suffixes"][-1]
    return root.removesuffix(ending) if len(root) - len(ending) > rules["shortest_stem"] else root


def _unprefixed(word: str, rules: Mapping[str, Any]) -> str:
    for prefix in rules["prefixes"]:
        if word.startswith(prefix) and len(word) - len(prefix) >= rules["shortest_stem"]:
            return word[len(prefix) :]
    return word


def _softened(word: str, rules: Mapping[str, Any]) -> str:
    soft = word[0] in rules["soft"] and len(word) > rules["shortest_stem"] and word[1] in rules["vowels"]
    return word[1:] if soft else word


@cache
def synonyms(code: str) -> Mapping[str, str]:
    """From a word's key to the key that stands for all words of its meaning."""
    groups = Pack(code).table("weigh").get("synonyms", {}).get("groups", ())
    return {stem(word, code): stem(group[0], code) for group in reversed(groups) for word in group}


@cache
def _meanings(code: str) -> Mapping[str, str]:
    """From a word as it is written to the key of its meaning, where its root alone would lead elsewhere."""
    alike, table = synonyms(code), Pack(code).table("meanings")
    held = {
        word: alike.get(stem(group[0], code), stem(group[0], code))
        for group in table.get("words", ())
        for word in group
    }
    return held | {word: group[0] for group in table.get("apart", ()) for word in group}


@lru_cache(maxsize=_REMEMBERED)
def key(word: str, code: str) -> str:
    """The key that a lower-case word shares with all words of its meaning.

    >>> key("insiden", "id") == key("tabrakan", "id"), key("kandidatnya", "id") == key("calon", "id")
    (True, True)
    """
    held = _meanings(code)
    for form in (word, bare(word, code)):
        if form in held:
            return held[form]
    stemmed = stem(word, code)
    return synonyms(code).get(stemmed, stemmed)


def bare(word: str, code: str) -> str:
    """The word once where it stands doubled, without a particle or pronoun behind it.

    >>> bare("harganya", "id"), bare("harga-harga", "id")
    ('harga', 'harga')
    """
    plain = word.partition("-")[0] if _doubled(word) else word
    rules = Pack(code).table("weigh").get("stems", {})
    clitics = () if not rules or _is_rooted(plain, rules) else rules["clitics"]
    return next((plain.removesuffix(each) for each in clitics if plain.endswith(each)), plain)


@dataclass(frozen=True, slots=True)
class FixedPhrases:
    """Expressions of several words that say one thing, each with the key of that thing."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def at(self, words: Sequence[str], index: int) -> tuple[int, str]:
        """How many of `words` from `index` on make an expression, and its key; 0 where none begins."""
        for phrase, key in self.by_first.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return len(phrase), key
        return 0, ""


@cache
def fixed_phrases(code: str) -> FixedPhrases:
    """The language's fixed expressions, the longest first.

    >>> fixed_phrases("id").at(["di", "tempat", "kejadian", "perkara"], 1)[0]
    3
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    listed = Pack(code).table("weigh").get("synonyms", {}).get("phrases", ())
    for group in (*listed, *Pack(code).table("meanings").get("phrases", ())):
        for each in group:
            words = tuple(each.split())
            found.setdefault(words[0], []).append((words, key(group[0], code)))
    return FixedPhrases({first: tuple(sorted(held, key=lambda each: -len(each[0]))) for first, held in found.items()})


@cache
def short_forms(code: str) -> frozenset[str]:
    """The short forms that the language has for its fixed expressions."""
    listed = Pack(code).table("weigh").get("synonyms", {}).get("phrases", ())
    return frozenset(word for group in (*listed, *Pack(code).table("meanings").get("phrases", ())) for word in group)


@cache
def empty_words(code: str) -> frozenset[str]:
    """The words that say nothing about what happened, in lower case."""
    return frozenset(Pack(code).table("weigh").get("words", {}).get("empty", ()))


def content_keys(text: str, code: str) -> tuple[str, ...]:
    """The keys of the words that carry content, in order, numbers left out.

    >>> content_keys("Polisi itu menangkap 2 orang.", "id") == content_keys("2 orang diamankan aparat", "id")[::-1]
    True
    """
    words = (token.text.lower() for token in tokens(text) if is_word(token))
    return tuple(key(word, code) for word in words if not word[0].isdigit() and word not in empty_words(code))


def word_keys(words: Sequence[str], code: str) -> list[str]:
    """The keys of those of the lower-case words that carry content, in order; of a fixed expression one.

    >>> word_keys(["polisi", "itu", "menangkap"], "id") == [key("polisi", "id"), key("menangkap", "id")]
    True
    """
    return [each for each in keys_at(words, code) if each]


def keys_at(words: Sequence[str], code: str) -> list[str]:
    """The key of the word or fixed expression that begins at each place; "" inside one and for words without content.

    >>> keys_at(["tutup", "usia", "di", "pasar"], "id") == [key("tewas", "id"), "", "", key("pasar", "id")]
    True
    """
    empty, fixed = empty_words(code), fixed_phrases(code)
    out, at = [""] * len(words), 0
    while at < len(words):
        length, out[at] = fixed.at(words, at)
        if not length:
            word = words[at]
            length, out[at] = 1, key(word, code) if word[0].isalpha() and word not in empty else ""
        at += length
    return out


@cache
def persons(code: str) -> frozenset[str]:
    """The keys of the words for the persons of a story."""
    return frozenset(key(word, code) for word in Pack(code).table("weigh").get("values", {}).get("persons", ()))


@cache
def _opposites(code: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = Pack(code).table("weigh").get("opposites", {}).get("pairs", ())
    keyed = [[frozenset(key(word, code) for word in side) for side in pair] for pair in pairs]
    return tuple((left, right) for left, right in keyed)


Sides = tuple[int, int]


def sides(keys: frozenset[str], code: str) -> Sides:
    """Which opposites the keys take side in: a bit for each pair of opposites, for its left and for its right words."""
    left = right = 0
    for at, (one, other) in enumerate(_opposites(code)):
        left |= bool(keys & one) << at
        right |= bool(keys & other) << at
    return left, right


def opposed(a: Sides, b: Sides) -> bool:
    """Whether one holds a word and the other only its opposite: the two speak of different things.

    >>> demanded, ruled = (frozenset(content_keys(text, "id")) for text in ("jaksa menuntut", "hakim memvonis"))
    >>> opposed(sides(demanded, "id"), sides(ruled, "id"))
    True
    """
    return bool((a[0] & ~a[1] & b[1] & ~b[0]) | (a[1] & ~a[0] & b[0] & ~b[1]))

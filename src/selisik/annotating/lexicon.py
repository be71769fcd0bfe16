"""The verbs of saying of a language by what they take, built from roots and affixes of its pack."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from selisik.annotating.gazetteers import Gazetteer, gazetteer
from selisik.lang import Pack


class Takes(StrEnum):
    """What follows a verb of saying: a clause, a clause or a noun phrase, a wish, a thing confirmed or denied."""

    CLAUSE = "clause"
    EITHER = "either"
    REQUEST = "request"
    THING = "thing"


# Classes of lists that hold parts of persons' names.
NAMES = frozenset(["given", "family", "person"])
PLACES = frozenset(["country", "province", "regency", "place"])
# Shorter verbs are found by chance at the end of other words.
SHORTEST_GLUED = 8
# Letters by which the end of a word is known as that of a long verb of saying, before it is looked for.
LENGTH_OF_END = 4
SHORTEST_OFFICE = 5
# Groups of verbs whose passive with the clitic tells a clause ("it was said by him that …").
TOLD_GROUPS = ("clause", "either")
# Lists of words that lose the space after them as well.
GLUED_BEFORE = ("from", "to", "by", "basis_nouns", "complementiser")
# Lists of beginnings and ends of words.
AFFIXES = ("verbal", "verb_starts", "verb_ends", "passive_starts")
# Lists of words that report something together with a noun of saying.
NOUN_CUES = ("bringing", "thus", "views", "naming")


@dataclass(frozen=True, slots=True)
class Cue:
    """How a form reads: what it takes after it, whether it stands after the words it reports, whether it is passive."""

    takes: Takes | None = None
    after: bool = False
    clitic: bool = False
    passive: bool = False
    denies: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Everything a language's pack knows about speech, ready to look up; one object a language, known by itself."""

    cues: Mapping[str, Cue]
    phrases: Mapping[str, frozenset[str]]
    triggers: frozenset[str]
    sayings: frozenset[str]
    openings: frozenset[str]
    lost_closing: re.Pattern[str]
    clitic: str
    denial: re.Pattern[str]
    lists: Gazetteer
    glued: re.Pattern[str]
    gluable: tuple[str, ...]
    glued_ends: frozenset[str]
    affixes: Mapping[str, tuple[str, ...]]

    def has(self, name: str, form: str) -> bool:
        """Whether `form` is in the list `name` of the pack."""
        return form in self.phrases[name]

    def medium(self, form: str) -> bool:
        """Whether the word alone is the name of a medium."""
        return any(kind == "medium" and not rest for rest, kind in self.lists.phrases.get(form, ()))

    def place(self, form: str) -> bool:
        """Whether the word alone is the name of a country or place, and no part of a person's name."""
        kinds = self.lists.alone.get(form, frozenset())
        return bool(kinds & PLACES) and not kinds & NAMES

    def plain_verb(self, form: str) -> bool:
        """Whether the word is an ordinary one with the prefix of a verb, and no part of a person's name by any list."""
        ordinary = form in self.lists.ordinary and not self.lists.alone.get(form, frozenset()) & NAMES
        return ordinary and form.startswith(self.affixes["verbal"])

    def title(self, name: str) -> bool:
        """Whether a name is titles and offices alone ("Plt", "Operating Officer"), and nobody's name as well."""
        forms = [form.strip(".") for form in name.lower().split() if form[0].isalnum()]
        return all(
            (self.has("roles", form) or self.has("ranks", form)) and not self.has("also_names", form) for form in forms
        )

    def body(self, name: str) -> bool:
        """Whether the first word of a name is that of a body or a place, and no person's ("Gugus Tugas")."""
        first = name.split(None, 1)[0].lower()
        kinds = {kind for rest, kind in self.lists.phrases.get(first, ()) if not rest}
        return (
            bool(kinds & {"organisation-word", "place-word"}) or self.has("institutions", first)
        ) and not kinds & NAMES

    def bare(self, form: str) -> str:
        """The form without the clitic that may hang on it."""
        return form.removesuffix(self.clitic) if self.clitic and len(form) > len(self.clitic) + 2 else form


_LISTS = (
    "complementiser",
    "purpose",
    "according",
    "basis",
    "basis_nouns",
    "cited",
    "cited_by",
    "as",
    "relative",
    "to",
    "asked",
    "negated",
    "denial",
    "unsourced",
    "connectives",
    "pronouns",
    "plural",
    "both",
    "pair_joints",
    "adverbs",
    "prepositions",
    "days",
    "binding",
    "roles",
    "plural_heads",
    "relational",
    "things",
    "auxiliaries",
    "verbal",
    "nominal",
    "by",
    "again",
    "ranks",
    "singular_self",
    "selves",
    "rank_heads",
    "rank_tails",
    "infinitive",
    "from",
    "joining",
    "definite",
    "demonstrative",
    "institutions",
    "not_initials",
    "question",
    "listeners",
    "aims",
    "telling",
    "dummies",
    "question_words",
    "goods",
    "also_names",
    "subordinate",
    "occasion",
    "occasion_nouns",
    "about",
    "tells",
    "single",
    "called",
    "toward",
    "attempts",
    "hearsay",
    "yet_to_come",
    "relaying",
    "retorts",
    "supplementing",
    "verb_tails",
    "ensuring",
    "stressed",
    "copulas",
    "documents",
    "inside",
    "degrees",
    "people",
    "parts_played",
    "marked",
    "owned",
    "followers",
    "nicknames",
    "one_of",
    "addressed",
    "addresses",
    "firms",
    "governing",
    "nouns_too",
    "single_one",
    "several",
    "said_nouns",
    "conceding",
    "adding",
    "owning",
    "accompanying",
    "manners",
    "birth_words",
    "being",
    "contrasting",
    "verb_starts",
    "verb_ends",
    "passive_starts",
    "approached",
    "conjunctions",
    "compounds",
    "degree",
    "ungraded",
    "hoping",
    "asking",
    "question_pronouns",
    "demanded",
    "announcing",
    "announced",
    "bringing",
    "thus",
    "relating",
    "helpers",
    "kin_openers",
    "glued_tails",
    "preverbal",
    "indefinite",
    "quantities",
    "numbering",
    "laws",
    "views",
    "admitting",
    "bare_verbs",
    "admitted",
    "lauded",
    "recognised",
    "announces",
    "handed_over",
    "of_statements",
    "summing_up",
    "spoken_pronouns",
    "ask_labels",
    "answer_labels",
    "naming",
    "ordinals",
    "headline_words",
    "people_of_one",
    "interviews",
    "talking_with",
    "outlets",
    "lodging",
    "authorities",
    "mentioning",
    "mentioned",
)


@cache
def speech(language: Pack) -> Speech:
    """The speech lexicon of a language, built once."""
    table = language.table("statements")
    phrases = {name: frozenset(table.get("phrases", {}).get(name, ())) for name in _LISTS}
    cues = dict(_forms(table))
    clitic = table.get("affixes", {}).get("clitic", "")
    according = phrases["according"] | ({form + clitic for form in phrases["according"]} if clitic else set())
    offices = {form for form in phrases["roles"] if len(form) >= SHORTEST_OFFICE}
    verbs = (form for form, cue in cues.items() if cue.takes and not cue.passive)
    tails = phrases["glued_tails"]
    gluable = tuple(sorted({form for form in verbs if len(form) >= SHORTEST_GLUED and form.isalpha()} | tails))
    triggers = frozenset(cues).union(according, *(phrases[each] for each in ("basis", "cited", *NOUN_CUES)))
    after = sorted((form for form, cue in cues.items() if cue.after), key=lambda form: (-len(form), form))
    lost = (
        re.compile(r"([.!?,])[\s\"”’']{0,4}(?:" + "|".join(map(re.escape, after)) + r")\b")
        if after
        else re.compile(r"(?!)()")
    )
    return Speech(
        cues=cues,
        phrases=phrases | {"accordingly": frozenset(according - phrases["according"])},
        triggers=triggers,
        sayings=triggers - (phrases["bringing"] - frozenset(cues)),
        openings=triggers.union(offices, *(phrases[each] for each in GLUED_BEFORE)),
        lost_closing=lost,
        clitic=clitic,
        denial=_any_of(table.get("phrases", {}).get("denial", ()), table.get("phrases", {}).get("no_denial", ())),
        lists=gazetteer(language),
        glued=_after_letters(gluable),
        gluable=gluable,
        glued_ends=frozenset(form[-LENGTH_OF_END:] for form in gluable),
        affixes={name: tuple(sorted(phrases[name])) for name in AFFIXES},
    )


def _after_letters(verbs: Sequence[str]) -> re.Pattern[str]:
    """A pattern for a long verb of saying at the end of a word: a space was lost where a link was."""
    return re.compile(rf"(?<=[a-z])(?:{'|'.join(verbs)})\b") if verbs else re.compile("(?!)")


def _any_of(words: Iterable[str], idioms: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words or phrases but at the end of an idiom; one that never matches for no words."""
    forms = sorted(words, key=lambda form: (-len(form), form))
    apart = "".join(rf"(?<!\b{re.escape(idiom.rpartition(' ')[0])} )" for idiom in sorted(idioms))
    any_form = "|".join(map(re.escape, forms))
    return re.compile(rf"\b{apart}(?:{any_form})\b", re.IGNORECASE) if forms else re.compile("(?!)")


def _forms(table: Mapping[str, Any]) -> Iterator[tuple[str, Cue]]:
    """Every form with its reading; what a later group says of a form is added to what an earlier one said."""
    roots, forms, affixes = table.get("roots", {}), table.get("forms", {}), table.get("affixes", {})
    clitic = affixes.get("clitic", "")
    denies = {form for root in roots.get("denies", ()) for form in _family(root, affixes)}
    readings: dict[str, dict[str, Any]] = {}
    for group in ("thing", "request", "either", "clause"):
        for form in [*(_active(root, affixes) for root in roots.get(group, ())), *forms.get(group, ())]:
            readings.setdefault(form, {})["takes"] = Takes(group)
        for root in roots.get(group, ()):
            readings.setdefault(_passive(root, affixes), {}).update(passive=True, takes=Takes(group))
        for root in roots.get(group, ()) if clitic and group in TOLD_GROUPS else ():
            readings.setdefault(_passive(root, affixes) + clitic, {}).update(
                takes=Takes(group), passive=True, clitic=True
            )
    for form, has_clitic in _after_forms(roots.get("after", ()), forms.get("after", ()), affixes):
        readings.setdefault(form, {}).update(after=True, clitic=has_clitic)
    for form in sorted(readings):
        yield form, Cue(denies=form in denies, **readings[form])


def _after_forms(roots: Iterable[str], forms: Iterable[str], affixes: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """The bare roots and those with the clitic; a root that ends like the clitic does not hold it, a form does."""
    clitic = affixes.get("clitic", "")
    for root in roots:
        yield root, False
        if clitic:
            yield root + clitic, True
    for form in forms:
        yield form, bool(clitic) and form.endswith(clitic)


def _active(root: str, affixes: Mapping[str, Any]) -> str:
    """The active verb of "root+suffix"."""
    stem, _, suffix = root.partition("+")
    prefix = affixes.get("active", {}).get(stem[:1], "")
    return f"{prefix[:-1]}{stem[1:]}{suffix}" if prefix.endswith("-") else f"{prefix}{stem}{suffix}"


def _passive(root: str, affixes: Mapping[str, Any]) -> str:
    stem, _, suffix = root.partition("+")
    return str(affixes.get("passive", "")) + stem + suffix


def _family(root: str, affixes: Mapping[str, Any]) -> tuple[str, ...]:
    stem, clitic = root.partition("+")[0], affixes.get("clitic", "")
    return _active(root, affixes), _passive(root, affixes), stem, stem + clitic

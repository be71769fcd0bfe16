"""The cases of statements.toml: what is said, with its cue, source, speaker, addressee, medium and denial."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from selisik.annotating import annotate_article
from selisik.annotating.entities import find_entities
from selisik.annotating.name_mentions import NameMention
from selisik.annotating.sentences import find_sentences
from selisik.annotating.speakers import resolve_speakers
from selisik.annotating.statements import find_statements
from selisik.data import Article, Region, Statement, text_hash
from selisik.data.marks import EntityKind
from selisik.lang import pack

FOLDERS = sorted(Path(__file__).parent.glob("*/statements.toml"))
CASES = [(path.parent.name, case) for path in FOLDERS for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def named(text: str, case: dict[str, Any]) -> Iterator[NameMention]:
    """The names that the case gives, wherever they stand in the text: no tagger is under test here."""
    kinds: tuple[EntityKind, ...] = ("person", "organisation", "place")
    for kind in kinds:
        for name in case.get(kind, []):
            place = text.find(name)
            while place >= 0:
                yield NameMention(place, place + len(name), kind=kind)
                place = text.find(name, place + len(name))


def shown(text: str, statement: Statement) -> str:
    """A statement as the cases write it."""
    cue, source = (span.cut(text) if span else "-" for span in (statement.cue, statement.source))
    line = [f"{statement.kind}: {statement.content.cut(text)}", cue, source]
    line.append(statement.speaker.name if statement.speaker else "-")
    line += [f"to {statement.addressee.name}"] if statement.addressee else []
    line += [f"via {statement.medium.cut(text)}"] if statement.medium else []
    return " | ".join([*line, "denies"] if statement.denies else line)


def read(code: str, case: dict[str, Any]) -> list[str]:
    text, language = case["text"], pack(code)
    sentences = find_sentences(text, [Region(0, len(text), kind="body")], language)
    names = sorted(named(text, case), key=lambda name: name.start)
    found = find_statements(text, sentences, names, language)
    entities = find_entities(text, sentences, names, language)
    return [shown(text, each) for each in resolve_speakers(text, sentences, found, entities, language)]


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}: {case['text'][:50]}" for code, case in CASES])
def test_statements(code: str, case: dict[str, Any]) -> None:
    found = read(code, case)
    assert (found == case["statements"]) is not case.get("fails", False), found


def test_a_name_glued_to_the_words_on_both_sides_is_still_the_speaker() -> None:
    text = (
        "PenyanyiLarasmencuri perhatian dengan penampilan baru. Ia baru saja pulang dari Tirtasari.\n"
        "Menurutnya keputusan itu bukan hal baru.\nLaras mengatakan lagu itu selesai. Laras Wening pulang."
    )
    article = Article(id="a", text=text, sha256=text_hash(text), title="Alasan Laras Pulang", language="id")
    speakers = [each.speaker.name for each in annotate_article(article).statements if each.speaker]
    assert speakers == ["Laras Wening", "Laras Wening"]

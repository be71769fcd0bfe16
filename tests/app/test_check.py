"""`check` passes on a brief as it was made and fails on a copy with one changed character, wherever it stands."""

import contextlib
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import TEXTS, invented_brief, unsealed, with_text

from selisik.briefing import check_brief
from selisik.briefing.seal import sealed
from selisik.data import Article, Brief, text_hash
from selisik.data.codec import brief_bytes, read_brief
from selisik.errors import CheckError

SOURCES = tuple(Article(id=name, text=text, sha256=text_hash(text)) for name, text in TEXTS.items())


def said(brief: Brief) -> str:
    return "\n".join(map(str, check_brief(brief)))


def test_a_brief_as_it_was_made_has_no_problem() -> None:
    assert check_brief(invented_brief()) == ()
    assert check_brief(invented_brief(), SOURCES) == ()


def test_a_brief_read_back_from_its_json_has_no_problem() -> None:
    assert check_brief(read_brief(brief_bytes(invented_brief())), SOURCES) == ()


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_changed_letter_or_digit_of_the_file_is_found(data: st.DataObject) -> None:
    raw = brief_bytes(invented_brief()).decode()
    places = [at for at, character in enumerate(raw) if character.isalnum()]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([each for each in "7x" if each != raw[at]]))
    changed = (raw[:at] + other + raw[at + 1 :]).encode()
    with contextlib.suppress(CheckError):  # no longer a brief at all: said as such
        assert check_brief(read_brief(changed))


def test_a_changed_text_is_named() -> None:
    brief = invented_brief()
    changed = with_text(brief, "pandanpos", TEXTS["pandanpos"].replace("lima", "enam"))
    assert "article pandanpos: the text is not the one its sha256 names" in said(changed)
    assert "c1, evidence 3: pandanpos" in said(changed)


def test_a_moved_passage_is_named_with_what_stands_there() -> None:
    brief = invented_brief()
    first = brief.claims[0].evidence[0]
    moved = msgspec.structs.replace(first, start=first.start + 1)
    claim = replace(brief.claims[0], evidence=(moved, *brief.claims[0].evidence[1:]))
    found = said(replace(brief, claims=(claim, *brief.claims[1:])))
    assert "c1, evidence 1: kabarwareng" in found
    assert "quotes 'tiga orang tewas' where the article has 'iga orang tewas'" in found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": "Kapal Cahaya Laut Karam"}, "carries no title"),
        ({"articles": 7}, "story.articles: says 7 where the brief holds 6"),
        ({"outlets": 6}, "story.outlets: says 6"),
        ({"origins": 6}, "story.origins: says 6"),
    ],
)
def test_a_headline_that_its_articles_do_not_bear_out_is_named(change: dict[str, object], words: str) -> None:
    brief = unsealed()
    assert words in said(sealed(replace(brief, story=replace(brief.story, **change))))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"outlets": 2}, "c3: says 2 outlets where its evidence has 3"),
        ({"origins": 4}, "c3: says 4 origins"),
        ({"speaker": "s9"}, "c3: names 's9', which is not in the brief"),
    ],
)
def test_a_claim_that_its_evidence_does_not_bear_out_is_named(change: dict[str, object], words: str) -> None:
    brief = unsealed()
    claims = tuple(replace(each, **change) if each.id == "c3" else each for each in brief.claims)  # type: ignore[arg-type]
    assert words in said(sealed(replace(brief, claims=claims)))


def test_a_source_that_reads_otherwise_is_named_with_the_place() -> None:
    text = TEXTS["suaratimur"].replace("lima", "enam")
    other = Article(id="suaratimur", text=text, sha256=text_hash(text))
    sources = (*(source for source in SOURCES if source.id != "suaratimur"), other)
    problems = check_brief(invented_brief(), sources)
    assert [str(each) for each in problems] == [
        f"article suaratimur: the source reads otherwise from character {text.index('enam')} on "
        "(make the brief again from its sources)"
    ]


def test_a_missing_source_is_named_and_a_renamed_one_is_known_by_its_text() -> None:
    renamed = tuple(replace(source, id=f"{source.id}-2") for source in SOURCES)
    assert check_brief(invented_brief(), renamed) == ()
    assert "article tanpanama: no source has this id or this text" in "\n".join(
        map(str, check_brief(invented_brief(), [source for source in SOURCES if source.id != "tanpanama"]))
    )

"""`check` passes what selisik wrote, and finds one changed character wherever it stands."""

import random
from dataclasses import replace

import msgspec

from selisik.briefing import check_brief
from selisik.data import Article, Brief, BriefArticle, text_hash
from selisik.data.codec import brief_bytes, read_brief
from selisik.errors import CheckError


def changed(text: str, place: int) -> str:
    """The text with another letter at `place`."""
    return text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]


def with_article(brief: Brief, article: BriefArticle) -> Brief:
    """The brief with one of its articles exchanged."""
    return replace(brief, articles=tuple(article if each.id == article.id else each for each in brief.articles))


def test_a_brief_passes_its_own_check(brief: Brief, articles: tuple[Article, ...]) -> None:
    assert not check_brief(read_brief(brief_bytes(brief)), ())
    assert not check_brief(brief, articles)


def test_a_brief_reads_back_as_it_was_written(brief: Brief) -> None:
    assert read_brief(brief_bytes(brief)) == brief


def test_one_changed_character_in_a_text_is_found(brief: Brief) -> None:
    chance = random.Random(7)
    for article in brief.articles:
        place = chance.randrange(len(article.text))
        wrong = check_brief(with_article(brief, replace(article, text=changed(article.text, place))), ())
        assert any(article.id in str(problem) for problem in wrong), (article.id, place)


def test_one_changed_character_in_a_source_is_found(brief: Brief, articles: tuple[Article, ...]) -> None:
    first = articles[0]
    text = changed(first.text, len(first.text) // 2)
    other = replace(first, text=text, sha256=text_hash(text))
    wrong = check_brief(brief, (other, *articles[1:]))
    assert any(first.id in str(problem) for problem in wrong)


def test_a_text_and_its_hash_changed_together_are_found_against_the_source(
    brief: Brief, articles: tuple[Article, ...]
) -> None:
    text = changed(brief.articles[0].text, 3)
    forged = with_article(brief, replace(brief.articles[0], text=text, sha256=text_hash(text)))
    assert check_brief(forged, articles)


def test_a_passage_of_an_unknown_article_or_past_the_end_is_found(brief: Brief) -> None:
    for wrong in ({"article": "nobody"}, {"end": 10**9}):
        evidence = msgspec.structs.replace(brief.claims[0].evidence[0], **wrong)
        claim = replace(brief.claims[0], evidence=(evidence, *brief.claims[0].evidence[1:]))
        assert check_brief(replace(brief, claims=(claim, *brief.claims[1:])), ())


def test_one_changed_character_anywhere_in_the_file_is_found(brief: Brief) -> None:
    written = brief_bytes(brief).decode("utf-8")
    chance = random.Random(11)
    places = [place for place in chance.sample(range(len(written)), 60) if not written[place].isspace()]
    missed = [place for place in places if not found_wrong(changed(written, place))]
    assert not missed, [written[max(0, place - 40) : place + 20] for place in missed]


def found_wrong(written: str) -> bool:
    """Whether reading or checking the file says that something is wrong with it."""
    try:
        return bool(check_brief(read_brief(written.encode("utf-8"))))
    except CheckError:
        return True

"""Which passages of invented stories are one claim, and which differences are shown."""

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from selisik.annotating import annotate_article
from selisik.comparing import find_origins, find_reuse
from selisik.data import AnnotatedArticle, Article, Weighed, text_hash
from selisik.lang import LANGUAGES, pack
from selisik.weighing import weigh_story
from selisik.weighing.stems import bare, key, opposed, sides

FOLDER = Path(__file__).parent
# Two estimates of one loss, by a word for the gap.
ESTIMATES = {
    "id": (
        "Kerugian pemilik Pasar Lengkong {} mencapai Rp3,5 miliar.",
        "Kerugian pemilik Pasar Lengkong {} Rp5 miliar.",
    )
}
FEWEST_PASSIVES = 20
Case = dict[str, Any]


def cases(name: str) -> list[tuple[str, Case]]:
    """The cases of every language that has a file of this name."""
    files = [(code, FOLDER / code / f"{name}.toml") for code in LANGUAGES]
    return [
        (code, case)
        for code, file in files
        if file.is_file()
        for case in tomllib.loads(file.read_text("utf-8"))["case"]
    ]


def name_of(value: object) -> str:
    """A case by the first words of its first article."""
    return value["articles"][0][:40] if isinstance(value, dict) else str(value)


def annotated(
    code: str,
    texts: list[str],
    outlet: str | None = None,
    published: list[str] | None = None,
    outlets: list[str] | None = None,
) -> list[AnnotatedArticle]:
    """The texts as articles, published hour by hour or as told ("" for unknown), by one outlet, several or its own."""
    return [
        annotate_article(
            Article(
                id=f"a{hour}",
                text=text,
                sha256=text_hash(text),
                outlet=outlets[hour] if outlets else outlet or f"outlet{hour}.example",
                published=(published[hour] or None) if published else f"2024-06-06T{hour + 10}:00+07:00",
                language=code,
            )
        )
        for hour, text in enumerate(texts)
    ]


def weighed(articles: list[AnnotatedArticle]) -> Weighed:
    """The story that the articles make."""
    reuse = find_reuse(articles)
    return weigh_story(articles, find_origins(articles, reuse))


def carried_together(story: Weighed, texts: list[str], pair: list[str]) -> bool:
    """Whether one claim has evidence at both passages, in two articles."""
    places = [(f"a{at}", text.index(part)) for part in pair for at, text in enumerate(texts) if part in text]
    for claim in story.claims:
        held = {
            place
            for place, each in product(places, claim.evidence)
            if each.article == place[0] and each.start <= place[1] < each.end
        }
        if len({article for article, _ in held}) > 1:
            return True
    return False


@pytest.mark.parametrize(("code", "case"), cases("claims"), ids=name_of)
def test_one_fact_is_one_claim(code: str, case: Case) -> None:
    story = weighed(annotated(code, case["articles"]))
    right = all(carried_together(story, case["articles"], pair) for pair in case.get("joined", ()))
    right = right and not any(carried_together(story, case["articles"], pair) for pair in case.get("apart", ()))
    right = right and len(story.claims) == case.get("count", len(story.claims))
    assert right != case.get("known_failing", False)


@pytest.mark.parametrize(("code", "case"), cases("differences"), ids=name_of)
def test_what_differs_is_shown_and_nothing_else(code: str, case: Case) -> None:
    shown = weighed(annotated(code, case["articles"], case.get("outlet"), case.get("published"))).differences
    found = [(each.about, each.reading, [value.value for value in each.values]) for each in shown]
    assert [(about, reading) for about, reading, _ in found] == [
        (want["about"], want["reading"]) for want in case["shown"]
    ]
    for (_, _, values), want in zip(found, case["shown"], strict=True):
        assert all(any(word in value for value in values) for word in want["values"])
    for each, want in zip(shown, case["shown"], strict=True):
        newest = sorted({value.value for value in each.values if value.newest})
        assert newest == want.get("newest", newest)


@pytest.mark.parametrize(("code", "case"), cases("told"), ids=lambda value: str(value)[:40])
def test_how_a_claim_is_held(code: str, case: Case) -> None:
    at = case["text"].index(case["passage"])
    claims = weighed(annotated(code, [case["text"]])).claims
    held = {claim.status for claim in claims for each in claim.evidence if each.start <= at < each.end}
    assert held == {case["status"]}


@pytest.mark.parametrize(("code", "case"), cases("claims"), ids=name_of)
def test_the_order_of_arrival_does_not_matter(code: str, case: Case) -> None:
    articles = annotated(code, case["articles"])
    assert weighed(articles) == weighed(articles[::-1])


@pytest.mark.parametrize(("code", "case"), [*cases("claims"), *cases("differences")], ids=name_of)
def test_claims_and_values_quote_their_articles(code: str, case: Case) -> None:
    story = weighed(annotated(code, case["articles"]))
    for claim in story.claims:
        for evidence in claim.evidence:
            assert evidence.cut(case["articles"][int(evidence.article[1:])]).strip()
    for difference in story.differences:
        for value in difference.values:
            assert value.cut(case["articles"][int(value.article[1:])]) == value.value


def test_two_outlets_with_texts_of_their_own_corroborate_and_copies_do_not() -> None:
    own = cases("claims")[0][1]["articles"]
    story = weighed(annotated("id", own))
    assert [claim.standing for claim in story.claims if len(claim.evidence) > 1] == ["corroborated"]
    copied = weighed(annotated("id", [own[0], own[0]]))
    assert {claim.standing for claim in copied.claims} == {"one origin"}
    assert {evidence.wording for claim in copied.claims for evidence in claim.evidence[1:]} == {"copied"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_has_one_meaning_and_no_space_about_it(code: str) -> None:
    """A word with a space in it is never met, and one in two groups is two things; a language adds to another's group
    by its first word."""
    table = pack(code).table("meanings")
    groups = [group for name in ("words", "apart") for group in table.get(name, ())]
    words = [*{group[0] for group in groups}, *(word for group in groups for word in group[1:])]
    phrases = [phrase for group in table.get("phrases", ()) for phrase in group]
    assert not [word for word in words if " " in word or words.count(word) > 1]
    assert not [phrase for phrase in phrases if phrase != " ".join(phrase.split())]


@pytest.mark.parametrize(
    "code", [code for code in LANGUAGES if not pack(code).extends and pack(code).entries("related")]
)
def test_related_words_have_several_keys_and_no_two_are_opposite(code: str) -> None:
    """A group whose words have one key relates nothing; what is opposite tells two things."""
    groups = [{key(word, code) for word in line.split()} for line in pack(code).entries("related")]
    assert not [group for group in groups if len(group) < 2]
    known = {word: sides(frozenset([word]), code) for group in groups for word in group}
    assert not [
        (one, other) for group in groups for one, other in product(group, group) if opposed(known[one], known[other])
    ]


@pytest.mark.parametrize("code", sorted(ESTIMATES))
def test_no_word_that_estimates_or_reports_is_one_for_what_moves(code: str) -> None:
    """Each passive of the hedges estimates a loss; no cue of speech and no hedge is met as a word for what moves."""
    values, hedges = pack(code).table("weigh")["values"], pack(code).table("status")["alleged"]["words"]
    moving = {word for name in ("moving", "contests", "goods_by_weight") for word in values[name]}
    listed = pack(code).table("statements")["roots"]
    roots = {root.partition("+")[0] for name in listed for root in listed[name]}
    cues = {prefix + root for root in roots for prefix in pack(code).table("weigh")["stems"]["prefixes"]}
    cues |= set(listed["after"])
    assert not [word for word in (*sorted(cues), *hedges) if bare(word, code) in moving]
    passives = [word for word in hedges if word.startswith("di") and word.isalpha()]
    assert len(passives) > FEWEST_PASSIVES
    for word in passives:
        shown = weighed(annotated(code, [text.format(word) for text in ESTIMATES[code]])).differences
        assert [each.about for each in shown] == ["number"], word


@pytest.mark.parametrize(("code", "case"), cases("standings"), ids=name_of)
def test_a_number_is_confirmed_by_those_who_give_it(code: str, case: Case) -> None:
    story = weighed(annotated(code, case["articles"], outlets=case.get("outlets")))
    carried = [
        claim
        for claim in story.claims
        if all(
            any(each.article == f"a{at}" and each.start <= text.index(part) < each.end for each in claim.evidence)
            for at, (text, part) in enumerate(zip(case["articles"], case["joined"], strict=True))
        )
    ]
    found = [(each.standing, each.origins, [one.wording for one in each.evidence]) for each in carried]
    assert found == [(case["standing"], case["origins"], case["wordings"])]
    assert [len(claim.sources) for claim in carried] == [case.get("sources", len(claim.sources)) for claim in carried]

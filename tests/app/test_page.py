"""The page and the Markdown: whole, self-contained, and deaf to whatever stands in an article."""

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from invented import TEXTS, at, invented_brief, unsealed

from selisik.briefing import markdown, notebook, page
from selisik.briefing.messages import UI_LANGUAGES, catalogue
from selisik.briefing.page import source_hash
from selisik.briefing.voices import also_written, fuller, is_nobody
from selisik.data import Brief, Caution, Headline, text_hash
from selisik.errors import UsageError

NOTHING = Brief(
    made_by="selisik test",
    story=Headline(title="a", title_of=None, date=None, articles=0, outlets=0, outlets_unknown=0, origins=0),
    articles=(),
)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></textarea><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "[klik](javascript:alert(1))",
    "\u202eterbalik\u0000nul\x1b[31m",
)


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile(words: str) -> Brief:
    """The invented brief with hostile words at the head of each text and in every field."""
    brief = unsealed()
    articles = tuple(
        replace(
            each,
            text=words + each.text,
            title=words,
            outlet=words,
            url=f"javascript:{words}",
            published=words,
            sha256=text_hash(words + each.text),
            regions=(),
            statements=(),
        )
        for each in brief.articles
    )
    entities = tuple(replace(each, name=words, roles=(words,), aliases=(words,)) for each in brief.entities)
    places = tuple(replace(each, name=words) for each in brief.places)
    origins = tuple(replace(each, label=words) for each in brief.origins)
    story = replace(brief.story, title=words)
    return replace(brief, articles=articles, entities=entities, places=places, origins=origins, story=story)


def policy(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1]


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_the_policy_names_the_page_s_own_style_and_script_and_nothing_else(ui: str) -> None:
    html = page(invented_brief(), ui)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert style and script
    assert policy(html).startswith("default-src 'none'; ")
    assert f"style-src {source_hash(style[1])};" in policy(html)
    assert f"script-src {source_hash(script[1])};" in policy(html)
    assert "unsafe" not in policy(html)


def test_the_page_loads_nothing() -> None:
    html = page(invented_brief())
    for tag, attributes in Elements(html).found:
        assert tag not in ("iframe", "object", "embed", "img", "base", "form")
        assert "src" not in attributes and "style" not in attributes
        assert not any(name.startswith("on") for name in attributes), (tag, attributes)
        assert tag != "link" or attributes["href"] == "data:,"
    assert "@import" not in html and "url(" not in html


def test_every_address_on_the_page_is_there_once() -> None:
    found = Elements(page(invented_brief())).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    targets = {href[1:] for _, attributes in found if (href := attributes.get("href") or "").startswith("#")}
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_make_no_element_and_no_link(words: str) -> None:
    quiet, loud = Elements(page(unsealed())).found, Elements(page(hostile(words))).found
    tags = {tag for tag, _ in loud} | {tag for tag, _ in quiet}
    assert "img" not in tags
    assert sum(tag == "script" for tag, _ in loud) == 1
    for _, attributes in loud:
        assert not (attributes.get("href") or "").lower().startswith("javascript")
        assert not any(name.startswith("on") for name in attributes)


def test_controls_are_shown_and_not_obeyed() -> None:
    html = page(hostile("\u202eterbalik\u0000nul\x1b[31m"))
    assert not any(character in html for character in "\u202e\u0000\x1b")
    assert "⟦U+202E⟧terbalik␀nul␛[31m" in html


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_in_markdown(words: str) -> None:
    written = markdown(hostile(words))
    assert not re.search(r"(?<!\\)<(?!https?://)", written)
    assert not re.search(r"(?<!\\)\]\((?!<https?://)", written)
    assert "\u202e" not in written and "\x1b" not in written


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_every_line_keeps_its_status(ui: str) -> None:
    brief, html, written = invented_brief(), page(invented_brief(), ui), markdown(invented_brief(), ui)
    for claim in brief.claims:
        if claim.status != "asserted":
            word = catalogue(ui)["status"][claim.status]
            line = html.split(f'id="{claim.id}"', 1)[1].split("</summary>", 1)[0]
            assert word in line
            assert f"[{word}]" in written


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_words_in_markdown_never_stand_without_their_status(ui: str) -> None:
    for claim in invented_brief().claims:
        words = claim.evidence[0].quote
        for line in markdown(invented_brief(), ui).splitlines():
            if claim.status != "asserted" and words in line:
                assert catalogue(ui)["status"][claim.status] in line


def test_words_on_the_page_never_stand_without_their_status_before_the_articles() -> None:
    html = page(invented_brief()).split('<section id="articles"')[0]
    for claim in invented_brief().claims:
        word = catalogue("id")["status"].get(claim.status, "")
        for before, words in pairwise(re.split(f"(?={re.escape(claim.evidence[0].quote)})", html)):
            around = re.sub(r"<[^>]*>", "", before[-250:] + words[:900])
            assert word in around


def test_every_claim_has_one_line_on_the_page() -> None:
    html = page(invented_brief())
    for claim in invented_brief().claims:
        assert len(re.findall(f'<details class="line[^"]*" id="{claim.id}"', html)) == 1


def test_every_character_of_every_article_is_on_the_page() -> None:
    html = page(invented_brief())
    for text in TEXTS.values():
        shown = [re.sub(r"<[^>]*>", "", part) for part in html.split('<div class="text v"')[1:]]
        assert any(text in part for part in shown)


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_a_brief_of_nothing_says_what_is_missing(ui: str) -> None:
    html = page(NOTHING, ui)
    for name in ("known", "differ_one", "who", "alone_one", "matrix", "lineage", "timeline", "places", "people"):
        assert catalogue(ui)["empty"][name] in html


def test_all_catalogues_have_the_same_keys() -> None:
    keys = {
        code: {(table, name) for table, entries in catalogue(code).items() if table != "language" for name in entries}
        for code in UI_LANGUAGES
    }
    assert all(each == keys["id"] for each in keys.values())


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="no words in 'xx'"):
        page(invented_brief(), "xx")


def test_the_same_brief_gives_the_same_bytes() -> None:
    brief = invented_brief()
    turned = replace(brief, articles=tuple(reversed(brief.articles)))
    assert page(brief) == page(turned)
    assert markdown(brief) == markdown(turned)


def test_a_notebook_holds_the_page_in_a_sandbox() -> None:
    found = Elements(notebook(invented_brief())).found
    assert [tag for tag, _ in found] == ["iframe"]
    assert found[0][1]["srcdoc"] == page(invented_brief())
    assert found[0][1]["sandbox"] == "allow-scripts"


def test_the_markdown_of_a_small_brief_is_as_it_was_read_and_found_good() -> None:
    """Set WRITE_SNAPSHOTS=1 to write the file anew, then read what changed."""
    path = Path(__file__).parent / "snapshots" / "invented.md"
    written = markdown(invented_brief())
    if os.environ.get("WRITE_SNAPSHOTS"):
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text("utf-8")


def test_nobody_is_called_earliest_where_no_time_is_known() -> None:
    made = invented_brief()
    timeless = replace(
        made,
        articles=tuple(replace(each, published=None) for each in made.articles),
        origins=tuple(replace(each, first=None) for each in made.origins),
    )
    first = catalogue("id")["wording"]["first"]
    assert f"({first})" in markdown(made, "id")
    assert f"({first})" not in markdown(timeless, "id")


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_more_origins_of_a_claim_than_of_the_whole_story_are_explained(ui: str) -> None:
    made = unsealed()
    more = replace(made.claims[0], origins=made.story.origins + 1)
    said = catalogue(ui)["label"]["origins_in_part"]
    for write in (page, markdown):
        assert said not in write(made, ui)
        assert said in write(replace(made, claims=(more, *made.claims[1:])), ui)


def test_a_country_has_no_dot_on_the_map() -> None:
    made = unsealed()
    wide = tuple(replace(each, area=True) for each in made.places)
    assert 'circle class="point"' in page(made)
    assert 'circle class="area"' in page(replace(made, places=wide))
    assert 'circle class="point"' not in page(replace(made, places=wide))


def test_what_happened_long_before_stands_apart_as_background() -> None:
    made = unsealed()
    old = replace(made.timeline[0], date="1998")
    html = page(replace(made, timeline=(old, *made.timeline)))
    moments = re.findall(r'id="background"|<li><time datetime="[^"]*"', html)
    assert moments[:2] == ['id="background"', '<li><time datetime="1998"']
    assert 'id="background"' not in page(made)


def test_an_hour_that_took_its_day_from_elsewhere_says_so() -> None:
    made = unsealed()
    first = made.timeline[0]
    carried = (replace(first, carried=first.claims), *made.timeline[1:])
    said = catalogue("id")["label"]["carried"]
    for write in (page, markdown):
        assert said not in write(made)
        assert said in write(replace(made, timeline=carried))


def test_a_name_is_not_also_written_as_itself() -> None:
    made = unsealed()
    person = replace(made.entities[0], aliases=("Lestari", "LESTARI WIRANA", "Lestari\u00a0Wirana", "LESTARI"))
    assert also_written(person) == ("Lestari",)
    assert "LESTARI" not in page(replace(made, entities=(person, *made.entities[1:])))


def test_a_voice_of_one_name_stands_under_the_one_who_bears_it() -> None:
    made = unsealed()
    voices = ["penjaga hutan Budi Rahmat", "Rahmat", "polisi"]
    assert fuller("Lestari", voices, made.entities, "id") == "s1"
    assert fuller("Rahmat", voices, made.entities, "id") == "penjaga hutan Budi Rahmat"
    assert fuller("Rahmat", [*voices, "guru Ani Rahmat"], made.entities, "id") == "Rahmat"
    assert fuller("Polisi", ["Komisaris Besar Polisi"], made.entities, "id") == "Polisi"
    assert is_nobody("Mereka", "id") and not is_nobody("polisi", "id")


def shared_house() -> Brief:
    """The invented brief, two outlets of it one owner's and every article of one day that is not the story's."""
    brief = unsealed()
    articles = tuple(
        replace(
            each,
            house="Grup Pesisir" if each.id in ("kabarwareng", "pandanpos") else None,
            published="2025-03-06T08:29+08:00" if each.published else None,
        )
        for each in brief.articles
    )
    return replace(brief, articles=articles)


def test_outlets_of_one_house_are_named_on_the_line_that_they_carry() -> None:
    told = "kabarwareng.example, pandanpos.example: satu grup, Grup Pesisir"
    assert told in markdown(shared_house()).replace("\\", "") and told in page(shared_house())
    assert "satu grup" not in markdown(unsealed()) + page(unsealed())


def test_a_time_keeps_its_day_where_that_is_not_the_day_in_the_head() -> None:
    assert "6 Maret, 08.29 WITA" in markdown(shared_house())
    brief = unsealed()
    same = tuple(replace(each, published="2025-03-04T08:29+08:00") for each in brief.articles)
    assert "4 Maret, 08.29 WITA" not in markdown(replace(brief, articles=same))
    assert "4 Maret, 08.29 WITA" in markdown(replace(brief, articles=same, story=replace(brief.story, date=None)))


def test_protected_names_stand_in_the_box_once_with_the_articles_in_order() -> None:
    brief = unsealed()
    places = [("suaratimur", "Lestari"), ("pandanpos", "Lestari"), ("kabarwareng", "Lestari")]
    cautions = (
        *brief.cautions,
        *(Caution(**at(article, words), reason="minor") for article, words in places),  # type: ignore[arg-type]
    )
    careful = replace(brief, cautions=cautions)
    box = page(careful).split('id="cautions"')[1].split("</section>")[0]
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", box)).count("Lestari Wirana245; RB5") == 1
    assert "Lestari Wirana \\[2\\] \\[4\\] \\[5\\]; RB \\[5\\]." in markdown(careful)
    assert markdown(careful).count("Kode Etik Jurnalistik") == 1


def test_the_page_s_contents_are_in_the_order_of_its_sections() -> None:
    html = page(invented_brief())
    listed = re.findall(r'href="#([^"]+)"', html.split("<nav")[1].split("</nav>")[0])
    sections = [each for each in re.findall(r'<section id="([^"]+)"', html) if each in listed]
    assert listed == sections
    headings = re.findall(r"^## (.+)$", markdown(invented_brief()), re.MULTILINE)
    words = catalogue("id")["section"]
    assert [each for each in headings if each != words.get("sources")] == [words[each] for each in listed[:-1]]

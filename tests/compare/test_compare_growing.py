"""Stories that grow day by day in an archive."""

from dataclasses import replace
from pathlib import Path

import pytest
from compare_articles import HARBOUR, HARBOUR_COPIED, HARBOUR_OWN, SCHOOL, article

from selisik.archive.stories import all_stories, known_versions, open_archive, open_articles, open_stories, story_events
from selisik.comparing import Digest, digest_article, group_stories, grow_stories, growing
from selisik.comparing.digests import pack_counts, unpack_counts
from selisik.comparing.shelf import empty_shelf, put, take
from selisik.comparing.terms import counted_vocabulary
from selisik.data import AnnotatedArticle, Story
from selisik.errors import UsageError
from selisik.run.growing import add_to_archive

A = article("a", HARBOUR, published="2031-03-02T08:00+07:00", title="Tongkang Sinar Walet Tabrak Dermaga Tirtasari")
B = article("b", HARBOUR_OWN, published="2031-03-03T10:00+07:00", title="Dermaga Tirtasari Rusak Dihantam Tongkang")
C = article("c", SCHOOL, published="2031-03-02T11:00+07:00", title="Siswa Kalimerang Tanam Bibit Alpukat")
D = article("d", HARBOUR_COPIED, published="2031-03-02T09:00+07:00", title="Sebelas Buruh Jatuh di Dermaga Tirtasari")
EARLY = article("z", HARBOUR, published="2031-03-02T06:00+07:00", title="Tongkang Tabrak Dermaga Tirtasari")
MUCH_LATER = article("e", SCHOOL, published="2031-03-09T11:00+07:00", title="Siswa Kalimerang Tanam Bibit Alpukat")


def kept(path: Path) -> list[Story]:
    archive = open_archive(path)
    try:
        return all_stories(archive)
    finally:
        archive.close()


def test_days_added_one_by_one_give_the_stories_of_all_at_once(tmp_path: Path) -> None:
    for day in ([A, C], [B], [D]):
        add_to_archive(day, tmp_path / "stories.db")
    assert {story.articles for story in kept(tmp_path / "stories.db")} == {
        story.articles for story in group_stories([A, B, C, D])
    }


def test_a_story_keeps_its_id_though_an_earlier_article_arrives_late(tmp_path: Path) -> None:
    first = {story.articles: story.id for story in add_to_archive([A, D, C], tmp_path / "s.db").stories}
    (changed,) = add_to_archive([EARLY], tmp_path / "s.db").stories
    assert changed.articles == ("z", "a", "d")
    assert changed.id == first["a", "d"]


def test_a_finished_story_is_left_alone_and_its_digests_are_dropped(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    add_to_archive([A, C], path)
    before = {story.articles: story for story in kept(path)}
    add_to_archive([MUCH_LATER], path)
    after = {story.articles: story for story in kept(path)}
    assert set(after) == {("a",), ("c",), ("e",)}
    assert after["c",] == before["c",]
    archive = open_archive(path)
    assert [story.articles for story in open_stories(archive)] == [("e",)]
    assert len(open_articles(archive)) == 1
    archive.close()


def test_a_story_without_a_time_is_finished_when_the_day_it_came_in_is_over(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    undated = article("u", SCHOOL, title="Siswa Kalimerang Tanam Bibit Alpukat")
    add_to_archive([A, undated], path)
    add_to_archive([B], path)
    assert {story.articles for story in open_of(path)} == {("a", "b"), ("u",)}
    add_to_archive([MUCH_LATER], path)
    assert [story.articles for story in open_of(path)] == [("e",)]


def test_a_story_of_an_archive_without_any_time_is_finished_when_enough_came_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "UNDATED_ARTICLES", 2)
    path = tmp_path / "s.db"
    add_to_archive([article("a", HARBOUR)], path)
    add_to_archive([article("d", HARBOUR_COPIED)], path)
    assert [story.articles for story in open_of(path)] == [("a", "d")]
    add_to_archive([article("c", SCHOOL)], path)
    assert {story.articles for story in open_of(path)} == {("a", "d"), ("c",)}
    add_to_archive([article("x", "Sungai Wanaluhur surut sejak Senin.")], path)
    assert {story.articles for story in open_of(path)} == {("c",), ("x",)}
    add_to_archive([article("y", "Gudang kopi di Sekarjati dipagari.")], path)
    assert ("c",) not in {story.articles for story in open_of(path)}


def test_dated_news_does_not_count_towards_the_end_of_what_has_no_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "UNDATED_ARTICLES", 2)
    path = tmp_path / "s.db"
    add_to_archive([article("u", SCHOOL)], path)
    add_to_archive([A, B, D], path)
    assert ("u",) in {story.articles for story in open_of(path)}


def test_a_later_text_of_an_address_is_a_version(tmp_path: Path) -> None:
    path, url = tmp_path / "s.db", "https://walet.example/1"
    first, late = (at_address(article(name, text), url) for name, text in (("v1", HARBOUR), ("v2", HARBOUR + " Ada.")))
    assert add_to_archive([first, C], path).versions == ()
    assert add_to_archive([late], path).versions == (("v2", "v1"),)
    again = at_address(article("v1", HARBOUR + " Lagi."), url)
    assert [before for _, before in add_to_archive([again], path).versions] == ["v2"]
    archive = open_archive(path)
    assert len(known_versions(archive)) == 2
    archive.close()


def open_of(path: Path) -> list[Story]:
    archive = open_archive(path)
    try:
        return open_stories(archive)
    finally:
        archive.close()


def at_address(annotated: AnnotatedArticle, url: str) -> AnnotatedArticle:
    return replace(annotated, article=replace(annotated.article, url=url))


def test_what_is_there_is_not_added_again_and_another_text_gets_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    add_to_archive([A], path)
    assert add_to_archive([A], path).known == 1
    other = article("a", SCHOOL, published="2031-03-02T12:00+07:00")
    add_to_archive([other], path)
    assert {story.articles for story in kept(path)} == {("a",), (f"a-{other.article.sha256[:6]}",)}


def test_a_merge_is_said() -> None:
    digests = [digest_article(each) for each in (A, D, B)]
    apart = [
        Story(id=f"s{at}", title="", first=each.published, last=each.published, articles=(each.id,))
        for at, each in enumerate(digests[:2])
    ]
    grown = grow_stories(apart, grow_stories([], empty_shelf(), digests[:2]).shelf, digests[2:])
    (story,) = grown.stories
    assert story.id == "s0"
    assert [(event.kind, event.story, event.other, event.articles) for event in grown.events] == [
        ("merge", "s1", "s0", ("d",))
    ]


def test_a_split_is_said() -> None:
    shelf = grow_stories([], empty_shelf(), [digest_article(each) for each in (A, C, D)]).shelf
    wrong = Story(id="s", title="", first=None, last=None, articles=("a", "c", "d"))
    grown = grow_stories([wrong], shelf, [])
    assert {story.id: story.articles for story in grown.stories}["s"] == ("a", "d")
    assert [(event.kind, event.story, event.articles) for event in grown.events] == [("split", "s", ("c",))]


def test_merges_are_kept(tmp_path: Path) -> None:
    add_to_archive([A, C], tmp_path / "s.db")
    archive = open_archive(tmp_path / "s.db")
    assert story_events(archive) == []
    archive.close()


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database, only words, and more than a few of them" * 40)
    with pytest.raises(UsageError, match="is not an archive"):
        open_archive(tmp_path / "x.db")


def test_articles_weighed_before_are_not_weighed_again_and_the_stories_are_the_same() -> None:
    digests = [digest_article(each) for each in (A, C, D, B)]
    first = grow_stories([], empty_shelf(), digests[:3])
    assert set(first.shelf.articles) == {"a", "c", "d"}
    grown = grow_stories(first.stories, first.shelf, digests[3:])
    assert all(grown.shelf.articles[name] is first.shelf.articles[name] for name in ("a", "c", "d"))
    assert {story.articles for story in grown.stories} == {story.articles for story in group_stories([A, C, D, B])}


def test_kept_articles_far_from_the_new_ones_are_not_fetched() -> None:
    def refuse(name: str) -> Digest:
        assert name not in {"a", "d"}, name
        return first.shelf.fetch(name)

    first = grow_stories([], empty_shelf(), [digest_article(each) for each in (A, D)])
    grown = grow_stories(first.stories, replace(first.shelf, fetch=refuse), [digest_article(C)])
    assert {story.articles for story in grown.stories} == {("a", "d"), ("c",)}


def test_words_are_counted_with_the_articles_that_carry_them() -> None:
    shelf = put(empty_shelf(), [digest_article(each) for each in (A, C, D)])
    alone = put(empty_shelf(), [digest_article(C)])
    left = take(shelf, {"a", "d"})
    assert counted_vocabulary(left.counts) == counted_vocabulary(alone.counts)
    assert unpack_counts(pack_counts(left.counts)) == left.counts
    assert set(left.articles) == {"c"}


@pytest.mark.parametrize(("follows", "kept"), [("one", None), ("told long ago", "told long ago")])
def test_a_link_is_kept_only_to_a_story_that_is_not_seen_any_more(follows: str, kept: str | None) -> None:
    open_stories = [
        Story(id="one", title="", first=A.article.published, last=A.article.published, articles=("a",)),
        Story(
            id="two", title="", first=C.article.published, last=C.article.published, articles=("c",), follows=follows
        ),
    ]
    shelf = put(empty_shelf(), [digest_article(A), digest_article(C)])
    grown = grow_stories(open_stories, shelf, [digest_article(D)])
    assert {story.id: story.follows for story in grown.stories}["two"] == kept


def test_an_archive_takes_all_forms_of_an_address_for_one(tmp_path: Path) -> None:
    forms = ("https://a.example/g1", "https://a.example/g1?utm_source=x", "http://www.a.example/g1/")
    articles = [
        article(f"g{at}", f"{HARBOUR} Laporan ke-{at}.", url=url, published=f"2031-03-02T{at + 10}:00+07:00")
        for at, url in enumerate(forms)
    ]
    found = [add_to_archive([each], tmp_path / "s.db").versions for each in articles]
    assert found == [(), (("g1", "g0"),), (("g2", "g1"),)]

"""The main job from Python: `selisik.read`, `annotate`, `stories`, `brief`."""

import warnings
from pathlib import Path

import pytest

import selisik
from selisik.data import AnnotatedArticle, Brief
from selisik.errors import UsageError

EXAMPLE = Path(__file__).parents[2] / "examples" / "gempa-longsor"


def test_the_whole_way_from_files_to_a_brief_that_shows_itself() -> None:
    articles = selisik.read(EXAMPLE)
    annotated = [selisik.annotate(article) for article in articles]
    assert all(isinstance(each, AnnotatedArticle) for each in annotated)
    brief = selisik.brief(annotated)
    assert isinstance(brief, Brief)
    assert brief == selisik.brief(reversed(articles))
    assert brief.story.title.split()[0] in brief._repr_html_()
    assert sorted(name for story in selisik.stories(annotated) for name in story.articles) == sorted(
        article.id for article in articles
    )


def test_public_functions_stay_functions_when_the_rooms_are_imported() -> None:
    import selisik.reading
    import selisik.run.pipeline

    assert callable(selisik.read)


def test_what_cannot_be_read_is_a_warning_that_names_it(tmp_path: Path) -> None:
    with pytest.warns(selisik.InputWarning, match=r"absent\.txt"):
        assert selisik.read(tmp_path / "absent.txt") == []


def test_what_is_no_article_is_refused_with_the_cure() -> None:
    with pytest.raises(UsageError, match=r"selisik\.read"):
        selisik.annotate("Air surut.")  # type: ignore[arg-type]


def test_the_public_names_can_be_completed() -> None:
    assert {"read", "annotate", "stories", "brief"} <= set(dir(selisik))


def test_no_article_is_no_brief() -> None:
    with warnings.catch_warnings(), pytest.raises(UsageError, match="at least one"):
        selisik.brief([])

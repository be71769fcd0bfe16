"""What the articles of one story share, passage by passage, and who had it first."""

from collections.abc import Sequence

from selisik.comparing.aligning import align_passages, pair_places
from selisik.comparing.passages import find_reuse
from selisik.data import AnnotatedArticle, Passage, SharedPassage
from selisik.data.instants import is_before, time_key

# Articles of a story after so many, in order of time, are laid against these and not against each other: an article of
# a story of thousands costs what one of a hundred does.
MOST_SOURCES = 100


def find_shared(story: str, articles: Sequence[AnnotatedArticle]) -> tuple[SharedPassage, ...]:
    """The passages that articles of a story share, each once, ordered by their first carriers' times and places."""
    shared = pair_places(find_reuse(articles, MOST_SOURCES))
    published = {each.article.id: each.article.published for each in articles}

    def by_time(passage: Passage) -> tuple[str, str, int]:
        return time_key(published[passage.article]), passage.article, passage.start

    carried = [sorted(each, key=by_time) for each in align_passages(sorted(published), shared) if len(each) > 1]
    carried.sort(key=lambda each: by_time(each[0]))
    return tuple(_shared(story, carriers, published) for carriers in carried)


def _shared(story: str, carriers: Sequence[Passage], published: dict[str, str | None]) -> SharedPassage:
    first, second = (published[each.article] for each in carriers[:2])
    known = is_before(first, second) and all(published[each.article] for each in carriers)
    return SharedPassage(story=story, first=carriers[0].article if known else None, carriers=tuple(carriers))

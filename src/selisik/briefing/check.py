"""Every passage of a brief cut again and compared with its source."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from selisik.briefing.seal import seal_of
from selisik.briefing.titles import carries_title
from selisik.data import Article, Brief, BriefArticle, Claim, Passage, Problem, Span, text_hash

CURE = "make the brief again from its sources"


def check_brief(brief: Brief, sources: Sequence[Article] = ()) -> tuple[Problem, ...]:
    """A problem for each thing in the brief that its articles do not bear out; none when all is there word for word.

    Looked at: each text against its hash and, with `sources`, against the source of the same id (or, failing that, of
    the same text); each passage against the text and the words written beside it; title, counts and the names that
    one part gives another; and the seal, which any other changed character breaks.
    """
    articles = {article.id: article for article in brief.articles}
    problems = chain(
        _texts(brief),
        _sources(brief, sources) if sources else (),
        *(_passage(where, passage, articles) for where, passage in _passages(brief)),
        _marks(brief),
        _headline(brief, articles),
        *(_claim(claim, articles) for claim in brief.claims),
        _names(brief),
        _seal(brief),
    )
    return tuple(problems)


def _texts(brief: Brief) -> Iterator[Problem]:
    seen: set[str] = set()
    for article in brief.articles:
        if article.id in seen:
            yield Problem(where=f"article {article.id}", what="the id stands twice", cure=CURE)
        seen.add(article.id)
        if text_hash(article.text) != article.sha256:
            yield Problem(where=f"article {article.id}", what="the text is not the one its sha256 names", cure=CURE)


def _sources(brief: Brief, sources: Sequence[Article]) -> Iterator[Problem]:
    by_id = {source.id: source for source in sources}
    hashes = {source.sha256 for source in sources}
    for article in brief.articles:
        source, where = by_id.get(article.id), f"article {article.id}"
        if source is None and article.sha256 not in hashes:
            yield Problem(where=where, what="no source has this id or this text", cure="give all inputs of the brief")
        elif source is not None and source.text != article.text and article.sha256 not in hashes:
            place = _first_difference(source.text, article.text)
            yield Problem(where=where, what=f"the source reads otherwise from character {place} on", cure=CURE)


def _first_difference(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _passages(brief: Brief) -> Iterator[tuple[str, Passage]]:
    """Every passage of the brief with the name of its place, for the user."""
    for claim in brief.claims:
        for number, evidence in enumerate(claim.evidence, 1):
            yield f"{claim.id}, evidence {number}", evidence
            if evidence.subject is not None:
                yield f"{claim.id}, subject of evidence {number}", evidence.subject
    for difference in brief.differences:
        yield from ((f"{difference.id}, value {n}", value) for n, value in enumerate(difference.values, 1))
    for entity in brief.entities:
        yield from ((f"{entity.id} ({entity.name}), mention {n}", each) for n, each in enumerate(entity.mentions, 1))
    for origin in brief.origins:
        groups = chain.from_iterable(origin.passages)
        yield from ((f"{origin.id}, passage {n}", each) for n, each in enumerate(chain(groups, origin.named), 1))
    yield from ((f"date {n}", date) for n, date in enumerate(brief.dates, 1))
    yield from ((f"caution {n}", caution) for n, caution in enumerate(brief.cautions, 1))


def _passage(where: str, passage: Passage, articles: Mapping[str, BriefArticle]) -> Iterator[Problem]:
    place = f"{where}: {passage.article} {passage.start}–{passage.end}"
    article = articles.get(passage.article)
    quote: str | None = getattr(passage, "quote", None)
    if article is None:
        yield Problem(where=place, what=f"the brief holds no article {passage.article!r}", cure=CURE)
    elif passage.end > len(article.text):
        yield Problem(where=place, what=f"ends after the {len(article.text)} characters of the text", cure=CURE)
    elif quote and quote != passage.cut(article.text):
        there = _short(passage.cut(article.text))
        yield Problem(where=place, what=f"quotes {_short(quote)} where the article has {there}", cure=CURE)


def _short(words: str) -> str:
    """The words as a literal of 60 characters at most: long enough to find the place by."""
    return repr(words if len(words) <= 60 else words[:59] + "…")


def _marks(brief: Brief) -> Iterator[Problem]:
    for article in brief.articles:
        spans: list[Span] = [*article.regions, *article.quantities, *article.named]
        spans.extend(each.of for each in article.regions if each.of)
        for statement in article.statements:
            parts = (statement.content, statement.cue, statement.source, statement.medium)
            spans.extend(part for part in parts if part is not None)
        for span in spans:
            if span.end > len(article.text):
                what = f"a mark ends after the {len(article.text)} characters of the text"
                yield Problem(where=f"article {article.id} {span.start}–{span.end}", what=what, cure=CURE)


def _headline(brief: Brief, articles: Mapping[str, BriefArticle]) -> Iterator[Problem]:
    story = brief.story
    named = articles.get(story.title_of) if story.title_of is not None else None
    if story.title_of is not None and (named is None or not carries_title(named, story.title)):
        yield Problem(where="title", what=f"article {story.title_of} carries no title {story.title!r}", cure=CURE)
    grouped = {article for origin in brief.origins for article in origin.articles}
    counts = {
        "articles": (story.articles, len(brief.articles)),
        "outlets": (story.outlets, len({each.outlet for each in brief.articles if each.outlet})),
        "outlets_unknown": (story.outlets_unknown, sum(not each.outlet for each in brief.articles)),
        "origins": (story.origins, len(brief.origins) + sum(each not in grouped for each in articles)),
    }
    for name, (said, counted) in counts.items():
        if said != counted:
            yield Problem(where=f"story.{name}", what=f"says {said} where the brief holds {counted}", cure=CURE)


def _claim(claim: Claim, articles: Mapping[str, BriefArticle]) -> Iterator[Problem]:
    carriers = {evidence.article for evidence in claim.evidence}
    outlets = {articles[each].outlet for each in carriers if each in articles} - {None}
    if claim.outlets != len(outlets):
        what = f"says {claim.outlets} outlets where its evidence has {len(outlets)}"
        yield Problem(where=claim.id, what=what, cure=CURE)
    if not 1 <= claim.origins <= len(carriers):
        what = f"says {claim.origins} origins, with {len(carriers)} articles as evidence"
        yield Problem(where=claim.id, what=what, cure=CURE)
    if claim.standing == "corroborated" and (claim.origins < 2 or len(outlets) < 2):
        what = "is called corroborated without two origins in two known outlets"
        yield Problem(where=claim.id, what=what, cure=CURE)


def _names(brief: Brief) -> Iterator[Problem]:
    """Whatever one part of the brief calls by an id is there."""
    claims, entities = {claim.id for claim in brief.claims}, {entity.id for entity in brief.entities}
    articles = {article.id for article in brief.articles}
    asked: list[tuple[str, str, set[str]]] = [("lead", each, claims) for each in brief.lead]
    for claim in brief.claims:
        parties = (claim.speaker, claim.addressee, *claim.sources)
        asked.extend((claim.id, each, entities) for each in parties if each is not None)
    asked.extend((each.id, claim, claims) for each in brief.differences for claim in each.claims)
    asked.extend((f"timeline {each.date}", claim, claims) for each in brief.timeline for claim in each.claims)
    asked.extend((f"place {each.name}", each.entity, entities) for each in brief.places)
    asked.extend((each.id, article, articles) for each in brief.origins for article in each.articles)
    for where, name, known in asked:
        if name not in known:
            yield Problem(where=where, what=f"names {name!r}, which is not in the brief", cure=CURE)


def _seal(brief: Brief) -> Iterator[Problem]:
    if not brief.seal:
        yield Problem(where="seal", what="the brief carries no seal, so not every change could be seen", cure=CURE)
    elif brief.seal != seal_of(brief):
        yield Problem(where="seal", what="something in the brief is not as selisik wrote it", cure=CURE)

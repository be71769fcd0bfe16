"""All finders over one article, in the order in which they lean on each other."""

from selisik.annotating.dates import find_dates
from selisik.annotating.entities import find_entities
from selisik.annotating.names import find_names
from selisik.annotating.quantities import find_quantities
from selisik.annotating.regions import find_regions
from selisik.annotating.sentences import find_sentences
from selisik.annotating.speakers import resolve_speakers
from selisik.annotating.statements import find_statements
from selisik.data import AnnotatedArticle, Article
from selisik.lang import pack

# An article in a language without a pack is read with the first one; `language` says what was recognised.
FALLBACK_LANGUAGE = "id"


def annotate_article(article: Article, names_model: str | None = None) -> AnnotatedArticle:
    """Everything found in one article; what it yields does not depend on any other article.

    Furniture, credits and repeats carry no marks but their region: what stands there is not part of the report.
    `names_model` is the path of a name model of one's own; raises UsageError where that cannot be read.
    """
    text, language = article.text, pack(article.language or FALLBACK_LANGUAGE)
    regions = find_regions(article, language)
    sentences = find_sentences(text, regions, language)
    names = find_names(text, sentences, language, names_model)
    dates = find_dates(text, sentences, language, article.published)
    quantities = find_quantities(text, sentences, language, dates)
    found = find_statements(text, sentences, names, language)
    entities = find_entities(text, sentences, names, language)
    statements = resolve_speakers(text, sentences, found, entities, language)
    return AnnotatedArticle(
        article=article,
        regions=regions,
        sentences=sentences,
        entities=entities,
        statements=statements,
        dates=dates,
        quantities=quantities,
    )


def outline_article(article: Article) -> AnnotatedArticle:
    """The article with the marks that grouping looks at, regions, sentences and dates, in a third of the time.

    They are the very marks of `annotate_article`; entities, statements and quantities are left empty.
    """
    text, language = article.text, pack(article.language or FALLBACK_LANGUAGE)
    regions = find_regions(article, language)
    sentences = find_sentences(text, regions, language)
    return AnnotatedArticle(
        article=article,
        regions=regions,
        sentences=sentences,
        entities=(),
        statements=(),
        dates=find_dates(text, sentences, language, article.published),
        quantities=(),
    )

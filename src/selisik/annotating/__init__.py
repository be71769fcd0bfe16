"""Article -> AnnotatedArticle: regions, sentences, names, dates, quantities, statements, entities."""

from selisik.annotating.article import annotate_article, outline_article

__all__ = ["annotate_article", "outline_article"]

"""Article -> AnnotatedArticle: regions, sentences, names, dates, quantities, statements, entities."""

from selisik.annotating.article import annotate_article, outline_article
from selisik.annotating.tagger import name_model

__all__ = ["annotate_article", "name_model", "outline_article"]

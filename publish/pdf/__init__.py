"""Articles on pages: galley, places and finishing. Only `pdf.weasy` knows the engine."""

from publish.pdf.article import (
    ArticlePages,
    article_copy,
    article_pages,
    engine_findings,
    set_article,
)
from publish.pdf.copy import Copy, SetPages

__all__ = [
    "ArticlePages",
    "Copy",
    "SetPages",
    "article_copy",
    "article_pages",
    "engine_findings",
    "set_article",
]

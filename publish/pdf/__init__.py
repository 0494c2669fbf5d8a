"""Articles on pages: galley, places and finishing. Only `pdf.weasy` knows the engine."""

from publish.pdf.article import ArticlePages, set_article

__all__ = ["ArticlePages", "set_article"]

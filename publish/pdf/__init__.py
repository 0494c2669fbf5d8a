"""Articles on pages: galley, places and finishing. Only `pdf.weasy` knows the engine."""

from publish.pdf.article import ArticleLayout, ArticlePages, lay_out_article, set_article

__all__ = ["ArticleLayout", "ArticlePages", "lay_out_article", "set_article"]

"""Everything that an issue prints around its articles, one file for each kind of page."""

from publish.html.issue.board import board
from publish.html.issue.colophon import colophon
from publish.html.issue.contents import contents
from publish.html.issue.document import ARTICLE_ADDRESS, ContentsEntry, IssueDocument, folios_of
from publish.html.issue.text_page import text_page

__all__ = [
    "ARTICLE_ADDRESS",
    "ContentsEntry",
    "IssueDocument",
    "board",
    "colophon",
    "contents",
    "folios_of",
    "text_page",
]

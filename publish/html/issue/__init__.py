"""Everything that an issue prints around its articles, one file for each kind of page."""

from publish.html.issue.board import board
from publish.html.issue.colophon import colophon
from publish.html.issue.contents import contents
from publish.html.issue.covers import (
    back_cover,
    cover_picture,
    cover_sheet,
    cover_words,
    front_cover,
    spine_page,
    spine_width,
)
from publish.html.issue.divider import blank, divider
from publish.html.issue.document import (
    ARTICLE_ADDRESS,
    ContentsEntry,
    IssueDocument,
    in_front,
    issue_title,
)
from publish.html.issue.in_book import book_page, contents_renderer
from publish.html.issue.offprint import offprint_cover
from publish.html.issue.text_page import text_page

__all__ = [
    "ARTICLE_ADDRESS",
    "ContentsEntry",
    "IssueDocument",
    "back_cover",
    "blank",
    "board",
    "book_page",
    "colophon",
    "contents",
    "contents_renderer",
    "cover_picture",
    "cover_sheet",
    "cover_words",
    "divider",
    "front_cover",
    "in_front",
    "issue_title",
    "offprint_cover",
    "spine_page",
    "spine_width",
    "text_page",
]

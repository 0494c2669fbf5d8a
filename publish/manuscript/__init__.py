"""Manuscripts: files and fields → model, every finding with its line and column.

The road's first phase. `locate` says what a path names, `read_article`, `read_issue` and
`read_journal` read it inside one `Folder`; nothing outside that folder is ever read.
"""

from publish.files.folder import Folder
from publish.manuscript.article import read_article
from publish.manuscript.cover import read_cover
from publish.manuscript.issue import read_issue
from publish.manuscript.journal import read_journal
from publish.manuscript.locate import Manuscript, find_issue, find_root, locate
from publish.manuscript.page import read_page
from publish.manuscript.read import Reading
from publish.manuscript.schema import json_schema

__all__ = [
    "Folder",
    "Manuscript",
    "Reading",
    "find_issue",
    "find_root",
    "json_schema",
    "locate",
    "read_article",
    "read_cover",
    "read_issue",
    "read_journal",
    "read_page",
]

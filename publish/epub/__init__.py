"""Articles and issues as EPUB 3.3: package, contents, cover, notes, pictures, faces; and a lint.

`package.py` is the only module that imports ebooklib. It gives the archive its form, and
everything inside the archive is written by us.
"""

from publish.epub.binding import Book
from publish.epub.book import Additions, make_epub
from publish.epub.cover import CoverSetter, set_here
from publish.epub.faces import subset_faces
from publish.epub.issue_book import Matter, make_issue_epub
from publish.postflight.epub.structure import lint

__all__ = [
    "Additions",
    "Book",
    "CoverSetter",
    "Matter",
    "lint",
    "make_epub",
    "make_issue_epub",
    "set_here",
    "subset_faces",
]

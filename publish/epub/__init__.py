"""Articles as EPUB 3.3: package, contents, cover, notes, pictures, faces; and a lint.

`package.py` is the only module that imports ebooklib. It gives the archive its form, and
everything inside the archive is written by us.
"""

from publish.epub.book import make_epub
from publish.epub.faces import subset_faces
from publish.postflight.epub.structure import lint

__all__ = ["lint", "make_epub", "subset_faces"]

"""Characters that a reading device may show as a box."""

from collections.abc import Iterator

import uharfbuzz
from lxml import etree

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.epub.opened import OpenedBook
from publish.postflight.epub.rare import is_rare

_FONTS = (".ttf", ".otf")
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFD))


def embedded_characters(book: OpenedBook) -> frozenset[int]:
    """The characters of all faces inside the book; packed faces (WOFF) cannot be read."""
    found: set[int] = set()
    for name, data in book.files.items():
        if name.lower().endswith(_FONTS):
            found.update(uharfbuzz.Face(data).unicodes)
    return frozenset(found)


def glyphs(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Rare and private characters that no face of the book has, each once a file."""
    has = embedded_characters(book)
    for name, tree in book.documents().items():
        told: set[str] = set()
        for element in tree.iter(etree.Element):
            for character in (element.text or "") + (element.tail or ""):
                if character in told or ord(character) in has or not _is_doubtful(character):
                    continue
                told.add(character)
                place = Span(span.file, element.sourceline or 1)
                code = f"U+{ord(character):04X}"
                values = {"member": name, "character": character, "code": code}
                yield finding("epub-glyph-missing", place, **values)


def _is_doubtful(character: str) -> bool:
    # Nearly all text is below, and asking for every character of it takes time.
    if character < "\u3400":
        return False
    private = any(first <= ord(character) <= last for first, last in _PRIVATE)
    return private or is_rare(character)

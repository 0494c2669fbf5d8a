"""Heads drawn in content streams of their own, so that other folios need no other text.

They are drawn before the text, and every numeral is known to their faces whether it stands on a
page or not, so that the faces in the file are the same whatever the folios are.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import accumulate
from typing import Any

import pydyf
from msgspec import Struct
from weasyprint.anchors import gather_anchors
from weasyprint.document import Page
from weasyprint.draw import draw_page, draw_stacking_context
from weasyprint.formatting_structure import boxes
from weasyprint.stacking import StackingContext

from publish.model.pages import Numerals
from publish.pdf.weasy.ending import SCALE
from publish.pdf.weasy.pen import Pen
from publish.pdf.weasy.segments import Segment
from publish.pdf.weasy.shaping import Shaper

_NUMERALS: dict[Numerals, tuple[str, ...]] = {
    "arabic": ("0123456789",),
    "roman": ("0123456789", "ivxlcdm", "IVXLCDM"),
}


class HeadPainter(Struct):
    """Draws the heads of all pages of a document, given as their boxes.

    `kinds` are pages with heads of every kind, on the other side of the leaf too, numbered
    from 1 on. Afterwards `contents` are the streams of the pages as objects of a PDF, empty
    where a page has no head, unless it is to have one `always`. `reach` is how far in CSS px
    a page may be moved across its sheet when it is drawn. `trial` names how the `kinds`
    are drawn, `glyphs` what their fonts know. Heads `are_apart` where they have neither links
    nor pictures nor anything else that a stream cannot say by itself.
    """

    pages: tuple[Any, ...]
    kinds: tuple[Any, ...]
    shaper: Shaper
    numerals: Numerals
    always: bool
    reach: float
    contents: tuple[bytes, ...] = ()
    trial: str = ""
    glyphs: str = ""
    are_apart: bool = True

    def missing(self) -> tuple[str, ...]:
        """The characters of heads, on whatever folios, that no face has; known without drawing."""
        for text, style in self._known():
            self.shaper.shape(text, style)
        return self.shaper.missing()

    def draw(self, stream: Any) -> None:
        """Draw everything once, in clones of a stream whose document has nothing drawn yet."""
        if self.contents:
            return
        scratch = stream.clone(tags=None)
        for text, style in self._known():
            Pen(scratch, self._segment(text, style)).draw()
        tried = [self._drawn(page, stream) for page in self.kinds]
        self.trial = sha256(repr(tried).encode()).hexdigest()
        self.contents = tuple(self._drawn(page, stream) for page in self.pages)
        resources = stream._resources
        fonts = [(font.hash, font.to_unicode, font.widths) for font in stream._fonts.values()]
        self.glyphs = sha256(repr((fonts, list(resources["ExtGState"]))).encode()).hexdigest()
        drawn = any(resources[kind] for kind in ("XObject", "Pattern", "Shading"))
        self.are_apart = not drawn and all(map(_is_apart, (*self.kinds, *self.pages)))

    def _known(self) -> Iterator[tuple[str, Any]]:
        """The texts, in their styles, whose glyphs the faces of heads know before one is drawn.

        First the numerals, wherever there is one of them; then the words, so that a blank that
        was typed is known as what it is even where its glyph also fills gaps.
        """
        known: set[tuple[int, str]] = set()
        for page in (*self.kinds, *self.pages):
            for box in (box for head in _heads(page) for box in head.descendants()):
                if not isinstance(box, boxes.TextBox):
                    continue
                for text in (*_NUMERALS[self.numerals], box.text):
                    if (id(box.style), text) not in known and not set(text).isdisjoint(box.text):
                        known.add((id(box.style), text))
                        yield text, box.style

    def _segment(self, text: str, style: Any) -> Segment:
        shaped = self.shaper.shape(text, style)
        xs = tuple(accumulate(shaped.advances, initial=0))[:-1]
        bounds = tuple(range(len(text) + 1))
        return Segment(shaped, style["font_size"], bounds, xs, xs, frozenset(), ())

    def _drawn(self, page: Any, stream: Any) -> bytes:
        heads = list(_heads(page))
        if not heads and not self.always:
            return b""
        own = stream.clone(
            tags=None if stream._tags is None else {}, page_rectangle=_sheet(page, self.reach)
        )
        with own.stacked():
            own.transform(a=SCALE, d=SCALE)
            contexts = [StackingContext.from_box(head, page) for head in heads]
            for context in sorted(contexts, key=lambda context: context.z_index):
                draw_stacking_context(own, context)
        drawn: bytes = pydyf.Stream(own.stream, compress=True).data
        return drawn


class ComposedPage(Page):  # type: ignore[misc]
    """A page without its heads, for which the painter is called before the first one."""

    def __init__(self, page_box: Any, painter: HeadPainter) -> None:
        super().__init__(page_box)
        self.painter = painter

    def paint(self, stream: Any, scale: float = SCALE) -> None:
        """Draw the text, its notes, and what lies below them."""
        self.painter.draw(stream)
        box = self._page_box
        apart = set(_heads(box))
        stream.page_rectangle = _sheet(box, self.painter.reach)
        with stream.stacked():
            stream.transform(a=scale, d=scale)
            draw_page(
                box.copy_with_children([each for each in box.children if each not in apart]), stream
            )


def _heads(page: Any) -> Iterator[Any]:
    """The margin boxes of a page, but those that lie under its text."""
    for child in page.children:
        if isinstance(child, boxes.MarginBox) and not _is_below(child):
            yield child


def _is_below(head: Any) -> bool:
    return head.style["z_index"] != "auto" and bool(head.style["z_index"] < 0)


def _is_apart(page: Any) -> bool:
    """Whether nothing of the heads of a page stands anywhere but in their stream."""
    for head in page.children:
        if isinstance(head, boxes.MarginBox):
            found: tuple[Any, ...] = ({}, [], [], {None: []})
            gather_anchors(head, *found)
            anchors, links, bookmarks, forms = found
            if _is_below(head) or anchors or links or bookmarks or any(forms.values()):
                return False
    return True


def _sheet(page: Any, reach: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of a page with its bleed, as the engine gives it to streams,
    wherever the page is moved.
    """
    top, right, bottom, left = (
        page.style[f"bleed_{side}"].value for side in ("top", "right", "bottom", "left")
    )
    width = page.margin_width() + left + right + 2 * reach
    return -left - reach, -top, width, page.margin_height() + top + bottom

"""Facts of finished pages, read from their boxes for `publish.postflight`."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import unquote

from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage
from weasyprint.text.line_break import strut

from publish.html.renderer import NUMBER_BY_PAGE
from publish.pdf.weasy.printed import note_area, printed
from publish.postflight.facts import Kind, SetLine, SetPage, SetPicture

_FORCED = ("page", "always", "left", "right", "recto", "verso")
_POINTS = 0.75


def page_facts(pages: tuple[Any, ...], first_folio: int) -> tuple[SetPage, ...]:
    """What stands on these page boxes, the first of which has a folio."""
    reader = _Reader()
    found = []
    for number, page in enumerate(pages):
        following = pages[number + 1] if number + 1 < len(pages) else None
        found.append(reader.page(page, following, first_folio + number))
    return tuple(found)


class _Reader:
    """Reads page after page; `blocks` are numbers of paragraphs by their element."""

    def __init__(self) -> None:
        self.blocks: dict[Any, int] = {}
        self.notes: set[Any] = set()
        self.edge = 0.0
        """The right edge of the type area, in CSS px."""

    def page(self, page: Any, following: Any | None, folio: int) -> SetPage:
        """One page."""
        head, height = page.content_box_y(), page.height * _POINTS
        root = page.children[0]
        self.edge = page.content_box_x() + page.width
        area = note_area(page)
        parts = (root,) if area is None else (root, area)
        begun = []
        for note in area.children if area is not None else ():
            if note.element not in self.notes:
                self.notes.add(note.element)
                begun.append(_label(note.element))
        return SetPage(
            folio,
            height,
            strut(_text_style(root))[0] * _POINTS,
            tuple(self._lines(root, head)),
            tuple(self._lines(area, head)) if area is not None else (),
            (area.position_y - head) * _POINTS if area is not None else height,
            tuple(_label(part.footnote.element) for box in parts for part in _calling(box)),
            tuple(begun),
            following is None or _is_asked_for(page, following),
            tuple(_pictures(*parts)),
            tuple(_figures(root)),
            tuple(_mentions(*parts)),
        )

    def _lines(self, box: Any, head: float) -> Iterator[SetLine]:
        for kind, part, around in printed(box):
            match kind:
                case "turned":  # what is wide in it is high here
                    beyond = max(_overhang(part), part.margin_height() - around.width)
                    top, height = around.content_box_y(), around.height
                    yield self._line("picture", part, top, height, head, beyond)
                case "row":
                    beyond = part.position_x + part.width - self.edge
                    yield self._line(kind, part, part.position_y, part.height, head, beyond)
                case "picture":
                    yield self._line(kind, part, part.content_box_y(), part.height, head)
                case _:
                    yield self._line(kind, part, part.position_y, part.height, head)

    def _line(
        self, kind: Kind, box: Any, top: float, height: float, head: float, beyond: float = 0.0
    ) -> SetLine:
        block = self.blocks.setdefault(box.element, len(self.blocks))
        top -= head
        edges = top * _POINTS, (top + height) * _POINTS
        calls = next(_calling(box), None) is not None
        wide = max(0.0, beyond * _POINTS)
        return SetLine(kind, *edges, block, _text(box), calls, wide)


def _pictures(*parts: Any) -> Iterator[SetPicture]:
    """The pictures of pixels that stand in boxes, with their dpi in print."""
    for box in (box for part in parts for box in part.descendants()):
        if not isinstance(box, boxes.ReplacedBox) or not box.width or not box.height:
            continue
        picture = box.replacement
        if isinstance(picture, RasterImage):
            across, down = picture.width / box.width, picture.height / box.height
            # A picture that is not to fill its box in both directions keeps its proportions.
            is_whole = box.style["object_fit"] == "contain"
            dpi = 96 * (max if is_whole else min)(across, down)
            yield SetPicture(unquote(box.element.get("src", "")).removeprefix("journal:/"), dpi)


def _figures(root: Any) -> Iterator[tuple[str, str]]:
    """The ids and labels of the figures and tables in a box that have both."""
    for box in root.descendants():
        element = box.element
        if element is None or box.element_tag != element.tag or not element.get("id"):
            continue
        if {"figure", "table"} & set(element.get("class", "").split()):
            numbers = (each for each in element.iter() if each.get("class") == "caption-number")
            label = "".join("".join(each.itertext()) for each in islice(numbers, 1))
            if label:
                yield element.get("id"), label


def _mentions(*parts: Any) -> Iterator[str]:
    """The ids that references in boxes lead to."""
    for box in (box for part in parts for box in part.descendants()):
        is_link = isinstance(box, boxes.InlineBox) and box.element_tag == "a"
        if is_link and "reference" in box.element.get("class", "").split():
            yield box.element.get("href", "").removeprefix("#")


def _overhang(box: Any) -> float:
    """How much the rows in a box are wider than it is."""
    rows = (part for part in box.descendants() if isinstance(part, boxes.TableRowBox))
    edge = box.content_box_x() + box.width
    return max((row.position_x + row.width - edge for row in rows), default=0.0)


def _text(box: Any) -> str:
    texts = (part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
    return "".join(texts) if isinstance(box, boxes.ParentBox) else ""


def _text_style(root: Any) -> Any:
    """The style of the body, whose leading is that of the page."""
    return root.children[0].style if root.children else root.style


def _calling(box: Any) -> Iterator[Any]:
    for part in box.descendants() if isinstance(box, boxes.ParentBox) else ():
        if getattr(part, "footnote", None) is not None and not getattr(part, "is_furniture", False):
            yield part


def _label(note: Any) -> str:
    """The number or sign of a note, as it is printed at its head.

    Notes that are numbered by page have the number that they have in the whole text, by which
    they can be told apart.
    """
    found = next((each for each in note.iter() if each.get("class") == "note-number"), None)
    printed = "".join(found.itertext()).strip() if found is not None else ""
    if NUMBER_BY_PAGE not in printed:
        return printed
    return printed.replace(NUMBER_BY_PAGE, re.sub(r".*\D", "", note.get("id", "")))


def _is_asked_for(page: Any, following: Any) -> bool:
    """Whether the style asks for a new page between these two."""
    before = {part.element for part in page.children[0].descendants()}
    part = following.children[0]
    while isinstance(part, boxes.ParentBox) and part.children:
        part = part.children[0]
        if not isinstance(part, boxes.Box):
            return False
        if part.element not in before and part.style["break_before"] in _FORCED:
            return True
    return bool(following.page_type.blank)

"""The places of finished pages, read from their boxes."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
from weasyprint.formatting_structure import boxes

from publish.model.pages import counted
from publish.model.places import (
    LineKind,
    PlacedLine,
    PlacedPage,
    PlacedText,
    Turn,
    moved_lines,
)
from publish.pdf.weasy.leaders import Leader
from publish.pdf.weasy.printed import note_area, printed
from publish.pdf.weasy.segments import Segment
from publish.pdf.weasy.shaping import UNITS

_POINTS = 0.75
_FINE = 1024
"""Steps in a point. Places across pages are told in whole steps, so that what is moved to the
other side of the leaf stands where it would have been set, to the last bit."""


def placed_pages(
    root: Any, pages: tuple[Any, ...], first_folio: int, shifts: tuple[float, ...]
) -> tuple[PlacedPage, ...]:
    """Everything that stands on these page boxes; `root` is the root of their document.

    `shifts` are how far in CSS px each page is moved to the right when it is drawn.
    """
    reader = _Reader({element: number for number, element in enumerate(root.iter())})
    return tuple(
        reader.page(page, folio).moved(across(shift))
        for folio, (page, shift) in enumerate(zip(pages, shifts, strict=True), first_folio)
    )


def placed_heads(
    root: Any, pages: tuple[Any, ...], shifts: tuple[float, ...]
) -> tuple[tuple[PlacedLine, ...], ...]:
    """The lines of the heads of page boxes, as `placed_pages` has them."""
    reader = _Reader({element: number for number, element in enumerate(root.iter())})
    return tuple(
        moved_lines(tuple(reader._heads(page)), across(shift))
        for page, shift in zip(pages, shifts, strict=True)
    )


def across(pixels: float) -> float:
    """A place across the page, or a distance, in points."""
    return round(pixels * _POINTS * _FINE) / _FINE


class _Reader:
    """Reads page after page; `passed` counts the characters of every element so far."""

    def __init__(self, numbers: dict[Any, int]) -> None:
        self.numbers = numbers
        self.passed: Counter[int] = Counter()

    def page(self, page: Any, folio: int) -> PlacedPage:
        """One page."""
        lines = list(self._lines(page.children[0]))
        area = note_area(page)
        for note in area.children if area is not None else ():
            lines += self._lines(note, note=self._number(note))
        left, top = page.content_box_x(), page.content_box_y()
        return PlacedPage(
            folio,
            page.margin_width() * _POINTS,
            page.margin_height() * _POINTS,
            across(left),
            across(left + page.width),
            top * _POINTS,
            (top + page.height) * _POINTS,
            tuple(lines),
            tuple(self._heads(page)),
        )

    def _heads(self, page: Any) -> Iterator[PlacedLine]:
        """The lines of running elements, whose characters each page counts anew."""
        heads = _Reader(self.numbers)
        for margin in page.children:
            if isinstance(margin, boxes.MarginBox):
                for line in margin.descendants(placeholders=True):  # an address at the right
                    if isinstance(line, boxes.LineBox):
                        yield heads._line("text", line, -1, -1)

    def _lines(self, box: Any, row: int = -1, note: int = -1) -> Iterator[PlacedLine]:
        for kind, part, _ in printed(box):
            if kind == "row":
                yield from self._lines(part, self._number(part), note)
            elif kind == "turned":
                turn = _turn(part)
                yield from (replace(line, turn=turn) for line in self._lines(part, row, note))
            else:
                yield self._line(kind, part, row, note)

    def _line(self, kind: LineKind, box: Any, row: int, note: int) -> PlacedLine:
        is_line = isinstance(box, boxes.LineBox)
        top = box.position_y if is_line else box.content_box_y()
        left = box.position_x if is_line else box.content_box_x()
        baseline = top + (box.baseline if is_line else box.height)
        return PlacedLine(
            kind,
            self._number(box),
            top * _POINTS,
            (top + box.height) * _POINTS,
            baseline * _POINTS,
            across(left),
            across(left + box.width),
            tuple(self._texts(box)) if is_line else (),
            row,
            note,
        )

    def _texts(self, line: Any) -> Iterator[PlacedText]:
        for part in line.descendants():
            # What a style sheet adds is no text: `::before`, and what a margin box itself says.
            if not isinstance(part, boxes.TextBox) or "::" in (part.element_tag or "::"):
                continue
            if isinstance(getattr(part, "composed", None), Leader):  # dots, and no text
                continue
            edges, ends = tuple(_edges(part)), dict(_ends(part))
            shown = [place for place, each in enumerate(part.text) if counted(each)]
            if not shown:
                continue
            element = self._number(part)
            text = "".join(part.text[place] for place in shown)
            ends |= {a: edges[a + 1] for a, b in pairwise(shown) if b > a + 1}
            lefts = (edges[place] for place in shown)
            start = self.passed[element]
            self.passed[element] += len(text)
            yield PlacedText(
                element,
                start,
                text,
                tuple(map(across, (*lefts, edges[shown[-1] + 1]))),
                part.style["font_size"] * _POINTS,
                tuple(
                    (number, across(ends[place]))
                    for number, place in enumerate(shown)
                    if place in ends
                ),
            )

    def _number(self, box: Any) -> int:
        return self.numbers.get(box.element, -1)


def _turn(box: Any) -> Turn | None:
    """By which a box was turned, None where that was not a quarter to the left."""
    matrix = box.transformation_matrix
    if matrix is None:
        return None
    *turned, right, down = matrix.values
    if any(abs(value - wanted) > 1e-6 for value, wanted in zip(turned, (0, -1, 1, 0), strict=True)):
        return None
    return across(right), down * _POINTS


def _edges(box: Any) -> Iterator[float]:
    """Where the characters of a text box begin, and where the last one ends, in CSS px."""
    segment: Segment | None = getattr(box, "composed", None)
    left = box.position_x
    if segment is None:  # set by the engine, which does not say where each character stands
        count = len(box.text)
        yield from (left + box.width * place / count for place in range(count + 1))
        return
    right = left + box.width
    ends = [left + (cell - segment.origin) / UNITS for cell in segment.cells[1:]]
    begin = left
    for (first, behind), end in zip(pairwise(segment.bounds), [*ends, right], strict=True):
        for place in range(behind - first):
            yield begin + (end - begin) * place / (behind - first)
        begin = end
    yield right


def _ends(box: Any) -> Iterator[tuple[int, float]]:
    """The characters behind which a blank stands that nobody typed, with where they end, in CSS px.

    The cell of a Latin word reaches to the Han character behind it.
    """
    segment: Segment | None = getattr(box, "composed", None)
    if segment is None:
        return
    count = len(segment.cells)
    for behind in (*sorted(segment.gaps), *([count] if segment.after else [])):
        end = box.position_x + (segment.end(behind - 1) - segment.origin) / UNITS
        yield segment.bounds[behind] - segment.bounds[0] - 1, end

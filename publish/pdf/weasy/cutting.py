"""Pages cut from the galley: its boxes, moved to the places that the plan gives them."""

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes

from publish.pdf.weasy.reading import Pieces
from publish.pdf.weasy.shaping import UNITS


class Cutter:
    """Cuts pieces for one page after the other.

    A box that stands on one page whole is moved, one that is divided is copied for each of
    its pages with what stands there. Nothing is laid out again.
    """

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def cut(self, box: Any, places: dict[int, int], dx: float) -> Any | None:
        """The part of a box that stands on a page; None where nothing does.

        `places` are the tops of the page's units in units of 1/1024 px, `dx` is how far the
        page's left edge is from the galley's.
        """
        if not places:
            return None
        return self._cut(box, places, dx, min(places), max(places) + 1)

    def _cut(self, box: Any, places: dict[int, int], dx: float, low: int, high: int) -> Any | None:
        first, last = self.pieces.spans[box]
        tops = self.pieces.tops
        inside = [number for number in range(max(first, low), min(last, high)) if number in places]
        if not inside:
            return None
        shift = places[inside[0]] - tops[inside[0]]
        if len(inside) == last - first and all(
            places[number] - tops[number] == shift for number in inside
        ):
            box.translate(dx, shift / UNITS)
            return box
        children = list(self._children(box, places, dx, low, high, inside))
        part = box.copy_with_children(children)
        self._close(box, part, places, inside, dx)
        if inside[0] != first:
            self._repeat(box, part, places[inside[0]] / UNITS, inside[0], dx)
        if isinstance(part, boxes.TableBox):
            part.column_positions = [position + dx for position in box.column_positions]
        return part

    def _children(
        self, box: Any, places: dict[int, int], dx: float, low: int, high: int, inside: list[int]
    ) -> Iterator[Any]:
        """What stands on the page, downwards: a figure may stand above text before it."""
        first, last = self.pieces.spans[box]
        for child in self._downwards(box, places):
            begin, end = self.pieces.spans[child]
            if begin == end:
                # What has no unit of its own stands with the next unit of its block.
                owner = max(first, min(begin, last - 1))
                if owner in places:
                    shift = places[owner] - self.pieces.tops[owner]
                    child.translate(dx, shift / UNITS)
                    yield child
            elif begin < high and end > low:
                part = self._cut(child, places, dx, low, high)
                if part is not None:
                    yield part

    def _downwards(self, box: Any, places: dict[int, int]) -> list[Any]:
        if isinstance(box, boxes.TableBox):
            return list(box.children)
        row = [self.pieces.spans[child] for child in box.children]
        tops = [
            min((places[unit] for unit in range(*span) if unit in places), default=None)
            for span in row
        ]
        at = 0
        order = []
        for top in tops:
            at = at if top is None else top
            order.append(at)
        return [box.children[place] for place in sorted(range(len(row)), key=order.__getitem__)]

    def _repeat(self, box: Any, part: Any, top: float, first: int, dx: float) -> None:
        """Put a table's head or caption above what goes on at `top`; it is no new text."""
        if isinstance(part, boxes.TableBox) and hasattr(part, "skipped_rows"):
            part.skipped_rows = sum(
                self.pieces.spans[row][0] < first
                for group in box.children
                for row in group.children
            )
        repeated = self.pieces.repeated.get(box)
        if repeated is None:
            return
        again = repeated.deepcopy()
        head = self.pieces.units[first].head / UNITS
        if isinstance(part, boxes.TableBox):
            shift = top - again.height - again.position_y
            frame = box.border_top_width + box.padding_top
            part.border_top_width, part.padding_top = box.border_top_width, box.padding_top
            part.position_y = top - again.height - frame
            part.height += again.height
        else:
            shift = top - head - again.position_y
        again.translate(dx, shift)
        for copied in (again, *again.descendants()):
            copied.is_furniture = True
        part.children = [again, *part.children]

    def _close(
        self, box: Any, part: Any, places: dict[int, int], inside: list[int], dx: float
    ) -> None:
        """Place and size a divided box around what is left in it."""
        first, last = self.pieces.spans[box]
        tops, units = self.pieces.tops, self.pieces.units
        begins, ends = inside[0] == first, inside[-1] == last - 1
        above = places[inside[0]] - tops[inside[0]]
        below = places[inside[-1]] - tops[inside[-1]]
        bottom = box.border_box_y() + box.border_height() + below / UNITS
        part.remove_decoration_sides = set()
        part.remove_decoration(start=not begins, end=not ends)
        part.position_x = box.position_x + dx
        if begins:
            part.position_y = box.position_y + above / UNITS
        else:
            part.position_y = places[inside[0]] / UNITS
        if not ends:
            bottom = (places[inside[-1]] + units[inside[-1]].height) / UNITS
        frame = part.border_bottom_width + part.padding_bottom
        part.height = max(0.0, bottom - frame - part.content_box_y())

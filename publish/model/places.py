"""Where everything stands on finished pages: lines and characters, in points.

Places count from the upper left corner of the trimmed page, x to the right and y downwards.
An element of the print document is named by its place in it: the root is 0, elements follow
in the order of their opening tags.
"""

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Turn: TypeAlias = tuple[float, float]
LineKind = Literal["text", "heading", "caption", "picture"]


class PlacedText(Struct, frozen=True):
    """The text of one element in one line, heads and feet of pages apart.

    `start` counts the characters of the element before it as `model.pages.counted` does,
    those of elements inside it left out. `text` is counted alike: character k stands from
    `edges[k]` to `edges[k + 1]`, the gap behind it included, except for the last. Where that
    gap is a blank, typed or between Latin and Han, `ends` has (k, where the character ends).
    """

    element: int
    start: int
    text: str
    edges: tuple[float, ...]
    size: float
    ends: tuple[tuple[int, float], ...] = ()

    @property
    def end(self) -> int:
        """One past its last character, counted as `start`."""
        return self.start + len(self.text)

    def right(self, last: int) -> float:
        """Where a character ends, the blank behind it left out."""
        return dict(self.ends).get(last, self.edges[last + 1])


class PlacedLine(Struct, frozen=True):
    """A line, or a picture that stands as a block.

    Of a table on its side the lengths are those before it was turned; `turn` is (a, b) by which
    a point (x, y) of it stands at (y + a, b - x) on the page, None for all other lines.
    `element` is that of the block. `row` is the element of the table's row around it, `note`
    that of its note; −1 where there is none.
    """

    kind: LineKind
    element: int
    top: float
    bottom: float
    baseline: float
    left: float
    right: float
    texts: tuple[PlacedText, ...] = ()
    row: int = -1
    note: int = -1
    turn: Turn | None = None


class PlacedPage(Struct, frozen=True):
    """A page with its lines in reading order: text, then notes.

    `width` and `height` are those of the trimmed page, `left` and `right` the edges of the
    type area, `top` and `bottom` likewise. `heads` are the lines in the margins: running heads.
    """

    folio: int
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    lines: tuple[PlacedLine, ...]
    heads: tuple[PlacedLine, ...] = ()

    def moved(self, dx: float) -> "PlacedPage":
        """The page with its type area, the text in it and the heads so far to the right."""
        if not dx:
            return self
        return replace(
            self,
            left=self.left + dx,
            right=self.right + dx,
            lines=moved_lines(self.lines, dx),
            heads=moved_lines(self.heads, dx),
        )


def moved_lines(lines: tuple[PlacedLine, ...], dx: float) -> tuple[PlacedLine, ...]:
    """Lines so far to the right; of one that is turned on the page it is the turn that moves."""
    return tuple(
        replace(line, turn=(line.turn[0] + dx, line.turn[1]))
        if line.turn
        else replace(
            line,
            left=line.left + dx,
            right=line.right + dx,
            texts=tuple(
                replace(
                    text,
                    edges=tuple(edge + dx for edge in text.edges),
                    ends=tuple((number, end + dx) for number, end in text.ends),
                )
                for text in line.texts
            ),
        )
        for line in lines
    )

"""What the composer hands back: lines with every cluster's place, and findings."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

FindingId = Literal[
    "loose-line", "short-line", "overfull-line", "measure-off-grid", "space-between-han"
]


class Line(NamedTuple):
    """One line: the clusters start to end−1, spaces at its end included.

    Lengths are in the clusters' unit, x from the start edge of the block. Per cluster: `x` where
    its cell begins after squeezing, `advance` the squeezed cell's width, `offset` where its glyph
    begins, from x (negative where a blank at the start was taken away). Tracking and gaps are the
    distance to the next x. `width` is the x of the line's end edge. A line with a `hyphen` shows
    one, which begins at width − hyphen. `tracking` is the space added at every tracked gap, without
    the rounding remainder. `number` is the pass that made the line. `flush` says whether its end
    is the measure's end; `fits` is false where it should be and is not.
    """

    start: int
    end: int
    x: tuple[int, ...]
    advance: tuple[int, ...]
    offset: tuple[int, ...]
    width: int
    hyphen: int
    tracking: int
    number: int
    flush: bool
    fits: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor should see: where in the paragraph's text, and how much.

    loose-line: tracking; short-line: the white at its end; overfull-line: what stands out;
    measure-off-grid: the remainder of the measure; space-between-han: the space's width.
    """

    id: FindingId
    offset: int
    amount: int


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed paragraph: its lines in order, and what was found on the way."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]

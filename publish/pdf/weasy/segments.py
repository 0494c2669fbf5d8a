"""The part of a text box that stands in one line, as glyphs with their places.

Readers of PDF text put a blank into every gap that is wider than a tenth of an em, so a
cluster behind such a gap (年|6|月) has to say its own text. The gap may lie between two boxes.
"""

from itertools import pairwise
from operator import add
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from publish.compose import Line, Paragraph
from publish.pdf.weasy.shaping import UNITS, Shaped

_VISIBLE_GAP = 0.09
"""Share of an em from which readers of PDF text see a blank."""
_COLUMN_GAP = 1.5
"""Share of an em from which two boxes of a line have nothing to do with each other."""


class Segment(Struct, frozen=True, eq=False):
    """What one text box draws in one line.

    Cluster k is characters `bounds[k]` to `bounds[k + 1]` of the shaped text, its cell begins
    at `cells[k]` and its first glyph at `xs[k]`, in Pango units from the start edge of the
    block; the text box itself begins with the first cell. `gaps` are the clusters before
    which a gap is visible that nobody typed; `before` and `after` are the segments across
    such a gap from the first cluster and from the last, None where there is no gap.
    `languages` are (start, end, tag) in characters of the shaped text. `size` is the font
    size in CSS px. A `hyphen` begins at `hyphen_x`.
    """

    shaped: Shaped
    size: float
    bounds: tuple[int, ...]
    xs: tuple[int, ...]
    cells: tuple[int, ...]
    gaps: frozenset[int]
    languages: tuple[tuple[int, int, str], ...]
    before: "Segment | None" = None
    after: "Segment | None" = None
    hyphen: Shaped | None = None
    hyphen_x: int = 0

    @property
    def origin(self) -> int:
        """Where the text box begins, in Pango units from the start edge of the block."""
        return self.cells[0]

    @property
    def text(self) -> str:
        """The characters of all clusters."""
        return self.shaped.text[self.bounds[0] : self.bounds[-1]]

    def end(self, cluster: int = -1) -> int:
        """Where the glyphs of a cluster end, the last one's by default, in Pango units."""
        first, behind = self.bounds[:-1][cluster], self.bounds[1:][cluster]
        return self.xs[cluster] + sum(self.shaped.advances[first:behind])


def segment(paragraph: Paragraph, line: Line, leaf: Any, first: int, last: int) -> Segment:
    """The clusters first to last−1 of a leaf in a composed line."""
    base, start = leaf.start, line.start
    bounds = tuple(offset - base for offset in paragraph.offsets[first : last + 1])
    cells = line.x[first - start : last - start]
    xs = tuple(map(add, cells, line.offset[first - start :]))
    shaped, size = leaf.shaped, leaf.box.style["font_size"]
    return Segment(
        shaped=shaped,
        size=size,
        bounds=bounds,
        xs=xs,
        cells=cells,
        gaps=_visible_gaps(shaped, bounds, xs, size),
        languages=leaf.languages,
    )


def _visible_gaps(
    shaped: Shaped, bounds: tuple[int, ...], xs: tuple[int, ...], size: float
) -> frozenset[int]:
    """The clusters before which a reader would see a blank that the manuscript has not."""
    limit = int(_VISIBLE_GAP * size * UNITS)
    advances, text = shaped.advances, shaped.text
    if len(bounds) == bounds[-1] - bounds[0] + 1:
        widths = advances[bounds[0] : bounds[-1]]
    else:
        widths = tuple(sum(advances[a:b]) for a, b in pairwise(bounds))
    return frozenset(
        k
        for k, (x, width, after) in enumerate(zip(xs, widths, xs[1:], strict=False), 1)
        if after - x - width > limit
        and not text[bounds[k] - 1].isspace()
        and not text[bounds[k]].isspace()
    )


def with_hyphen(segment: Segment, hyphen: Shaped, x: int) -> Segment:
    """The segment with the hyphen that its last word is broken by, at `x`."""
    return replace(segment, hyphen=hyphen, hyphen_x=x)


def reaching(segments: list[Segment]) -> list[Segment]:
    """The segments of a line, those beside a visible gap each with the other."""
    result = list(segments)
    for number, (before, after) in enumerate(pairwise(segments)):
        gap = (after.xs[0] - before.end()) / UNITS / before.size
        typed = before.text[-1:].isspace() or after.text[:1].isspace()
        if _VISIBLE_GAP < gap < _COLUMN_GAP and not typed:
            result[number] = replace(result[number], after=after)
            result[number + 1] = replace(result[number + 1], before=before)
    return result

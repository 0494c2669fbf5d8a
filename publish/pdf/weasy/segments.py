"""The part of a text box that stands in one line, as glyphs with their places.

Readers of PDF text put a blank into every gap that is wider than a tenth of an em, so
clusters with such a gap between them (年|6|月) are drawn as one chain, which says its own
text. Where the gap lies between two text boxes, both sides reach over it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from publish.compose import Line, Paragraph
from publish.pdf.weasy.shaping import UNITS, Glyph, Shaped

_VISIBLE_GAP = 0.09
"""Share of an em from which readers of PDF text see a blank."""


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A cluster in its place: characters first to last−1 of a shaped text.

    `x` is where its first glyph begins, in Pango units from the start edge of the block.
    `language` is empty where it is that of the text's style.
    """

    shaped: Shaped
    first: int
    last: int
    x: int
    size: float
    language: str

    @property
    def text(self) -> str:
        """The characters of the cluster."""
        return self.shaped.text[self.first : self.last]

    @property
    def width(self) -> int:
        """The advance of its glyphs, in Pango units."""
        return sum(self.shaped.advances[self.first : self.last])

    def glyphs(self) -> Iterator[tuple[str, Glyph]]:
        """Its glyphs, each with the text it stands for.

        A ligature that reaches into the next cluster stands for the characters of both.
        """
        for place in range(self.first, self.last):
            for glyph in self.shaped.glyphs[place]:
                yield self.shaped.text[place : self.shaped.end_of(place)], glyph


Chain = tuple[Placed, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """What one text box draws in one line: chains, most of them of a single cluster.

    `origin` is the x from which the text box counts, in Pango units. `reach_back` is the
    end of the cluster before it, across a visible gap, `reach_on` the beginning of the one
    behind it; None where there is no such gap.
    """

    text: str
    origin: int
    chains: tuple[Chain, ...]
    hyphen: Placed | None = None
    reach_back: int | None = None
    reach_on: int | None = None


def segment(paragraph: Paragraph, line: Line, leaf: Any, first: int, last: int) -> Segment:
    """The clusters first to last−1 of a leaf in a composed line, nothing joined yet."""
    offsets, start, base = paragraph.offsets, line.start, leaf.start
    shaped, size = leaf.shaped, leaf.box.style["font_size"]
    spans = iter(leaf.languages)
    span = next(spans, None)
    chains: list[Chain] = []
    for cluster in range(first, last):
        begin = offsets[cluster] - base
        while span is not None and begin >= span[1]:
            span = next(spans, None)
        language = span[2] if span is not None and begin >= span[0] else ""
        x = line.x[cluster - start] + line.offset[cluster - start]
        chains.append((Placed(shaped, begin, offsets[cluster + 1] - base, x, size, language),))
    text = shaped.text[chains[0][0].first : chains[-1][0].last]
    return Segment(text, line.x[first - start], tuple(chains))


def with_hyphen(segment: Segment, hyphen: Shaped, x: int) -> Segment:
    """The segment with the hyphen that its last word is broken by, at `x`."""
    size = segment.chains[-1][0].size
    return replace(segment, hyphen=Placed(hyphen, 0, len(hyphen.text), x, size, ""))


def joined(segments: list[Segment]) -> list[Segment]:
    """The segments of a line, the clusters at both sides of every visible gap joined."""
    result = [replace(each, chains=_chained(each.chains)) for each in segments]
    for number in range(1, len(result)):
        before, after = result[number - 1], result[number]
        last, first = before.chains[-1][-1], after.chains[0][0]
        if _gap_is_visible(last, first):
            result[number - 1] = replace(before, reach_on=first.x)
            result[number] = replace(after, reach_back=last.x + last.width)
    return result


def _chained(chains: tuple[Chain, ...]) -> tuple[Chain, ...]:
    """Chains of one text box, those with a visible gap between them made one."""
    result: list[Chain] = []
    for chain in chains:
        if result and _gap_is_visible(result[-1][-1], chain[0]):
            result[-1] += chain
        else:
            result.append(chain)
    return tuple(result)


def _gap_is_visible(before: Placed, after: Placed) -> bool:
    """Whether a reader would see a blank where the manuscript has none."""
    gap = after.x - before.x - before.width
    if gap <= _VISIBLE_GAP * before.size * UNITS:
        return False
    return not (before.text[-1:].isspace() or after.text[:1].isspace())

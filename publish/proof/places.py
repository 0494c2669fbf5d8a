"""Where in the finished pages a stretch of the text stands."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from publish.html.units import Spot, Unit
from publish.model.places import PlacedLine, PlacedText
from publish.proof.numbering import NumberedLine

_BLANK = 1.1
"""Up to which share of an em a blank between two words that are new has their ground."""


class Stretch(Struct, frozen=True):
    """A part of one line, from `left` to `right`; a place between two characters is as wide
    as nothing. `baseline` and `size` are those of its text. Lengths in pt.
    """

    line: NumberedLine
    left: float
    right: float
    baseline: float
    size: float


class Places:
    """Finds tokens of the text on the pages."""

    def __init__(self, lines: Sequence[NumberedLine]) -> None:
        self._texts: dict[int, list[tuple[int, PlacedText, PlacedLine, NumberedLine]]]
        self._texts = defaultdict(list)
        self._pictures: dict[int, NumberedLine] = {}
        for numbered in lines:
            for line in numbered.lines:
                for text in line.texts:
                    self._texts[text.element].append((text.start, text, line, numbered))
                if line.kind == "picture":
                    self._pictures[line.element] = numbered
        for entries in self._texts.values():
            entries.sort(key=lambda entry: entry[0])

    def of(self, unit: Unit, begin: int, behind: int) -> tuple[Stretch, ...]:
        """The lines, or parts of lines, on which tokens `begin` to `behind` stand.

        One stretch for each line and element; empty where none of them has a place.
        """
        found: list[Stretch] = []
        for spot in unit.spots[begin:behind]:
            for piece in self._pieces(spot):
                last = found[-1] if found else None
                if (
                    last
                    and last.line is piece.line
                    and abs(last.right - piece.left) < _BLANK * piece.size
                ):
                    found[-1] = Stretch(
                        last.line, last.left, piece.right, last.baseline, max(last.size, piece.size)
                    )
                else:
                    found.append(piece)
        return tuple(found)

    def before(self, unit: Unit, token: int) -> Stretch | None:
        """The place between two tokens of a unit; None where nothing of it stands on a page."""
        for spot in unit.spots[token:]:
            if pieces := self._pieces(spot):
                first = pieces[0]
                return Stretch(first.line, first.left, first.left, first.baseline, first.size)
        return self.end(unit, token)

    def end(self, unit: Unit, token: int | None = None) -> Stretch | None:
        """The place behind a unit, or behind the tokens before one of it."""
        for spot in reversed(unit.spots[:token]):
            if pieces := self._pieces(spot):
                last = pieces[-1]
                return Stretch(last.line, last.right, last.right, last.baseline, last.size)
        return None

    def _pieces(self, spot: Spot) -> list[Stretch]:
        if spot.element in self._pictures:
            numbered = self._pictures[spot.element]
            line = numbered.lines[0]
            return [Stretch(numbered, line.left, line.right, line.baseline, 0.0)]
        entries = self._texts.get(spot.element, [])
        if not entries or spot.start == spot.end:
            return []
        at = max(0, bisect_right(entries, spot.start, key=lambda entry: entry[0]) - 1)
        found = []
        for start, text, line, numbered in entries[at:]:
            if start >= spot.end:
                break
            first, last = max(spot.start, start) - start, min(spot.end, text.end) - start
            if first < last:
                left, right = text.edges[first], text.right(last - 1)
                found.append(Stretch(numbered, left, right, line.baseline, text.size))
        return found

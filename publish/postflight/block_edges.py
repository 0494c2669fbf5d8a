"""The right edges of the blocks that lines stand in, found from where lines end."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from publish.postflight.lines import Line

_MOST_WHITE = 8.0
"""Em that a line run on may leave white: less than a word or an address."""
_Key = tuple[int, int, int]
"""Size in fifths of a pt, then what else lines have in common."""


class BlockEdges:
    """Right edges that at least three lines of one size share: those that begin at one left edge,
    of all pages of one side; then all of a page; then all of a side.

    A side is the odd or the even pages, whose margins differ in a bound volume.
    """

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        alone = [line for lines in pages for line in lines if line.alone and not line.artifact]
        self._tables = [_edge_table(alone, key) for key in (self._start, self._page, self._side)]

    @staticmethod
    def _start(line: Line) -> _Key:
        return round(5 * line.size), line.page % 2, round(line.x)

    @staticmethod
    def _page(line: Line) -> _Key:
        return round(5 * line.size), line.page, 0

    @staticmethod
    def _side(line: Line) -> _Key:
        return round(5 * line.size), line.page % 2, 0

    def _of(self, line: Line) -> Iterator[tuple[tuple[int, float], ...]]:
        for key, table in zip((self._start, self._page, self._side), self._tables, strict=True):
            yield table.get(key(line), ())

    def right_of(self, lines: Sequence[Line]) -> float | None:
        """The edge that these lines were set to, if there is one."""
        width = max(line.cell_end - line.end_blank for line in lines)
        em = lines[0].size
        for edges in self._of(lines[-1]):
            # Lines run on, so what is white at their ends is less than a word or an address.
            near = [each for each in edges if -1.6 * em < each[1] - width < _MOST_WHITE * em]
            if near:
                return max(near)[1]
        return None

    def room_in(self, line: Line) -> float | None:
        """The white between a line's end and the nearest edge outside it."""
        inner = line.cell_end - line.end_blank
        for edges in self._of(line):
            outside = [(votes, edge) for votes, edge in edges if edge > inner - 0.5 * line.size]
            if outside:
                return max(outside)[1] - inner
        return None


def _edge_table(
    lines: Sequence[Line], key: Callable[[Line], _Key]
) -> dict[_Key, tuple[tuple[int, float], ...]]:
    grouped: dict[_Key, list[Line]] = {}
    for line in lines:
        grouped.setdefault(key(line), []).append(line)
    return {place: _common_ends(group) for place, group in grouped.items()}


def _common_ends(lines: Sequence[Line]) -> tuple[tuple[int, float], ...]:
    """(lines, edge) for the right edges that lines share; of close ones the most common."""
    ends = [end for line in lines if len(line.signs) >= 8 for end in {line.end, line.cell_end}]
    ends += [
        line.cell_end - line.end_blank * share
        for line in lines
        if len(line.signs) >= 8 and line.end_blank
        for share in (0.5, 1.0)
    ]
    votes = Counter(round(end * 10) for end in ends)
    summed = {edge: votes[edge - 1] + votes[edge] + votes[edge + 1] for edge in votes}
    # A few ends meet by chance on a page of ragged lines.
    fewest = max(3, max(summed.values(), default=0) // 8)
    found: list[tuple[int, float]] = []
    for edge, count in sorted(summed.items(), key=lambda each: (-each[1], -votes[each[0]])):
        if count >= fewest and all(abs(edge / 10 - other) > 2 for _, other in found):
            near = sorted(end for end in ends if abs(end - edge / 10) <= 0.15)
            found.append((count, near[len(near) // 2]))
    return tuple(found)

"""Running sums over a paragraph, so that any line's width and play is a few subtractions.

A line from gap a to gap b holds the clusters a to b−1, without the spaces at its end. Its natural
width is end[b] − start[a]; what a tier can give in it is tier.end[b] − tier.start[a].
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from publish.compose import classes as c
from publish.compose.autospace import Spacing
from publish.compose.classify import Classified
from publish.compose.edges import Edges
from publish.compose.squeeze import Cells, Squeeze

_UNTRACKED_SIDES = c.CONNECTOR + c.SOLIDUS + c.CALL
_SPACES_BEFORE = c.NO_BREAK_SPACE + c.FIXED_SPACE + c.NARROW_NO_BREAK_SPACE


@dataclass(frozen=True, slots=True)
class Sparse:
    """One way of narrowing a line, where few gaps can give anything: these gaps, what each can
    give, and the running sums, which begin with 0.
    """

    places: Sequence[int]
    amounts: Sequence[int]
    sums: Sequence[int]

    @staticmethod
    def of(amounts: Mapping[int, int]) -> "Sparse":
        """The tier of these amounts by gap."""
        if not amounts:
            return _NO_GAPS
        places = sorted(amounts)
        ordered = [amounts[gap] for gap in places]
        return Sparse(places, ordered, list(accumulate(ordered, initial=0)))

    def between(self, a: int, last: int) -> int:
        """What the gaps after a and before `last` can give together."""
        if not self.places:
            return 0
        sums = self.sums
        return sums[bisect_left(self.places, last)] - sums[bisect_left(self.places, a + 1)]

    def inside(self, a: int, last: int) -> list[int]:
        """What each gap after a and before `last` can give."""
        ranges = [0] * (last - a - 1)
        for k in range(bisect_left(self.places, a + 1), bisect_left(self.places, last)):
            ranges[self.places[k] - a - 1] = self.amounts[k]
        return ranges


_NO_GAPS = Sparse((), (), (0,))


@dataclass(frozen=True, slots=True)
class Tier:
    """One way of changing a line's width: what every gap can give, and its running sums as seen
    from a line's start and from its end.
    """

    gaps: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]

    def between(self, a: int, b: int) -> int:
        """What the gaps inside the line from a to b can give together."""
        return max(0, self.end[b] - self.start[a])


@dataclass(frozen=True, slots=True)
class Tally:
    """All that the choice of breaks needs to know of a paragraph; lengths in the clusters' unit.

    inner[k] is where cluster k's cell begins in an unbroken line. `squeezed_gaps` are the gaps
    at which marks lose or may lose of their cells, each with the cluster before it; `spaces` are
    the clusters that are typed spaces, each with whether it has a width; both ascending. `shrink`
    are the tiers s2 to s5 in their order, `shrink_sum` all of them together, `stretch` is e1;
    `tracks` counts the gaps that take tracking.
    """

    inner: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    cells: Cells
    squeezed: Squeeze
    edges: Edges
    squeezed_gaps: Sequence[tuple[int, int]]
    spaces: Sequence[tuple[int, bool]]
    shrink: tuple[Sparse, ...]
    shrink_sum: Tier
    stretch: Tier
    tracks: Tier

    def squeezed_within(self, a: int, b: int) -> Sequence[tuple[int, int]]:
        """The squeezed gaps between gap a and gap b."""
        gaps = self.squeezed_gaps
        return gaps[bisect_left(gaps, (a + 1, 0)) : bisect_left(gaps, (b, 0))]

    def spaces_within(self, a: int, b: int) -> Sequence[tuple[int, bool]]:
        """The typed spaces after cluster a and before gap b."""
        spaces = self.spaces
        return spaces[bisect_left(spaces, (a + 1, False)) : bisect_left(spaces, (b, False))]

    def content_end(self, b: int) -> int:
        """The gap after the last cluster of a line that ends at b, spaces left out."""
        return self.edges.content_end.get(b, b)


def tally(
    classified: Classified, cells: Cells, squeezed: Squeeze, spacing: Spacing, edges: Edges
) -> Tally:
    """The sums of a paragraph."""
    size = len(classified.classes) + 1
    # Few gaps have a width of their own: they are put into the sums one by one.
    gaps = {gap: -end - start for gap, (end, start) in squeezed.trims.items()}
    for gap, glue in spacing.glue.items():
        gaps[gap] = gaps.get(gap, 0) + glue.natural
    steps = [0, *cells.widths]
    for gap, width in gaps.items():
        steps[gap] += width
    inner = list(accumulate(steps))
    starts, ends = list(inner), list(inner)
    for gap, width in gaps.items():
        ends[gap] -= width
    for gap, last in edges.content_end.items():
        ends[gap] = ends[last]
    for gap, trim in edges.start.items():
        starts[gap] += trim
    for gap, trim in edges.always.items():
        ends[gap] -= trim
    play = [
        {gap: glue.shrink for gap, glue in spacing.glue.items() if glue.word},
        {gap: glue.shrink for gap, glue in spacing.glue.items() if not glue.word},
        {gap: end + start for gap, (end, start) in squeezed.shrink.items()},
        {gap: end + start for gap, (end, start) in squeezed.mark_shrink.items()},
    ]
    together: dict[int, int] = {}
    for each in play:
        for gap, amount in each.items():
            together[gap] = together.get(gap, 0) + amount
    stretch = {gap: glue.stretch for gap, glue in spacing.glue.items()}
    tracked = _tracked(classified)
    return Tally(
        inner, starts, ends, cells, squeezed, edges,
        [(gap, classified.before(gap)) for gap in squeezed.gaps()],
        _spaces(classified),
        tuple(map(Sparse.of, play)),
        _tier_of_few(together, size, edges),
        _tier_of_few(stretch, size, edges),
        _tier(tracked, list(accumulate(tracked)), edges),
    )  # fmt: skip


def _spaces(classified: Classified) -> list[tuple[int, bool]]:
    found = [(space.index, not space.absent) for space in classified.spaces]
    if c.NO_BREAK_SPACE in classified.classes:
        classes = classified.classes
        found += [(k, True) for k, each in enumerate(classes) if each == c.NO_BREAK_SPACE]
    return sorted(found)


def _tier_of_few(amounts: Mapping[int, int], size: int, edges: Edges) -> Tier:
    """The tier of amounts that few of the gaps can give: between them its sums stay the same."""
    gaps = [0] * size
    start: list[int] = []
    total = 0
    for gap in sorted(amounts):
        start += [total] * (gap - len(start))
        gaps[gap] = amounts[gap]
        total += amounts[gap]
    start += [total] * (size - len(start))
    return _tier(gaps, start, edges)


def _tier(gaps: list[int], start: list[int], edges: Edges) -> Tier:
    end = [0, *start[:-1]]
    for gap, last in edges.content_end.items():
        end[gap] = end[last]
    return Tier(gaps, start, end)


def _tracked(classified: Classified) -> list[int]:
    """1 for every gap that takes tracking. A typed space takes it once, in the gap before it. A box
    that begins the paragraph is its label (• or 1.): the text hangs from it and stays there.
    """
    tracked = list(map(_track_table().__getitem__, classified.pairs))
    if classified.classes[:1] == c.BOX and len(tracked) > 1:
        tracked[1] = 0
    for space in classified.spaces:
        if not space.absent and space.left not in _UNTRACKED_SIDES:
            tracked[space.index] = 1
    return tracked


@cache
def _track_table() -> dict[str, int]:
    table = {left + right: _is_tracked(left, right) for left in c.LETTERS for right in c.LETTERS}
    return table | {"": 0}


def _is_tracked(left: str, right: str) -> int:
    """Not inside Western runs and numbers, beside connectors and calls, between dashes."""
    if left in _UNTRACKED_SIDES or right in _UNTRACKED_SIDES or left in _SPACES_BEFORE:
        return 0
    if left in c.WESTERN and right in c.WESTERN:
        return 0
    return int(not (left == right and left in (c.DASH, c.ELLIPSIS)))

"""The units of one page from its head downwards, on the grid of the leading.

Body lines stand on multiples of the leading on every page, so that facing pages and both
sides of a sheet match. What is between them (quotations, tables, figures, headings) takes
a whole number of lines: what it lacks is divided above and below it.
"""

from publish.pages.flow import Flow, Placed, Unit

Mark = tuple[int, int, int, int | None]
"""How much stood in a column: units, their lower edge, calls, the first unit off the grid."""


class Column:
    """Units as they are put below each other. Lengths as in the flow.

    `bottom` is the lower edge of what stands in it, `calls` are the notes called there.
    """

    def __init__(self, flow: Flow, leading: int) -> None:
        self.units = flow.units
        self.leading = leading
        self.bottom = 0
        self.calls: list[int] = []
        self._numbers: list[int] = []
        self._tops: list[int] = []
        self._loose: int | None = None
        """The first of the units since the last one on the grid."""
        self._figure_ends: set[int] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, number: int) -> None:
        """Put a unit below what is there."""
        unit = self.units[number]
        top = unit.head if not self._numbers else self.bottom + self._gap(number, unit)
        if unit.on_grid:
            top = self._on_grid(top, unit)
            self._loose = None
        elif self._loose is None:
            self._loose = len(self._numbers)
        self._numbers.append(number)
        self._tops.append(top)
        self.bottom = top + unit.height
        self.calls += unit.calls

    def add_group(self, first: int) -> None:
        """Put a whole figure or table below what is there."""
        for number in range(first, first + self.units[first].group):
            self.add(number)
        self._figure_ends.add(self._numbers[-1])

    def mark(self) -> Mark:
        """The state to which `reset` goes back."""
        return len(self._numbers), self.bottom, len(self.calls), self._loose

    def reset(self, mark: Mark) -> None:
        """Take away what was added since the mark; units on the grid are not among it."""
        count, self.bottom, calls, self._loose = mark
        del self._numbers[count:], self._tops[count:], self.calls[calls:]

    def placed(self) -> tuple[Placed, ...]:
        """The units with their places."""
        return tuple(
            Placed(number, top) for number, top in zip(self._numbers, self._tops, strict=True)
        )

    def _gap(self, number: int, unit: Unit) -> int:
        last = self._numbers[-1]
        if last == number - 1:
            return unit.gap
        # One of the two is a figure that has moved, or stood before a figure that has.
        below_last = self.units[last + 1].gap if last + 1 < len(self.units) else 0
        return max(unit.bare_gap, below_last if last in self._figure_ends else 0)

    def _on_grid(self, top: int, unit: Unit) -> int:
        """The line of the grid for a unit whose natural place is `top`."""
        over = top % self.leading
        if not over:
            return top
        # A gap may lose a quarter of a line before a whole line is added.
        if over * 4 <= self.leading and top - over >= self.bottom:
            return top - over
        lacking = self.leading - over
        if self._loose is not None:
            near = not unit.breakable and unit.gap * 2 < self.leading
            self._share(self._loose, lacking, follows_heading=near)
        return top + lacking

    def _share(self, first: int, lacking: int, *, follows_heading: bool) -> None:
        """Give what units off the grid lack of whole lines to the space above them.

        Half of it, the other half being below; all of it above a heading, which stands near
        its text. At the head of a page nothing stands above the first of them: there the
        space above the headings alone grows.
        """
        moved = first or (self._last_gap() if follows_heading else len(self._tops))
        if not follows_heading:
            lacking //= 2
        for place in range(moved, len(self._tops)):
            self._tops[place] += lacking

    def _last_gap(self) -> int:
        """The last unit with space above it; where there is none, behind all units.

        Rather one that is not bound to what stands above it: headings in a row keep together.
        """
        units = [self.units[number] for number in self._numbers]
        gaps = [place for place, unit in enumerate(units) if place and unit.gap]
        loose = [place for place in gaps if units[place].breakable]
        return (loose or gaps or [len(self._tops)])[-1]

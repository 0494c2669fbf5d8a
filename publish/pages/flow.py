"""What is planned: a text as a row of units with heights, and its notes.

A unit is what no page may part: a line, a row of a table, a picture. All lengths are
integers in one unit of the caller's choice, so that a plan is the same everywhere.
"""

from msgspec import Struct


class Unit(Struct, frozen=True):
    """A line, a row or a picture of the text.

    `gap` is the space above it where it does not begin a page, `bare_gap` that space when
    the figure before it has moved to a later page. `on_grid` says that its top stands on
    the grid of the leading. `calls` are the indices of the notes called in it, in order.
    `head` is the height of what is repeated above it where it begins a page: caption and
    head of a table that goes on.

    A page may begin with it when it is `breakable`; `penalty` is what that costs. Where it
    is the first of a figure or table that may move to the head of a later page, `group` is
    the number of units that move together; one that is `free` may stand at the foot of a page
    too, and at the head of the page on which its place is. `mention` is how many units further
    on the text first mentions it, 0 where that is before it or nowhere.
    """

    height: int
    gap: int = 0
    bare_gap: int = 0
    on_grid: bool = False
    calls: tuple[int, ...] = ()
    head: int = 0
    breakable: bool = True
    penalty: int = 0
    group: int = 0
    free: bool = False
    mention: int = 0


class NoteLine(Struct, frozen=True):
    """A line of a note. A note may be divided above it when it is `breakable`.

    `calls` are the indices of the notes called in it, in order: notes to the note.
    """

    height: int
    gap: int = 0
    breakable: bool = True
    calls: tuple[int, ...] = ()


class Note(Struct, frozen=True):
    """A note as its lines, of which there is at least one."""

    lines: tuple[NoteLine, ...]


class Flow(Struct, frozen=True):
    """A text that begins on a new page, and its notes in the order in which they stand at the
    foot of a page.
    """

    units: tuple[Unit, ...]
    notes: tuple[Note, ...] = ()


class Sheet(Struct, frozen=True):
    """The type area of a page.

    `height` is its height, `leading` the step of its grid, `above_notes` the least space
    from the text to the first line of the notes, with the rule between them.
    """

    height: int
    leading: int
    above_notes: int = 0


class Placed(Struct, frozen=True):
    """A unit and how far its top is below the head of the type area."""

    unit: int
    y: int


class Fragment(Struct, frozen=True):
    """The lines `first` to `last` − 1 of a note, and how far their top is below the head."""

    note: int
    first: int
    last: int
    y: int = 0


class Page(Struct, frozen=True):
    """One planned page. `short` is the number of lines that its text could hold more."""

    units: tuple[Placed, ...]
    fragments: tuple[Fragment, ...]
    short: int = 0

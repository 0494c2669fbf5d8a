"""The book block: every document of an issue in its place, with the blank pages between.

The number of a page and the side of the leaf on which it is printed must agree, and so must
the first page of the block and a recto. Where a document begins on the other side, or the
numbers begin anew, a blank page stands before it.
"""

from collections.abc import Iterator

from msgspec import Struct

from publish.compositors import Placed
from publish.issue.sequence import Entry
from publish.model.pages import Folios


class Stretch(Struct, frozen=True):
    """Pages of the block that come from one document, or blank ones where there is none.

    `placed` has the pages, `title` is what a bookmark calls a document without bookmarks of
    its own. `folios` number the pages, printed or not; None where they have no number.
    """

    count: int
    folios: Folios | None
    entry: Entry | None = None
    placed: Placed | None = None
    title: str = ""


class SetEntry(Struct, frozen=True):
    """A document of the block that has been set; `numbered` says whether its pages count."""

    entry: Entry
    placed: Placed
    title: str
    numbered: bool = True


def block(front: tuple[SetEntry, ...], body: tuple[SetEntry, ...]) -> tuple[Stretch, ...]:
    """The whole block; it fills its leaves, the last page being a verso."""
    stretches = list(_zone(front, []))
    stretches += _zone(body, stretches.copy())
    if _pages(stretches) % 2:
        stretches.append(_blank(1, stretches[-1]))
    return tuple(stretches)


def _zone(entries: tuple[SetEntry, ...], bound: list[Stretch]) -> Iterator[Stretch]:
    """The documents of one numbering behind what is bound already."""
    before = _pages(bound)
    last = bound[-1] if bound else None
    for number, each in enumerate(entries):
        folios = each.placed.folios
        gap = folios.first - _behind(last) if last is not None and last.folios else 0
        if not number or gap < 0 or gap > 1:  # numbers begin anew
            gap = (folios.first + before + 1) % 2
        if gap:
            yield _blank(gap, last)
            before += gap
        last = Stretch(
            each.placed.count,
            folios if each.numbered else None,
            each.entry,
            each.placed,
            each.title,
        )
        yield last
        before += last.count


def _behind(stretch: Stretch) -> int:
    assert stretch.folios is not None
    return stretch.folios.first + stretch.count


def _blank(count: int, behind: Stretch | None) -> Stretch:
    """Blank pages, which are numbered on where what stands before them is."""
    if behind is None or behind.folios is None:
        return Stretch(count, None)
    return Stretch(count, Folios(_behind(behind), behind.folios.numerals))


def _pages(stretches: list[Stretch]) -> int:
    return sum(stretch.count for stretch in stretches)

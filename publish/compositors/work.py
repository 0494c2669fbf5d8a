"""What one compositor does: lay out copy and count its pages, later give them their folios.

These are the calls that a crew's processes take, plain functions of plain values. What was
laid out is kept by its compositor until its pages are asked for; one who has nothing kept lays
the copy out then. The engine is loaded with the first call.
"""

from typing import TYPE_CHECKING

from publish.model.pages import Folios
from publish.pdf import Copy, SetPages

if TYPE_CHECKING:
    from publish.pdf.weasy import Layout

Counts = tuple[int, int]
"""Pages where the first one is a recto, and where it is a verso."""
_MOST_KEPT = 4
_kept: "dict[str, Layout]" = {}


def count_pages(key: str, copy: Copy) -> Counts:
    """The numbers of pages of a copy that begins on a recto, and on a verso.

    `key` names the copy. Its layout is kept.
    """
    from publish.compositors.loading import lay_out

    layout = lay_out(copy)
    _keep(key, layout)
    return layout.count(True), layout.count(False)


def _keep(key: str, layout: "Layout") -> None:
    _kept[key] = layout
    while len(_kept) > _MOST_KEPT:
        del _kept[next(iter(_kept))]


def make_pages(key: str, copy: Copy, folios: Folios, draw: bool, placed: bool) -> SetPages:
    """The finished pages of a copy; without `draw` everything but the PDF.

    The places of its lines are among it where `placed` asks for them; where they alone are
    asked for the layout is kept, to be drawn next.
    """
    from publish.compositors.loading import lay_out

    layout = _kept.pop(key, None)
    if layout is None or not layout.is_of_use(folios):
        layout = lay_out(copy)
    pages = layout.pages(folios, draw=draw, placed=placed)
    if placed and not draw:
        _keep(key, layout)
    return pages


def renumber_pages(key: str, copy: Copy, pages: SetPages, folios: Folios, placed: bool) -> SetPages:
    """Finished pages of a copy with other folios, the same as if it was set anew.

    It is where their heads cannot be made without their text.
    """
    from publish.compositors.loading import renumber

    return renumber(copy, pages, folios) or make_pages(key, copy, folios, True, placed)

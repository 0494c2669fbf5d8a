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

_MOST_KEPT = 4
_kept: "dict[tuple[str, bool], Layout]" = {}


def count_pages(key: str, copy: Copy, is_recto: bool) -> int:
    """The number of pages of a copy whose first page stands on that side.

    `key` names the copy. Its layout is kept, in the place of any other of the same copy.
    """
    from publish.pdf.weasy import lay_out

    _kept.pop((key, not is_recto), None)
    layout = _kept[key, is_recto] = lay_out(copy, is_recto=is_recto)
    while len(_kept) > _MOST_KEPT:
        del _kept[next(iter(_kept))]
    return layout.count


def make_pages(key: str, copy: Copy, folios: Folios, draw: bool, placed: bool) -> SetPages:
    """The finished pages of a copy; without `draw` everything but the PDF.

    The places of its lines are among it where `placed` asks for them.
    """
    from publish.pdf.weasy import lay_out

    is_recto = bool(folios.first % 2)
    layout = _kept.pop((key, is_recto), None) or lay_out(copy, is_recto=is_recto)
    return layout.pages(folios, draw=draw, placed=placed)

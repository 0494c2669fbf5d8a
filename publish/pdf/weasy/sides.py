"""The two sides of a leaf: where a document has the same pages on either of them.

What differs there is only where the type area stands on the paper, and what stands around it.
Such a document keeps its pages when those before it become one more.
"""

from typing import Any

from msgspec import Struct

from publish.pages import Plan, demerits_if_turned
from publish.pdf.weasy.galley import Section
from publish.pdf.weasy.mending import Changes
from publish.pdf.weasy.percentages import is_bare

_WORSE = 4
"""Demerits that a plan may have more than the best one for a side: facing pages of which one is
a line longer than it might be."""


class Planned(Struct, frozen=True):
    """A section with the plan of its pages, and the paragraphs that were changed for it.

    `blank` when a blank page stands before it; `recto` when its first page is one.
    """

    section: Section
    plan: Plan
    changes: tuple[Changes, ...]
    blank: bool
    recto: bool

    @property
    def count(self) -> int:
        """The number of its pages."""
        return len(self.plan.pages) + self.blank


def plans_for_both(
    rectos: tuple[Planned, ...], versos: tuple[Planned, ...]
) -> tuple[Planned, ...] | None:
    """The plans that serve on either side, from those for each; None where there are none."""
    found = []
    for recto, verso in zip(rectos, versos, strict=True):
        if recto.blank or verso.blank or recto.count != verso.count:
            return None
        either = (recto, verso) if recto.recto else (verso, recto)
        costs = tuple(
            (
                demerits_if_turned(one.plan, one.recto) - other.plan.demerits,
                place,
            )
            for place, (one, other) in enumerate((either, either[::-1]))
        )
        worse, place = min(costs)
        if worse > _WORSE:
            return None
        found.append(either[place])
    return tuple(found)


def is_moved_only(recto: Any, verso: Any) -> bool:
    """Whether the boxes of pages on either side differ in nothing but the place of the text."""
    return _geometry(recto) == _geometry(verso) and all(
        is_bare(page.style)
        and not any(page.style[f"border_{side}_width"] for side in ("top", "bottom"))
        and not page.style["marks"]
        and page.style[counters] == recto.style[counters]
        for page in (recto, verso)
        for counters in ("counter_reset", "counter_set", "counter_increment")
    )


def _geometry(page: Any) -> tuple[Any, ...]:
    """The sizes of a page and of its type area in CSS px, to a thousandth."""
    frame = (page.padding_box_x(), page.border_box_x())
    sizes = (page.margin_width(), page.margin_height(), page.content_box_y())
    area = (page.width, page.height, *(page.content_box_x() - x for x in frame))
    return tuple(round(size, 3) for size in (*sizes, *area))

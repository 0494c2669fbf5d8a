"""What a plan would cost on the other side of the leaf, told without planning again."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.pages import Flow, Page, Plan, Sheet, demerits_if_turned, plan
from publish.pages.ends import page
from publish.pages.foot import Foot
from publish.pages.plan import demerits
from publish.pages.way import Start
from tests.pages.test_page_laws import flows, law, sheets


def alone(flow: Flow, sheet: Sheet, first: Sheet, planned: Plan) -> int:
    """What the pages of a plan cost one by one, by the best of the ways that make just these."""
    foot = Foot(flow.notes, sheet.above_notes)
    known = {Start(): 0}
    for number, here in enumerate(planned.pages):
        area = sheet if number else first
        following: dict[Start, int] = {}
        for start, cost in known.items():
            # Of two ways to the same page the worse one may not have been followed.
            followed = planned.ends.get(start)
            for end in followed.ways if followed else ():
                if page(flow, area, foot, start, end) == here:
                    total = cost + demerits(flow, end, start)
                    following[end.next] = min(total, following.get(end.next, total))
        known = following
    return min(known.values())


def openings(pages: tuple[Page, ...], first_is_recto: bool) -> Iterator[tuple[Page, Page]]:
    """The verso and the recto of every opening in which a page follows the recto."""
    rest = pages[first_is_recto:]
    while len(rest) > 2:
        yield rest[0], rest[1]
        rest = rest[2:]


def slowly(flow: Flow, sheet: Sheet, first: Sheet, planned: Plan, first_is_recto: bool) -> int:
    """The demerits of the pages of a plan on a side: of each, and of those that face."""
    facing = openings(planned.pages, first_is_recto)
    return alone(flow, sheet, first, planned) + sum(
        4 * abs(verso.short - recto.short) for verso, recto in facing
    )


@examples(law, max_examples=25)
@given(flows(), sheets, sheets, st.booleans())
def test_a_turned_plan_costs_what_its_pages_cost_there(
    flow: Flow, sheet: Sheet, first: Sheet, recto: bool
) -> None:
    """And turned back what it did."""
    first = replace(first, above_notes=sheet.above_notes)
    planned = plan(flow, sheet, first, recto)
    assert planned.demerits == slowly(flow, sheet, first, planned, recto)
    turned = demerits_if_turned(planned, recto)
    assert turned == slowly(flow, sheet, first, planned, not recto)
    assert demerits_if_turned(replace(planned, demerits=turned), not recto) == planned.demerits

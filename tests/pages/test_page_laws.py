"""Laws that hold for every text and every page."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.pages import Flow, Note, NoteLine, Page, Sheet, Unit, plan
from publish.pages.plan import Plan

LEADING = 24
law = examples(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""A loaded machine is no finding."""
Law = Callable[[Flow, Sheet, Plan], None]
ON_EVERY_PAGE: list[Law] = []
"""Judges of the pages of any text: all of them see every text, which is drawn and set once."""
TORN = 5000
"""The demerits of one page that breaks a rule; all others together stay below it here."""


def even(least: int, most: int) -> st.SearchStrategy[int]:
    """Even lengths, which can be halved as the grid demands."""
    return st.integers(least // 2, most // 2).map(lambda half: 2 * half)


def note(size: int, paragraphs: list[tuple[int, int]]) -> Note:
    """A note of paragraphs, each of so many lines below a gap; two lines of each keep together."""
    lines: list[NoteLine] = []
    for count, gap in paragraphs:
        for number in range(count):
            whole = number not in (1, count - 1) or number == 0
            lines.append(NoteLine(size, gap if number == 0 else 0, whole))
    return Note(tuple(lines))


# What is drawn by the hundred has a name: to make a strategy takes longer than to draw from it.
paragraphs = st.tuples(st.integers(1, 40), st.sampled_from([0, 0, 6]))
notes = st.builds(note, even(10, 30), st.lists(paragraphs, min_size=1, max_size=3))
"""Notes of 1 to 120 lines."""
lengths = st.integers(0, 30)
groups = st.integers(1, 4)
kinds, kinds_of_units = st.integers(0, 7), st.integers(0, 4)
calls_of_units = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3])
mentions = st.integers(0, 3)


text_units = st.builds(
    Unit,
    height=st.just(LEADING),
    gap=st.sampled_from([0, 0, 0, 12, 30]),
    on_grid=st.just(True),
    breakable=st.sampled_from([True, True, False]),
)
other_units = st.builds(
    Unit,
    height=even(2, 200),
    gap=even(0, 40),
    head=st.sampled_from([0, 0, 18]),
    breakable=st.booleans(),
)
sheets = st.builds(
    Sheet,
    height=st.integers(8, 40).map(lambda lines: lines * LEADING),
    leading=st.just(LEADING),
    above_notes=even(0, 30),
)


@st.composite
def flows(draw: st.DrawFn, figures: bool = True, joined: bool = True) -> Flow:
    """A text of lines, rows and figures, some of which call notes."""
    units: list[Unit] = []
    called: list[Note] = []
    for _ in range(draw(lengths)):
        group = draw(groups) if figures and draw(kinds) == 0 else 0
        free = group > 0 and draw(st.booleans())
        mention = (0, 0, group, group + 9)[draw(mentions)] if free else 0
        for place in range(group or 1):
            unit = draw(other_units if group or draw(kinds_of_units) == 0 else text_units)
            numbers = tuple(range(len(called), len(called) + draw(calls_of_units)))
            called += [draw(notes) for _ in numbers]
            units.append(
                replace(
                    unit,
                    calls=numbers,
                    group=group if place == 0 else 0,
                    free=free and place == 0,
                    mention=mention if place == 0 else 0,
                    breakable=unit.breakable or not joined,
                )
            )
    return Flow(tuple(units), tuple(called))


def lines_of(page: Page) -> Iterator[tuple[int, int]]:
    for fragment in page.fragments:
        yield from ((fragment.note, line) for line in range(fragment.first, fragment.last))


def moving(flow: Flow) -> set[int]:
    """The units that may move to a later page."""
    return {
        number
        for first, unit in enumerate(flow.units)
        for number in range(first, first + unit.group)
    }


def is_torn(planned: Plan) -> bool:
    return planned.demerits >= TORN


def on_every_page(judge: Law) -> Law:
    ON_EVERY_PAGE.append(judge)
    return judge


@on_every_page
def nothing_is_lost_and_nothing_comes_twice(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    pages = planned.pages
    assert sorted(placed.unit for page in pages for placed in page.units) == list(
        range(len(flow.units))
    )
    assert sorted(line for page in pages for line in lines_of(page)) == [
        (number, line) for number, note in enumerate(flow.notes) for line in range(len(note.lines))
    ]


@on_every_page
def the_text_and_the_figures_keep_their_order(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    order = [placed.unit for page in planned.pages for placed in page.units]
    figures = moving(flow)
    for row in ([u for u in order if u in figures], [u for u in order if u not in figures]):
        assert row == sorted(row)


@on_every_page
def a_figure_never_stands_on_a_page_before_its_place(
    flow: Flow, sheet: Sheet, planned: Plan
) -> None:
    """At the head of the page of its place, text before it may stand below it."""
    pages = [[placed.unit for placed in page.units] for page in planned.pages]
    figures = moving(flow)
    for number, units in enumerate(pages):
        for unit in figures & {*units}:
            later = (text for page in pages[number + 1 :] for text in page)
            assert all(text > unit for text in later if text not in figures)


@on_every_page
def only_a_free_figure_stands_above_text_before_it_or_at_the_foot(
    flow: Flow, sheet: Sheet, planned: Plan
) -> None:
    free = {
        number
        for first, unit in enumerate(flow.units)
        for number in range(first, first + unit.group)
        if unit.free
    }
    figures = moving(flow)
    for page in planned.pages:
        order = [placed.unit for placed in page.units]
        for place, unit in enumerate(order):
            if unit in figures - free:
                assert all(text > unit for text in order[place:] if text not in figures)


@on_every_page
def notes_come_in_order_from_beginning_to_end(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    lines = [line for page in planned.pages for line in lines_of(page)]
    assert lines == sorted(lines)


@on_every_page
def a_divided_note_goes_on_at_the_next_page(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    pages = planned.pages
    for number, page in enumerate(pages):
        if page.fragments:
            last = page.fragments[-1]
            if last.last < len(flow.notes[last.note].lines):
                following = pages[number + 1].fragments[0]
                assert (following.note, following.first) == (last.note, last.last)


@on_every_page
def a_divided_note_has_two_lines_on_either_side(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    for page in planned.pages:
        for part in page.fragments:
            count = len(flow.notes[part.note].lines)
            assert part.last - part.first >= 2 or (part.first, part.last) == (0, count)
            assert part.last == count or flow.notes[part.note].lines[part.last].breakable


@law
@given(flows(figures=False, joined=False), sheets)
def test_a_note_begins_on_the_page_of_its_call(flow: Flow, sheet: Sheet) -> None:
    """Unless the line with its notes, the last of them begun, is higher than a page."""
    for page in plan(flow, sheet).pages:
        begun = {note for note, line in lines_of(page) if line == 0}
        for placed in page.units:
            unit = flow.units[placed.unit]
            if not set(unit.calls) <= begun:
                assert unit.head + unit.height + least(flow, unit.calls, sheet) > sheet.height


def least(flow: Flow, calls: tuple[int, ...], sheet: Sheet) -> int:
    """The height of the notes of one line, all whole but the last, which is begun."""
    lines = [line for note in calls[:-1] for line in flow.notes[note].lines]
    last = flow.notes[calls[-1]].lines
    divisions = (n for n in range(2, len(last) - 1) if last[n].breakable)
    lines += last[: next(divisions, len(last))]
    return sheet.above_notes + sum(line.height + line.gap for line in lines)


@st.composite
def nested(draw: st.DrawFn) -> Flow:
    """A text of single lines, with notes in which further notes are called."""
    called: list[Note] = []
    units = []
    for _ in range(draw(st.integers(1, 20))):
        outer = draw(st.sampled_from([0, 0, 0, 1]))
        units.append(Unit(LEADING, on_grid=True, calls=(len(called),) * outer))
        if outer:
            lines = [NoteLine(16)] * draw(st.integers(1, 60))
            called.append(Note(()))
            place = len(called) - 1
            for number in draw(st.sets(st.integers(0, len(lines) - 1), max_size=3)):
                lines[number] = replace(lines[number], calls=(len(called),))
                called.append(Note((NoteLine(16),) * draw(st.integers(1, 12))))
            calls = sorted(line.calls for line in lines if line.calls)
            order = iter(calls)
            lines = [replace(line, calls=next(order) if line.calls else ()) for line in lines]
            called[place] = Note(tuple(lines))
    return Flow(tuple(units), tuple(called))


@law
@given(nested())
def test_a_note_called_in_a_note_begins_on_the_page_of_that_line(flow: Flow) -> None:
    planned = plan(flow, Sheet(20 * LEADING, LEADING, 14))
    lines = [line for page in planned.pages for line in lines_of(page)]
    assert sorted(lines) == [
        (number, line) for number, note in enumerate(flow.notes) for line in range(len(note.lines))
    ]
    for page in planned.pages:
        here = {*lines_of(page)}
        for note, line in here:
            for inner in flow.notes[note].lines[line].calls:
                assert (inner, 0) in here or is_torn(planned)
        assert not page.fragments or page.fragments[-1].y + height(flow, page, -1) == 20 * LEADING


@on_every_page
def nothing_stands_outside_the_type_area(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    """Only what is higher than a page by itself does: a row, a picture, a figure."""
    for page in planned.pages:
        bottom = 0
        for placed in page.units:
            assert placed.y >= bottom
            bottom = placed.y + flow.units[placed.unit].height
        alone = len(page.units) == 1 or all(placed.unit in moving(flow) for placed in page.units)
        assert bottom <= sheet.height or alone
        if page.fragments:
            assert page.fragments[0].y >= min(bottom, sheet.height) + sheet.above_notes
            assert page.fragments[-1].y + height(flow, page, -1) == sheet.height
        for number, (above, below) in enumerate(pairwise(page.fragments)):
            assert above.y + height(flow, page, number) <= below.y


def height(flow: Flow, page: Page, number: int) -> int:
    part = page.fragments[number]
    lines = flow.notes[part.note].lines[part.first : part.last]
    return sum(line.height + line.gap for line in lines) - lines[0].gap


@on_every_page
def lines_of_the_text_stand_on_the_grid(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    for page in planned.pages:
        for placed in page.units:
            assert not flow.units[placed.unit].on_grid or placed.y % sheet.leading == 0


@on_every_page
def a_page_begins_where_the_text_may_be_broken(flow: Flow, sheet: Sheet, planned: Plan) -> None:
    """A line that is bound to a figure begins one where the figure stands directly above it."""
    figures = moving(flow)
    for page in planned.pages[1:]:
        units = [placed.unit for placed in page.units]
        first = next((unit for unit in units if unit not in figures), None)
        if first is not None and first - 1 not in units and not is_torn(planned):
            assert flow.units[first].breakable


@examples(law, max_examples=150, report_multiple_bugs=False)
@given(flows(), sheets)
def test_every_law_holds_on_every_page(flow: Flow, sheet: Sheet) -> None:
    planned = plan(flow, sheet)
    for judge in ON_EVERY_PAGE:
        judge(flow, sheet, planned)


def test_a_note_that_waits_behind_another_keeps_the_space_above_it() -> None:
    """Two notes of one row begin late, since no page holds the first with the second; the end
    of the second was lost where all but the space between them had room.
    """
    row = Unit(height=2, calls=(0, 1))
    first = Note((NoteLine(14),) * 40)
    second = Note((NoteLine(14, 6), *[NoteLine(14)] * 9))
    sheet = Sheet(17 * 14, 14)
    pages = plan(Flow((row,), (first, second)), sheet).pages
    lines = [line for page in pages for line in lines_of(page)]
    assert lines == [(note, line) for note, count in ((0, 40), (1, 10)) for line in range(count)]


def test_a_line_bound_to_a_figure_begins_no_page_without_it() -> None:
    """The rest of a long note leaves no room for the figure, but for the line below it."""
    line = Unit(LEADING, on_grid=True)
    figure = Unit(4 * LEADING, gap=LEADING, group=1, calls=(1,))
    calling, bound = replace(line, calls=(0,)), replace(line, breakable=False)
    notes = Note((NoteLine(LEADING),) * 16), Note((NoteLine(LEADING),) * 2)
    flow = Flow((*[line] * 9, calling, figure, bound, line), notes)
    pages = plan(flow, Sheet(12 * LEADING, LEADING)).pages
    assert [[placed.unit for placed in page.units] for page in pages] == [
        [*range(10)],
        [],
        [10, 11, 12],
    ]


@law
@given(flows(), sheets, sheets, st.booleans(), st.data())
def test_the_same_text_has_the_same_pages_whatever_is_known_of_another(
    flow: Flow, sheet: Sheet, first: Sheet, recto: bool, data: st.DataObject
) -> None:
    """A text that has some plain lines more or fewer in one place, as after mending."""
    place = data.draw(st.integers(0, len(flow.units)))
    inside = any(
        number < place < number + unit.group for number, unit in enumerate(flow.units) if unit.group
    )
    fewer = 0
    while not inside and place + fewer < len(flow.units) and fewer < 2:
        unit = flow.units[place + fewer]
        if unit.calls or unit.group or moving(flow) & {place + fewer}:
            break
        fewer += 1
    more = [] if inside else data.draw(st.lists(text_units, max_size=2))
    units = (*flow.units[:place], *more, *flow.units[place + fewer :])
    changed = Flow(units, flow.notes)
    like = (flow, plan(flow, sheet, first, recto))
    planned = plan(changed, sheet, first, recto)
    assert plan(changed, sheet, first, recto, like) == planned
    assert plan(changed, sheet, first, recto) == planned


@law
@given(flows(), sheets, st.sampled_from([2, 3, 1024]))
def test_pages_do_not_depend_on_the_unit_of_length(flow: Flow, sheet: Sheet, times: int) -> None:
    small, large = plan(flow, sheet), plan(scaled(flow, times), scaled_sheet(sheet, times))
    assert large.demerits == small.demerits
    assert [
        replace(
            page,
            units=tuple(replace(placed, y=placed.y * times) for placed in page.units),
            fragments=tuple(replace(part, y=part.y * times) for part in page.fragments),
        )
        for page in small.pages
    ] == list(large.pages)


def scaled(flow: Flow, times: int) -> Flow:
    return Flow(
        tuple(
            replace(u, height=u.height * times, gap=u.gap * times, head=u.head * times)
            for u in flow.units
        ),
        tuple(
            Note(tuple(replace(n, height=n.height * times, gap=n.gap * times) for n in note.lines))
            for note in flow.notes
        ),
    )


def scaled_sheet(sheet: Sheet, times: int) -> Sheet:
    return Sheet(sheet.height * times, sheet.leading * times, sheet.above_notes * times)


@pytest.mark.parametrize("flow", [Flow(()), Flow((Unit(LEADING),))])
def test_a_text_without_lines_or_with_one_has_a_plan(flow: Flow) -> None:
    assert sum(len(page.units) for page in plan(flow, Sheet(240, LEADING)).pages) == len(flow.units)


@law
@given(st.integers(1, 400), st.integers(1, 40))
def test_lines_alone_fill_their_pages(lines: int, room: int) -> None:
    """Where nothing forbids it, no page but the last two is short."""
    flow = Flow((Unit(LEADING, on_grid=True),) * lines)
    pages = plan(flow, Sheet(room * LEADING, LEADING)).pages
    assert len(pages) == -(-lines // room)

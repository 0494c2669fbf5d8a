"""Texts with notes of 1 to 120 lines at random places, the same in every run.

Each is a row of paragraphs and headings given as numbers of lines. `flow` makes heights of it for
the planner, `markdown` a manuscript whose paragraphs and notes have about so many lines.
"""

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache

from publish.pages import Flow, Note, Page, Sheet, Unit
from tests.pages.documents import ABOVE_NOTES, LINE, SMALL, note, paragraph, sheet

VARIANTS = 200
HEIGHTS = (22, 29, 36)
"""Lines of the body on a page."""
COUNTED = ("lost", "late notes", "single lines of notes", "widows", "orphans", "stranded headings")
"""What may not happen."""
SHORT = "pages 3 or more lines short"
UNCAUSED = "short without cause"
"""Three lines short where no heading, note or end of the text makes it so."""

_HAN = (
    "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡"
    "劍號巨闕珠稱夜光果珍李柰菜重芥薑海鹹河淡鱗潛羽翔龍師火帝鳥官人皇始制文字乃服衣裳推位讓國有虞陶唐"
)
_MEASURE, _NOTE_MEASURE = 32, 38
"""Characters in a line of the text and in one of a note."""


@dataclass(frozen=True)
class Block:
    """A paragraph of so many lines, with a heading above it or not.

    `calls` are (number of a line from 1, lines of the note that it calls).
    """

    lines: int
    calls: tuple[tuple[int, int], ...] = ()
    heading: bool = False


@cache
def variant(seed: int) -> tuple[Block, ...]:
    """The text of a seed: 20 to 40 paragraphs with some ten notes."""
    draw = random.Random(seed)
    blocks = []
    for _ in range(draw.randint(20, 40)):
        lines = draw.randint(1, 14)
        calls = []
        for number in range(1, lines + 1):
            if draw.random() < 0.04:
                long = draw.random() < 0.2
                calls.append((number, draw.randint(1, 120 if long else 12)))
        blocks.append(Block(lines, tuple(calls), draw.random() < 0.15))
    return tuple(blocks)


def flow(blocks: tuple[Block, ...]) -> Flow:
    """The units and notes of a text, in quarters of a line."""
    units: list[Unit] = []
    notes: list[Note] = []
    for block in blocks:
        if block.heading:
            units.append(Unit(LINE, gap=3))
        calls: dict[int, tuple[int, ...]] = {}
        for number, lines in block.calls:
            calls[number] = (*calls.get(number, ()), len(notes))
            notes.append(note(lines))
        found = paragraph(block.lines, 1 if block.heading else 0, calls)
        if block.heading:
            found[0] = Unit(LINE, 1, on_grid=True, calls=found[0].calls, breakable=False)
        units += found
    return Flow(tuple(units), tuple(notes))


def markdown(blocks: tuple[Block, ...], seed: int) -> tuple[str, tuple[str, ...]]:
    """The body of a manuscript, and the texts of its notes."""
    draw = random.Random(seed)
    parts, notes = [], []
    for block in blocks:
        if block.heading:
            parts.append(f"## {_han(draw, 8)}")
        text, done = "", 0
        for number, lines in block.calls:
            notes.append(_han(draw, lines * _NOTE_MEASURE - 6))
            behind = number * _MEASURE - 12  # in its line, with the indent of two characters
            text += _han(draw, behind - done) + f"[^{len(notes)}]"
            done = behind
        text += _han(draw, max(4, block.lines * _MEASURE - 6 - done))
        parts.append(text)
    parts += [f"[^{number}]: {text}" for number, text in enumerate(notes, 1)]
    return "\n\n".join(parts) + "\n", tuple(notes)


def _han(draw: random.Random, count: int) -> str:
    return "".join(draw.choices(_HAN, k=count))


def sheets() -> tuple[Sheet, ...]:
    """The three pages."""
    return tuple(sheet(lines) for lines in HEIGHTS)


def count(flow: Flow, page_size: Sheet, pages: tuple[Page, ...]) -> Counter[str]:
    """How often each of `COUNTED` happens, and what else `make bench` tells."""
    found = Counter(pages=len(pages), notes=len(flow.notes))
    units = [placed.unit for page in pages for placed in page.units]
    parts = [part for page in pages for part in page.fragments]
    lines = [(part.note, line) for part in parts for line in range(part.first, part.last)]
    wanted = [(number, line) for number, n in enumerate(flow.notes) for line in range(len(n.lines))]
    found["lost"] = (units != [*range(len(flow.units))]) + (lines != wanted)
    for number, page in enumerate(pages):
        called = {note for placed in page.units for note in flow.units[placed.unit].calls}
        begun = {part.note for part in page.fragments if part.first == 0}
        found["late notes"] += len(called - begun)
        found["single lines of notes"] += sum(
            part.last - part.first == 1 and len(flow.notes[part.note].lines) > 1
            for part in page.fragments
        )
        if number and page.units:
            found[_break(flow, page_size, page.units[0].unit)] += 1
        if page.short > 2 and number + 1 < len(pages):
            found[SHORT] += 1
            found[UNCAUSED] += not _has_cause(flow, pages[number + 1])
    return found


def _has_cause(flow: Flow, following: Page) -> bool:
    """Whether what comes next could not be begun: a heading, or lines that call a note."""
    begins = [flow.units[placed.unit] for placed in following.units[:2]]
    return not begins or not begins[0].on_grid or any(unit.calls for unit in begins)


def _break(flow: Flow, page_size: Sheet, first: int) -> str:
    """What is wrong with a page that begins with a unit."""
    if flow.units[first].breakable:
        return "good breaks"
    if _together(flow, first) > page_size.height:
        # Two lines of a paragraph, the first of which calls a note that is too long for both.
        return "forced breaks"
    above = flow.units[first - 1]
    if not above.on_grid:
        return "stranded headings"
    return "orphans" if above.breakable else "widows"


def _together(flow: Flow, number: int) -> int:
    """The height of the lines that may not be parted from a line, with their notes."""
    first, last = number, number + 1
    while not flow.units[first].breakable:
        first -= 1
    while last < len(flow.units) and not flow.units[last].breakable:
        last += 1
    units = flow.units[first:last]
    lines = [len(flow.notes[call].lines) for unit in units for call in unit.calls]
    begun = lines[-1:] and [2 if lines[-1] > 3 else lines[-1]]
    above = ABOVE_NOTES if lines else 0
    return sum(unit.height for unit in units) + above + SMALL * sum([*lines[:-1], *begun])

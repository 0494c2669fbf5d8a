"""The cases are documents: a heading that says the rule, the page, the text and its notes, `---`,
and the pages that a setter would make of them. This module reads them and draws pages.

The page is `page 10`: so many lines of the body. `first 6` is a lower first page, `verso` says
that it is a left one. Of the text, every line is a block with its name and its number of lines:

- `A text 8`: a paragraph; `A text 8 · 3 calls 1 2`: its third line calls the notes 1 and 2.
- `B heading 1`: 0.75 lines above it, 0.25 below.
- `C quotation 3`: half a line above and below.
- `D figure 4`: may move to the head of the next page; half a line above and below.
- `D free 4`: a figure that may stand at the foot of a page too, and at the head of its own;
  `· first named in E` when the first line of that block mentions it first.
- `E table 2+9`: rows of the head and of the body, each 0.75 lines high; may move as a
  figure does unless it is higher than the page.
- `F picture 30`: stands in one piece, wherever that is.
- `1 note 7`: a note of seven lines, each 0.75 lines high, as rule and space above the notes are;
  `1 note 7 · 3 calls 2`: its third line calls note 2.

Each line that is expected is a page: its blocks with their lines, `|`, its notes. `A` is a whole
block, `A3-8` a part of it, `1:3-8` a part of a note, `1…4` are four whole notes. After `←` stand
facts of the page: `C at 6.5`, where a block begins, in lines from the head; `notes at 7`;
`short 2`: the lines that are lacking.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from msgspec.structs import replace

from publish.pages import Flow, Note, NoteLine, Page, Plan, Sheet, Unit, plan

CASES = Path(__file__).parent / "cases"
LINE, SMALL, ABOVE_NOTES = 4, 3, 3
"""A line of the body, one of a note, rule and space above the notes, in quarters of a line."""
_GAPS = {"text": (0, 0), "heading": (3, 1), "quotation": (2, 2), "figure": (2, 2)}
_GAPS |= {"table": (2, 2), "picture": (0, 0), "free": (2, 2)}
"""The space above and below a block."""


@dataclass(frozen=True)
class Case:
    """One case of a document; `names` are those of all units, `A3` or `A` where there is one."""

    heading: str
    flow: Flow
    names: tuple[tuple[str, int, int], ...]
    """For each unit its block, its number in the block from 1, and the units of the block."""
    sheet: Sheet
    first: Sheet | None
    first_is_recto: bool
    expected: tuple[str, ...]
    source: str

    def plan(self) -> Plan:
        """The pages that the planner makes."""
        return plan(self.flow, self.sheet, self.first, self.first_is_recto)

    def drawn(self, page: Page) -> str:
        """A page as the documents draw it, without facts."""
        text = " ".join(self._parts(page))
        notes = " ".join(self._notes(page))
        return f"{text} | {notes}".strip() if notes else text

    def fact(self, page: Page, words: str) -> str:
        """What a page says to words such as `notes at 7`."""
        what, _, _ = words.rpartition(" ")
        if what == "short":
            return f"short {page.short}"
        name = what.removesuffix(" at")
        if name == "notes":
            return f"notes at {page.fragments[0].y / LINE:g}"
        at = next(each.y for each in page.units if self._name(each.unit) == name)
        return f"{what} {at / LINE:g}"

    def _name(self, unit: int) -> str:
        block, number, units = self.names[unit]
        return block if number == 1 or units == 1 else f"{block}{number}"

    def _parts(self, page: Page) -> Iterator[str]:
        row = [self.names[placed.unit] for placed in page.units]
        begin = 0
        for place in range(1, len(row) + 1):
            if place < len(row) and row[place][:2] == (row[place - 1][0], row[place - 1][1] + 1):
                continue
            (block, first, units), (_, last, _) = row[begin], row[place - 1]
            yield block if (first, last) == (1, units) else f"{block}{_range(first, last)}"
            begin = place

    def _notes(self, page: Page) -> Iterator[str]:
        whole: list[int] = []
        for fragment in page.fragments:
            count = len(self.flow.notes[fragment.note].lines)
            if (fragment.first, fragment.last) == (0, count):
                whole.append(fragment.note + 1)
                continue
            yield from _folded(whole)
            whole = []
            yield f"{fragment.note + 1}:{_range(fragment.first + 1, fragment.last)}"
        yield from _folded(whole)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _folded(numbers: list[int]) -> Iterator[str]:
    if len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers)):
        yield f"{numbers[0]}…{numbers[-1]}"
    else:
        yield from map(str, numbers)


def paragraph(
    lines: int, gap: int = 0, calls: dict[int, tuple[int, ...]] | None = None
) -> list[Unit]:
    """The lines of a paragraph, two of them at least at the foot and at the head of a page."""
    return [
        Unit(
            LINE,
            gap=gap if number == 0 else 0,
            on_grid=True,
            calls=(calls or {}).get(number + 1, ()),
            breakable=number not in (1, lines - 1) or lines == 1,
        )
        for number in range(lines)
    ]


def note(lines: int, calls: dict[int, tuple[int, ...]] | None = None) -> Note:
    """A note of one paragraph."""
    called = (calls or {}).get
    return Note(tuple(NoteLine(SMALL, calls=called(n, ())) for n in range(1, lines + 1)))


def sheet(lines: float) -> Sheet:
    """A page of so many lines."""
    return Sheet(round(lines * LINE), LINE, ABOVE_NOTES)


def cases() -> list[Case]:
    """All cases in the order of the documents."""
    return [case for path in sorted(CASES.glob("*.md")) for case in _read(path)]


def _read(path: Path) -> Iterator[Case]:
    for block in path.read_text(encoding="utf-8").split("\n### ")[1:]:
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("> ")]
        rule = lines.index("---")
        said = [word.strip() for word in lines[1].split("·")]
        settings = dict(word.split(" ", 1) for word in said if " " in word)
        flow, names = _flow(lines[2:rule], sheet(float(settings["page"])))
        yield Case(
            lines[0],
            flow,
            names,
            sheet(float(settings["page"])),
            sheet(float(settings["first"])) if "first" in settings else None,
            "verso" not in said,
            tuple(lines[rule + 1 :]),
            f"{path.name}: {lines[0]}",
        )


def _flow(lines: list[str], page: Sheet) -> tuple[Flow, tuple[tuple[str, int, int], ...]]:
    units: list[Unit] = []
    names: list[tuple[str, int, int]] = []
    notes: list[Note] = []
    below, joined = 0, False
    named: dict[int, str] = {}
    for line in lines:
        head, *marks = [part.strip() for part in line.split("·")]
        name, kind, size = head.split()
        calls = {}
        for mark in marks:
            if mark.startswith("first named in "):
                named[len(units)] = mark.removeprefix("first named in ")
                continue
            match = re.fullmatch(r"(\d+) calls ([\d ]+)", mark)
            assert match is not None, line
            calls[int(match[1])] = tuple(int(number) - 1 for number in match[2].split())
        if kind == "note":
            assert int(name) == len(notes) + 1, line
            notes.append(note(int(size), calls))
            continue
        above, after = _GAPS[kind]
        block = _block(kind, size, max(above, below), joined, calls, page)
        names += [(name, number + 1, len(block)) for number in range(len(block))]
        units += block
        below, joined = after, kind == "heading"
    for first, wanted in named.items():
        mention = next(n for n, name in enumerate(names) if name[0] == wanted) - first
        units[first] = replace(units[first], mention=mention)
    return Flow(tuple(units), tuple(notes)), tuple(names)


def _block(
    kind: str,
    size: str,
    gap: int,
    joined: bool,
    calls: dict[int, tuple[int, ...]],
    page: Sheet,
) -> list[Unit]:
    if kind in ("text", "quotation"):
        found = paragraph(int(size), gap, calls)
        if kind == "quotation":
            found = [replace(unit, on_grid=False) for unit in found]
    elif kind == "table":
        head, rows = map(int, size.split("+"))
        found = [
            Unit(
                SMALL,
                gap=gap if number == 0 else 0,
                calls=calls.get(number + 1, ()),
                head=head * SMALL if number >= head else 0,
                breakable=number == 0
                or (number > head and number not in (head + 1, head + rows - 1)),
            )
            for number in range(head + rows)
        ]
        if SMALL * len(found) <= page.height:
            found[0] = replace(found[0], group=len(found))
    else:
        group = int(kind in ("figure", "free"))
        free = kind == "free"
        found = [
            Unit(round(float(size) * LINE), gap=gap, calls=calls.get(1, ()), group=group, free=free)
        ]
    return [replace(found[0], breakable=False), *found[1:]] if joined else found

"""Short pages and short last pages, mended by paragraphs that are a line longer or shorter.

Only the breaks of lines and pages are chosen anew; leading and gaps stay as they are. The
composer makes such a paragraph only where its lines stay within the usual limits.
"""

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

from msgspec.structs import replace
from weasyprint.formatting_structure import boxes

from publish.pages import LAST_PAGE, Flow, Plan, recomposed
from publish.pdf.weasy.composer import Composer, composer_of
from publish.pdf.weasy.galley import Section, read_again
from publish.pdf.weasy.lines import other_lines
from publish.pdf.weasy.reading import calls_in

_LEAST = 5
"""Shorter paragraphs are left alone: a line more or fewer shows in them."""
_SHORT = 3
"""A page that could hold so many lines more is looked at."""
_UNITS_TRIED = 12_000
"""The units that may be planned again: many attempts for an article, few for a book."""
_AT_MOST = 12

Planner = Callable[[Section, tuple[Flow, Plan] | None], Plan]
"""Plans a section, with the help of another flow and its plan."""
_Attempt = tuple[tuple[Any, int], ...]
"""Paragraphs, as blocks of lines, each with the lines that it shall have more."""
_Paragraphs = list[tuple[int, int, Any]]
"""Paragraphs by their first unit, the unit behind the last one, and their block."""


def mended(
    context: Any, section: Section, planned: Plan, planner: Planner
) -> tuple[Section, Plan, "tuple[Changes, ...]"]:
    """The section and its plan with fewer demerits, or as they are, and what was changed."""
    kept: list[Changes] = []
    composer = composer_of(context)
    tried: set[_Attempt] = set()
    attempts = min(_AT_MOST, _UNITS_TRIED // max(1, len(section.flow.units)))
    ahead = _attempts(section, planned)
    while attempts:
        attempt = next((each for each in ahead if each not in tried), None)
        if attempt is None:
            break
        tried.add(attempt)
        changed = foreseen(composer, section, attempt)
        if changed is None:
            continue
        attempts -= 1
        if planner(changed, (section.flow, planned)).demerits >= planned.demerits:
            continue
        changes = Changes(composer, section)
        for block, looseness in attempt:
            changes.make(block, looseness)
        found = read_again(context, section)
        plan = planner(found, (section.flow, planned))
        if plan.demerits < planned.demerits:
            section, planned = found, plan
            kept.append(changes)
            ahead = _attempts(section, planned)  # other pages are at fault now
        else:
            changes.undo()
    return section, planned, tuple(kept)


def _faults(plan: Plan) -> Iterator[int]:
    """The pages that are to be mended."""
    last = len(plan.pages) - 1
    for number, page in enumerate(plan.pages):
        few = len(page.units) < LAST_PAGE if number == last else page.short >= _SHORT
        if few and last:
            yield number


def _attempts(section: Section, planned: Plan) -> Iterator[_Attempt]:
    """What may help, the least change first; each page gets its turn."""
    known = paragraphs(section)
    last = len(planned.pages) - 1
    ways = [
        _for_last_page(planned, known) if number == last else _for_page(planned, number, known)
        for number in _faults(planned)
        if planned.pages[number].units  # else it is the rest of a note alone
    ]
    for turn in zip_longest(*ways):
        yield from filter(None, turn)


def _for_page(planned: Plan, number: int, known: _Paragraphs) -> Iterator[_Attempt]:
    """The nearest paragraphs before its end, one at a time."""
    end = max(placed.unit for placed in planned.pages[number].units)
    near = sorted((end - first, first, block) for first, _, block in known if first <= end)
    for _, _, block in near[:_AT_MOST]:
        yield ((block, -1),)
        yield ((block, 1),)


def _for_last_page(planned: Plan, known: _Paragraphs) -> Iterator[_Attempt]:
    """The longest paragraphs, as many as there are lines too few, or too many for its end."""
    lines = len(planned.pages[-1].units)
    longest = sorted(known, key=lambda each: each[0] - each[1])
    ways = ((1, LAST_PAGE - lines), (-1, lines))
    for looseness, count in sorted(ways, key=lambda way: way[1]):
        for skipped in range(0, max(1, min(len(longest) - count, 3 * count)), count):
            chosen = longest[skipped : skipped + count]
            yield tuple((block, looseness) for _, _, block in chosen)


def paragraphs(section: Section) -> _Paragraphs:
    """The longer paragraphs of body text, in order."""
    found = []
    for box, (first, last) in section.text.spans.items():
        if last - first < _LEAST or not isinstance(box, boxes.BlockContainerBox):
            continue
        if not section.text.units[first].on_grid or not box.children:
            continue
        if isinstance(box.children[0], boxes.LineBox) and hasattr(box.children[0], "source"):
            found.append((first, last, box))
    return sorted(found, key=lambda each: each[0])


def foreseen(composer: Composer, section: Section, attempt: _Attempt) -> Section | None:
    """The section as it will be read when these paragraphs have other lines, None where one of
    them cannot have them. Nothing is moved: most attempts are not worth it.
    """
    units = section.flow.units
    spans = section.text.spans
    for block, looseness in sorted(attempt, key=lambda each: spans[each[0]], reverse=True):
        lines = other_lines(composer, block.children[0], looseness)
        if lines is None:
            return None
        units = recomposed(
            units, *spans[block], [calls_in(line, section.numbers) for line in lines]
        )
    return replace(section, flow=replace(section.flow, units=units))


class Changes:
    """Paragraphs set with another number of lines, which can be taken back and made again."""

    def __init__(self, composer: Composer, section: Section) -> None:
        self.composer = composer
        self.section = section
        self.made: list[tuple[Any, list[Any], list[Any]]] = []

    def make(self, block: Any, looseness: int) -> None:
        """Set a paragraph with a line more or fewer, which is known to be possible."""
        lines = other_lines(self.composer, block.children[0], looseness)
        assert lines is not None
        self.made.append((block, block.children, lines))
        self._put(block, lines)

    def undo(self) -> None:
        """Set all paragraphs as they were."""
        for block, lines, _ in reversed(self.made):
            self._put(block, lines)

    def redo(self) -> None:
        """Set them once more as they were changed."""
        for block, _, lines in self.made:
            self._put(block, lines)

    def _put(self, block: Any, lines: list[Any]) -> None:
        """Put lines into a block and move what stands below it."""
        dy = sum(line.height for line in lines) - sum(line.height for line in block.children)
        block.children = lines
        block.height += dy
        spans = self.section.text.spans
        unit = spans[block][0]
        parent = self.section.page.children[0]
        while parent is not block:
            parent.height += dy
            inside = None
            for child in parent.children:
                first, last = spans.get(child, (0, 0))
                if inside is not None:
                    child.translate(dy=dy)
                elif first <= unit < last:
                    inside = child
            parent = inside

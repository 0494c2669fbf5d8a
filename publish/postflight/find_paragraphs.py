"""Paragraphs found again from lines.

Lines that stand below each other at one left edge are a paragraph; it ends where tags say so, or
where the next line's beginning would still have had room.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from publish.postflight.block_edges import BlockEdges
from publish.postflight.characters import CLOSING, PAUSES
from publish.postflight.lines import BODY, Line, Paragraph, SizeClasses, parts

_WIDEST_INDENT = 5.2
"""Em by which a first line may stand out or in: the notes below tables hang by five."""


def find_paragraphs(
    lines_of_pages: Iterable[Sequence[Line]], sizes: SizeClasses
) -> tuple[Paragraph, ...]:
    """The paragraphs of a file in content order; one that runs on over a page's end is one."""
    pages = [list(lines) for lines in lines_of_pages]
    edges = BlockEdges(pages)
    found: list[Paragraph] = []
    open_body: Paragraph | None = None
    for lines in pages:
        paragraphs = [
            _paragraph(group, edges, sizes)
            for group in _groups(sorted(lines, key=lambda line: line.signs[0].order), edges)
        ]
        body = [
            place
            for place, each in enumerate(paragraphs)
            if each.kind == BODY and not each.lines[0].artifact and each.lines[0].alone
        ]
        if body and open_body is not None:
            first = paragraphs[body[0]]
            if _runs_on(open_body, first):
                joined = _joined(open_body, first)
                found[found.index(open_body)] = joined
                del paragraphs[body[0]]
                body = [place - 1 for place in body[1:]]
                open_body = joined if not body else None
        found += paragraphs
        if body:
            open_body = paragraphs[max(body, key=lambda place: paragraphs[place].lines[-1].y)]
    return _joined_by_tags(found)


def _joined_by_tags(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The parts of one tagged block on pages that follow one another, such as a divided note's,
    as one paragraph.
    """
    found: list[Paragraph] = []
    last_of: dict[int, int] = {}
    for each in paragraphs:
        block, page = each.lines[0].block, each.lines[0].page
        place = last_of.get(block.number) if block is not None else None
        if place is not None and found[place].lines[-1].page + 1 == page:
            found[place] = _joined(found[place], each)
        else:
            place = len(found)
            found.append(each)
        if each.lines[-1].block is not None:
            last_of[each.lines[-1].block.number] = place
    return tuple(found)


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    lines, edges = (*before.lines, *after.lines), (*before.edges, *after.edges)
    return replace(before, lines=lines, edges=edges)


def _runs_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph at a page's head continues the last one of the page before."""
    last, first = before.lines[-1], after.lines[0]
    _, right = before.edges[-1]
    if last.page + 1 != first.page or right is None or last.size != first.size:
        return False
    full = abs(last.off_right(right)) < 0.6
    return full and not after.is_indented and len(after.lines) > 1


def _groups(lines: Sequence[Line], edges: BlockEdges) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, edges):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[Line], line: Line, edges: BlockEdges) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = group[-1]
    em = last.size
    if abs(line.size - em) > 0.05 * em or line.artifact != last.artifact:
        return False
    if not 0.9 * em < line.y - last.y < 2.6 * em:
        return False
    if len(group) > 1 and line.y - last.y > 1.2 * (last.y - group[-2].y):
        return False
    if not _same_start(group, line):
        return False
    if last.block is not None and line.block is not None:
        if last.block.number != line.block.number:
            return False
    elif not last.alone or not line.alone:
        return False
    room = edges.room_in(last)
    return room is None or room < _first_word(line) + 0.3 * em


def _same_start(group: list[Line], line: Line) -> bool:
    em = line.size
    if len(group) > 1:
        return min(abs(line.off_left(group[1].x)), abs(group[1].off_left(line.x))) < 0.45 * em
    indent = group[0].x - line.x
    return abs(indent) < _WIDEST_INDENT * em


def _first_word(line: Line) -> float:
    """The width of what cannot be parted at a line's beginning: a word, an address, or a character
    with the marks behind it.
    """
    signs = line.signs
    end = 1
    if _is_ascii(signs[0].text):
        shown = parts(line)
        while end < len(signs) and _is_ascii(signs[end].text) and shown[end][0] != " ":
            end += 1
    while end < len(signs) and (signs[end].text[:1] in CLOSING | PAUSES or signs[end].raised):
        end += 1
    return signs[end - 1].end - signs[0].x


def _is_centred(lines: list[Line]) -> bool:
    """Whether lines of several lengths have one middle."""
    middles = [line.x + line.end for line in lines]
    starts = [line.x for line in lines]
    return max(middles) - min(middles) < 1.2 and max(starts) - min(starts) > 1.0


def _is_ascii(text: str) -> bool:
    return "!" <= text[:1] <= "~"


def _paragraph(lines: list[Line], edges: BlockEdges, sizes: SizeClasses) -> Paragraph:
    rest = lines[1:] or lines
    common = Counter(round(line.x, 1) for line in rest).most_common(1)[0][0]
    near = sorted(line.x for line in rest if abs(line.x - common) <= 0.15)
    right = edges.right_of(lines) if len(lines) > 1 and not _is_centred(lines) else None
    edge = (near[len(near) // 2], right)
    return Paragraph(tuple(lines), (edge,) * len(lines), sizes.kind(lines[0].size))

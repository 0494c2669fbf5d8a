"""Cells of tables that hold nothing but lines, laid out without the engine's ways for blocks.

A cell of a galley has no page to end on, no float beside it and no margin that joins another,
which are what the engine's block layout looks for in each of them: it takes twice as long as
the lines. What is different in any way goes to the engine.
"""

from typing import Any

import weasyprint.layout.block
from weasyprint.formatting_structure import boxes
from weasyprint.layout.block import relative_positioning

from publish.pdf.weasy.drawing import is_plain
from publish.pdf.weasy.lines import iter_line_boxes

_engine_layout = weasyprint.layout.block.block_container_layout
_NO_PAGE = {"break": "any", "page": None}


def block_container_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, *ways: Any, **named: Any
) -> tuple[Any, ...]:
    """A block laid out: a cell of lines by us, any other block as the engine does."""
    if (
        type(box) is boxes.TableCellBox
        and context.in_galley
        and skip_stack is None
        and _holds_lines(box)
    ):
        cell = _laid_out(context, box, named["absolute_boxes"], named["fixed_boxes"])
        return cell, None, _NO_PAGE, [], False, None
    found: tuple[Any, ...] = _engine_layout(context, box, bottom_space, skip_stack, *ways, **named)
    return found


def _laid_out(context: Any, cell: Any, absolute_boxes: Any, fixed_boxes: Any) -> Any:
    """A cell, whose place and width are known, with its lines in their places."""
    context.create_block_formatting_context(cell)
    top = bottom = cell.content_box_y()
    lines = []
    for paragraph in cell.children:
        paragraph.position_x, paragraph.position_y = cell.content_box_x(), top
        for line, rest in iter_line_boxes(
            context,
            paragraph,
            top,
            float("-inf"),
            None,
            cell,
            absolute_boxes,
            fixed_boxes,
            None,
            None,
        ):
            line.resume_at = rest
            lines.append(line)
            bottom = line.position_y + line.height
            _call_notes(context, line)
    laid_out = cell.copy_with_children(lines)
    laid_out.height = max(0, bottom - top)
    for line in lines:
        if not is_plain(line):
            relative_positioning(line, (laid_out.width, laid_out.height))
    context.finish_block_formatting_context(laid_out)
    laid_out.height = max(min(laid_out.height, laid_out.max_height), laid_out.min_height)
    return laid_out


def _call_notes(context: Any, line: Any) -> None:
    """Tell the galley of the notes that a line calls."""
    if context.footnotes:
        called = [part.footnote for part in line.descendants() if part.footnote is not None]
        for note in called:
            if note in context.footnotes:
                context.layout_footnote(note)


def _holds_lines(cell: Any) -> bool:
    """Whether a cell holds one paragraph's lines or nothing, and nothing is asked of it that
    only the engine can do.
    """
    children = cell.children
    return (
        (not children or (len(children) == 1 and isinstance(children[0], boxes.LineBox)))
        and cell.first_letter_style is None
        and cell.first_line_style is None
        and not cell.force_fragmentation
        and cell.margin_bottom == 0
        and _has_simple_style(cell.style)
    )


def _has_simple_style(style: Any) -> bool:
    simple: bool | None = getattr(style, "is_simple_cell", None)
    if simple is None:
        simple = style.is_simple_cell = (
            style["position"] == "static"
            and style["max_lines"] == "none"
            and style["continue"] == "auto"
            and style["box_decoration_break"] == "slice"
        )
    return simple


def install() -> None:
    """Put our layout into the engine's tables; calling it again changes nothing."""
    weasyprint.layout.block.block_container_layout = block_container_layout

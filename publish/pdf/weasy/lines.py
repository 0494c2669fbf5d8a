"""First seam: finished line boxes instead of the engine's line breaking.

`weasyprint.layout.block.iter_line_boxes` is the one call by which block layout asks for
the lines of a paragraph, wherever it stands. Ours composes the paragraph once, and yields
line boxes whose text boxes have their place already. Where the content is something that
only the engine can set, its own iterator is used, and the reason is counted.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import weasyprint.layout.block
from weasyprint.layout.percent import resolve_one_percentage

from publish.compose import compose
from publish.pdf.weasy.composer import Composer, Plan, composer_of
from publish.pdf.weasy.leaves import Uncomposable
from publish.pdf.weasy.line_boxes import line_box
from publish.pdf.weasy.percentages import resolve_percentages

_engine_lines = weasyprint.layout.block.iter_line_boxes


def iter_line_boxes(
    context: Any,
    box: Any,
    position_y: float,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> Iterator[tuple[Any, Any]]:
    """The lines of a paragraph; `resume_at` is {number of the next line: None}."""
    composer: Composer = composer_of(context)
    resolve_percentages(box, containing_block)
    # The indent is part of the plan, whether its first line stands on this page or not.
    resolve_one_percentage(box, "text_indent", containing_block.width)
    try:
        if context.excluded_shapes or first_letter_style or first_line_style:
            raise Uncomposable("floats")
        plan = composer.plan(context, box, containing_block, box.text_indent)
    except Uncomposable as reason:
        if str(reason) != "empty":
            composer.fallbacks[str(reason)] += 1
        yield from _engine_lines(
            context,
            box,
            position_y,
            bottom_space,
            skip_stack,
            containing_block,
            absolute_boxes,
            fixed_boxes,
            first_letter_style,
            first_line_style,
        )
        return
    first = 0 if skip_stack is None else next(iter(skip_stack))
    lines = plan.composition.lines
    for number in range(first, len(lines)):
        line = line_box(composer, box, plan, number, containing_block, position_y)
        line.source = (box, plan, containing_block)
        position_y += line.height
        yield line, ({number + 1: None} if number + 1 < len(lines) else None)


def forget(composer: Composer, lines: Iterable[Any]) -> None:
    """Let go of the paragraphs of finished lines, which no longer change."""
    composer.forget()
    for line in lines:
        line.__dict__.pop("source", None)


def other_lines(composer: Composer, line: Any, looseness: int) -> list[Any] | None:
    """The paragraph of a laid-out line with one line more (1) or fewer (−1).

    None where the composer does not make it, or where boxes stand in the lines that belong
    to one box alone.
    """
    box, plan, containing_block = line.source
    if any(leaf.atomic for leaf in plan.leaves.leaves):
        return None
    setting = composer.setting(box, containing_block.width, box.text_indent)
    composition = compose(plan.paragraph, setting, looseness)
    if len(composition.lines) != len(plan.composition.lines) + looseness:
        return None
    changed = Plan(plan.leaves, plan.paragraph, composition)
    top = line.position_y
    lines = []
    for number in range(len(composition.lines)):
        made = line_box(composer, box, changed, number, containing_block, top)
        made.source = (box, changed, containing_block)
        lines.append(made)
        top += made.height
    return lines


def install() -> None:
    """Put the seam into the engine; calling it again changes nothing."""
    weasyprint.layout.block.iter_line_boxes = iter_line_boxes

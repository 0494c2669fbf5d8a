"""Third seam: the widths that shrink-to-fit asks for, with the composer's gaps.

Tables, floats and margin boxes are as wide as their text says; the engine shapes that
text without autospace, so a cell would be too narrow and wrap onto a second line.
"""

from collections.abc import Callable
from typing import Any

import weasyprint.layout.preferred as preferred
from weasyprint.formatting_structure import boxes
from weasyprint.layout.preferred import adjust

from publish.compose import Prepared, Setting, least_width, natural_width
from publish.pdf.weasy.composer import composer_of, indent_of
from publish.pdf.weasy.leaves import Uncomposable
from publish.pdf.weasy.shaping import UNITS

_engine_min = preferred.inline_min_content_width
_engine_max = preferred.inline_max_content_width
_BOUNDLESS = 2**40


def inline_min_content_width(
    context: Any,
    box: Any,
    outer: bool = True,
    skip_stack: Any = None,
    first_line: bool = False,
    is_line_start: bool = False,
) -> float:
    """The width of the widest part of a paragraph that cannot be divided, in CSS px."""
    width = None if skip_stack or first_line else _composed(context, box, least_width)
    if width is None:
        found: float = _engine_min(context, box, outer, skip_stack, first_line, is_line_start)
        return found
    return float(adjust(box, outer, width))


def inline_max_content_width(
    context: Any, box: Any, outer: bool = True, is_line_start: bool = False
) -> float:
    """The width of a paragraph on one line, in CSS px."""
    width = _composed(context, box, natural_width)
    if width is None:
        found: float = _engine_max(context, box, outer, is_line_start)
        return found
    return float(adjust(box, outer, width))


def _composed(context: Any, box: Any, measure: Callable[[Prepared, Setting], int]) -> float | None:
    """A width by the composer, or None where the engine must measure."""
    if not isinstance(box, boxes.LineBox):
        return None
    composer = composer_of(context)
    setting = composer.setting(box, _BOUNDLESS / UNITS, indent_of(box))
    try:
        prepared = composer.measured(context, box, setting)
    except Uncomposable:  # the engine measures it itself
        return None
    # One unit more, so that a block of this width holds the line after rounding.
    return (measure(prepared, setting) + 1) / UNITS


def install() -> None:
    """Put the seam into the engine; calling it again changes nothing."""
    preferred.inline_min_content_width = inline_min_content_width
    preferred.inline_max_content_width = inline_max_content_width

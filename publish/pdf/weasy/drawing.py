"""Second seam: the text of composed lines, drawn by our pen, and boxes of plain lines at once."""

from typing import Any

import weasyprint.draw
import weasyprint.stacking
from weasyprint.formatting_structure import boxes

from publish.pdf.weasy.leaders import Leader, draw_leader
from publish.pdf.weasy.pen import Pen
from publish.pdf.weasy.percentages import SIDES, is_bare
from publish.pdf.weasy.segments import Segment

_engine_draw_text = weasyprint.draw.draw_text
_engine_draw_inline = weasyprint.draw.draw_inline_level
_engine_dispatch = weasyprint.stacking._dispatch


def draw_text(
    stream: Any, textbox: Any, offset_x: float, text_overflow: str, block_ellipsis: str
) -> None:
    """Draw a text box: ours glyph by glyph, any other as the engine does."""
    segment: Segment | Leader | None = getattr(textbox, "composed", None)
    if segment is None:
        _engine_draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    if textbox.style["visibility"] != "visible":
        return
    if isinstance(segment, Leader):
        draw_leader(stream, textbox)
        return
    stream.set_color(textbox.style["color"])
    stream.begin_text()
    baseline = textbox.position_y + textbox.baseline
    stream.set_text_matrix(1, 0, 0, -1, textbox.position_x, baseline)
    Pen(stream, segment).draw()
    stream.end_text()


def draw_inline_level(
    stream: Any,
    page: Any,
    box: Any,
    offset_x: float = 0,
    text_overflow: str = "clip",
    block_ellipsis: str = "none",
) -> None:
    """Draw a line: one of plain text at once, any other box as the engine does."""
    if type(box) is not boxes.LineBox or not is_plain(box):
        _engine_draw_inline(stream, page, box, offset_x, text_overflow, block_ellipsis)
        return
    for text in box.descendants():
        if isinstance(text, boxes.TextBox):
            with stream.marked(text, "Span"):
                draw_text(stream, text, 0, "clip", "none")


def dispatch(box: Any, *arguments: Any) -> Any:
    """The box as it is painted: the engine copies every one, and looks for what stands above."""
    if type(box) is boxes.LineBox and is_plain(box):
        return box
    return _engine_dispatch(box, *arguments)


def is_plain(box: Any) -> bool:
    """Whether a line holds nothing but composed text, with nothing painted or moved."""
    plain: bool | None = getattr(box, "is_plain", None)
    if plain is None:
        plain = box.is_plain = all(
            _has_plain_style(part)
            and (hasattr(part, "composed") or isinstance(part, (boxes.LineBox, boxes.InlineBox)))
            for part in box.descendants()
        )
    return plain


def _has_plain_style(box: Any) -> bool:
    style = box.style
    plain: bool | None = getattr(style, "is_plain", None)
    if plain is None:
        plain = style.is_plain = (
            is_bare(style)
            and style["position"] == "static"
            and style["opacity"] == 1
            and not style["transform"]
            and style["overflow"] == "visible"
            and style["outline_style"] == "none"
            and not any(style[f"border_{side}_width"] for side in SIDES)
        )
    return plain


def install() -> None:
    """Put the seam into the engine; calling it again changes nothing."""
    weasyprint.draw.draw_text = draw_text
    weasyprint.draw.draw_inline_level = draw_inline_level
    weasyprint.stacking._dispatch = dispatch

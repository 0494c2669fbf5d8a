"""Leaders: the dots between a title and its page, drawn beside composed lines.

A leader is no text, so that copied lines have none of its dots; in the PDF it is an artifact.
A style sheet asks for it by `--leader`, if that is not `none`: `after` fills the last line of a
paragraph from the end of its text to the edge of the block's padding, `before` from the block's
edge to the beginning of the text. Dots stand on a grid of half an em that counts from that edge,
so that those of all lines stand one below the other.
"""

from math import floor
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes

from publish.compose import Line
from publish.pdf.weasy.shaping import UNITS

PITCH = 0.5
"""From dot to dot in em."""
_CLEARANCE = 0.4
"""Room between text and the centre of the nearest dot, in em."""
_FEWEST = 2
_DIAMETER = 0.09
_HEIGHTS = {"middle": 0.38, "baseline": 0.05}
"""How far the centres of the dots stand above the baseline, in em."""


class Leader(Struct, frozen=True):
    """Dots of a diameter, one each `pitch`, in CSS px; from and to are centres, to the right
    of the text box that holds the leader. `rise` is their height above its baseline.
    """

    first: float
    last: float
    pitch: float
    diameter: float
    rise: float


def add_leader(wish: str, box: Any, line: Line, block: Any, laid: Any) -> None:
    """Put the leader that a style wishes into a laid-out last line.

    `box` is the paragraph's line box, `block` the block that holds it, `laid` the line.
    """
    em = box.style["font_size"]
    left = block.content_box_x()
    grid = PITCH * em
    if "after" in wish:
        edge = left + block.width + block.padding_right
        begin = left + line.width / UNITS + _CLEARANCE * em
        count = floor((edge - grid / 2 - begin) / grid) + 1
        first, last = edge - grid / 2 - (count - 1) * grid, edge - grid / 2
    else:
        edge = left - block.padding_left
        end = left + line.x[0] / UNITS - _CLEARANCE * em
        count = floor((end - edge - grid / 2) / grid) + 1
        first, last = edge + grid / 2, edge + grid / 2 + (count - 1) * grid
    if count < (_FEWEST if "after" in wish else 1):
        return
    height = _HEIGHTS["baseline" if "baseline" in wish else "middle"]
    holder = boxes.TextBox(box.element_tag, box.style, box.element, ".")
    holder.text = ""  # none to whoever reads the boxes; the engine makes no empty ones
    holder.position_x, holder.position_y = first, laid.position_y
    holder.width, holder.height, holder.baseline = last - first, laid.height, laid.baseline
    holder.is_furniture = True
    holder.composed = Leader(0.0, last - first, grid, _DIAMETER * em, height * em)
    laid.children = [*laid.children, holder]


def draw_leader(stream: Any, holder: Any) -> None:
    """Draw the dots as one dashed line with round ends and dashes of no length."""
    leader: Leader = holder.composed
    y = holder.position_y + holder.baseline - leader.rise
    x = holder.position_x + leader.first
    stream.push_state()
    stream.set_color(holder.style["color"], stroke=True)
    stream.set_line_cap(1)
    stream.set_line_width(leader.diameter)
    stream.set_dash([0, leader.pitch], 0)
    stream.move_to(x, y)
    # A hair more, so that rounding does not take the last dot away.
    stream.line_to(x + leader.last - leader.first + leader.diameter / 10, y)
    stream.stroke()
    stream.pop_state()

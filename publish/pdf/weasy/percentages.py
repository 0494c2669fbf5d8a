"""Used lengths and backgrounds, found once for all boxes of a style.

The engine resolves fifteen lengths anew for every box, and on every page looks again at each
box for a background. Where a style names no percentage the used lengths are the same for
all its boxes, and nearly no style has anything painted.
"""

from math import inf
from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import (
    absolute,
    background,
    block,
    column,
    grid,
    inline,
    page,
    percent,
    table,
)
from weasyprint.layout import float as floats
from weasyprint.layout.absolute import AbsolutePlaceholder

_MODULES = (absolute, block, column, floats, grid, inline, page, percent, table)
SIDES = ("top", "right", "bottom", "left")
_CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")
_LENGTHS = (
    *(f"{part}_{side}" for part in ("margin", "padding") for side in SIDES),
    *(f"{prefix}{axis}" for axis in ("width", "height") for prefix in ("", "min_", "max_")),
)
BARE = {"background": None, **{f"border_{corner}_radius": (0, 0) for corner in _CORNERS}}
"""What boxes have behind which nothing is painted, and whose corners are not round."""
_engine_resolve = percent.resolve_percentages
_engine_backgrounds = background.layout_box_backgrounds


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set the used lengths of a box as its attributes."""
    style = box.style
    try:
        used = style.used_lengths
    except AttributeError:
        used = style.used_lengths = _used(style)
    if used is None:
        _engine_resolve(box, containing_block)
    else:
        box.__dict__.update(used)


def depends_on_block(style: Any) -> bool:
    """Whether boxes of a style have other lengths in blocks of another width."""
    if not hasattr(style, "used_lengths"):
        style.used_lengths = _used(style)
    return style.used_lengths is None


def _used(style: Any) -> dict[str, Any] | None:
    """The used lengths of all boxes of a style; None where they depend on what is around."""
    if style["border_collapse"] == "collapse":  # the table decides about the borders
        return None
    lengths = [style[name] for name in _LENGTHS]
    if any(each != "auto" and getattr(each, "unit", "") != "px" for each in lengths):
        return None
    box = boxes.Box("", style, None)
    _engine_resolve(box, (0, inf))
    names = (*_LENGTHS, *(f"border_{side}_width" for side in SIDES))
    return {name: getattr(box, name) for name in names}


def _box_backgrounds(
    on_page: Any,
    box: Any,
    get_image_from_uri: Any,
    layout_children: bool = True,
    style: Any = None,
) -> None:
    """Find what is painted behind a box and, with `layout_children`, behind those in it."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    own = style or box.style
    if box is on_page or not is_bare(own):
        _engine_backgrounds(on_page, box, get_image_from_uri, layout_children, style)
        return
    # An absolutely positioned box has a stand-in, whose own attributes nobody looks at.
    getattr(box, "_box", box).__dict__.update(BARE)
    if layout_children:
        for child in box.all_children():
            _box_backgrounds(on_page, child, get_image_from_uri)


def is_bare(style: Any) -> bool:
    """Whether nothing is painted behind the boxes of a style, and no corner is round."""
    known: bool | None = getattr(style, "bare", None)
    if known is None:
        known = style.bare = _is_bare(style)
    return known


def _is_bare(style: Any) -> bool:
    return not (
        get_color(style, "background_color").alpha
        or style["box_shadow"]
        or any(kind != "none" for kind, _ in style["background_image"])
        or style["border_image_source"][0] != "none"
        or style["mask_border_source"][0] != "none"
        or any((0, "px") not in style[f"border_{corner}_radius"] for corner in _CORNERS)
    )


def install() -> None:
    """Put both into the engine; calling it again changes nothing."""
    for module in _MODULES:
        module.resolve_percentages = resolve_percentages
    background.layout_box_backgrounds = _box_backgrounds

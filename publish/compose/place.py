"""Every cluster of a line in its place."""

from dataclasses import replace
from itertools import accumulate
from operator import add
from typing import NamedTuple

from publish.compose.justify import Adjustment, Limits, adjust
from publish.compose.lines import Line
from publish.compose.setting import Setting
from publish.compose.tally import Tally

_NOTHING = Adjustment(())


class Slot(NamedTuple):
    """What is to be placed: the line from gap a to gap b, with its indent, the width of the hyphen
    at its end, whether it is the last, whether it ends in an address; the pass that made it.
    """

    a: int
    b: int
    indent: int
    hyphen: int
    last: bool
    in_address: bool
    number: int


def place_line(tally: Tally, slot: Slot, setting: Setting, limits: Limits) -> Line:
    """The line of the slot, justified or aligned as the setting says."""
    a, b = slot.a, slot.b
    natural = tally.end[b] - tally.start[a] + slot.hyphen
    room = setting.measure - slot.indent - natural
    alignment = setting.last_line if slot.last else setting.alignment
    if room >= 0 and (limits.ragged or alignment != "justified"):
        adjustment = _NOTHING
    else:
        most = limits.in_address if slot.in_address else limits.most
        if slot.last:  # the only line of a ragged text can be too long, and is tightened
            limits = replace(limits, ragged=False)
        adjustment = adjust(tally, a, b, room, limits, most)
    width = natural - adjustment.given + sum(adjustment.added)
    left = setting.measure - slot.indent - width
    x = slot.indent
    if left > 0 and alignment in ("centre", "end"):
        x += left // 2 if alignment == "centre" else left
    places, advances, offsets = _places(tally, a, b, x, adjustment)
    past = b - len(places) - a
    return Line(
        a,
        b,
        tuple(places) + (x + width,) * past,
        tuple(advances) + (0,) * past,
        tuple(offsets) + (0,) * past,
        x + width,
        slot.hyphen,
        adjustment.tracking,
        slot.number,
        x + width == setting.measure,
        adjustment.fits or (slot.in_address and left > 0),
    )


def _places(
    tally: Tally, a: int, b: int, x: int, adjustment: Adjustment
) -> tuple[list[int], list[int], list[int]]:
    """x, advance and glyph offset of the clusters from a to the line's last that is no space."""
    last = tally.content_end(b)
    if last <= a:
        return [], [], []
    shift = x - tally.start[a]
    places = [place + shift for place in tally.inner[a:last]]
    if adjustment.added:
        places = list(map(add, places, accumulate(adjustment.added, initial=0)))
    advances = tally.cells.widths[a:last]
    offsets = tally.cells.glyphs[a:last]
    trims, taken = tally.squeezed.trims, adjustment.taken
    for gap, before in tally.squeezed_within(a, last):
        end, start = trims.get(gap, (0, 0))
        k = gap - a
        if taken:
            most = tally.squeezed.most_at_end(gap)
            end += min(taken[k - 1], most)
            start += max(0, taken[k - 1] - most)
        advances[before - a] -= end
        places[k] += start
        advances[k] -= start
        offsets[k] -= start
    for cluster, wide in tally.spaces_within(a, last):
        k = cluster - a
        edge = places[k - 1] + advances[k - 1]
        advances[k], places[k] = places[k] - edge if wide else 0, edge
    blank = tally.edges.start.get(a, 0)
    places[0] += blank
    advances[0] -= blank
    offsets[0] -= blank
    advances[-1] -= tally.edges.always.get(b, 0) + adjustment.given
    return places, advances, offsets

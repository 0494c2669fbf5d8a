"""The grid of leading."""

from collections import Counter

from publish.postflight.lines import BODY
from publish.postflight.measures.reading import Measured, Reading, at, share

GRID_TOLERANCE = 0.1
"""Pt that a body baseline may stand off the grid."""


def grid(reading: Reading) -> Measured:
    """How far body baselines stand off a grid of the leading asked for, in pt."""
    leading = reading.limits.grid
    if not leading:
        return Measured()
    lines = [
        line
        for paragraph in reading.paragraphs
        if paragraph.kind == BODY
        for line in paragraph.lines
        if line.alone and not line.artifact
    ]
    if not lines:
        return Measured((("grid-share", "–"),))
    residues = Counter(round(line.y % leading, 1) for line in lines)
    origin = residues.most_common(1)[0][0]
    off = [(abs((line.y - origin + leading / 2) % leading - leading / 2), line) for line in lines]
    bad = [
        at(reading, "pdf-baseline-off-grid", line, 0, amount=f"{amount:.2f}")
        for amount, line in off
        if amount > GRID_TOLERANCE
    ]
    return Measured(
        (
            ("grid-share", share([amount <= GRID_TOLERANCE for amount, _ in off])),
            ("grid-worst", round(max(amount for amount, _ in off), 2)),
        ),
        tuple(bad),
    )

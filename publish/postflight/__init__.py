"""Finished files back under the eye: what they really show, measured without knowing the maker.

`inspect` reads the glyphs of a PDF with their places (faces.py, glyphs.py), finds lines and
paragraphs in them again (lines.py) and measures those (measures.py); `draw_findings` shows where.
"""

from publish.postflight.inspection import Inspection, inspect, read
from publish.postflight.labels import label
from publish.postflight.measures import Bad, Figure, Limits, Place, Reading, full_lines
from publish.postflight.picture import draw_findings

__all__ = [
    "Bad",
    "Figure",
    "Inspection",
    "Limits",
    "Place",
    "Reading",
    "draw_findings",
    "full_lines",
    "inspect",
    "label",
    "read",
]

"""What is measured on finished pages: one function for each measure, all of one form.

A function takes a `Reading` and returns a `Measured`: named figures and a finding for each bad
place. Findings point to the PDF: file, number of the line on its page, column in that line; the
page is among the values.
"""

from publish.postflight.measures.breaks import last_lines, line_edges, units
from publish.postflight.measures.contents import fonts, glyphs, pages, text
from publish.postflight.measures.flush import flush, full_lines
from publish.postflight.measures.gaps import borders, centred_marks, pairs, tracking
from publish.postflight.measures.grid import grid
from publish.postflight.measures.reading import (
    DEFAULT_LIMITS,
    Bad,
    Figure,
    Limits,
    Measure,
    Reading,
)
from publish.postflight.measures.searching import reader_blanks

__all__ = ["DEFAULT_LIMITS", "MEASURES", "Bad", "Figure", "Limits", "Reading", "full_lines"]

MEASURES: tuple[Measure, ...] = (
    pages,
    fonts,
    glyphs,
    text,
    flush,
    line_edges,
    units,
    last_lines,
    borders,
    tracking,
    pairs,
    centred_marks,
    reader_blanks,
    grid,
)
"""All measures, in the order in which they are shown."""

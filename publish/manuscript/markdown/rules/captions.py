"""`: caption` below or above a table."""

import re

from markdown_it.rules_block import StateBlock

from publish.manuscript.markdown.rules.lines import line_text
from publish.manuscript.markdown.tables import grid, pipe, simple

MARK = re.compile(r"(?:Table)?:[ \t]+(?=\S)")
_TABLES = (simple.multiline_table, simple.simple_table, grid.grid_table, pipe.pipe_table)


def caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph that begins with a colon; whether a table is near is seen later."""
    if silent or state.is_code_block(start) or not MARK.match(line_text(state, start)):
        return False
    stop = _paragraph_end(state, start, end)
    token = state.push("caption", "", 0)
    token.content = "\n".join(line_text(state, line) for line in range(start, stop))
    token.map = [start, stop]
    state.line = stop
    return True


def is_caption_above_table(state: StateBlock, start: int, end: int) -> bool:
    """Whether a caption begins at this line and a table follows it."""
    if not MARK.match(line_text(state, start)):
        return False
    line = _paragraph_end(state, start, end)
    while line < end and state.isEmpty(line):
        line += 1
    return line < end and any(rule(state, line, end, True) for rule in _TABLES)


def _paragraph_end(state: StateBlock, line: int, end: int) -> int:
    while line < end and not state.isEmpty(line):
        line += 1
        if line < end and any(rule(state, line, end, True) for rule in _TABLES[2:]):
            break
    return line

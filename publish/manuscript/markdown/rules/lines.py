"""Lines as the block parser sees them."""

from markdown_it.rules_block import StateBlock


def line_start(state: StateBlock, line: int) -> int:
    """The offset of the first character that is not a blank, behind marks of quotation."""
    return state.bMarks[line] + state.tShift[line]


def line_text(state: StateBlock, line: int) -> str:
    """The line from there to its end."""
    return state.src[line_start(state, line) : state.eMarks[line]]


def belongs(state: StateBlock, line: int, end: int) -> bool:
    """Whether there is such a line in the block around, and something in it."""
    return line < end and not state.isEmpty(line) and state.sCount[line] >= max(state.blkIndent, 0)

"""`::: {.verse}` … `:::`, and a line of attributes above a block."""

import re

from markdown_it.rules_block import StateBlock

from publish.manuscript.markdown.attributes import attributes_end
from publish.manuscript.markdown.rules.lines import line_start, line_text

_OPENING = re.compile(r"(:{3,})[ \t]*(?P<given>\{.*\}|[\w-]+)[ \t]*:*[ \t]*")
_CLOSING = re.compile(r":{3,}[ \t]*")
_FENCE = re.compile(r"(`{3,}|~{3,})")


def division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A division with everything up to its closing colons; `open` when these are missing.

    `meta["given"]` are the offsets of its attributes, or of a class without braces.
    """
    if state.is_code_block(start) or not line_text(state, start).startswith(":::"):
        return False
    opening = _OPENING.fullmatch(line_text(state, start))
    if opening is None and not _CLOSING.fullmatch(line_text(state, start)):
        return False
    if silent:
        return True
    if opening is None:
        state.push("stray_division", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    closing = _closing_line(state, start + 1, end)
    offset = line_start(state, start)
    token = state.push("division_open", "div", 1)
    token.meta = {
        "given": (offset + opening.start("given"), offset + opening.end("given")),
        "open": closing is None,
    }
    last = end if closing is None else closing
    token.map = [start, min(last + 1, end)]
    kept = state.lineMax, state.parentType
    state.lineMax, state.parentType = last, "division"
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax, state.parentType = kept
    state.push("division_close", "div", -1)
    state.line = min(last + 1, end)
    return True


def _closing_line(state: StateBlock, line: int, end: int) -> int | None:
    depth = 1
    fence = ""
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = line_text(state, line)
        mark = _FENCE.match(text)
        if mark and not fence:
            fence = mark[1]
        elif fence:
            fence = "" if text.startswith(fence) and not text.strip(fence[0] + " ") else fence
        elif _CLOSING.fullmatch(text):
            depth -= 1
            if depth == 0:
                return line
        elif _OPENING.fullmatch(text):
            depth += 1
        line += 1
    return None


def attributes_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`{.class}` alone on the line above a block. `meta["given"]` are its offsets."""
    text = line_text(state, start).rstrip()
    if state.is_code_block(start) or not text.startswith("{"):
        return False
    if attributes_end(text, 0) != len(text) or start + 1 >= end or state.isEmpty(start + 1):
        return False
    if not silent:
        offset = line_start(state, start)
        token = state.push("attributes", "", 0)
        token.meta = {"given": (offset, offset + len(text))}
        token.map = [start, start + 1]
        state.line = start + 1
    return True

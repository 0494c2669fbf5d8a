"""Runs of text, breaks between lines, escaped marks and bare addresses."""

import re
import string

from markdown_it.rules_inline import StateInline

_PLAIN = re.compile(r"(?:(?!https?://)[^\n!#$%&*+\-:<=>@\[\\\]^_`{}~])+")
_BREAK = re.compile(r"[ \t\u3000\u00a0]*\n[ \t\u3000\u00a0]*")
_ADDRESS = re.compile(r"https?://[!#$%&'()*+,\-./:;=?@\[\]_~\w]*[\w/=#&+\-~%]", re.ASCII)
_BRACKETED = re.compile(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)>"
)
_HARD_BREAK = re.compile(r"\\\n[ \t]*")
_TARGET = re.compile(r"(?:https?|ftp|mailto|doi):\S+|[^\s@/]+@[^\s@/]+", re.IGNORECASE)


def is_address(target: str) -> bool:
    """Whether a link may lead there: the web, mail, a DOI."""
    return bool(_TARGET.fullmatch(target))


def text(state: StateInline, silent: bool) -> bool:
    """Everything up to the next character that may be markup, or to the blanks before a break."""
    match = _PLAIN.match(state.src, state.pos)
    if match is None:
        return False
    end = match.end()
    if state.src.startswith("\n", end):
        end = state.pos + len(match[0].rstrip(" \t\u3000\u00a0"))
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def line_break(state: StateInline, silent: bool) -> bool:
    """The end of a typed line with the blanks around it.

    `meta["hard"]` when two blanks before it force a break (CommonMark);
    `meta["indented"]` when an ideographic blank indents the line that follows.
    """
    if state.src[state.pos] not in " \t\u3000\u00a0\n":
        return False
    match = _BREAK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        before, after = match[0].split("\n")
        token = state.push("line_break", "", 0)
        token.meta = {"hard": before.endswith("  "), "indented": "\u3000" in after}
    state.pos = match.end()
    return True


def escape(state: StateInline, silent: bool) -> bool:
    r"""`\*` is *, `\ ` a no-break space, `\` at the end of a line a forced break."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    forced = _HARD_BREAK.match(state.src, state.pos)
    escaped = state.src[state.pos + 1]
    if not forced and escaped != " " and escaped not in string.punctuation:
        return False
    if not silent:
        if forced:
            state.push("forced_break", "", 0)
        else:
            token = state.push("escaped", "", 0)
            token.content = "\N{NO-BREAK SPACE}" if escaped == " " else escaped
    state.pos = forced.end() if forced else state.pos + 2
    return True


def bracketed_address(state: StateInline, silent: bool) -> bool:
    """`<https://…>` and `<name@example.org>`"""
    match = _BRACKETED.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("address", "", 0)
        token.content = match[1]
        token.meta = {"inner": match.span(1)}
    state.pos = match.end()
    return True


def address(state: StateInline, silent: bool) -> bool:
    """An address without angle brackets. It ends before a mark of the sentence around it."""
    if not state.src.startswith("http", state.pos):
        return False
    match = _ADDRESS.match(state.src, state.pos)
    if match is None:
        return False
    end = match.end()
    while state.src.count(")", state.pos, end) > state.src.count("(", state.pos, end):
        end = state.src.rindex(")", state.pos, end)
    if not silent:
        token = state.push("address", "", 0)
        token.content = state.src[state.pos : end]
        token.meta = {"inner": (state.pos, end)}
    state.pos = end
    return True

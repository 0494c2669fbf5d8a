"""`^superscript^`, `~subscript~`, and `~~struck out~~`."""

import re

from markdown_it.rules_inline import StateInline

from publish.manuscript.markdown.characters import HAN, MARKS

_SUPERSCRIPT = re.compile(r"\^((?:\\.|[^\s\\^\[])(?:\\.|[^\s\\^])*)\^")
# In Chinese ~ also joins the ends of a range (頁10~15，20~25), and no blank stops it.
_SUBSCRIPT = re.compile(rf"~((?:\\.|[^\s\\~{HAN}{MARKS}])+)~(?!~)")
_STRUCK = re.compile(r"~~(?=\S)((?:\\.|[^~\\])+?)(?<=\S)~~")


def superscript(state: StateInline, silent: bool) -> bool:
    return _marked(state, silent, _SUPERSCRIPT, "superscript")


def subscript(state: StateInline, silent: bool) -> bool:
    match = _SUBSCRIPT.match(state.src, state.pos)
    if match is None:
        return False
    before = state.src[state.pos - 1 : state.pos]
    after = state.src[match.end() : match.end() + 1]
    if before.isdigit() and after.isdigit():
        return False
    return _marked(state, silent, _SUBSCRIPT, "subscript")


def struck(state: StateInline, silent: bool) -> bool:
    return _marked(state, silent, _STRUCK, "struck")


def _marked(state: StateInline, silent: bool, pattern: re.Pattern[str], kind: str) -> bool:
    match = pattern.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push(kind, "", 0).meta = {"inner": match.span(1)}
    state.pos = match.end()
    return True

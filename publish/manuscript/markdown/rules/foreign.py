"""What a manuscript may not hold: HTML tags and TeX. They become findings."""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from publish.manuscript.markdown.characters import has_han

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>|<[!?][A-Za-z][^<>]*>")
_DISPLAY = re.compile(r"\$\$(?=\S|\n)(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"\$(?![\s$])((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)", re.DOTALL)
_ENVIRONMENT = re.compile(r"\\begin\{(\w+\*?)\}.*?\\end\{\1\}", re.DOTALL)
_TEX_SIGN = re.compile(r"[\\^_=<>]|\w\s*[+\-/*]\s*\w")
_SYMBOL = re.compile(r"\s*[A-Za-z](?:'|\d)*\s*")
_MONEY = re.compile(r"[\d.,\s\-–~+/]*(?:NT|US|HK|[A-Z]{1,2})?[\d.,\s\-–~+/]*")


def html_tag(state: StateInline, silent: bool) -> bool:
    """A tag between `<` and `>`; its name says what it is."""
    match = _TAG.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("html_tag", "", 0).content = match[0]
    state.pos = match.end()
    return True


def comment(state: StateInline, silent: bool) -> bool:
    """`<!-- … -->`: an editor's remark, no text."""
    if not state.src.startswith("<!--", state.pos):
        return False
    end = state.src.find("-->", state.pos + 4)
    if end < 0:
        return False
    if not silent:
        state.push("comment", "", 0)
    state.pos = end + 3
    return True


def tex(state: StateInline, silent: bool) -> bool:
    """`$$…$$`, `\\begin{…}`, and `$…$` where it is a formula and no sum of money."""
    if state.src[state.pos] not in "$\\":
        return False
    match = _DISPLAY.match(state.src, state.pos) or _ENVIRONMENT.match(state.src, state.pos)
    if match is None:
        match = _INLINE.match(state.src, state.pos)
        if match is None or not _is_formula(match[1]):
            return False
    if not silent:
        state.push("tex", "", 0).content = match[0]
    state.pos = match.end()
    return True


def _is_formula(text: str) -> bool:
    if has_han(text) or "\n\n" in text or _MONEY.fullmatch(text):
        return False
    return bool(_SYMBOL.fullmatch(text) or _TEX_SIGN.search(text))


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that fills its lines, blank lines and all."""
    if state.is_code_block(start):
        return False
    offset = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<!--", offset):
        return False
    for line in range(start, end):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        closing = text.find("-->", (offset - state.bMarks[start] + 4) if line == start else 0)
        if closing >= 0:
            if text[closing + 3 :].strip():
                return False
            if not silent:
                state.line = line + 1
            return True
    return False

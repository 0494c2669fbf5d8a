"""What begins with a bracket: note calls, notes in the line, spans, links and pictures."""

import re

from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle
from markdown_it.rules_inline import StateInline

from publish.manuscript.markdown.attributes import attributes_end
from publish.manuscript.markdown.rules.text import is_address

_CALL = re.compile(r"\[\^([^\s\]\[]+)\]")
_BLANKS = re.compile(r"[ \t]*\n?[ \t]*")


def note_call(state: StateInline, silent: bool) -> bool:
    """`[^key]`"""
    match = _CALL.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("note_call", "", 0).content = match[1]
    state.pos = match.end()
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[text]`"""
    if not state.src.startswith("^[", state.pos):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        state.push("inline_note", "", 0).meta = {"inner": (state.pos + 2, end)}
    state.pos = end + 1
    return True


def bracketed(state: StateInline, silent: bool) -> bool:
    """`[text]{attributes}`, `[text](address)`, `[text][label]`, `[label]`"""
    if state.src[state.pos] != "[":
        return False
    end = parseLinkLabel(state, state.pos)
    if end < 0:
        return False
    inner = (state.pos + 1, end)
    behind = attributes_end(state.src, end + 1)
    if behind > end + 1:
        if not silent:
            state.push("span", "", 0).meta = {"inner": inner, "attributes": end + 1}
        state.pos = behind
        return True
    return _addressed(state, silent, "link", inner)


def picture(state: StateInline, silent: bool) -> bool:
    """`![text](file){attributes}`"""
    if not state.src.startswith("![", state.pos):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    return _addressed(state, silent, "picture", (state.pos + 2, end))


def _addressed(state: StateInline, silent: bool, kind: str, inner: tuple[int, int]) -> bool:
    """A link or a picture with its label `inner`, where an address belongs to it."""
    target = _target(state, inner)
    if target is None:
        return False
    address, stop = target
    behind = attributes_end(state.src, stop)
    if not silent:
        token = state.push(kind, "", 0)
        token.content = address
        token.meta = {"inner": inner, "attributes": stop if behind > stop else -1}
    state.pos = behind
    return True


def _target(state: StateInline, inner: tuple[int, int]) -> tuple[str, int] | None:
    """The address that belongs to a label, and the offset behind it."""
    return _destination(state, inner[1] + 1) or _definition(state, inner)


def _destination(state: StateInline, start: int) -> tuple[str, int] | None:
    """`(address "title")`; titles are read and left out, since print shows none."""
    source = state.src
    if not source.startswith("(", start):
        return None
    position = _skip(source, start + 1)
    found = parseLinkDestination(source, position, state.posMax)
    if not found.ok:
        return None
    address, position = found.str, _skip(source, found.pos)
    if position > found.pos:
        title = parseLinkTitle(source, position, state.posMax)
        if title.ok:
            position = _skip(source, title.pos)
    return (address, position + 1) if source.startswith(")", position) else None


def _definition(state: StateInline, inner: tuple[int, int]) -> tuple[str, int] | None:
    """`[text][label]`, `[label][]` or `[label]`, where the label is defined."""
    start, end = inner
    label, stop = state.src[start:end], end + 1
    if state.src.startswith("[", stop):
        close = state.src.find("]", stop)
        if close >= 0:
            label = state.src[stop + 1 : close] or label
            stop = close + 1
    defined = state.env.get("references", {}).get(normalizeReference(label))
    if defined is None or not (is_address(defined["href"]) or defined["href"].startswith("#")):
        return None
    state.env.setdefault("called", set()).add(normalizeReference(label))
    return defined["href"], stop


def _skip(source: str, position: int) -> int:
    blanks = _BLANKS.match(source, position)
    return blanks.end() if blanks else position

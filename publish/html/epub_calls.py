"""Calls of notes in an e-book, which never begin a line.

A reading system breaks Chinese between any two characters, and so before a call: nothing binds
its number to what it is called at. The character before it, with the marks behind that, stands
in one unbreakable span with it and with calls behind it. The text stays what was typed. What
stands before it inside an element of its own (a link, an emphasis) is not cut: the style sheet
binds it by a word joiner that is no part of the text.
"""

import unicodedata
from typing import Any

from lxml import etree

_XHTML = "{http://www.w3.org/1999/xhtml}"
_CALL = "call"
_SHORT = 4
"""Characters of a whole element that is kept with a call like a character: 圖12, 表1註b."""


def bind_calls(root: Any) -> None:
    """Bind every call in a tree to what it stands behind."""
    for call in list(root.iter(f"{_XHTML}sup")):
        if _is_call(call) and not _is_call(call.getprevious(), close=True):
            _bind(call)


def _bind(call: Any) -> None:
    """Bind a call, and those that stand directly behind it."""
    parent, before = call.getparent(), call.getprevious()
    text = (parent.text if before is None else before.tail) or ""
    calls = [call]
    while not calls[-1].tail and _is_call(calls[-1].getnext()):
        calls.append(calls[-1].getnext())
    bound = etree.Element(f"{_XHTML}span", {"class": "called"})
    if text:
        at = _begin(text)
        if at is None:
            return
        bound.text, rest = text[at:], text[:at]
        if before is None:
            parent.text = rest
        else:
            before.tail = rest
    elif before is not None and _is_short(before):
        calls.insert(0, before)
    else:
        return
    parent.insert(parent.index(calls[0]), bound)
    bound.tail, calls[-1].tail = calls[-1].tail, None
    bound.extend(calls)


def _begin(text: str) -> int | None:
    """Where in a text that begins to which a call behind it is bound; None where no line ends
    before the call anyway.
    """
    at = len(text.rstrip())
    while at and not text[at - 1].isspace() and unicodedata.category(text[at - 1])[0] not in "LN":
        at -= 1
    if at and not text[at - 1].isspace() and not _is_western(text[at - 1]):
        at -= 1
    return at if at < len(text) else None


def _is_western(character: str) -> bool:
    """Whether it is a letter or a figure of a script whose words are not divided, of which none
    parts from a number behind it, nor from a mark.
    """
    is_word = character.isdecimal() or unicodedata.category(character)[0] == "L"
    return is_word and unicodedata.east_asian_width(character) not in "WF"


def _is_call(element: Any, *, close: bool = False) -> bool:
    """Whether it is a call; a `close` one has no text behind it."""
    if element is None or element.tag != f"{_XHTML}sup":
        return False
    return _CALL in element.get("class", "").split() and not (close and element.tail)


def _is_short(element: Any) -> bool:
    """Whether an element is so short that it may be kept whole: a picture, a reference."""
    if not isinstance(element.tag, str):  # a comment in a style's template
        return False
    if element.tag == f"{_XHTML}img":
        return True
    text = "".join(element.itertext())
    return 0 < len(text) <= _SHORT and not any(True for _ in element.iter(f"{_XHTML}img"))

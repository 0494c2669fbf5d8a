"""The stars of significance in a table's note, which stand below it as a line of their own.

`*p < .05，**p < .01` explains the table's signs to readers of figures; it stands last below a
table, behind source and notes (APA Publication Manual 7.14: general, specific, probability).
"""

import re

from msgspec.structs import replace

from publish.model import Span
from publish.model.inlines import Inline, Inlines, Text, plain_text

_SIGN = r"[*＊†‡+＋]{1,4}"
_ENTRY = rf"{_SIGN}\s*[:：]?\s*[pPｐ]\s*[<＜≤≦=＝]\s*\d*[.．]?\d+\s*[%％]?"
_REMARK = r"(?:\s*[（(][^（）()]*[）)])?"
"""（雙尾檢定） behind the last star."""
_LINE = re.compile(
    rf"(?:^|(?<=[。．.；;，,、）)\s]))(?P<line>{_ENTRY}(?:[\s,，、;；.。]*{_ENTRY})*{_REMARK})[.。]?\s*$"
)


def parted_note(note: Inlines) -> tuple[Inlines, Inlines]:
    """A table's note as what is said in words, and the line of stars at its end.

    Either may be empty. Stars are not parted from the rest where anything but a threshold
    stands between or behind them.
    """
    match = _LINE.search(plain_text(note))
    if match is None:
        return note, ()
    return _cut(note, match.start("line"))


def _cut(inlines: Inlines, at: int) -> tuple[Inlines, Inlines]:
    """What stands before a character, and what stands from it on.

    A character inside an element of its own (`^*^`) begins with that element.
    """
    passed = 0
    for number, inline in enumerate(inlines):
        length = len(plain_text((inline,)))
        if passed >= at:
            return inlines[:number], inlines[number:]
        if passed + length > at:
            if not isinstance(inline, Text):
                return inlines, ()
            before, behind = _halves(inline, at - passed)
            return (*inlines[:number], before), (behind, *inlines[number + 1 :])
        passed += length
    return inlines, ()


def _halves(text: Text, at: int) -> tuple[Inline, Inline]:
    span = text.span
    if span.line != span.end_line or span.end_column - span.column != len(text.text):
        return replace(text, text=text.text[:at]), replace(text, text=text.text[at:])
    middle = span.column + at
    before = Span(span.file, span.line, span.column, span.line, middle)
    behind = Span(span.file, span.line, middle, span.end_line, span.end_column)
    return Text(text.text[:at], before), Text(text.text[at:], behind)

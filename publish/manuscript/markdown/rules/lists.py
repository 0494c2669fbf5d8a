"""Lists whose items have typed labels: `(1) `, `（一） `, `a. `, `a) `."""

import re

from markdown_it.rules_block import StateBlock
from msgspec import Struct

from publish.manuscript.markdown.numerals import value_of
from publish.manuscript.markdown.rules.lines import line_start, line_text

# A blank behind the label makes the list: 「（一）內容」 without one is a paragraph.
_LABEL = re.compile(
    r"(?P<label>(?P<open>[(（])(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3}|[a-z])(?P<close>[)）])"
    r"|(?P<letter>[a-z])(?P<mark>[.)]))[ \t]+(?=\S)"
)
_CONTENT_INDENT = 4
"""At most so many blanks stand before a further paragraph of an item (as in Pandoc)."""


class _Label(Struct, frozen=True):
    text: str
    kind: str
    value: int
    width: int

    def begins_list(self) -> bool:
        """Whether it is the first of its kind: (1), （一）, a."""
        return self.value == 1

    def goes_on(self, before: "_Label") -> bool:
        """Whether it is the one behind another."""
        return self.kind == before.kind and self.value == before.value + 1


def _label_at(state: StateBlock, line: int) -> _Label | None:
    return _label_of(line_text(state, line))


def _label_of(text: str) -> _Label | None:
    match = _LABEL.match(text)
    if match is None:
        return None
    number = match["number"] or match["letter"]
    kind = (match["open"] or "") + _script(number) + (match["close"] or match["mark"])
    return _Label(match["label"], kind, value_of(number) or ord(number) - 96, match.end())


def _script(number: str) -> str:
    if number.isascii():
        return "1" if number.isdigit() else "a"
    return "一"


def typed_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Items whose labels count on; each label is kept as typed (`info` of its token)."""
    first = _label_at(state, start)
    if first is None or state.is_code_block(start):
        return False
    if silent:
        return _begins_in_item(state, start, first)
    if _script(first.text.strip("()（）.")) == "a" and not first.begins_list():
        return False
    opening = state.push("ordered_list_open", "ol", 1)
    opening.meta = {"typed": True}
    line, label, tight = start, first, True
    while True:
        stop, following = _item_end(state, line, end, label)
        has_blank = any(state.isEmpty(row) for row in range(line, _trimmed(state, line, stop)))
        tight = tight and not has_blank and not (following and state.isEmpty(stop - 1))
        _item(state, line, stop, label)
        line = stop
        if following is None:
            break
        label = following
    opening.map = [start, _trimmed(state, start, line)]
    opening.meta["tight"] = tight
    state.push("ordered_list_close", "ol", -1)
    state.line = _trimmed(state, start, line)
    return True


def _begins_in_item(state: StateBlock, line: int, label: _Label) -> bool:
    """Whether a list begins directly below a line of text: as in Pandoc, inside an item only.

    Elsewhere a line of wrapped text may well begin with a label: 原因有二：(1) 成本…….
    """
    around = (token for token in reversed(state.tokens) if token.level == state.level - 1)
    inside = next((token for token in around if token.nesting == 1), None)
    is_item = inside is not None and inside.type == "list_item_open"
    return is_item and label.begins_list() and state.sCount[line] >= state.blkIndent


def begins_unseparated_list(lines: list[str]) -> bool:
    """Whether these lines of a paragraph look like a list: (1) … and further down (2) …."""
    first = _label_of(lines[0].strip())
    labels = (_label_of(line.strip()) for line in lines[1:])
    return (
        first is not None
        and first.begins_list()
        and any(label is not None and label.goes_on(first) for label in labels)
    )


def _item_end(state: StateBlock, start: int, end: int, label: _Label) -> tuple[int, _Label | None]:
    """The line behind an item, and the label of the next item when it begins there."""
    indent = state.sCount[start]
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            return line, None
        following = _label_at(state, line) if state.sCount[line] <= indent + 1 else None
        if following and following.goes_on(label):
            return line, following
        lazy = not state.isEmpty(line - 1)
        if not lazy and state.sCount[line] < indent + min(label.width, _CONTENT_INDENT):
            return line, None
    return end, None


def _trimmed(state: StateBlock, start: int, stop: int) -> int:
    while stop > start + 1 and state.isEmpty(stop - 1):
        stop -= 1
    return stop


def _item(state: StateBlock, start: int, stop: int, label: _Label) -> None:
    """One item: its first line begins behind the label, further ones stand under it."""
    token = state.push("list_item_open", "li", 1)
    token.info = label.text
    token.map = [start, _trimmed(state, start, stop)]
    kept_line = state.bMarks[start], state.tShift[start], state.sCount[start]
    kept_block = state.blkIndent, state.lineMax, state.parentType
    indent = state.sCount[start] + min(label.width, _CONTENT_INDENT)
    state.bMarks[start] = line_start(state, start) + label.width
    state.tShift[start] = 0
    state.sCount[start] = indent
    state.blkIndent, state.lineMax, state.parentType = indent, stop, "list"
    state.md.block.tokenize(state, start, stop)
    state.blkIndent, state.lineMax, state.parentType = kept_block
    state.bMarks[start], state.tShift[start], state.sCount[start] = kept_line
    state.push("list_item_close", "li", -1)

"""Words of Han and numbers on one line: 改, 388, 頁12 行5.

The only gaps are those between a Han character and a number, nothing is squeezed, and where there
is room for all no break is looked for. In tables and lists most words are of this kind, and
hundreds of them are set in the time that a few paragraphs take.
"""

import re

from publish.compose.collect import Paragraph
from publish.compose.lines import Composition, Line
from publish.compose.setting import Setting

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_PLAIN = re.compile(f"(?:[{_HAN}]+|[0-9]+|(?<=[0-9]) (?=[{_HAN}])|(?<=[{_HAN}]) (?=[0-9]))+")


def plain_line(paragraph: Paragraph, setting: Setting) -> Composition | None:
    """The one line that `compose` would make of Han and numbers; None where that is not all, or
    where it is too long.
    """
    text, pack, left_over = paragraph.text, setting.pack, setting.last_line
    if paragraph.skeleton != text or paragraph.addresses or not _PLAIN.fullmatch(text):
        return None
    em = paragraph.ems[0]
    gap = em * pack.autospace // 1000
    x: list[int] = []
    advances: list[int] = []
    place, before = 0, ""
    for character, advance, size in zip(text, paragraph.advances, paragraph.ems, strict=True):
        is_han = character > "9"
        if size != em or (pack.grid_strict and not is_han):
            return None
        if character == " ":  # it is the gap
            advance = gap
        elif before not in ("", " ") and is_han != (before > "9"):
            place += gap
        x.append(place)
        advances.append(advance)
        place, before = place + advance, character
    left = setting.measure - setting.indent - place
    if left < 0 or left_over == "justified":
        return None
    begin = setting.indent + {"centre": left // 2, "end": left}.get(left_over, 0)
    width = begin + place
    line = Line(
        start=0,
        end=len(x),
        x=tuple([begin + each for each in x]),
        advance=tuple(advances),
        offset=(0,) * len(x),
        width=width,
        hyphen=0,
        tracking=0,
        number=1,
        flush=width == setting.measure,
        fits=True,
    )
    return Composition((line,), ())

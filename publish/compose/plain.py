"""Words that are set as they come: Han alone or a number, on one line.

Nothing stands between such clusters, none of them gives or takes, and where there is room for all
no break is looked for. In tables and lists most words are of this kind, and hundreds of them are
set in the time that few paragraphs take.
"""

import re
from itertools import accumulate

from publish.compose.collect import Paragraph
from publish.compose.lines import Composition, Line
from publish.compose.setting import Setting

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_NUMBER = re.compile("[0-9]+")


def plain_line(paragraph: Paragraph, setting: Setting) -> Composition | None:
    """The one line that `compose` would make of Han alone or a number; None where that is not
    all, or where it is too long.
    """
    text, advances = paragraph.text, paragraph.advances
    if paragraph.skeleton != text or paragraph.addresses or setting.last_line == "justified":
        return None
    if _HAN.fullmatch(text):
        plain = advances == paragraph.ems
    else:
        plain = not setting.pack.grid_strict and _NUMBER.fullmatch(text) is not None
    natural = sum(advances)
    left = setting.measure - setting.indent - natural
    if not plain or left < 0:
        return None
    begin = setting.indent
    if setting.last_line in ("centre", "end"):
        begin += left // 2 if setting.last_line == "centre" else left
    x = tuple(accumulate(advances[:-1], initial=begin))
    count, width = len(advances), begin + natural
    flush = width == setting.measure
    line = Line(0, count, x, advances, (0,) * count, width, 0, 0, 1, flush, fits=True)
    return Composition((line,), ())

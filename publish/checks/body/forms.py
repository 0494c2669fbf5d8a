"""Marks in forms of other uses: for vertical lines, half a cell wide, small. Unicode has them for
old encodings; in a line of text they stand wrong, and no rule of lines knows them.
"""

import re
import unicodedata
from collections.abc import Iterator

from publish.checks.body.passages import Passages
from publish.diagnostics import Finding, finding

_VERTICAL = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︰︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗：（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
) | {"︙": "……", "︱": "——", "︳": "——"}
_HALF = dict(zip("｡｢｣､･", "。「」、・", strict=True))
_SMALL = dict(zip("﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞", "，、；：？！（）｛｝〔〕", strict=True)) | {
    "﹒": "‧"
}
_KINDS = (
    (_VERTICAL, "直排用的標點", "is a form for vertical lines"),
    (_HALF, "半形的標點", "is half a cell wide"),
    (_SMALL, "小形的標點", "is a small form"),
)
_MARKS = re.compile("[" + re.escape("".join({**_VERTICAL, **_HALF, **_SMALL})) + "]")
_KANA = re.compile("[\uff66-\uff9f]+")


def mark_form(passages: Passages) -> Iterator[Finding]:
    """A mark or kana in a form that is not that of horizontal text."""
    for passage in passages:
        for match in _MARKS.finditer(passage.text):
            mark = match[0]
            table, kind, kind_en = next(each for each in _KINDS if mark in each[0])
            yield finding(
                "mark-form", passage.span(*match.span()),
                typed=mark, proposed=table[mark], kind=kind, kind_en=kind_en,
            )  # fmt: skip
        for match in _KANA.finditer(passage.text):
            proposed = unicodedata.normalize("NFKC", match[0])
            yield finding(
                "mark-form", passage.span(*match.span()),
                typed=match[0], proposed=proposed, kind="半形的假名", kind_en=_KINDS[1][2],
            )  # fmt: skip

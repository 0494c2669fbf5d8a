"""The pure line composer for Chinese text.

`collect` makes a paragraph of runs, `compose` makes lines of a paragraph; `natural_width` and
`least_width` answer boxes that fit their content, `phrases` readers that break lines themselves;
`western_marks` says which dashes and ellipses are not Chinese.
Standard library only; no HTML, no font, no file.

All lengths are integers in one unit, Pango's (1/1024 CSS px) on the road. The road inside is
collect → classify → squeeze, autospace, edges → tally → breaks → fit (or titles) → justify, place;
each is a file of that name, and `paragraph.py` is the list of them.
"""

from publish.compose.collect import Kind, Paragraph, Run, collect
from publish.compose.lines import Composition, Finding, Line
from publish.compose.locales import (
    JA_JP,
    PACKS,
    STRICT_GRID,
    ZH_HANS_CN,
    ZH_HANT_HK,
    ZH_HANT_TW,
    LocalePack,
)
from publish.compose.paragraph import Prepared, compose, least_width, natural_width, prepare
from publish.compose.phrases import phrases
from publish.compose.setting import Setting
from publish.compose.western_marks import western_marks
from publish.compose.wishes import Wishes, wished_pack

__all__ = [
    "JA_JP",
    "PACKS",
    "STRICT_GRID",
    "ZH_HANS_CN",
    "ZH_HANT_HK",
    "ZH_HANT_TW",
    "Composition",
    "Finding",
    "Kind",
    "Line",
    "LocalePack",
    "Paragraph",
    "Prepared",
    "Run",
    "Setting",
    "Wishes",
    "collect",
    "compose",
    "least_width",
    "natural_width",
    "phrases",
    "prepare",
    "western_marks",
    "wished_pack",
]

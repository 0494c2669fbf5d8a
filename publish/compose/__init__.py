"""The pure line composer for Chinese text.

`collect` makes a paragraph of runs, `compose` makes lines of a paragraph. Standard library only;
no HTML, no fonts, no files.
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
from publish.compose.setting import Setting

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
    "collect",
    "compose",
    "least_width",
    "natural_width",
    "prepare",
]

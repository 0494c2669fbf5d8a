"""How one block is to be set: its measure, its size, its alignment."""

from dataclasses import dataclass
from typing import Literal

from publish.compose.locales import ZH_HANT_TW, LocalePack, Milli

Alignment = Literal["justified", "start", "centre", "end"]


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of a block; lengths in 1/1024 CSS px.

    `em` is the size of the block's Han text and the measure of tracking. `indent` moves the first
    line in (out, if negative). `balanced` is for titles, headings and captions: lines of like
    length, broken at the sense. `hyphenate` is off in headings. `names_whole` keeps the typed
    hyphen of a given name (Chih-tsao) on one line: author lines, running heads, contents, colophon.
    """

    measure: int
    em: int
    pack: LocalePack = ZH_HANT_TW
    indent: int = 0
    alignment: Alignment = "justified"
    last_line: Alignment = "start"
    balanced: bool = False
    hyphenate: bool = True
    names_whole: bool = False

    def of(self, milli: Milli) -> int:
        """So many thousandths of the block's em."""
        return self.em * milli // 1000

    @property
    def justified(self) -> bool:
        """Whether full lines reach both edges."""
        return self.alignment == "justified" and not self.balanced

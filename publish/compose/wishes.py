"""The wishes of a style for its lines, laid over a locale pack."""

from dataclasses import dataclass, replace
from functools import cache

from publish.compose.classes import PAUSE, STOP
from publish.compose.locales import PACKS, ZH_HANT_TW, Kinsoku, LocalePack

_KINSOKU: dict[str, Kinsoku] = {"none": "none", "basic": "basic", "gb": "gb", "strict": "strict"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a style says of its lines, as words; what it leaves empty or spells otherwise is the
    locale's.

    `locale`: a pack's name. `autospace`: the gap between Han and Western text in em; it may shrink
    to half and grow by half. `adjacent`: `full` keeps the whole cells of neighbouring marks, `1.5`
    does not. `line_start`: `full` or `half`, the cell of an opening bracket there. `strictness`:
    none, basic, gb or strict, for the marks at line start and end. `grid`: `strict` sets every
    character on a square. `hanging`: `marks` lets 、，。 stand outside at a line's end, where they
    sit at the start of their cell; in the middle of it they would leave a hole.
    """

    locale: str = ""
    autospace: str = ""
    adjacent: str = ""
    line_start: str = ""
    strictness: str = ""
    grid: str = ""
    hanging: str = ""


@cache
def wished_pack(wishes: Wishes) -> LocalePack:
    """The pack of the locale (zh-Hant-TW where it is unknown) with the wishes of the style."""
    pack = PACKS.get(wishes.locale, ZH_HANT_TW)
    if wishes == Wishes(wishes.locale):
        return pack
    pack = replace(pack, name=f"{pack.name} {wishes}")  # packs of one name are one to their tables
    milli = _milli(wishes.autospace)
    if milli is not None and milli != pack.autospace:
        least, most = milli // 2, milli * 3 // 2
        pack = replace(pack, autospace=milli, autospace_min=least, autospace_max=most)
    if wishes.adjacent in ("1.5", "full"):
        pack = replace(pack, adjacent_full=wishes.adjacent == "full")
    if wishes.line_start in ("full", "half"):
        pack = replace(pack, line_start_full=wishes.line_start == "full")
    if wishes.strictness in _KINSOKU:
        pack = replace(pack, kinsoku=_KINSOKU[wishes.strictness])
    if wishes.grid == "strict":
        pack = replace(
            pack, adjacent_full=True, grid_strict=True, line_end_elastic=(), line_end_always=()
        )
    if wishes.hanging == "marks" and pack.one_sided:
        pack = replace(pack, hanging=PAUSE + STOP)
    return pack


def _milli(em: str) -> int | None:
    try:
        return round(float(em) * 1000)
    except ValueError:  # no number: the pack keeps its own
        return None

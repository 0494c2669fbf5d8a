"""The locale packs: every number and list of characters that the rules use, as values.

Lengths are thousandths of the em of the run they belong to (`Milli`). A style changes an option
with `dataclasses.replace(ZH_HANT_TW, adjacent_full=True)`: packs are values, there is no other
place where an option could hide. The defaults of the fields are those of zh-Hant-TW.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

Milli = int
"""Thousandths of an em."""
Sides = tuple[tuple[str, Milli, Milli], ...]
"""(classes, at the start side, at the end side) of a cell."""
Kinsoku = Literal["none", "basic", "gb", "strict"]

_COUNTERS_TW = (
    "年月日時分秒號名枚個人次件條項款章節頁卷期冊輯屆度回場艘架輛座所間國家歲代週天種篇倍成元點級層樓位票席份筆"
    "例組戶類本部張台臺隻股欄列版顆噸支門萬億兆千百"
)
_COUNTERS_CN = "时号个条项节页册辑届场辆间国岁周层级楼笔组户类张只栏万亿点艘"
_COUNTERS_JP = "円回件巻号冊歳"
_WORDS_TW = (
    "美元 歐元 英鎊 日圓 公里 公尺 公分 公斤 公噸 公頃 世紀 年代 月份 "
    "週年 小時 分鐘 人次 個月 百分點"
)
_WORDS_CN = "欧元 英镑 日元 公吨 公顷 世纪 周年 小时 分钟 个月 百分点 厘米 千米 千克"


@dataclass(frozen=True, slots=True)
class LocalePack:
    """The numbers of one locale; sections are those of the composition rules.

    Sources: clreq#prohibition_rules_for_line_start_end (kinsoku),
    clreq#punctuation_width_adjustment (blanks, line ends), clreq#mixed_text_composition
    (autospace), clreq#line_adjustment (limits); jlreq for ja-JP, GB/T 15834 for zh-Hans-CN.
    """

    name: str

    # Line start and line end
    kinsoku: Kinsoku = "basic"
    small_kana_may_start: bool = False
    line_start_full: bool = True
    hanging: str = ""
    """Classes whose mark may stand outside the measure at line end."""

    # Cells and their blanks
    one_sided: bool = False
    """Pause and stop marks sit at the start side of their cell, so that they have one blank."""
    blanks: Sides = (("O", 500, 0), ("C", 0, 500), ("ps:", 250, 250), ("i", 250, 250))
    interpunct: Milli = 1000
    solidus: Milli = 1000
    """Least cell of / and ／ between Han; one whose glyph is wider is as the face has it."""
    dash_between_han: Milli = 1000
    """Least cell of – and ~ between Han; between digits they are as the face has them."""
    adjacent_full: bool = False
    """Neighbouring marks keep their whole cells."""
    line_end_elastic: tuple[tuple[str, Milli], ...] = (("C", 500), ("ps:i", 250))
    """What a mark at line end may give up, all or nothing."""
    line_end_always: tuple[tuple[str, Milli], ...] = ()
    """What a mark at line end always gives up."""
    blank_shrink: Sides = (("O", 250, 0), ("C", 0, 250), ("i", 125, 125))
    mark_shrink: Sides = ()
    emergency_shrink: Sides = (("O", 250, 0), ("C", 0, 250))
    """What is left of the blanks of brackets, in passes where lines would be loose."""
    last_shrink: Sides = ()
    """What brackets that stand by themselves lose after all others; only of an emergency."""

    # Gaps
    autospace: Milli = 250
    autospace_min: Milli = 125
    autospace_max: Milli = 375
    word_space: Milli | None = None
    """Natural word space; None: as the face has it."""
    word_space_min: Milli = 200
    word_space_max: Milli = 500
    between_calls: Milli = 100
    grid_strict: bool = False
    """Western runs are padded to whole cells; use together with adjacent_full."""

    # Justification
    tracking_wanted: Milli = 50
    tracking_limit: Milli = 100
    tracking_emergency: Milli = 250
    tracking_rescue: Milli = 1250
    """For a line of long words that cannot be parted: a short line in the middle of justified
    text would read as the paragraph's last.
    """
    runt: Milli = 2000
    """A last line shorter than this costs `runt_demerits`."""
    runt_demerits: int = 10_000
    indent: Milli = 2000

    # Penalties
    dash_at_start: int = 60
    ellipsis_at_start: int = 120
    inside_unit: int = 300
    inside_span: int = 200
    """After the dash of 1439–1513: better than tracking of some 0.07 em."""
    inside_numeral: int = 30
    year_before_month: int = 100
    after_point: int = 100
    """Behind the number of a point in a running list: ；（2）."""
    after_ordinal: int = 100
    """Behind 第 before a Chinese numeral; before digits a line never ends."""
    after_interpunct: int = 40
    before_single_western: int = 20
    hyphen: int = 60
    hyphen_in_name: int = 120
    after_typed_hyphen: int = 30
    inside_address_segment: int = 2000
    given_name_hyphen: int = 300
    hyphens_running: int = 3000
    shrunk_beside_loose: int = 2000
    hyphens_running_limit: int = 2

    # Vocabulary of units and titles
    unit_width: Milli = 8000
    """A unit wider than this may be split at a cost."""
    counters: str = _COUNTERS_TW
    counter_words: str = _WORDS_TW
    locators: str = "附表 附圖 附錄 附件 頁 卷 註 表 圖 例 式 注"
    latin_units: str = (
        "km cm mm nm m kg mg g t ha km² m² L mL ml Hz kHz MHz GHz W kW MW GW kWh V A mA N Pa kPa "
        "hPa MPa dB K °C °F MB GB TB KB s ms min h mph km/h px pt ppm bps Mbps Gbps"
    )
    abbreviations: str = (
        "p pp vol vols no nos No Nos Vol Vols ch chs Ch fig figs Fig Figs ed eds trans n nn art "
        "para sec Sec Art cf c ca fol Gen Adm Col Lt Maj Sgt Capt Cmdr Dr Prof Mr Mrs Ms Sen Rep "
        "Gov Pres St Hon Rev Jr Sr Amb"
    )
    number_abbreviations: str = (
        "Bd Bde Nr Nrn S Sp Jg H Abb Abs Kap Aufl t fasc chap col Т т С с Вып вып Ч ч Гл гл Ст ст "
        "Кн кн Табл табл Рис рис"
    )
    """Of German, French and Russian, which keep to a number alone."""
    title_break_before: str = "與及和之与"
    title_break_after: str = "的"
    # Words in which these characters are no conjunctions or particles: they are not parted.
    title_words: str = (
        "參與 参与 給與 给与 賦與 赋与 授與 與會 与会 與否 与否 與其 与其 以及 涉及 普及 "
        "提及 觸及 波及 論及 及時 及早 及格 共和 調和 緩和 溫和 飽和 總和 和平 和解 和諧 "
        "和約 和聲 和尚 之前 之後 之后 之間 之间 之中 之外 之內 之内 之上 之下 之一 之類 "
        "目的 標的 的確"
    )
    title_weak_words: str = "a an the and or of in on at by for from to with"
    title_last_line: int = 4

    def __hash__(self) -> int:
        # Tables are cached by pack; equal packs have equal names, and fifty fields take long.
        return hash(self.name)


@cache
def emergency_pack(pack: LocalePack) -> LocalePack:
    """The pack when lines would be loose: brackets may lose the rest of their blanks too."""
    name = f"{pack.name} emergency"
    return replace(pack, name=name, last_shrink=pack.emergency_shrink)


ZH_HANT_TW: Final = LocalePack("zh-Hant-TW")

ZH_HANT_HK: Final = LocalePack(
    "zh-Hant-HK",
    line_start_full=False,
    mark_shrink=(("ps:", 125, 125),),
)

ZH_HANS_CN: Final = LocalePack(
    "zh-Hans-CN",
    kinsoku="gb",
    line_start_full=False,
    one_sided=True,
    blanks=(("O", 500, 0), ("C", 0, 500), ("ps:x", 0, 500)),
    interpunct=500,
    solidus=500,
    dash_between_han=500,
    line_end_elastic=(),
    line_end_always=(("C", 500), ("ps:x", 500)),
    blank_shrink=(("O", 250, 0), ("C", 0, 250)),
    mark_shrink=(("ps:", 0, 500),),
    counters=_COUNTERS_TW + _COUNTERS_CN,
    counter_words=f"{_WORDS_TW} {_WORDS_CN}",
    locators="附表 附图 附录 附件 页 卷 注 表 图 例 式 註 頁 圖",
)

JA_JP: Final = LocalePack(
    "ja-JP",
    line_start_full=False,
    one_sided=True,
    blanks=(("O", 500, 0), ("C", 0, 500), ("ps", 0, 500), ("i", 250, 250)),
    line_end_elastic=(("C", 500),),
    mark_shrink=(("p", 0, 500),),
    word_space=333,
    indent=1000,
    counters=_COUNTERS_TW + _COUNTERS_CN + _COUNTERS_JP,
    locators="付表 付図 付録 頁 巻 注 表 図 例 式",
)

PACKS: Final = {pack.name: pack for pack in (ZH_HANT_TW, ZH_HANT_HK, ZH_HANS_CN, JA_JP)}
STRICT_GRID: Final = replace(ZH_HANT_TW, adjacent_full=True, grid_strict=True, line_end_elastic=())

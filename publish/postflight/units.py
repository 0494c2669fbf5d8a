"""Numbers and what belongs to them, where a line's end has parted them.

Each rule is what the line ends with, what the next one begins with, and an example of the parted
unit with | at the line's end. Source: clreq#prohibition_rules_for_unbreakable_marks and Taiwan's
copy-editing practice.
"""

import re
from typing import Final

from msgspec import Struct

_COUNTERS: Final = (
    "年月日時分秒號名枚個人次件條項款章節頁卷期冊輯屆度回場艘架輛座所間國家歲代週天種篇倍成元點級層樓位票席份筆例組"
    "戶類部張台臺隻股欄列萬億兆千百"
)
"""Without 本: 表1本文 has it by chance more often than 3本."""
_COUNTER_WORDS: Final = "美元|歐元|英鎊|日圓|公[里尺分斤噸頃]|世紀|小時|百分點"
_LATIN_UNITS: Final = "km|cm|mm|nm|m|kg|mg|g|t|ha|mL|ml|L|Hz|kHz|MHz|GHz|kW|MW|GW|W|V|px|pt|min|h|s"
_ABBREVIATIONS: Final = "pp?|vols?|nos?|Nos?|Vols?|chs?|figs?|Figs?|n|nn|art|sec|fol"
_TITLES: Final = "Gen|Adm|Col|Lt|Capt|Dr|Prof|Mr|Mrs|Ms|Sen|Rep|Gov|Pres|St"
_LOCATORS: Final = r"(?<![代發列外])表|(?<![地企意])圖|附[表圖錄件]|頁|卷|註|注"
_LONGEST: Final = 16
"""Signs of a parted unit beyond which it may be parted: about 8 em of digits."""


class UnitRule(Struct, frozen=True):
    """`tail` is sought at the end of a line, `head` at the beginning of the next."""

    name: str
    tail: re.Pattern[str]
    head: re.Pattern[str]
    example: str


def _rule(name: str, tail: str, head: str, example: str) -> UnitRule:
    return UnitRule(name, re.compile(f"(?:{tail})$"), re.compile(head), example)


RULES: Final = (
    _rule(
        "counter",
        r"[\d０-９] ?[十百千萬億兆]{0,2}",
        rf"(?:{_COUNTER_WORDS}|[{_COUNTERS}])",
        "2021|年",
    ),
    _rule("number", r"\d(?:[.,:])?", r"(?:(?<=^)[.,:]?\d)", "1,|000"),
    _rule("day", r"\d{1,2} ?月", r"\d{1,2} ?日", "6月|16日"),
    _rule("ordinal", "第", r"[\d０-９]", "第|75期"),
    _rule("locator", _LOCATORS, r"\d", "頁|93"),
    # After – a line may end, as in Western books: 1439–|1513.
    _rule("range", r"\d[%％]?[年月日]?[-~～〜－]", r"\d", "7-|12"),
    _rule("range", r"\d[%％]?", r"[-–~～〜－]\d", "7|-12"),
    _rule("Latin unit", r"\d", rf"(?:{_LATIN_UNITS})(?![A-Za-z])", "5|km"),
    _rule("abbreviation", rf"(?<![A-Za-z.])(?:{_ABBREVIATIONS})\.", r"\d", "p.|2"),
    _rule("title", rf"(?<![A-Za-z.])(?:{_TITLES})\.", r"[A-Z]", "Gen.|Philip"),
    _rule("initials", r"(?<![A-Za-z])(?:[A-Z]\.-?)+", r"[A-Z][A-Za-z.’'-]", "J.|K."),
    _rule("compound", r"[A-Z]-", r"\d", "COVID-|19"),
    _rule("sign", r"[$€£¥￥＄№±]", r"\d", "$|5"),
    _rule("per cent", r"\d", r"[%‰％°℃℉]", "25|%"),
    _rule("dash", r"(?<!—)(?:——)*—", r"—(?!—(?!—)|$)|—$", "—|—"),
    _rule("ellipsis", r"(?<!…)(?:……)*…", r"…(?!…(?!…))", "…|…"),
)


def parted_unit(tail: str, head: str) -> tuple[UnitRule, str] | None:
    """The rule that a break between two lines violates, with the unit, | at the break; or None.

    `tail` and `head` are the text of the two lines, calls left out.
    """
    for rule in RULES:
        left, right = rule.tail.search(tail), rule.head.match(head)
        if left and right and not _is_long(tail, head) and not _two_words(rule, tail, head):
            return rule, f"{_last(tail)}|{_first(head)}"
    return None


def _two_words(rule: UnitRule, tail: str, head: str) -> bool:
    """Whether two digits met only because the blank between two numbers fell at the break."""
    if rule.name != "number":
        return False
    if tail[-1].isdigit() and head[0].isdigit():
        # 2017 | 25: nothing tells a parted number from two numbers, except a group of three.
        return True
    group = re.match(r"\d+", head.lstrip(".,:"))
    if tail[-1] in ",:" or head[0] in ",:":
        return group is None or len(group[0]) != 3 - (":" in (tail[-1], head[0]))
    return False


def _is_long(tail: str, head: str) -> bool:
    return len(_last(tail)) + len(_first(head)) > _LONGEST


def _last(tail: str) -> str:
    found = re.search(r"[第頁卷表圖註附錄]{0,2}[\w.,:%％$–~～-]{0,20}$", tail, re.ASCII)
    return (found[0] if found else "") or tail[-2:]


def _first(head: str) -> str:
    found = re.match(r"[\w.,:%％$–~～-]{1,20}", head, re.ASCII)
    return found[0] if found else head[:1]


_ADDRESS_TAIL = re.compile(
    r"(?:https?:|ftp:|doi:|www\.|10\.\d{4,9}/)[!-~]*$|[\w.+-]+@[\w.-]*$", re.ASCII
)
_ADDRESS_HEAD = re.compile(r"[!-~]+", re.ASCII)


def in_address(tail: str, head: str, *, tail_in_address: bool = False) -> bool:
    """Whether a line ends inside a URL, DOI or e-mail address that the next one goes on with.

    `tail_in_address` says that the whole line is the middle of one.
    """
    opened = _ADDRESS_TAIL.search(tail) or (tail_in_address and re.fullmatch(r"[!-~]+", tail))
    going_on = _ADDRESS_HEAD.match(head)
    if not opened or not going_on:
        return False
    if tail[-1] in "/:&=@-_?#%~" or head[0] in "/.-_?#%~&=":
        return True
    return re.search(r"[/_=%.?&#]\S|\d", going_on[0]) is not None

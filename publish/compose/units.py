"""Numbers with what belongs to them: never on two lines.

A number with its separators, signs and per cent sign holds together already as Western text;
here are its counters and units, dates, locators, ranges, abbreviations and initials.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from publish.compose.classes import WIDE
from publish.compose.locales import LocalePack

_REST = r"\d*(?:[.,:\u2006\u2009\u202f]\d+)*"
"""Of a number, behind its first digit."""
_NUMBER = rf"\d{_REST}"
_POSTFIX = r"(?:°[CF]\b|[%‰％°℃℉′″]+)?"
_RANGE_REST = rf"{_REST}{_POSTFIX}(?:[-–—~～〜－][$€£¥+−-]?{_NUMBER}{_POSTFIX})*"
_THIN_SPACE = re.compile(r"(?<=\d)[\u2006\u2009](?=\d)")
_YEAR_MONTH = re.compile(r"年 ?(?=\d{1,2} ?月|[一二三四五六七八九十]{1,2}月)")
_NUMERAL = re.compile(r"[〇零○一二三四五六七八九]{2,4}(?=年)")
_WIDE_NUMBER = re.compile(r"[０-９]+(?:[．，][０-９]+)*")
_INITIALS = re.compile(
    r"(?<![A-Za-zА-Яа-яЁё.])(?:(?:[A-Z]\.[ \u00a0]?)+(?=[A-Z])|(?:[А-ЯЁ]\.[ \u00a0]?)+(?=[А-ЯЁ]))"
)
_INITIAL = re.compile(r"[A-ZА-ЯЁ]\.")
_ORDINAL = "第"
_ORDINAL_IN_HAN = re.compile(f"{_ORDINAL}(?=[〇零一二兩三四五六七八九十百])")
_BIG = "十百千萬億兆万亿"
_MONTH = (
    r"(?:Jan(?:\.|uary)|Feb(?:\.|ruary)|Mar(?:\.|ch)|Apr(?:\.|il)|May|June?|July?|Aug(?:\.|ust)"
    r"|Sept?(?:\.|ember)|Oct(?:\.|ober)|Nov(?:\.|ember)|Dec(?:\.|ember))"
)
_DAY_AND_MONTH = re.compile(
    rf"(?<![A-Za-z]){_MONTH} (?=\d{{1,2}}(?![\d:]))|(?<![\d.:])\d{{1,2}} (?={_MONTH}(?![A-Za-z]))",
    re.ASCII,
)
_MONTH_BEGINS = re.compile("[ADFJMNOS](?:an|eb|ar|pr|ay|u[nlg]|ep|ct|ov|ec)")
_SIGNS = "=<>≤≥≈≠"
# p < .05, n = 1,024, t(35) = 2.45: a sign of statistics with its number.
_RELATION = re.compile(
    rf"(?:(?<![A-Za-zΑ-Ωα-ω])[A-Za-zΑ-Ωα-ω]{{1,5}}[²2]?|\)) ?[{_SIGNS}] ?(?=[−+-]?[.\d])"
)
# The number of a point in a running list, at the beginning of its words: ：（1）檢視, ；②分析.
_POINT = re.compile(
    r"[：；，。、:;,]"
    r"(?: ?(?:（[0-9a-z一二三四五六七八九十]{1,2}）|\([0-9a-z]{1,2}\)|\d{1,2}\.(?= ))|[①-⑳])"
    r" ?(?=[^\W\d_]|[「『《〈“])"
)
_BEFORE_NUMBERS = tuple(sign + blank for sign in ".№§°" for blank in " \u00a0")
"""One of them stands in all that keeps to a number alone (Bd. 12, № 4, n° 3)."""
# From one year or page to another: one dash and no more, as in no telephone number.
_SPAN = re.compile(
    rf"(?<![\d–.,]){_NUMBER}{_POSTFIX}–(?=[$€£¥]?{_NUMBER}{_POSTFIX}(?![\d–]))", re.ASCII
)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    counted: re.Pattern[str]
    locators: tuple[str, ...]
    abbreviations: re.Pattern[str]
    before_numbers: re.Pattern[str]
    word_starts: dict[str, tuple[str, ...]]


@cache
def _vocabulary(pack: LocalePack) -> _Vocabulary:
    words = tuple(pack.counter_words.split())
    firsts = "".join(sorted({word[0] for word in words}))
    heads = "|".join(f"{word[0]}(?={word[1:]})" for word in words)
    latin = "|".join(re.escape(unit) for unit in sorted(pack.latin_units.split(), key=len)[::-1])
    after = rf" ?(?:[{_BIG}]{{0,2}}(?:{heads}|[{pack.counters}])|[{_BIG}]{{1,2}})"
    unit = rf"(?:{after}|[ \u00a0\u202f]?(?:{latin})(?![A-Za-z]))?"
    date_rest = r"\d? ?月 ?\d{1,2} ?日"
    return _Vocabulary(
        # The first digit stands before the choice, so that what is no digit is passed over at once.
        re.compile(rf"\d(?:{date_rest}|{_RANGE_REST}{unit})", re.ASCII),
        tuple(pack.locators.split()),
        re.compile(rf"(?<![A-Za-z.])(?:{'|'.join(pack.abbreviations.split())})\. (?=\S)"),
        re.compile(
            rf"(?<![^\W\d_])(?<!\.)(?:(?:{'|'.join(pack.number_abbreviations.split())})\.|[№§]|n°)"
            r"[ \u00a0](?=\d|[IVXLC]+(?!\w))"
        ),
        {first: tuple(word for word in words if word[0] == first) for first in firsts},
    )


def counted_numbers(skeleton: str, pack: LocalePack) -> list[tuple[int, int]]:
    """Numbers in ASCII digits with the counters and units behind them, as ranges of clusters."""
    return [match.span() for match in _vocabulary(pack).counted.finditer(skeleton)]


def find_units(
    skeleton: str, classes: str, numbers: Sequence[tuple[int, int]], pack: LocalePack
) -> Iterator[tuple[int, int]]:
    """Ranges of clusters that form a unit of more than one cluster, in no order. `numbers` are the
    `counted_numbers`.
    """
    vocabulary = _vocabulary(pack)
    for first, end in numbers:
        start = _with_locator(skeleton, first, vocabulary.locators)
        if end - start > 1:
            yield start, end
    for match in _WIDE_NUMBER.finditer(skeleton) if WIDE in classes else ():
        end = match.end()
        counted = end < len(skeleton) and skeleton[end] in pack.counters
        start = match.start() - (match.start() > 0 and skeleton[match.start() - 1] == _ORDINAL)
        yield start, end + counted
    patterns = [_RELATION] if any(sign in skeleton for sign in _SIGNS) else []
    if ". " in skeleton:
        patterns.append(vocabulary.abbreviations)
    if _INITIAL.search(skeleton):
        patterns.append(_INITIALS)
    if any(sign in skeleton for sign in _BEFORE_NUMBERS):
        patterns.append(vocabulary.before_numbers)
    for pattern in patterns:
        for match in pattern.finditer(skeleton):
            yield match.start(), match.end() + 1


def _with_locator(skeleton: str, start: int, locators: tuple[str, ...]) -> int:
    """Where the unit begins, with a locator or 第 before its number."""
    edge = start - 1 if skeleton[start - 1 : start] == " " else start
    if skeleton[edge - 1 : edge] == _ORDINAL:
        return edge - 1
    for locator in locators:
        if skeleton.endswith(locator, 0, edge):
            return edge - len(locator)
    return start


def span_gaps(skeleton: str) -> Iterator[int]:
    """The gaps after the dash of 1439–1513: a line may end with it, as in Western books, where
    the whole span would make a line loose. Never before it.
    """
    if "–" in skeleton:
        yield from (match.end() for match in _SPAN.finditer(skeleton))


def thin_spaces(skeleton: str) -> Iterator[int]:
    """The gaps after thin spaces inside numbers: a number is never split, in no pass."""
    if "\u2006" in skeleton or "\u2009" in skeleton:
        yield from (match.end() for match in _THIN_SPACE.finditer(skeleton))


def costly_gaps(
    skeleton: str, numbers: Sequence[tuple[int, int]], pack: LocalePack
) -> Iterator[tuple[int, int]]:
    """(gap, penalty) where a break is allowed but unwelcome: between year and month, in a Chinese
    numeral and behind its 第, inside 公里 after its number, between an English month and its day,
    behind the number of a point in a running list.
    """
    for match in _DAY_AND_MONTH.finditer(skeleton) if _MONTH_BEGINS.search(skeleton) else ():
        yield match.end(), pack.year_before_month
    for match in _POINT.finditer(skeleton):
        yield match.end(), pack.after_point
    for match in _ORDINAL_IN_HAN.finditer(skeleton) if _ORDINAL in skeleton else ():
        yield match.end(), pack.after_ordinal
    if "年" in skeleton:
        for match in _YEAR_MONTH.finditer(skeleton):
            yield match.end(), pack.year_before_month
        for match in _NUMERAL.finditer(skeleton):
            for gap in range(match.start() + 1, match.end()):
                yield gap, pack.inside_numeral
    vocabulary = _vocabulary(pack)
    for _, end in numbers:
        last = end - 1
        for word in vocabulary.word_starts.get(skeleton[last], ()):
            if skeleton.startswith(word, last):
                for gap in range(last + 1, last + len(word)):
                    yield gap, pack.inside_unit

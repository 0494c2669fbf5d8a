"""The number that is typed at the beginning of a heading."""

import re

from publish.manuscript.markdown.numerals import HAN_NUMERALS, roman_value, value_of

_HAN = f"[{HAN_NUMERALS}]{{1,4}}"
_PLAIN_HAN = "[一二三四五六七八九十百〇零]{1,4}"
_FORMAL_HAN = "[壹貳參肆伍陸柒捌玖拾佰叁贰陆]{1,4}"
# A number without a mark of its own needs a blank behind it: 第一節課 is no 第一節.
_END = r"(?=[\s\u3000]|$)"

NUMBERS = re.compile(
    "|".join(
        (
            rf"第(?:{_HAN}|\d{{1,3}})[編篇部章節款項]{_END}",
            rf"第(?:{_HAN}|\d{{1,3}})[編篇部章節款項][、：:](?=\S)",
            rf"(?:附錄|附件)(?:{_HAN}|\d{{1,2}}|[A-ZＡ-Ｚ])(?:[、：:]|{_END})",
            rf"{_FORMAL_HAN}[、．.]",
            rf"{_PLAIN_HAN}[、．]",
            rf"[（(]{_PLAIN_HAN}[）)]",
            r"[（(]\d{1,2}[）)]",
            rf"\d{{1,2}}(?:\.\d{{1,2}})+[.．、]?{_END}",
            r"\d{1,2}[.．、](?!\d)",
            rf"[IVXLC]{{1,6}}[.．]{_END}",
            rf"[A-Z][.．]{_END}",
            rf"(?:Appendix|Chapter|Section) (?:\d{{1,2}}|[A-Z]|[IVX]{{1,5}})(?:[.:]|{_END})",
        )
    )
)
"""The numbers that headings are typed with, and that stay. The level of a heading is by its `#`,
not by the kind of its number.
"""


def typed_number(text: str) -> int:
    """How many characters at the beginning are the number with its mark, 0 if none."""
    match = NUMBERS.match(text)
    return match.end() if match else 0


# C and L alone are letters: no article has a hundred sections.
_NUMERAL = re.compile(
    rf"\d+(?=\D*$)|[{HAN_NUMERALS}]+|(?<![A-Za-z])(?:[IVX]|[IVXLC]{{2,}}|[A-Z])(?![A-Za-z])"
)


def ordinal_of(number: str) -> int:
    """The value of a typed number, 0 if there is none: 十二、 → 12, 1.3 → 3, IV. → 4, B. → 2."""
    match = _NUMERAL.search(number)
    if match is None:
        return 0
    numeral = match[0]
    if numeral in ("C", "L"):
        return ord(numeral) - ord("A") + 1
    return value_of(numeral) or roman_value(numeral) or ord(numeral[0]) - ord("A") + 1

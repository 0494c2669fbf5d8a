"""Numbers as headings and lists are numbered: 壹 一 1 Ⅰ I A."""

_DIGITS = {
    character: value
    for numerals in ("〇一二三四五六七八九", "零壹貳參肆伍陸柒捌玖", "零壹贰叁肆伍陆柒捌玖")
    for value, character in enumerate(numerals)
} | {"叄": 3, "弍": 2, "兩": 2}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

HAN_NUMERALS = "".join(dict.fromkeys([*_DIGITS, *_TENS]))
"""The characters of Han numerals up to 999."""


def value_of(number: str) -> int | None:
    """The value of an Arabic or Han numeral, or None. 十二 → 12, 二十 → 20, 一〇三 → 103."""
    if number.isascii():
        return int(number) if number.isdigit() else None
    if not number or any(character not in HAN_NUMERALS for character in number):
        return None
    if not any(character in _TENS for character in number):
        return int("".join(str(_DIGITS[character]) for character in number))
    total, digit = 0, 0
    for character in number:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def roman_value(number: str) -> int | None:
    """The value of a Roman numeral in capitals, or None. IV → 4."""
    if not number or any(character not in _ROMAN for character in number):
        return None
    values = [_ROMAN[character] for character in number]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )

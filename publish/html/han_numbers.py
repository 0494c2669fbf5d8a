"""Han numbers that the program writes: 十一, 拾壹, 一百二十."""

SMALL, LARGE = "一二三四五六七八九十百", "壹貳參肆伍陸柒捌玖拾佰"
"""The digits one to nine, ten and hundred."""


def han_number(number: int, digits: str = SMALL) -> str:
    """1–999: 一, 十, 十一, 二十, 一百零五, 一百二十; with LARGE 壹, 拾壹, 佰. Others as Arabic."""
    if not 1 <= number <= 999:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = digits[hundreds - 1] + digits[10] if hundreds else ""
    if hundreds and rest and not tens:
        text += "零"
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens - 1]) + digits[9]
    return text + (digits[ones - 1] if ones else "")

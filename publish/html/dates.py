"""Dates and numbers of issues in the words of a language and a calendar.

Generated text only: what an author typed is never converted.
"""

from publish.html.han_numbers import han_number
from publish.model import Issue, Journal, base_language

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_HAN_DIGITS = "○一二三四五六七八九"


def date_text(date: str, language: str, calendar: str = "ce", numerals: str = "arabic") -> str:
    """`2021-07-31` as 2021年7月31日, 民國110年7月31日 or July 31, 2021; as typed if no date.

    `calendar` is ce, roc or both; `numerals` arabic or han (中華民國一一○年七月).
    """
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return date
    year, *rest = (int(part) for part in parts)
    if base_language(language) != "zh":
        return _western(year, rest)
    ce = _han_date(year, rest, numerals)
    if calendar == "ce" or year <= 1911:
        return ce
    roc = "民國" + _han_date(year - 1911, rest, numerals)
    return roc if calendar == "roc" else f"中華{roc}（{ce}）"


def printed_date(date: str, language: str, journal: Journal | None) -> str:
    """A date in the calendar and numerals of the journal."""
    if journal is None:
        return date_text(date, language)
    return date_text(date, language, journal.calendar, journal.numerals)


def _western(year: int, rest: list[int]) -> str:
    if not rest or not 1 <= rest[0] <= 12:
        return str(year)
    month = _MONTHS[rest[0] - 1]
    return f"{month} {rest[1]}, {year}" if len(rest) > 1 else f"{month} {year}"


def _han_date(year: int, rest: list[int], numerals: str) -> str:
    if numerals == "han":
        digits = "".join(_HAN_DIGITS[int(digit)] for digit in str(year))
        numbers = [digits] + [han_number(number) for number in rest]
    else:
        numbers = [str(year)] + [str(number) for number in rest]
    return "".join(number + unit for number, unit in zip(numbers, "年月日", strict=False))


def issue_number(issue: Issue, language: str, numerals: str = "arabic") -> str:
    """第48卷第3期, 第75期, 第七十五期 or Vol. 48, No. 3; empty without a number.

    `numerals` arabic or han; what is no number (特刊, 3–4) stays as typed.
    """
    if base_language(language) == "zh":
        volume = f"第{_counted(issue.volume, numerals)}卷" if issue.volume else ""
        return volume + (f"第{_counted(issue.number, numerals)}期" if issue.number else "")
    parts = [f"Vol. {issue.volume}"] if issue.volume else []
    if issue.number:
        parts.append(f"No. {issue.number}")
    return ", ".join(parts)


def _counted(typed: str, numerals: str) -> str:
    is_number = typed.isascii() and typed.isdigit()
    return han_number(int(typed)) if numerals == "han" and is_number else typed

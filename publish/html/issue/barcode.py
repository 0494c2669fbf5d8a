"""The barcode of a serial: EAN-13 of the ISSN, with a two-digit add-on for the issue.

The bars of EAN-13 are those of python-barcode. It has no add-on, and its SVG names no face for
the digits, so the picture is drawn here from bars and the library's tables.
Source: ISO/IEC 15420; ISSN Manual, “ISSN and EAN”: 977 + seven digits + 00 + check digit.
"""

from barcode import EAN13
from barcode.charsets.ean import CODES
from msgspec import Struct

from publish.model import Resource

MODULE_MM = 0.33
"""The width of the narrowest bar at nominal size."""
_QUIET, _GAP, _END = 11, 10, 5
"""Modules that stay white before the code, between code and add-on, and behind it."""
_HEIGHT, _GUARD, _DIGITS = 66, 71, 77
"""In modules: where bars end, where guard bars end, and the baseline of the digits."""
_PARITY = ("AA", "AB", "BA", "BB")
_GUARDS = (range(0, 3), range(45, 50), range(92, 95))


class Barcode(Struct, frozen=True):
    """The thirteen digits, the two of the add-on, and the picture."""

    digits: str
    add_on: str
    picture: Resource

    @property
    def words(self) -> str:
        """What a reader who sees no picture is told."""
        return f"{self.digits} {self.add_on}"


def barcode_of(issn: str, number: str, date: str) -> Barcode:
    """The barcode of an issue. The add-on is the issue's number, else the month of its date."""
    digits = str(EAN13(f"977{issn.replace('-', '')[:7]}00"))
    add_on = f"{int(number) % 100:02}" if number.isascii() and number.isdigit() else date[5:7]
    add_on = add_on or "00"
    picture = _drawn(digits, add_on).encode()
    modules = _width()
    size = round(modules * MODULE_MM * 96 / 25.4), round(_DIGITS * MODULE_MM * 96 / 25.4)
    resource = Resource(f"barcode:{digits}.svg", "image/svg+xml", picture, *size)
    return Barcode(digits, add_on, resource)


def add_on_bars(add_on: str) -> str:
    """The modules of a two-digit add-on; its parity is the number modulo 4."""
    parity = _PARITY[int(add_on) % 4]
    first, second = (CODES[kind][int(digit)] for kind, digit in zip(parity, add_on, strict=True))
    return f"1011{first}01{second}"


def _width() -> int:
    return _QUIET + 95 + _GAP + len(add_on_bars("00")) + _END


def _drawn(digits: str, add_on: str) -> str:
    (bars,) = EAN13(digits).build()
    second = _QUIET + 95 + _GAP
    tall = {place for guard in _GUARDS for place in guard}
    parts = [_bar(_QUIET + at, 0, _GUARD if at in tall else _HEIGHT, bars, at) for at in range(95)]
    more = add_on_bars(add_on)
    parts += [_bar(second + at, 11, _HEIGHT, more, at) for at in range(len(more))]
    places = [
        _QUIET - 8, *(_QUIET + 3 + 7 * each for each in range(6)),
        *(_QUIET + 50 + 7 * each for each in range(6)),
    ]  # fmt: skip
    parts += [
        _digit(place, _DIGITS - 1, digit) for place, digit in zip(places, digits, strict=True)
    ]
    parts += [_digit(second + 3 + 9 * at, 8, digit) for at, digit in enumerate(add_on)]
    width, height = _width() * MODULE_MM, _DIGITS * MODULE_MM
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{height:.2f}mm"'
        f' viewBox="0 0 {_width()} {_DIGITS}">{"".join(parts)}</svg>'
    )


def _bar(x: int, top: int, bottom: int, bars: str, at: int) -> str:
    """One bar for a run of dark modules, drawn at the first of them."""
    if bars[at] != "1" or (at and bars[at - 1] == "1"):
        return ""
    width = len(bars[at:]) - len(bars[at:].lstrip("1"))
    return f'<rect x="{x}" y="{top}" width="{width}" height="{bottom - top}"/>'


def _digit(x: int, y: int, digit: str) -> str:
    return f'<text x="{x}" y="{y}" font-family="Journal Mono" font-size="11">{digit}</text>'

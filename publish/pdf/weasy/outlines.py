"""Paths of SVG pictures as operators of the PDF, each text of a path read once.

Drawing programs write outlines as absolute moves, lines and curves. The engine cuts every
number off the text by a regular expression and asks for its unit; twelve small pictures take it
as long as two pages of text. Other paths, and those whose corners have markers, are the engine's.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

import weasyprint.svg

_engine_path = weasyprint.svg.path
_SIMPLE = re.compile(r"[MLHVQCZz0-9.,+\s-]*")
_COMMAND = re.compile(r"([A-Zz])([^A-Zz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0, "z": 0}
"""How many numbers each command takes."""
_FORMS = {
    **dict.fromkeys("LHV", "%f %f l"),
    **dict.fromkeys("QC", "%f %f %f %f %f %f c"),
    **{"M": "%f %f m", "Z": "h"},
}
_ZEROS = re.compile(r"\.?0+(?= )")
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")


def path(svg: Any, node: Any, font_size: float) -> None:
    """Draw a path."""
    operators = _operators(node.get("d", ""))
    if operators and not any(node.get(name) for name in _MARKERS):
        svg.stream.stream.extend(operators)
    else:
        _engine_path(svg, node, font_size)


@lru_cache(maxsize=256)
def _operators(data: str) -> tuple[bytes, ...]:
    """The operators of a path of absolute commands; none where it has others."""
    commands = list(_commands(data)) if _SIMPLE.fullmatch(data) else []
    letters = "".join(letter for letter, _ in commands)
    # A path begins with a move, and moves again where it was closed.
    if "?" in letters or not letters.startswith("M") or re.search("MZ|Z[^M]", letters):
        return ()
    drawn = [(0.0, 0.0), *_drawn(commands)]
    forms = [_FORMS[letter] for letter in f"M{letters}"]
    written = "\n".join(forms) % tuple(chain.from_iterable(drawn))
    return tuple(_ZEROS.sub("", written).encode().split(b"\n"))


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Commands with their numbers, one for each time that it is meant; `?` for what is none."""
    for letter, text in _COMMAND.findall(data):
        numbers = tuple(map(float, _NUMBER.findall(text)))
        count = _COUNTS[letter]
        if len(numbers) == count:
            yield letter.upper(), numbers
        elif not count or not numbers or len(numbers) % count:
            yield "?", ()
        else:
            for at in range(0, len(numbers), count):
                # More points behind a move are lines.
                yield "L" if letter == "M" and at else letter, numbers[at : at + count]


def _drawn(commands: list[tuple[str, tuple[float, ...]]]) -> Iterator[tuple[float, ...]]:
    """The coordinates that the PDF takes for each command; its curves are cubic."""
    x = y = 0.0
    begin = (x, y)
    for letter, numbers in commands:
        drawn = numbers
        if letter == "Q":
            x2, y2, x3, y3 = numbers
            first = x2 * 2 / 3 + x / 3, y2 * 2 / 3 + y / 3
            drawn = (*first, x2 * 2 / 3 + x3 / 3, y2 * 2 / 3 + y3 / 3, x3, y3)
        elif letter == "H":
            drawn = (numbers[0], y)
        elif letter == "V":
            drawn = (x, numbers[0])
        yield drawn
        x, y = drawn[-2:] if drawn else begin
        begin = (x, y) if letter == "M" else begin


def install() -> None:
    """Put our reading of paths into the engine; calling it again changes nothing."""
    weasyprint.svg.TAGS["path"] = path

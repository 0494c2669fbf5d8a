"""Paths of SVG pictures as operators of the PDF, each text of a path read once.

Drawing programs write outlines as absolute moves, lines and curves, which a PDF takes as they
are. The engine cuts every number off the text by a regular expression and asks for its unit;
twelve small pictures take it as long as two pages of text. Other paths, and those whose corners
have markers, are the engine's.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import weasyprint.svg

_engine_path = weasyprint.svg.path
_SIMPLE = re.compile(r"\s*M[MLHVQCZz0-9.,+\s-]*")
_COMMAND = re.compile("([A-Zz])([^A-Zz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0, "z": 0}
"""How many numbers each command takes."""
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
    # A path that was closed begins anew with a move.
    if not letters or "?" in letters or re.search("MZ|Z[^M]", letters):
        return ()
    return tuple("\n".join(_drawn(commands)).encode().split(b"\n"))


def _commands(data: str) -> Iterator[tuple[str, list[str]]]:
    """Commands with their numbers, one for each time that it is meant; `?` for what is none."""
    for letter, text in _COMMAND.findall(data):
        numbers = _NUMBER.findall(text)
        count = _COUNTS[letter]
        if len(numbers) == count:
            yield letter.upper(), numbers
        elif not count or not numbers or len(numbers) % count:
            yield "?", []
        else:
            for at in range(0, len(numbers), count):
                # More points behind a move are lines.
                yield "L" if letter == "M" and at else letter, numbers[at : at + count]


def _drawn(commands: list[tuple[str, list[str]]]) -> Iterator[str]:
    yield "0 0 m"
    x = y = "0"
    begin = [x, y]
    for letter, numbers in commands:
        match letter:
            case "M":
                begin = numbers
                yield f"{numbers[0]} {numbers[1]} m"
            case "Z":
                numbers = begin
                yield "h"
            case "C":
                yield f"{' '.join(numbers)} c"
            case "Q":
                yield _cubic(*map(float, (x, y, *numbers)))
            case _:
                numbers = {"H": [*numbers, y], "V": [x, *numbers]}.get(letter, numbers)
                yield f"{numbers[0]} {numbers[1]} l"
        x, y = numbers[-2:]


def _cubic(x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> str:
    """A quadratic curve by the two control points that a PDF wants."""
    first = x2 * 2 / 3 + x1 / 3, y2 * 2 / 3 + y1 / 3
    second = x2 * 2 / 3 + x3 / 3, y2 * 2 / 3 + y3 / 3
    return " ".join((*(f"{value:.4f}" for value in (*first, *second, x3, y3)), "c"))


def install() -> None:
    """Put our reading of paths into the engine; calling it again changes nothing."""
    weasyprint.svg.TAGS["path"] = path

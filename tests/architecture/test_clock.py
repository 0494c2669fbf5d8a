"""Nothing that is made depends on the day of its making."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "publish"
_CLOCKS = frozenset(
    {
        *("now", "utcnow", "today", "localtime", "gmtime", "ctime", "asctime", "strftime"),
        *("time_ns", "monotonic_ns"),
    }
)
"""Functions of `time` and `datetime` that tell the time of day; `perf_counter` measures work."""
_CALLED = re.compile(rf"\b(?:time|{'|'.join(sorted(_CLOCKS))})\(")
"""Without such letters a module need not be parsed."""


def _clocks(source: str) -> list[str]:
    """The calls of a module that ask what day it is."""
    if not _CALLED.search(source):
        return []
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        called
        for called in map(ast.unparse, calls)
        if called.rpartition(".")[2] in _CLOCKS or called in ("time.time", "time")
    ]


@pytest.mark.parametrize(
    "source", ["datetime.date.today()", "datetime.now(UTC)", "time.time()", "time()"]
)
def test_a_clock_is_known_when_it_is_asked(source: str) -> None:
    assert _clocks(source)


def test_no_part_of_the_program_asks_what_day_it_is() -> None:
    """The date of a proof is the one that was given, that of a book the manuscript's."""
    asked = {
        file.relative_to(PACKAGE).as_posix(): clocks
        for file in PACKAGE.rglob("*.py")
        if (clocks := _clocks(file.read_text("utf-8")))
    }
    assert asked == {}

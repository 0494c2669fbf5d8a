"""Which of the usual mistakes made a YAML file unreadable.

PyYAML says where its grammar failed, in the grammar's words and often a line too late. An
editor needs the line that is wrong and what to type instead.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

import yaml
from msgspec import Struct

_KEY = r"^\s*(?:-\s+)*(?P<key>[A-Za-z][\w-]*)"
_NO_BLANK = re.compile(_KEY + r"(?P<colon>:)(?=[^\s/:])")
_FULL_WIDTH = re.compile(_KEY + r"\s*(?P<colon>：)")
_VALUE = re.compile(r"^\s*(?:-\s+)*(?:[^\s:#\"'\[{][^:#]*:\s+)?(?P<value>\S.*)$")
_CLOSERS = {'"': '"', "'": "'", "[": "]", "{": "}"}


class Mistake(Struct, frozen=True):
    """A finding's id with its place in the text: row and column from 0."""

    id: str
    row: int
    column: int
    values: tuple[tuple[str, str], ...] = ()


class _Failure(Struct, frozen=True):
    """Where PyYAML stopped (`row`, `column`) and where what it was reading began."""

    lines: tuple[str, ...]
    row: int
    column: int
    first_row: int
    first_column: int
    problem: str
    context: str

    @property
    def near(self) -> tuple[int, ...]:
        """The rows to look at: the one where reading stopped and the written one before it."""
        rows = [row for row in range(self.row) if self.lines[row].strip()]
        return (*rows[-1:], self.row)


def mistake(lines: list[str], error: yaml.MarkedYAMLError | None) -> Mistake | None:
    """The mistake behind a syntax error; `yaml-syntax` when it is none of the usual ones.

    Without an error the text was read as one scalar; then only what makes a whole file a
    scalar is looked for, and None means that it is none of the usual mistakes.
    """
    if error is None:
        failure = _Failure(tuple(lines), len(lines) - 1, 0, 0, 0, "", "")
        return next(filter(None, (_full_width(failure), _no_blank(failure))), None)
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    failure = _Failure(
        lines=tuple(lines),
        row=min(mark.line, len(lines) - 1) if mark else 0,
        column=mark.column if mark else 0,
        first_row=min(start.line, len(lines) - 1) if start else 0,
        first_column=start.column if start else 0,
        problem=error.problem or "",
        context=error.context or "",
    )
    for rule in _RULES:
        found = rule(failure)
        if found is not None:
            return found
    reason = (("reason", failure.problem),)
    return Mistake("yaml-syntax", failure.row, failure.column, reason)


def _tab(failure: _Failure) -> Mistake | None:
    for row in failure.near:
        line = failure.lines[row]
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation:
            return Mistake("yaml-tab", row, indentation.index("\t"))
    return None


def _escape(failure: _Failure) -> Mistake | None:
    if "double-quoted" not in failure.context:
        return None
    escape = failure.lines[failure.row][failure.column - 1 : failure.column + 1]
    return Mistake("yaml-escape", failure.row, failure.column - 1, (("escape", escape),))


def _unclosed_quote(failure: _Failure) -> Mistake | None:
    """The first value that opens a quotation mark and does not close it on its line."""
    last = len(failure.lines) - 1 if "quoted scalar" in failure.context else failure.row
    for row in range(last + 1):
        match = _VALUE.match(failure.lines[row])
        if match and match["value"][0] in "\"'":
            quote = match["value"][0]
            if quote not in _without_escapes(match["value"][1:], quote):
                return Mistake("yaml-quote-unclosed", row, match.start("value"))
    if "quoted scalar" in failure.context:
        return Mistake("yaml-quote-unclosed", failure.first_row, failure.first_column)
    return None


def _without_escapes(text: str, quote: str) -> str:
    return re.sub(r"\\.", "", text) if quote == '"' else text.replace("''", "")


def _full_width(failure: _Failure) -> Mistake | None:
    return _colon(failure, _FULL_WIDTH, "yaml-colon-fullwidth")


def _no_blank(failure: _Failure) -> Mistake | None:
    return _colon(failure, _NO_BLANK, "yaml-colon-blank")


def _colon(failure: _Failure, pattern: re.Pattern[str], id: str) -> Mistake | None:
    rows = failure.near if failure.problem else tuple(range(len(failure.lines)))
    for row in rows:
        match = pattern.match(failure.lines[row])
        if match:
            return Mistake(id, row, match.start("colon"), (("key", match["key"]),))
    return None


def _special(failure: _Failure) -> Mistake | None:
    """A value that begins with a mark that means something to YAML."""
    if "cannot start any token" in failure.problem:
        row, column = failure.row, failure.column
    elif failure.context.startswith(("while scanning an a", "while scanning a tag")) or (
        failure.context == "while scanning a block scalar" and "indicators" in failure.problem
    ):
        row, column = failure.first_row, failure.first_column
    else:
        return None
    character = failure.lines[row][column : column + 1]
    return Mistake("yaml-special", row, column, (("character", character),))


def _after_closing(failure: _Failure) -> Mistake | None:
    """Text behind a closing quotation mark or bracket: `"某"研究`."""
    if "<scalar>" not in failure.problem and "'['" not in failure.problem:
        return None
    match = _VALUE.match(failure.lines[failure.row])
    if not match or match["value"][0] not in _CLOSERS:
        return None
    before = failure.lines[failure.row][: failure.column].rstrip()
    if failure.column <= match.start("value") or not before.endswith(_CLOSERS[match["value"][0]]):
        return None
    return Mistake("yaml-after-closing", failure.row, failure.column)


def _bracket(failure: _Failure) -> Mistake | None:
    if not failure.context.startswith("while parsing a flow"):
        return None
    opening = failure.lines[failure.first_row][failure.first_column : failure.first_column + 1]
    if opening not in _CLOSERS:
        return None
    values = (("opening", opening), ("closing", _CLOSERS[opening]))
    return Mistake("yaml-bracket", failure.first_row, failure.first_column, values)


def _unquoted_colon(failure: _Failure) -> Mistake | None:
    if "mapping values are not allowed" not in failure.problem:
        return None
    if not re.search(r":\s", failure.lines[failure.row][: failure.column]):
        return None
    return Mistake("yaml-colon-quote", failure.row, failure.column)


def _no_colon(failure: _Failure) -> Mistake | None:
    """A line that is neither a field nor the continuation of one."""
    if "could not find expected ':'" not in failure.problem:
        return None
    line = failure.lines[failure.first_row]
    column = len(line) - len(line.lstrip())
    return Mistake("yaml-no-colon", failure.first_row, column, (("text", line.strip()),))


def _indentation(failure: _Failure) -> Mistake | None:
    wrong = ("mapping values are not allowed", "expected <block end>", "sequence entries are not")
    if not failure.problem.startswith(wrong):
        return None
    line = failure.lines[failure.row]
    return Mistake("yaml-indent", failure.row, len(line) - len(line.lstrip()))


_Rule: TypeAlias = Callable[[_Failure], Mistake | None]
_RULES: tuple[_Rule, ...] = (
    _tab,
    _escape,
    _special,
    _unclosed_quote,
    _after_closing,
    _bracket,
    _full_width,
    _no_blank,
    _unquoted_colon,
    _no_colon,
    _indentation,
)

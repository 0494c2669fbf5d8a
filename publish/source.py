"""Where in the manuscript a value stands."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of one source file.

    `file` is the path relative to the journal's folder, with forward slashes. Lines and
    columns count from 1, columns in code points; `end_column` is one past the last
    character. A span of a whole file is line 1, column 1 to line 1, column 1.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

"""What the reading of Markdown is told, and what it hands back."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.model import Note, Span
from publish.model.languages import DEFAULT_LANGUAGE

Value = TypeVar("Value")


def no_file(path: str, span: Span) -> str | Finding:
    """Every CSV file is missing: for text that stands in no folder."""
    return finding("file-missing", span, path=path)


class BodyOptions(Struct, frozen=True):
    """What a manuscript's Markdown may refer to.

    `classes` are the class names that the style knows, without the point; `language` is
    the document's canonical tag. `read_csv` gets a path as typed and the span where it is
    typed; it returns the file's text with `\\n` line ends, or why it cannot be had.
    `csv_name` turns that path into the one that findings about the file's cells show.
    """

    classes: frozenset[str] = frozenset()
    language: str = DEFAULT_LANGUAGE
    read_csv: Callable[[str, Span], str | Finding] = no_file
    csv_name: Callable[[str], str] = str


class Parsed(Struct, Generic[Value], frozen=True):
    """What a text is: blocks or inlines, and what was met on the way.

    `notes` are the definitions in source order, those of `^[…]` at the place of their
    call. `pictures` are the paths as typed with the spans of their images, in source order.
    """

    value: Value
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    pictures: tuple[tuple[str, Span], ...] = ()

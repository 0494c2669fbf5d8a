"""Opening a manuscript's file: YAML, or Markdown that begins with YAML fields."""

import re
from typing import Generic, TypeVar

from msgspec import Struct

from publish.diagnostics import Finding, finding, has_errors
from publish.files.folder import Folder
from publish.files.nodes import Mapping, Scalar, at
from publish.files.yaml_file import read_yaml
from publish.model import Located, Span, canonical_language
from publish.model.languages import DEFAULT_LANGUAGE

Value = TypeVar("Value")

YAML_LIMIT = 4 * 1024 * 1024
"""Largest YAML file in bytes; a body of a million characters fits."""
MARKDOWN_SUFFIXES = (".md", ".markdown")


class Reading(Struct, Generic[Value], frozen=True):
    """A value with everything found while reading it, in order of place.

    `value` is None only when errors make it impossible; then `findings` has an error.
    """

    value: Value | None
    findings: tuple[Finding, ...] = ()


class Opened(Struct, frozen=True):
    """The fields of a file, and the body behind them in a Markdown file."""

    fields: Mapping | None
    body: Located | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def language(self) -> str:
        """The canonical tag of the field `lang`; a wrong or missing one counts as Chinese."""
        typed = self.fields.get("lang") if self.fields else None
        tag = canonical_language(typed.text) if isinstance(typed, Scalar) else None
        return tag or DEFAULT_LANGUAGE


def open_file(folder: Folder, file: str) -> Opened:
    """The fields of `file`, with the ids `file-…`, `front-matter-…` and `yaml-…`."""
    is_markdown = file.lower().endswith(MARKDOWN_SUFFIXES)
    limit = folder.text_limit if is_markdown else min(folder.text_limit, YAML_LIMIT)
    text = folder.read_text(file, Span(file), limit=limit)
    if isinstance(text, Finding):
        return Opened(None, findings=(text,))
    source = Located.whole_file(file, text)
    body = None
    if is_markdown:
        parted = front_matter(source)
        if isinstance(parted, Finding):
            return Opened(None, findings=(parted,))
        source, body = parted
    yaml_file = read_yaml(source)
    if isinstance(yaml_file.root, Mapping):
        return Opened(yaml_file.root, body, yaml_file.findings)
    found = yaml_file.findings
    if yaml_file.root is not None:
        found = (*found, at(yaml_file.root, "yaml-no-fields"))
    elif not has_errors(found):
        found = (*found, finding("yaml-no-fields", Span(file)))
    return Opened(None, body, found)


def front_matter(source: Located) -> tuple[Located, Located] | Finding:
    """The YAML between the first `---` and the next `---` or `...`, and the text behind it."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return finding("front-matter-missing", Span(source.file), line=lines[0])
    for row, line in enumerate(lines[1:], start=1):
        if re.fullmatch(r"(---|\.\.\.)\s*", line):
            return _rows(source, lines, 1, row), _rows(source, lines, row + 1, len(lines))
    return finding("front-matter-unclosed", Span(source.file), line=lines[0])


def _rows(source: Located, lines: list[str], first: int, last: int) -> Located:
    """The lines from `first` up to `last`; one empty line where there is none."""
    places = source.places[first:last] or source.places[-1:]
    return Located("\n".join(lines[first:last]), source.file, places)

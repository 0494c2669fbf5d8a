"""Files of a style whose names are those of nothing, so that they would change no page."""

import difflib
import re
from collections.abc import Iterator

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.styles.option import Kind
from publish.styles.options import BY_NAME, OPTIONS
from publish.styles.sheet import Sheet

_WHOLE = ("style.yaml", "print.css", "issue.css", "epub.css")
_OF_OPTION = re.compile(r"options/([^/=]+)=([^/]+?)(?:\.css|\.issue\.css|\.epub\.css|\.yaml)")
_LEFT_ALONE = "x-"


def unread_files(sheet: Sheet) -> tuple[Finding, ...]:
    """Style sheets and presets that are read for no option and no medium."""
    return tuple(
        unread(f"styles/{sheet.name}/{file}", file, _known())
        for file in sheet.texts
        if not file.startswith("templates/") and not is_left_alone(file) and not _is_read(file)
    )


def unread(path: str, file: str, known: Iterator[str]) -> Finding:
    """The warning about a file, with the name that looks most like its own."""
    nearest = difflib.get_close_matches(file, tuple(known), n=1, cutoff=0.0)
    return finding("style-file-unread", Span(path), path=path, nearest=nearest[0])


def is_left_alone(file: str) -> bool:
    """Whether a designer keeps a file beside the others for later, and says so by its name."""
    return file.rpartition("/")[2].startswith(_LEFT_ALONE)


def _is_read(file: str) -> bool:
    match = _OF_OPTION.fullmatch(file)
    if match is None:
        return file in _WHOLE
    option = BY_NAME.get(match[1])
    return option is not None and option.accepts(match[2])


def _known() -> Iterator[str]:
    """The names of all files that may be read; of options with other values than words, none."""
    yield from _WHOLE
    for option in OPTIONS:
        values = ("true", "false") if option.kind is Kind.FLAG else option.choices
        yield from (f"options/{option.name}={value}.css" for value in values)

"""A designer's files for the cover of an issue."""

from dataclasses import dataclass

from publish.model.resources import Resource
from publish.source import Span

BLEED_MM = 3.0
"""What is printed beyond the trimmed edge of a cover and cut off."""


@dataclass(frozen=True, slots=True)
class CoverEntry:
    """What `cover:` names for a part of the cover: `front`, `back` or `spine`.

    `file` is relative to the journal's folder, `line` the line where it is named.
    """

    part: str
    file: str
    span: Span
    line: str = ""


@dataclass(frozen=True, slots=True)
class DesignedPart:
    """A file that was read: a PDF, or a picture where `picture` is not None."""

    entry: CoverEntry
    data: bytes
    picture: Resource | None = None

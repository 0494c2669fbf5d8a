"""A designer's files for the cover of an issue."""

from msgspec import Struct

from publish.model.resources import Resource
from publish.source import Span

BLEED_MM = 3.0
"""What is printed beyond the trimmed edge of a cover and cut off."""


class CoverEntry(Struct, frozen=True):
    """What `cover:` names for a part of the cover: `front`, `back` or `spine`.

    `file` is relative to the journal's folder, `line` the line where it is named.
    """

    part: str
    file: str
    span: Span
    line: str = ""


class DesignedPart(Struct, frozen=True):
    """A file that was read: a PDF, or a picture where `picture` is not None."""

    entry: CoverEntry
    data: bytes
    picture: Resource | None = None

"""Pictures, read once at the beginning of the road."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resource:
    """A picture with its bytes.

    `path` is relative to the journal's folder, with forward slashes. `width` and `height`
    are pixels (for SVG: CSS px, 0 when the file states none).
    """

    path: str
    media_type: str
    data: bytes
    width: int
    height: int

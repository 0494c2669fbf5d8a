"""Pictures, read once at the beginning of the road."""

from msgspec import Struct


class Resource(Struct, frozen=True):
    """A picture with its bytes.

    `path` is relative to the journal's folder, with forward slashes. `width` and `height`
    are pixels (for SVG: CSS px, 0 when the file states none).
    """

    path: str
    media_type: str
    data: bytes
    width: int
    height: int

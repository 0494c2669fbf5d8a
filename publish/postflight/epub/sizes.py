"""How large the files of a book are, beside what stores and devices take."""

import io
import warnings
from collections.abc import Iterator

from msgspec import Struct
from PIL import Image, UnidentifiedImageError

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.epub.opened import DC, OPS, XHTML, OpenedBook

COVER_SIDE = 1400
"""The least length of the cover's shorter side in pixels (Apple; Google asks for 640)."""


class Profile(Struct, frozen=True):
    """What a place of sale asks for.

    `document` is the most bytes of an XHTML file (0: any), `pixels` the most of a picture
    inside the text, `language` the tag that the package must have, `landmarks` the parts
    that the book must name.
    """

    document: int = 0
    pixels: int = 5_600_000
    language: str = ""
    landmarks: tuple[str, ...] = ()


PROFILES = {
    # Apple Asset Guide 5.3: 5.6 million pixels.
    "": Profile(),
    # 台灣數位出版聯盟《台灣 EPUB 3 製作指引》.
    "tdpf": Profile(256 * 1024, 3_500_000, "zh-TW", ("cover", "toc", "colophon")),
}


def sizes(book: OpenedBook, span: Span, profile: Profile) -> Iterator[Finding]:
    """Files that are too large, a cover that is too small, pictures in printer's colours."""
    for name in book.documents():
        length = len(book.files[name])
        if profile.document and length > profile.document:
            size, limit = length // 1024, profile.document // 1024
            yield finding("epub-document-large", span, member=name, size=size, limit=limit)
    for name, item in book.items():
        if not item.get("media-type", "").startswith("image/") or name not in book.files:
            continue
        is_cover = "cover-image" in item.get("properties", "").split()
        yield from _picture(name, book.files[name], span, profile, is_cover)


def _picture(
    name: str, data: bytes, span: Span, profile: Profile, is_cover: bool
) -> Iterator[Finding]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                (width, height), mode = picture.size, picture.mode
    except Image.DecompressionBombError:
        yield finding(
            "epub-picture-large", span, member=name, pixels=">178", limit=_millions(profile)
        )
        return
    except (UnidentifiedImageError, OSError, ValueError):  # an SVG has no pixels to count
        return
    if mode == "CMYK":
        yield finding("epub-picture-cmyk", span, member=name)
    if is_cover and min(width, height) < COVER_SIDE:
        size = f"{width} × {height}"
        yield finding("epub-cover-small", span, member=name, size=size, least=COVER_SIDE)
    if not is_cover and width * height > profile.pixels:
        pixels = f"{width * height / 1_000_000:.1f}"
        yield finding(
            "epub-picture-large", span, member=name, pixels=pixels, limit=_millions(profile)
        )


def _millions(profile: Profile) -> str:
    return f"{profile.pixels / 1_000_000:.1f}"


def kept(book: OpenedBook, span: Span, profile: Profile) -> Iterator[Finding]:
    """What a profile asks for beside sizes: a language tag, and parts that are named."""
    tags = [each.text for each in book.root.iter(f"{DC}language")]
    if profile.language and profile.language not in tags:
        stated = ", ".join(tag or "" for tag in tags)
        yield finding("epub-profile-language", span, tag=profile.language, stated=stated)
    found = book.navigation()
    named = {
        kind
        for nav in ([] if found is None else found[1].iter(f"{XHTML}nav"))
        if nav.get(f"{OPS}type") == "landmarks"
        for link in nav.iter(f"{XHTML}a")
        for kind in link.get(f"{OPS}type", "").split()
    }
    for part in profile.landmarks:
        if part not in named:
            yield finding("epub-profile-part", span, part=part)

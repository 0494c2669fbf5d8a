"""The pictures of an article as files of its book, as reading devices take them."""

import io
from math import sqrt
from typing import Any

from PIL import Image

from publish.diagnostics import Finding, finding
from publish.epub.package import Member
from publish.html.epub_document import XHTML
from publish.html.identifiers import picture_name
from publish.model import Article, Resource, Span
from publish.model.blocks import Figure, Formula, inlines_of
from publish.model.blocks import walk as walk_blocks
from publish.model.inlines import Picture
from publish.model.inlines import walk as walk_inlines

MOST_PIXELS = 5_600_000
"""The most pixels of a picture inside the text that Apple Books shows (Asset Guide 5.3)."""

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}


def pictures(
    article: Article, root: Any, most: int = MOST_PIXELS
) -> tuple[tuple[Member, ...], tuple[Finding, ...]]:
    """The pictures that the XHTML tree shows, each once, in the order of the resources.

    With a finding for each that had to be made smaller than `most` pixels, at the place where
    it is used.
    """
    shown = {image.get("src") for image in root.iter(f"{{{XHTML}}}img")}
    members: list[Member] = []
    findings: list[Finding] = []
    for resource in article.resources:
        name = picture_name(article, resource.path)
        if f"../images/{name}" not in shown:
            continue
        media_type, data = _readable(resource, most)
        members.append(Member(f"picture-{name}", f"images/{name}", media_type, data))
        if _is_large(resource, most):
            values = {"path": resource.path, "limit": f"{most / 1_000_000:.1f}"}
            pixels = f"{resource.width * resource.height / 1_000_000:.1f}"
            place = _place(article, resource.path)
            findings.append(finding("epub-picture-scaled", place, pixels=pixels, **values))
    return tuple(members), tuple(findings)


def _is_large(resource: Resource, most: int) -> bool:
    return resource.media_type in _FORMATS and resource.width * resource.height > most


def _readable(resource: Resource, most: int) -> tuple[str, bytes]:
    """Media type and bytes as readers of all ages show them.

    WebP becomes PNG, losslessly; JPEG in the colours of print becomes RGB; what has too
    many pixels gets fewer. All others stay as they are.
    """
    kind = _FORMATS.get(resource.media_type)
    if kind is None:
        return resource.media_type, resource.data
    with Image.open(io.BytesIO(resource.data), formats=(kind,)) as opened:
        is_printers = opened.mode == "CMYK"
        if kind != "WEBP" and not is_printers and not _is_large(resource, most):
            return resource.media_type, resource.data
        picture: Image.Image = opened.convert("RGB") if is_printers else opened.copy()
    if _is_large(resource, most):
        scale = sqrt(most / (picture.width * picture.height))
        size = (int(picture.width * scale), int(picture.height * scale))
        # Palettes and line art have no shades to be mixed.
        shades = {"P": "RGBA", "1": "L"}.get(picture.mode)
        picture = (picture.convert(shades) if shades else picture).resize(size)
    target = io.BytesIO()
    if kind == "JPEG":
        picture.save(target, "JPEG", quality=90)
        return resource.media_type, target.getvalue()
    picture.save(target, "PNG", optimize=True)
    return "image/png", target.getvalue()


def _place(article: Article, path: str) -> Span:
    """Where a picture is used first."""
    for block in walk_blocks(article.body):
        if isinstance(block, (Figure, Formula)) and block.picture.path == path:
            return block.picture.span
        for inlines in inlines_of(block):
            for inline in walk_inlines(inlines):
                if isinstance(inline, Picture) and inline.path == path:
                    return inline.span
    return Span(article.file)

"""The pictures of an article as files of its book."""

import io
from typing import Any

from PIL import Image

from publish.epub.package import Member
from publish.html.epub_document import XHTML
from publish.html.identifiers import picture_name
from publish.model import Article, Resource


def pictures(article: Article, root: Any) -> tuple[Member, ...]:
    """The pictures that the XHTML tree shows, each once, in the order of the resources."""
    shown = {image.get("src") for image in root.iter(f"{{{XHTML}}}img")}
    members: list[Member] = []
    for resource in article.resources:
        name = picture_name(article, resource.path)
        if f"../images/{name}" in shown:
            media_type, data = _readable(resource)
            members.append(Member(f"picture-{name}", f"images/{name}", media_type, data))
    return tuple(members)


def _readable(resource: Resource) -> tuple[str, bytes]:
    """Media type and bytes as readers of all ages show them: WebP becomes PNG, losslessly."""
    if resource.media_type != "image/webp":
        return resource.media_type, resource.data
    with Image.open(io.BytesIO(resource.data), formats=("WEBP",)) as picture:
        target = io.BytesIO()
        picture.save(target, "PNG", optimize=True)
    return "image/png", target.getvalue()

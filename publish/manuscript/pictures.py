"""Picture files: what they are, whether they are whole, how many pixels they have."""

import io
import re
import warnings
from typing import Any, TypeVar

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image, UnidentifiedImageError

from publish.diagnostics import Finding, finding
from publish.files.folder import Folder
from publish.manuscript.svg_faults import svg_fault
from publish.model import Resource, Span
from publish.model.inlines import Picture

PIXEL_LIMIT = 80_000_000
"""Most pixels of one picture: A3 at 600 dpi."""

_TYPES = {
    "PNG": ("image/png", ("png",)),
    "JPEG": ("image/jpeg", ("jpg", "jpeg")),
    "WEBP": ("image/webp", ("webp",)),
    "SVG": ("image/svg+xml", ("svg",)),
}
# Pillow tells a file of another type and one of these that breaks off early alike.
_SIGNATURE = re.compile(rb"\x89PNG|\xff\xd8\xff|RIFF....WEBP", re.DOTALL)
# CSS Values §6.2: absolute lengths in CSS px.
_UNITS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_REMOTE = re.compile(r"@import|url\(\s*['\"]?(?!['\"]?\s*(?:#|data:))[^)]", re.IGNORECASE)


def read_picture(
    folder: Folder, path: str, span: Span, line: str = ""
) -> tuple[Resource | None, tuple[Finding, ...]]:
    """The picture at `path` (relative to the root), or None, with what was found.

    `span` and `line` are where its name is typed.
    """
    data = folder.read_bytes(path, span, limit=folder.picture_limit, line=line)
    if isinstance(data, Finding):
        return None, (data,)
    try:
        kind, width, height, warned = _look(data)
    except _Unusable as reason:
        values = {"path": path, **reason.values}
        return None, (finding(reason.id, span, field="", line=line, **values),)
    media_type, extensions = _TYPES[kind]
    found = [finding(id, span, line=line, path=path) for id in warned]
    if path.rpartition(".")[2].lower() not in extensions:
        named = {"path": path, "type": kind, "extension": extensions[0]}
        found.append(finding("picture-extension", span, field="", line=line, **named))
    return Resource(path, media_type, data, width, height), tuple(found)


class _Unusable(Exception):
    def __init__(self, id: str, **values: object) -> None:
        self.id = id
        self.values = values


def _look(data: bytes) -> tuple[str, int, int, tuple[str, ...]]:
    """Type, width and height in pixels, and the ids of what is doubtful."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE")):
        return ("SVG", *_svg(data), ())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
    except Image.DecompressionBombError:
        # Pillow stops at twice its own bound, which lies above ours.
        raise _Unusable("picture-pixels", pixels=">178", limit=PIXEL_LIMIT // 1_000_000) from None
    except UnidentifiedImageError:
        known = not data or _SIGNATURE.match(data)
        raise _Unusable("picture-broken" if known else "picture-type") from None
    except (OSError, SyntaxError, ValueError):
        raise _Unusable("picture-broken") from None
    width, height = picture.size
    if width * height > PIXEL_LIMIT:
        pixels = f"{width * height / 1_000_000:.0f}"
        raise _Unusable("picture-pixels", pixels=pixels, limit=PIXEL_LIMIT // 1_000_000)
    kind = str(picture.format)
    doubtful = ("picture-cmyk",) if kind == "JPEG" and picture.mode == "CMYK" else ()
    try:
        if kind == "JPEG":
            # An eighth of the size decodes every block and little else.
            picture.draft(None, (max(1, width // 8), max(1, height // 8)))
        picture.load()
    except (OSError, SyntaxError, ValueError):
        raise _Unusable("picture-broken") from None
    return kind, width, height, doubtful


def _svg(data: bytes) -> tuple[int, int]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as reason:
        raise _Unusable("picture-svg", reason=reason.msg) from None
    if etree.QName(root).localname != "svg":
        raise _Unusable("picture-type")
    for element in root.iter():
        what = _unsafe(element)
        if what:
            raise _Unusable("picture-unsafe", what=what)
    fault = svg_fault(root)
    if fault:
        raise _Unusable("picture-svg", reason=fault)
    return _size(root.get("width", ""), root.get("height", ""), root.get("viewBox", ""))


def _size(width: str, height: str, view_box: str) -> tuple[int, int]:
    """The size in CSS px (SVG 2 §8.2): a missing side follows from the view box."""
    across, down = _length(width), _length(height)
    box = re.split(r"[\s,]+", view_box.strip())
    box_across, box_down = (_length(box[2]), _length(box[3])) if len(box) == 4 else (0.0, 0.0)
    if box_across and box_down:
        if not across:
            across = down * box_across / box_down if down else box_across
        if not down:
            down = across * box_down / box_across
    return round(across), round(down)


def _unsafe(element: Any) -> str:
    """What in an element runs, or comes from outside the file; empty when nothing does."""
    if element.tag is etree.Entity:
        return str(element.text)
    if element.tag is etree.ProcessingInstruction and element.target == "xml-stylesheet":
        return "<?xml-stylesheet?>"
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element).localname
    if name in ("script", "foreignObject"):
        return f"<{name}>"
    for attribute, value in element.attrib.items():
        local = str(etree.QName(attribute).localname)
        if local.startswith("on"):
            return local
        inside = value.strip().startswith(("#", "data:"))
        if local in ("href", "src") and name != "a" and not inside:
            return f"{local}={value.strip()[:60]}"
        if _REMOTE.search(value):
            return f"{local}={value.strip()[:60]}"
    if name == "style" and _REMOTE.search(element.text or ""):
        return "<style> url()"
    return ""


def _length(typed: str) -> float:
    """A length in CSS px, 0 where it is none or relative."""
    match = re.fullmatch(r"\s*([0-9]{0,7}\.?[0-9]{1,7})\s*([a-z]*)\s*", typed)
    if not match or match[2] not in _UNITS:
        return 0.0
    return float(match[1]) * _UNITS[match[2]]


Value = TypeVar("Value")


def with_paths(value: Value, paths: dict[str, str]) -> Value:
    """Blocks or inlines whose pictures have the paths that `paths` gives for the typed ones."""
    renamed: Value = _renamed(value, paths) if paths else value
    return renamed


def _renamed(value: Any, paths: dict[str, str]) -> Any:
    if isinstance(value, Picture):
        return replace(value, path=paths.get(value.path, value.path))
    if isinstance(value, tuple):
        return tuple(_renamed(item, paths) for item in value)
    if isinstance(value, Struct) and not isinstance(value, Span):
        changes = {
            name: _renamed(inner, paths)
            for name in value.__struct_fields__
            if isinstance(inner := getattr(value, name), tuple | Struct)
        }
        return replace(value, **changes)
    return value

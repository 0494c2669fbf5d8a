"""The font files that a style's faces name."""

from pathlib import Path

from msgspec import Struct

from publish.carried import carried
from publish.diagnostics import Finding
from publish.files.folder import Folder
from publish.files.nodes import at
from publish.styles.sheet import FaceEntry, Sheet

_HEAD = 12
"""Bytes of a font file before its list of tables."""


class Face(Struct, frozen=True):
    """One font file under a family name of its own.

    The engine keys fonts by family, weight and style, so two faces never share a family.
    `unicode_range` is as in CSS, empty for all characters.
    """

    family: str
    file: Path
    unicode_range: str = ""

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """First and last code point of each range; empty for all characters."""
        parts = (part.strip().upper().removeprefix("U+") for part in self.unicode_range.split(","))
        pairs = (part.partition("-") for part in parts if part)
        return tuple((int(first, 16), int(last or first, 16)) for first, _, last in pairs)


def faces_of(sheets: tuple[Sheet, ...]) -> tuple[tuple[Face, ...], tuple[Finding, ...]]:
    """The faces of all sheets; a later one of the same family replaces an earlier one."""
    faces: dict[str, Face] = {}
    findings: list[Finding] = []
    for sheet in sheets:
        for entry in sheet.faces:
            file = _font_file(sheet, entry)
            if isinstance(file, Finding):
                findings.append(file)
            else:
                faces[entry.family] = Face(entry.family, file, entry.range)
    return tuple(faces.values()), tuple(findings)


def _font_file(sheet: Sheet, entry: FaceEntry) -> Path | Finding:
    """The style's own font file, else the carried one of that name."""
    name = entry.file
    own = sheet.place / "fonts" / name
    built_in = carried("fonts") / name
    is_own, is_built_in = (Folder(each.parent).exists(name) for each in (own, built_in))
    if "/" in name or "\\" in name or not (is_own or is_built_in):
        return at(entry.node, "font-missing", file=name)
    if not is_own:
        return built_in
    return own if _is_font(own) else at(entry.node, "font-broken", file=name)


def _is_font(file: Path) -> bool:
    """Whether the file is a whole font that has glyphs, as HarfBuzz reads it."""
    import uharfbuzz

    try:
        data = file.read_bytes()
    except OSError:  # not readable: told as no font
        return False
    return _is_whole(data) and bool(uharfbuzz.Face(data).glyph_count)


def _is_whole(data: bytes) -> bool:
    """Whether no table that the font lists lies behind the file's end (OpenType, Table Directory).

    HarfBuzz reads what is there of a font that broke off, and its last glyphs are blanks.
    """
    if data[:4] == b"ttcf":
        return True
    if len(data) < _HEAD:
        return False
    count = int.from_bytes(data[4:6], "big")
    records = (data[place : place + 16] for place in range(_HEAD, _HEAD + 16 * count, 16))
    return all(
        int.from_bytes(each[8:12], "big") + int.from_bytes(each[12:16], "big") <= len(data)
        for each in records
    )

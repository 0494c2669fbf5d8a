"""A proof as a reader without our program sees it: glyphs, what they belong to, drawn shapes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publish.postflight.glyphs import Glyph, read_pages

NUMBER_SIZE = 6.5


@dataclass(frozen=True)
class Label:
    """A line number as printed: its words and its baseline from the head of the sheet, in pt."""

    words: str
    y: float


@dataclass(frozen=True)
class Tagged:
    """A glyph of the text with the structure elements around it, the nearest last, by object."""

    glyph: Glyph
    roles: tuple[tuple[str, int], ...]

    def inside(self, role: str) -> int | None:
        """The object number of the nearest element of a role around it."""
        return next((number for name, number in reversed(self.roles) if name == role), None)


@dataclass(frozen=True)
class SheetRead:
    """One sheet: the glyphs of its text, and everything else on it."""

    text: tuple[Tagged, ...]
    furniture: tuple[Glyph, ...]

    def labels(self) -> list[Label]:
        """The line numbers, from the head down."""
        rows: dict[float, list[Glyph]] = {}
        for glyph in self.furniture:
            if abs(glyph.size - NUMBER_SIZE) < 0.01 and glyph.upright:
                rows.setdefault(round(glyph.y, 1), []).append(glyph)
        return [
            Label("".join("".join(g.text for g in sorted(row, key=lambda g: g.x)).split()), y)
            for y, row in sorted(rows.items())
        ]


def read_sheets(file: Path) -> list[SheetRead]:
    """All sheets of a proof."""
    with pikepdf.open(file) as pdf:
        pages = read_pages(pdf).pages
        parents = dict(_entries(pdf.Root.StructTreeRoot.ParentTree))
        return [
            SheetRead(
                tuple(
                    Tagged(glyph, _roles(parents[int(own.obj.StructParents)][glyph.mcid]))
                    for glyph in page.glyphs
                    if glyph.mcid >= 0
                ),
                tuple(glyph for glyph in page.glyphs if glyph.mcid < 0),
            )
            for page, own in zip(pages, pdf.pages, strict=True)
        ]


def _entries(tree: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    if "/Nums" in tree:
        nums = list(tree.Nums)
        yield from ((int(key), value) for key, value in zip(nums[::2], nums[1::2], strict=True))
    for kid in tree.get("/Kids", ()):
        yield from _entries(kid)


def _roles(element: pikepdf.Object) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    while "/S" in element:
        found.append((str(element.S).lstrip("/"), element.objgen[0]))
        element = element.P
    return tuple(reversed(found))


def baselines(glyphs: list[Glyph]) -> list[float]:
    """The baselines of the lines that glyphs make: what overlaps half its height is one line."""
    lines: list[list[float]] = []  # top, bottom, baseline of its largest glyph, its size
    for glyph in sorted(glyphs, key=lambda each: each.y):
        if not glyph.has_ink:
            continue
        top, bottom = glyph.y - 0.7 * glyph.size, glyph.y
        for line in lines:
            shared = min(line[1], bottom) - max(line[0], top)
            if shared > min(line[1] - line[0], bottom - top) / 2:
                line[0], line[1] = min(line[0], top), max(line[1], bottom)
                if glyph.size > line[3]:
                    line[2], line[3] = glyph.y, glyph.size
                break
        else:
            lines.append([top, bottom, glyph.y, glyph.size])
    return sorted(line[2] for line in lines)

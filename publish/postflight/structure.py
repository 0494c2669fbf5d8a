"""Which block of the structure tree every piece of marked content belongs to.

Where a file is tagged this says where paragraphs begin and end, and which text stands in tables;
where it is not, the places of the lines have to do.
"""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from msgspec import Struct, field
from msgspec.structs import replace

_BLOCK = re.compile(
    "P|H[1-6]?|Title|LI|LBody|T[DH]|Caption|Figure|(?:FE)?Note|BlockQuote|Div|Aside|TOCI"
)
_APART = frozenset({"TD", "TH", "Figure"})
_LABELS = frozenset({"Lbl", "Reference"})
_DEEPEST = 200


class TaggedBlock(Struct, frozen=True):
    """A block element: its number in the tree and its role.

    `apart` says that it is or stands in a cell or a figure, where lines are no running text.
    `label` says that the content is a note call, a note's number or a list item's: some programs
    set those with superior figures of the face, which look like any others.
    """

    number: int
    role: str
    apart: bool
    label: bool = False


Tags = dict[tuple[int, int], TaggedBlock]
"""(page number, MCID) → block."""


def read_structure(pdf: pikepdf.Pdf) -> Tags:
    """The blocks of a file; empty where it is not tagged."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return {}
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    try:
        roles = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
        return dict(_TreeReader(pages, roles).walk(root, 0, TaggedBlock(0, "", False), 0))
    except (TypeError, ValueError, LookupError, AttributeError):  # objects that no tree may have:
        return {}  # it is none, and the file can be read without


class _TreeReader(Struct):
    pages: dict[tuple[int, int], int]
    roles: dict[str, str]
    count: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)
    """The elements that were met; a tree that leads back into itself would never end."""

    def walk(
        self, node: Any, page: int, block: TaggedBlock, depth: int
    ) -> Iterator[tuple[tuple[int, int], TaggedBlock]]:
        """The marked content below a node, with the block around it."""
        if depth > _DEEPEST or node.objgen in self.seen:
            return
        if node.is_indirect:
            self.seen.add(node.objgen)
        if "/Pg" in node:
            page = self.pages.get(node.Pg.objgen, page)
        name = str(node.get("/S", ""))
        role = self.roles.get(name, name).lstrip("/")
        if _BLOCK.fullmatch(role):
            self.count += 1
            block = TaggedBlock(self.count, role, block.apart or role in _APART)
        elif role in _LABELS:
            block = replace(block, label=True)
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield (page, kid), block
            elif kid.get("/Type") == "/MCR":
                shown_on = self.pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
                yield (shown_on, int(kid.MCID)), block
            elif kid.get("/Type") != "/OBJR":
                yield from self.walk(kid, page, block, depth + 1)

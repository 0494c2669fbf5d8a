"""What a PDF says, read from its operators and its structure tree with pikepdf alone.

An independent reading: it knows nothing of how the file was made. `stream_text` is the
text in the order of the content stream, `structure` the text as the tags order it.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Element:
    """A structure element: its role, language, identifier, and what it holds in order.

    `children` are elements and strings.
    """

    role: str
    language: str
    identifier: str
    alternative: str
    children: list["Element | str"] = field(default_factory=list)

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """All text below, in order, elements of some roles left out."""
        parts = [
            child if isinstance(child, str) else child.text(without=without)
            for child in self.children
            if isinstance(child, str) or child.role not in without
        ]
        return "".join(parts)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()


@dataclass(frozen=True)
class Shown:
    """A piece of shown text. `mcid` is −1 outside the structure, where it is an artifact."""

    text: str
    mcid: int
    languages: tuple[str, ...]
    artifact: bool


def pages_of(file: Path) -> list[list[Shown]]:
    """The shown text of every page, in the order of its content stream."""
    return [list(shown) for shown in _pages(file.read_bytes()).values()]


@lru_cache(maxsize=32)
def _pages(data: bytes) -> dict[tuple[int, int], tuple[Shown, ...]]:
    """The shown text of the pages of a file by their objects; many tests read the same files."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {page.obj.objgen: tuple(_shown(page)) for page in pdf.pages}


def structure(file: Path) -> Element:
    """The structure tree with the text that its elements mark."""
    with pikepdf.open(file) as pdf:
        texts: dict[tuple[int, int], str] = {}
        for page, pieces in _pages(file.read_bytes()).items():
            for shown in pieces:
                key = (page[0], shown.mcid)
                texts[key] = texts.get(key, "") + shown.text
        root = pdf.Root.StructTreeRoot.K
        top = root[0] if isinstance(root, pikepdf.Array) else root
        return _element(top, texts, 0)


def _element(node: Any, texts: dict[tuple[int, int], str], page: int) -> Element:
    element = Element(
        str(node.S).lstrip("/"),
        str(node.get("/Lang", "")),
        str(node.get("/ID", "")),
        str(node.get("/Alt", "")),
    )
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            element.children.append(texts.get((page, kid), ""))
        elif kid.get("/Type") == "/MCR":
            element.children.append(texts.get((kid.Pg.objgen[0], int(kid.MCID)), ""))
        elif kid.get("/Type") != "/OBJR":
            element.children.append(_element(kid, texts, page))
    return element


def _shown(content: Any, around: tuple[dict[str, Any], ...] = ()) -> Iterator[Shown]:
    """The text of a page, or of a form that a page shows inside the marks `around`."""
    resources = content.Resources
    fonts = {str(name): _to_unicode(font) for name, font in resources.get("/Font", {}).items()}
    marks = list(around)
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "Do":
                form = resources.XObject[str(operands[0])]
                if form.Subtype == "/Form":
                    yield from _shown(form, tuple(marks))
            case "BDC" | "BMC":
                marks.append(_mark(operands))
            case "EMC":
                mark = marks.pop()
                if mark["actual"] is not None:
                    yield _piece(mark["actual"], [*marks, mark])
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ" | "Tj":
                if any(mark["actual"] is not None for mark in marks):
                    continue
                strings = operands[0] if operator == "TJ" else [operands[0]]
                codes = b"".join(
                    bytes(each) for each in strings if isinstance(each, pikepdf.String)
                )
                text = "".join(
                    font.get(int.from_bytes(codes[place : place + 2], "big"), "\ufffd")
                    for place in range(0, len(codes), 2)
                )
                yield _piece(text, marks)


def _mark(operands: Any) -> dict[str, Any]:
    properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
    actual = properties.get("/ActualText")
    return {
        "tag": str(operands[0]),
        "mcid": int(properties.get("/MCID", -1)),
        "language": str(properties.get("/Lang", "")),
        "actual": None if actual is None else str(actual).removeprefix("\ufeff"),
    }


def _piece(text: str, marks: list[dict[str, Any]]) -> Shown:
    return Shown(
        text,
        max((mark["mcid"] for mark in marks), default=-1),
        tuple(mark["language"] for mark in marks if mark["language"]),
        any(mark["tag"] == "/Artifact" for mark in marks),
    )


def _to_unicode(font: Any) -> dict[int, str]:
    """The ToUnicode map of a font, read from its bfchar lines."""
    if "/ToUnicode" not in font:
        return {}
    return _characters(font.ToUnicode.read_bytes())


@lru_cache(maxsize=256)
def _characters(stream: bytes) -> dict[int, str]:
    """What each code of a map stands for; each page names the fonts of its file anew."""
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(
            r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", stream.decode("latin-1")
        )
    }


def running_texts(file: Path) -> list[str]:
    """The text of every page in the order of the tags.

    Notes, artifacts and the words inside pictures are left out.
    """
    with pikepdf.open(file) as pdf:
        texts: dict[tuple[tuple[int, int], int], str] = {}
        for page, pieces in _pages(file.read_bytes()).items():
            for shown in pieces:
                key = (page, shown.mcid)
                texts[key] = texts.get(key, "") + shown.text
        pages = {page.obj.objgen: "" for page in pdf.pages}
        for place in _running(pdf.Root.StructTreeRoot, (0, 0)):
            pages[place[0]] += texts.pop(place, "")
    return list(pages.values())


def _running(node: Any, page: tuple[int, int]) -> Iterator[tuple[tuple[int, int], int]]:
    """(page, MCID) of the running text below a node, in order."""
    is_picture = node.get("/S") == "/Figure"
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            if not is_picture:
                yield page, kid
        elif kid.get("/Type") == "/MCR":
            if not is_picture:
                yield kid.Pg.objgen, int(kid.MCID)
        elif kid.get("/Type") != "/OBJR" and kid.get("/S") != "/Note":
            yield from _running(kid, kid.Pg.objgen if "/Pg" in kid else page)

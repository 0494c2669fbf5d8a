"""The contents of a book: its nested lists, and the files that hold them."""

from lxml import etree
from msgspec import Struct

from publish.html.epub_document import Entry, serialised
from publish.html.renderer import Renderer


class Line(Struct, frozen=True):
    """A line of the contents: its depth from 1, where it leads, its text in each language."""

    level: int
    address: str
    labels: tuple[tuple[str, str], ...]


def lines_of(entries: tuple[Entry, ...], file: str, deeper: int = 0) -> tuple[Line, ...]:
    """The entries of the document in `file`, so many steps deeper than they are in it."""
    return tuple(
        Line(entry.level + deeper, f"{file}#{entry.target}", entry.labels) for entry in entries
    )


class Landmark(Struct, frozen=True):
    """A place that readers offer by name: its `epub:type`, address and label."""

    type: str
    address: str
    label: str


class NamedList(Struct, frozen=True):
    """A list of figures or tables: its id, its `epub:type` (`loi`, `lot`), label, entries."""

    id: str
    type: str
    label: str
    entries: tuple["Branch", ...]


class Branch(Struct, frozen=True):
    """An entry with those below it, as contents are nested. `address` is where it leads."""

    labels: tuple[tuple[str, str], ...]
    address: str
    order: int
    children: tuple["Branch", ...]


def nested(lines: tuple[Line, ...]) -> tuple[Branch, ...]:
    """Flat contents as a tree, each with its place in reading order."""
    return _branches(tuple(enumerate(lines, 1)))


def _branches(lines: tuple[tuple[int, Line], ...]) -> tuple[Branch, ...]:
    branches: list[Branch] = []
    rest = lines
    while rest:
        (order, first), *others = rest
        inside = 0
        while inside < len(others) and others[inside][1].level > first.level:
            inside += 1
        children = _branches(tuple(others[:inside]))
        branches.append(Branch(first.labels, first.address, order, children))
        rest = tuple(others[inside:])
    return tuple(branches)


def template_bytes(render: Renderer, template: str, **values: object) -> bytes:
    """An XML file of the book (contents, cover page) from its template."""
    text = render.template(template, **values)
    return serialised(etree.fromstring(text.encode()))


def ncx_bytes(render: Renderer, **values: object) -> bytes:
    """The contents in the form of EPUB 2, for old Kindle and calibre."""
    text = render.template("epub_toc.ncx.j2", **values)
    root = etree.fromstring(text.encode())
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def plain_label(labels: tuple[tuple[str, str], ...]) -> str:
    """All languages of a label in one line."""
    return " ".join(text for _, text in labels)

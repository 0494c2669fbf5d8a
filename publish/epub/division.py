"""Long documents of a book, divided into files that a platform takes.

A device loads a file whole; 台灣數位出版聯盟《台灣 EPUB 3 製作指引》 asks for at most 256 KB.
Notes stand in the file of their calls, since some readers pop up no others.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from publish.diagnostics import Finding, finding
from publish.epub.binding import Chapter
from publish.html.epub_document import XHTML, Entry, EpubDocument, serialised
from publish.html.sources import give_sources, take_sources
from publish.model import Span

_DIVISIBLE = frozenset({f"{{{XHTML}}}{name}" for name in ("article", "div", "section")})
_HEADINGS = frozenset({f"{{{XHTML}}}h{level}" for level in range(1, 7)})
_SMALLER = 0.9
"""What is tried next where parts came out too large: links to other files are longer."""


class _Piece(Struct, frozen=True):
    """An element that stays whole, what it is in, from the outside inwards, and its notes."""

    element: Any
    around: tuple[Any, ...]
    notes: tuple[str, ...]
    size: int

    @property
    def leads(self) -> bool:
        """Whether it belongs to what follows: a heading, the mark of a page."""
        return self.element.tag in _HEADINGS or self.element.get("role") == "doc-pagebreak"


def divided(chapter: Chapter, most: int) -> tuple[Chapter, ...]:
    """The chapter in files of at most `most` bytes (0: any), by itself where it has no more.

    Files are divided between sections, else between paragraphs, never behind a heading. A
    paragraph or table that is larger alone stays so.
    """
    size = len(chapter.document.xhtml)
    if not most or size <= most:
        return (chapter,)
    limit = float(most)
    while True:
        parts = _Division(chapter, int(limit)).parts()
        largest = max(len(part.document.xhtml) for part in parts)
        if largest <= most or limit < most / 2:
            return parts
        limit *= _SMALLER


def divisions(parts: tuple[Chapter, ...], span: Span, profile: str) -> tuple[Finding, ...]:
    """That a chapter was divided for a platform; `span` is the manuscript that it is of."""
    if len(parts) == 1:
        return ()
    member, count = parts[0].file, str(len(parts))
    return (finding("epub-profile-divided", span, profile=profile, member=member, parts=count),)


class _Division:
    """One way of dividing a chapter, in parts of about `limit` bytes."""

    def __init__(self, chapter: Chapter, limit: int) -> None:
        self.chapter = chapter
        self.limit = limit
        self.root = etree.fromstring(chapter.document.xhtml)
        self.elements = list(self.root.iter(etree.Element))
        self.holder = self.root.find(f"{{{XHTML}}}body")[0]
        self.section = _by_id(self.holder, chapter.document.notes)
        self.notes: dict[str, Any] = {}
        if self.section is not None:
            self.section.getparent().remove(self.section)
            self.notes = {each.get("id"): each for each in self.section if each.get("id")}
            for heading in self.section.iter(*_HEADINGS):
                self.notes.pop(heading.get("id"), None)

    def parts(self) -> tuple[Chapter, ...]:
        """The parts as chapters, links between them mended."""
        groups = self._groups()
        # Sizes were measured without them, as they are in no file.
        give_sources(self.elements, self.chapter.document.sources)
        trees = [self._tree(group, first=not number) for number, group in enumerate(groups)]
        files = [self._file(number) for number in range(len(trees))]
        places: dict[str, str] = {}
        for tree, file in zip(trees, files, strict=True):
            for element in tree.iter(etree.Element):
                places.setdefault(element.get("id", ""), file)
        return tuple(
            self._chapter(number, tree, file, places)
            for number, (tree, file) in enumerate(zip(trees, files, strict=True))
        )

    def _groups(self) -> list[list[_Piece]]:
        """The pieces of each part: as many as it takes."""
        groups: list[list[_Piece]] = [[]]
        told: set[str] = set()
        size = 0
        for piece in self._pieces(self.holder, ()):
            if groups[-1] and size + piece.size > self.limit:
                following: list[_Piece] = []
                while groups[-1] and groups[-1][-1].leads:
                    following.insert(0, groups[-1].pop())
                if groups[-1]:
                    groups.append(following)
                else:
                    groups[-1] = following
                size = sum(each.size for each in following)
            groups[-1].append(piece)
            told.update(piece.notes)
            size += piece.size
        # Notes that nothing calls, as an author's are, stand in the first part.
        rest = tuple(name for name in self.notes if name not in told)
        if groups[0]:
            groups[0][0] = replace(groups[0][0], notes=(*rest, *groups[0][0].notes))
        return groups

    def _pieces(self, element: Any, around: tuple[Any, ...]) -> Iterator[_Piece]:
        for child in element:
            notes = tuple(self._called(child))
            size = _size(child) + sum(_size(self.notes[name]) for name in notes)
            if size > self.limit and _is_frame(child):
                yield from self._pieces(child, (*around, child))
            else:
                yield _Piece(child, around, notes, size)

    def _called(self, element: Any) -> Iterator[str]:
        """The notes that are called in an element, and in those notes."""
        seen: set[str] = set()
        waiting = [element]
        while waiting:
            for link in waiting.pop(0).iter(f"{{{XHTML}}}a"):
                name = link.get("href", "").removeprefix("#")
                if name in self.notes and name not in seen:
                    seen.add(name)
                    waiting.append(self.notes[name])
                    yield name

    def _tree(self, pieces: list[_Piece], *, first: bool) -> Any:
        """The document of a part: head and frames as in the whole, ids of frames only once."""
        root = _frame(self.root, keep=True)
        root.append(deepcopy(self.root[0]))
        body = _frame(self.holder.getparent(), keep=True)
        root.append(body)
        holder = _frame(self.holder, keep=first)
        body.append(holder)
        opened: list[tuple[Any, Any]] = []
        for piece in pieces:
            depth = 0
            while depth < min(len(opened), len(piece.around)) and (
                opened[depth][0] is piece.around[depth]
            ):
                depth += 1
            del opened[depth:]
            for frame in piece.around[depth:]:
                begins = any(each is piece.element for each in _first_ones(frame))
                inside = _frame(frame, keep=begins)
                (opened[-1][1] if opened else holder).append(inside)
                opened.append((frame, inside))
            (opened[-1][1] if opened else holder).append(deepcopy(piece.element))
        names = dict.fromkeys(name for piece in pieces for name in piece.notes)
        if self.section is not None and names:
            section = _frame(self.section, keep=True)
            kept = (
                each for each in self.section if each.get("id") not in self.notes.keys() - names
            )
            section.extend(deepcopy(each) for each in kept)
            holder.append(section)
        return root

    def _chapter(self, number: int, tree: Any, file: str, places: dict[str, str]) -> Chapter:
        own = {element.get("id") for element in tree.iter(etree.Element)}
        for link in tree.iter(f"{{{XHTML}}}a"):
            name = link.get("href", "").removeprefix("#")
            if link.get("href", "").startswith("#") and name not in own and name in places:
                link.set("href", f"{places[name].rpartition('/')[2]}#{name}")
        whole = self.chapter.document

        def here(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
            return tuple(each for each in entries if places.get(each.target) == file)

        sources = take_sources(tree)
        document = EpubDocument(
            article=whole.article,
            xhtml=serialised(tree),
            root=tree,
            contents=here(whole.contents),
            notes=whole.notes if whole.notes in own else "",
            figures=here(whole.figures),
            tables=here(whole.tables),
            pages=tuple(each for each in whole.pages if places.get(each.target) == file),
            lost_pages=whole.lost_pages if not number else (),
            sources=sources,
        )
        name = f"{self.chapter.id}{_part(number)}"
        return Chapter(name, file, document)

    def _file(self, number: int) -> str:
        stem, _, ending = self.chapter.file.rpartition(".")
        return f"{stem}{_part(number)}.{ending}"


def _part(number: int) -> str:
    """What a part is called behind the name of the whole; no article's id is likely to end so, as
    they do in -2.
    """
    return f".part{number + 1}" if number else ""


def _frame(element: Any, *, keep: bool) -> Any:
    """The element without what is in it; its id and label only where they are kept."""
    frame = etree.Element(element.tag, element.attrib, nsmap=element.nsmap)
    if not keep:
        for name in ("id", "aria-labelledby"):
            frame.attrib.pop(name, None)
    return frame


def _first_ones(element: Any) -> Iterator[Any]:
    """The elements that begin where this one does: its first child, that one's, and so on."""
    while len(element):
        element = element[0]
        yield element


def _is_frame(element: Any) -> bool:
    """Whether an element holds others and no text between them."""
    between = (element.text, *(each.tail for each in element))
    return element.tag in _DIVISIBLE and not any((text or "").strip() for text in between)


def _by_id(root: Any, name: str) -> Any | None:
    return next(
        (each for each in root.iter(etree.Element) if name and each.get("id") == name), None
    )


def _size(element: Any) -> int:
    return len(etree.tostring(element, encoding="utf-8"))

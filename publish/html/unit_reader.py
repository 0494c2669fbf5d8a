"""The units of a print document, read from its XHTML."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from msgspec.structs import replace

from publish.html.inlines import QUERY
from publish.html.renderer import NUMBER_BY_PAGE
from publish.html.unit_drafts import Around, Draft
from publish.html.unit_kinds import STRUCTURE, forms_of_link, unit_kind
from publish.html.unit_tables import TableReading
from publish.html.units import (
    CHINESE,
    Labels,
    PictureForm,
    Row,
    Spot,
    Text,
    Token,
    Unit,
    UnitKind,
    part_of,
)
from publish.model.pages import PICTURE, counted

_INLINE = frozenset({"a", "em", "strong", "sub", "sup", "span", "code", "cite", "br", "img"})
_FORMS = {"em": "em", "strong": "strong", "sub": "sub", "sup": "sup", "code": "code"}
_COUNTED = frozenset({"note-number", "caption-number", "list-label"})
_APART = frozenset({"running", "continued"})
_WORD = r"(?:(?![\u2e80-\U0003ffff])\w)+"
_TOKEN = re.compile(rf"\s+|{_WORD}(?:(?:[’'](?=\w)|(?<=\d)[.,](?=\d)){_WORD})*|.", re.S)
"""Blanks, a word with its apostrophes, a number with its points and commas, a character."""


def text_of(
    xhtml: str,
    prefix: str,
    pictures: dict[str, str],
    labels: Labels = CHINESE,
    kind: UnitKind = "paragraph",
) -> Text:
    """The text of a print document; `prefix` begins its ids.

    `kind` is what text is that is nothing else.

    `pictures` are digests of its pictures by path, so that another picture of the same name
    is another picture.
    """
    parser = ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_pis=True))
    parser.feed(xhtml)
    reader = _Reader(parser.close(), prefix, pictures, labels)
    reader.read(kind)
    return Text(
        tuple(reader.units),
        reader.rows,
        reader.notes,
        reader.by_page,
        labels,
        tuple(reader.heads()),
    )


class _Reader:
    """Walks a document's elements; `position` counts characters by element."""

    def __init__(self, root: Any, prefix: str, pictures: dict[str, str], labels: Labels) -> None:
        self.root = root
        self.prefix = prefix
        self.pictures = pictures
        self.labels = labels
        elements = (element for element in root.iter() if isinstance(element.tag, str))
        self.numbers = {element: number for number, element in enumerate(elements)}
        self.position: Counter[int] = Counter()
        self.tokens: dict[tuple[str, str], tuple[Token, int]] = {}
        """Those that were met, by text and form, and how many of their characters count."""
        self.units: list[Unit] = []
        self.rows: dict[int, Row] = {}
        self.notes: dict[int, str] = {}
        self.by_page: dict[int, int] = {}
        self.texts = 0
        """How many units there are that are no notes."""
        self.table = ""
        """The label of the last table that was met: its notes stand below it."""
        self.waiting: list[str] = []
        """Queries that stand before the next unit: nothing that they belong to is before them."""

    def read(self, kind: UnitKind) -> None:
        """Read the whole document, its running heads apart."""
        body = self.root.find("body")
        self._block(self.root if body is None else body, Around(kind))
        if self.waiting and self.units:
            self._ask_behind(len(self.units) - 1, self.waiting)

    def heads(self) -> Iterator[Unit]:
        """The running heads, each once."""
        for element in self.root.iter("div"):
            classes = element.get("class", "").split()
            if "running" not in classes:
                continue
            for part in element if "bibliographic" in classes else [element]:
                draft = Draft(Around("head"))
                self._inline(part, draft, (), apart=False)
                unit = draft.unit()
                if unit is not None:
                    yield unit

    def _block(self, element: Any, around: Around) -> None:
        """An element that holds blocks, text of its own, or both."""
        inside = self._inside(element, around)
        if inside is None:
            return
        draft = Draft(inside)
        self._text(element, element.text, draft)
        for child in element:
            if not isinstance(child.tag, str):
                self._query(child, draft)
            elif child.tag in _INLINE:
                self._inline(child, draft, ())
            elif child.tag == "aside":
                draft.asides.append(child)
            else:
                self._close(draft)
                draft = Draft(inside)
                self._block(child, inside)
            self._text(element, child.tail, draft)
        self._close(draft)

    def _inline(
        self, element: Any, draft: Draft, forms: tuple[str, ...], *, apart: bool = True
    ) -> None:
        classes = element.get("class", "").split()
        number = self.numbers[element]
        if apart and ((_APART | _COUNTED) & set(classes) or _leads_back(element)):
            return
        if element.tag == "img":
            draft.add(self._picture(element), Spot(number, 0, 0))
            return
        if element.tag == "br":
            draft.add(Token("\n", "break", "⏎"), Spot(number, 0, 0))
            return
        sign = self._sign(element, classes)
        if sign is not None:
            draft.add(sign, Spot(self._innermost(element), 0, 1 << 20))
            for note in element.iter("aside"):
                draft.asides.append(note)
            return
        own = _FORMS.get(element.tag, "")
        styled = [name for name in classes if element.tag == "span" and name not in STRUCTURE]
        inner = (*forms, *([own] if own else []), *styled, *forms_of_link(element))
        self._text(element, element.text, draft, inner)
        for child in element:
            if not isinstance(child.tag, str):
                self._query(child, draft)
            elif child.tag == "aside":
                draft.asides.append(child)
            else:
                self._inline(child, draft, inner)
            self._text(element, child.tail, draft, inner)

    def _picture(self, element: Any) -> Token:
        """A picture by what shows of it; another name of the same file is no change."""
        path = element.get("src", "").removeprefix("journal:/")
        alternative = element.get("alt", "")
        form = PictureForm(self.pictures.get(path, path), element.get("style", ""), alternative)
        return Token(PICTURE, form.typed, alternative or path)

    def _sign(self, element: Any, classes: list[str]) -> Token | None:
        """What stands for words that the program counted: a call, a reference."""
        shown = "".join(element.itertext())
        if element.tag == "sup" and "call" in classes:
            return Token(PICTURE, "call", shown)
        if element.tag == "a" and "toc-page" in classes:
            return Token(PICTURE, "folio", shown)
        if element.tag == "a" and "reference" in classes:
            target = element.get("href", "").removeprefix(f"#{self.prefix}")
            return Token(PICTURE, f"reference:{target}", shown)
        return None

    def _innermost(self, element: Any) -> int:
        """The element that holds the printed characters of a sign."""
        while not (element.text or "").strip() and len(element):
            element = element[0]
        return self.numbers[element]

    def _text(
        self, owner: Any, text: str | None, draft: Draft, forms: tuple[str, ...] = ()
    ) -> None:
        if not text:
            return
        number, form = self.numbers[owner], " ".join(forms)
        end = self.position[number]
        for piece in _TOKEN.findall(text):
            known = self.tokens.get((piece, form))
            if known is None:
                token = Token(" " if piece.isspace() else piece, form)
                known = self.tokens[piece, form] = token, len(counted(piece))
            token, width = known
            start, end = end, end + width
            draft.add(token, Spot(number, start, end))
        self.position[number] = end

    def _query(self, instruction: Any, draft: Draft) -> None:
        name, _, place = (instruction.text or "").partition(" ")
        if name == QUERY:
            draft.queries.append((unquote(place), len(draft.tokens)))

    def _close(self, draft: Draft) -> None:
        unit = draft.unit()
        if unit is not None:
            before = tuple((place, 0) for place in self.waiting)
            self.units.append(replace(unit, queries=(*before, *unit.queries)))
            self.waiting = []
            self.texts += not part_of(unit.kind)
        elif draft.queries:
            self._queries_alone(draft)
        around = draft.around
        caller = self.texts - 1 if around.caller < 0 else around.caller
        for note in draft.asides:
            self._block(note, Around("note", anchor=around.anchor, caller=caller))

    def _queries_alone(self, draft: Draft) -> None:
        """Queries in a paragraph, a cell or a note of their own stand behind what is before them.

        In a table that is the row, in a note the note; where it has nothing before them they
        stand before what follows.
        """
        around, places = draft.around, [place for place, _ in draft.queries]
        for number in reversed(range(len(self.units))):
            unit = self.units[number]
            if part_of(unit.kind) != part_of(around.kind):
                continue  # notes stand behind the text that calls them
            if unit.label == around.label or not (around.table or part_of(around.kind)):
                self._ask_behind(number, places)
                return
            break
        self.waiting += places

    def _ask_behind(self, number: int, places: list[str]) -> None:
        unit = self.units[number]
        behind = tuple((place, len(unit.tokens)) for place in places)
        self.units[number] = replace(unit, queries=(*unit.queries, *behind))

    def _inside(self, element: Any, around: Around) -> Around | None:
        """What surrounds the text inside an element; None where it is no text."""
        classes = element.get("class", "").split()
        if _APART & set(classes) or element.tag == "style":
            return None
        number = self.numbers[element]
        kind = unit_kind(element.tag, classes, around.kind)
        label, table, cell = around.label, around.table, around.cell
        anchor = (element.get("id") or "").removeprefix(self.prefix) or around.anchor
        if element.tag == "aside":
            label = self.labels.note.format(note=self._note_number(element))
            if "table-note" in classes:
                label = self.labels.table_note.format(table=self.table, note=label)
            self.notes[number] = label
            mark = self._mark(element)
            if mark is not None and NUMBER_BY_PAGE in (mark.text or ""):
                self.by_page[number] = self.numbers[mark]
        elif element.tag == "table":
            self.table = self._caption_number(element) or self.labels.table
            table = TableReading(number, self.table)
        elif element.tag == "tr" and table is not None:
            self.rows[number] = row = table.begin_row(number, self.labels)
            label = row.label
        elif element.tag in ("td", "th") and table is not None:
            cell = table.place(element, self.labels)
        elif element.tag in ("caption", "figcaption", "figure"):
            label = self._caption_number(element) or label
        return Around(kind, label, table, anchor, cell, around.caller)

    def _caption_number(self, element: Any) -> str:
        numbers = (each for each in element.iter("span") if each.get("class") == "caption-number")
        found = next(numbers, None)
        return "" if found is None else "".join(found.itertext()).strip()

    def _note_number(self, note: Any) -> str:
        """5 or *, whatever the style prints around it; nothing for the dates, which have none."""
        name: str = note.get("id", "").removeprefix(self.prefix)
        if name.startswith("n") and name[1:].isdigit():
            return name[1:]
        number = self._mark(note)
        return "" if number is None else "".join(number.itertext()).strip()

    def _mark(self, note: Any) -> Any | None:
        """The element that holds the number or sign at the head of a note."""
        return next((each for each in note.iter("a") if each.get("class") == "note-number"), None)


def _leads_back(element: Any) -> bool:
    """Whether an element leads from a note of a book to its call."""
    return bool(element.get("role") == "doc-backlink")

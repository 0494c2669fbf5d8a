"""Copy: what a compositor is handed, and the pages that come back. No engine is needed here."""

from msgspec import Struct
from msgspec.structs import replace

from publish.model import Resource
from publish.model.pages import Folios
from publish.model.places import PlacedLine, PlacedPage
from publish.pdf.standing import Standing
from publish.postflight.facts import SetPage
from publish.styles import Face


class Copy(Struct, frozen=True):
    """A document to be set: XHTML without namespace, its style sheet, faces and pictures.

    `css` has no variables left; `resources` are what `journal:/PATH` names in the document. Not
    `tagged` is what will be laid over other pages.
    """

    html: str
    css: str
    faces: tuple[Face, ...]
    resources: tuple[Resource, ...] = ()
    tagged: bool = True


Place = tuple[str, int, str]
"""(id, characters behind its beginning, first characters), as in `publish.model.pages`."""


class LineFault(Struct, frozen=True):
    """A fault on paper. `page` is the index of the page, `line` counts its lines from the head of
    the type area, lines side by side being one, notes after the text. `beyond` is how the text goes
    on behind the line. `amount` is in em of the line's text.
    """

    id: str
    page: int
    line: int
    text: str
    beyond: str
    amount: float


class SetPages(Struct, frozen=True):
    """Finished pages.

    `folios` are the numbers of the pages in order. `lines` counts those of the text and its
    notes, not those of heads. `messages` are what the engine logged.
    """

    pdf: bytes
    folios: tuple[int, ...]
    lines: int
    messages: tuple[str, ...]
    fallbacks: tuple[tuple[str, int], ...]
    """Paragraphs left to the engine's own lines, by reason."""
    line_faults: tuple[LineFault, ...]
    """What composed lines have that an editor should see."""
    missing: tuple[str, ...]
    """Characters that no face has, the numerals of other folios among them."""
    page_starts: tuple[Place, ...]
    """Where each page begins: (id, characters behind its beginning, first characters)."""
    facts: tuple[SetPage, ...]
    """What stands on the pages, for `publish.postflight`."""
    placed: tuple[PlacedPage, ...] = ()
    """Where everything stands on them, if that was asked for."""
    standing: Standing | None = None
    """What they need to be drawn with other folios; None where they must be set again for that."""

    def numbered(
        self,
        folios: Folios,
        pdf: bytes = b"",
        standing: Standing | None = None,
        heads: tuple[tuple[PlacedLine, ...], ...] = (),
        moves: tuple[float, ...] = (),
    ) -> "SetPages":
        """The same pages with other folios, drawn as `pdf`.

        `heads` are the lines of their heads, one item a page, where their lines have places,
        and `moves` how far in points their text is moved to the right.
        """
        numbers = tuple(range(folios.first, folios.first + len(self.folios)))
        placed = zip(self.placed, heads, numbers, moves, strict=True) if self.placed else ()
        return replace(
            self,
            pdf=pdf,
            folios=numbers,
            facts=tuple(
                replace(fact, folio=number)
                for fact, number in zip(self.facts, numbers, strict=True)
            ),
            placed=tuple(
                replace(page.moved(dx), heads=lines, folio=number)
                for page, lines, number, dx in placed
            ),
            standing=standing,
        )

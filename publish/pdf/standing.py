"""Pages kept standing: what they need to get other folios without being set again.

When an article before gets a page more, the text of those behind it stays as it is, and their
heads alone are set again. What heads are made of is told here by plain values: no box, no style,
no place of the text.
"""

from typing import Literal

from msgspec import Struct

from publish.model.pages import Numerals

Asked = Literal["string", "element"]
Answers = tuple[tuple[Asked, str, str, tuple[str, ...] | tuple[int, ...]], ...]
"""(kind, name, keyword, texts or numbers of elements in the order of the document)."""


class Counters(Struct, frozen=True):
    """The counters of a style sheet on a page, but those of pages."""

    quotes: tuple[int, ...]
    values: tuple[tuple[str, tuple[int, ...]], ...]
    scopes: tuple[tuple[str, ...], ...]


class PageKind(Struct, frozen=True):
    """What of a page decides which rules of a style sheet hold for it.

    `side` is `right` or `left`, `name` that of its pages, `index` 0 for the first one alone.
    `overflow` is what the root has of that property.
    """

    side: str
    blank: bool
    name: str
    index: int
    overflow: str


class Head(Struct, frozen=True):
    """What stands around the text of a page, but for its folio.

    `answers` are what the style sheet's `string()` and `element()` found in the text. The type
    area of the page stands `shift` CSS px to the right of where its text was set.
    """

    kind: PageKind
    counters: Counters
    answers: Answers
    shift: float = 0.0


class Across(Struct, frozen=True):
    """An object of a file that tells places across pages.

    `parts` are the bytes before, between and behind them, `places` which page each is of, from
    0 on, and where its text was set, in points.
    """

    number: int
    parts: tuple[bytes, ...]
    places: tuple[tuple[int, float], ...]


class FixedPart(Struct, frozen=True):
    """The beginning of a file, in which no folio stands and nothing depends on the side.

    It is `size` bytes; `rows` are where its objects lie, as `pdf.weasy.ending` packs them,
    `entries` what the trailer says of it. The objects `across` are written behind it.
    """

    size: int
    rows: bytes
    entries: tuple[tuple[str, bytes], ...]
    across: tuple[Across, ...]


class Standing(Struct, frozen=True):
    """What finished pages need to get other folios.

    `others` are the heads if the first page stood on the other side of the leaf; none where the
    pages would not be the same there. `trial` names how heads of every kind were drawn with
    the folios from 1 on, and `glyphs` what their fonts had to know. `viewport` are the sizes
    (width, height) of the first page and of its type area by which a style sheet may measure.
    """

    numerals: Numerals
    heads: tuple[Head, ...]
    others: tuple[Head, ...]
    trial: str
    glyphs: str
    viewport: tuple[tuple[float, float], tuple[float, float]]
    fixed: FixedPart

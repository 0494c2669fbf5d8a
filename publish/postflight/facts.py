"""What stands on finished pages, as far as their order and their foot can be judged by it."""

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "heading", "caption", "row", "picture"]


class SetLine(Struct, frozen=True):
    """A line, a row of a table or a picture; edges in pt below the head of the type area.

    `block` tells paragraphs apart; it is the same where one goes on overleaf. `calls` says
    that notes are called in it. `beyond` is how much of it stands beyond the measure, in pt.
    """

    kind: Kind
    top: float
    bottom: float
    block: int
    text: str = ""
    calls: bool = False
    beyond: float = 0.0


class SetPicture(Struct, frozen=True):
    """A picture made of pixels: its file, and how many pixels are printed on an inch, by the
    coarser of both directions.
    """

    file: str
    dpi: float


class SetPage(Struct, frozen=True):
    """A page: `height` is that of its type area, `leading` that of a line of the text, in pt.

    `lines` are those of the text, `notes` those of the notes, downwards; `notes_top` is where
    the rule and the space above the notes begin, or the height. `calls` are the labels of the
    notes called on it, `begun` those of the notes that begin on it. `ends` says that the text
    ends with it, or that a new page was asked for behind it. `pictures` are those of its text
    and its notes. `figures` are the ids and labels (圖1) of the figures and tables on it,
    `mentions` the ids that are referred to on it.
    """

    folio: int
    height: float
    leading: float
    lines: tuple[SetLine, ...] = ()
    notes: tuple[SetLine, ...] = ()
    notes_top: float = 0.0
    calls: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    ends: bool = False
    pictures: tuple[SetPicture, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    mentions: tuple[str, ...] = ()

"""Changes and queries as the lists of a proof have them, in words."""

from collections.abc import Sequence

from msgspec import Struct

from publish.proof.comparing.changes import Change
from publish.proof.numbering import NumberedLine
from publish.proof.placed_changes import PlacedChange
from publish.proof.places import Stretch
from publish.proof.queries import PlacedQuery
from publish.proof.wording import word


class ChangeRow(Struct, frozen=True):
    """A change as the list has it."""

    number: int
    place: str
    kind: str
    old: str
    new: str


def line_words(line: NumberedLine, pages: Sequence[str], language: str) -> str:
    """頁12 行5, 頁12 表1列3; `pages` are what its pages are called."""
    label = line.label
    if label.isdigit():
        label = word("line", language).format(line=label)
    return f"{pages[line.page]} {label}"


def _place(place: Stretch | None, pages: Sequence[str], language: str) -> str:
    return "—" if place is None else line_words(place.line, pages, language)


def rows_of(
    changes: Sequence[PlacedChange], pages: Sequence[str], language: str
) -> tuple[ChangeRow, ...]:
    """The list of changes; `pages` are what the pages are called."""
    return tuple(
        ChangeRow(
            each.number,
            " / ".join(_place(place, pages, language) for place in (each.place, *each.others)),
            _kind(each, pages, language),
            _shown(each.change.old, each.change.removed, language),
            _shown(each.change.new, each.change.added, language),
        )
        for each in changes
    )


_CALLED = frozenset({"note", "cell", "row", "column"})
"""What has a name of its own."""


def _kind(each: PlacedChange, pages: Sequence[str], language: str) -> str:
    """註5　改; 標題　換體（原：內文）; 標題　移，共3段（原在頁3 行6）; 表1欄3　移（原在表1欄2）."""
    change = each.change
    field = word("folios", language) if change.field == "folios" else change.field
    where = field or (change.label if change.unit in _CALLED or _is_whole(change) else "")
    what = where or word(change.unit, language)
    done = word(change.kind, language)
    if change.count > 1 and not _is_whole(change):
        together = "rows-together" if change.unit == "row" else "texts-together"
        done += word(together, language).format(count=change.count)
    if change.old_kind:
        done += f"（{word('was', language)}{word(change.old_kind, language)}）"
    if each.origin is not None:
        place = change.old_label or _place(each.origin, pages, language)
        done += word("stood", language).format(place=place)
    return f"{what}　{done}"


def _is_whole(change: Change) -> bool:
    """Whether a table or a figure was moved with its caption."""
    along = (part for part in change.parts[1:] if part.unit != "note")
    return change.unit in ("caption", "figure") and next(along, None) is not None


def _shown(words: str, tokens: Sequence[object], language: str) -> str:
    return words if words.strip() or not tokens else word("blank", language)


class QueryRow(Struct, frozen=True):
    """A question as the list has it."""

    label: str
    place: str
    to: str
    text: str
    answer: str
    is_open: bool


def query_rows(
    queries: Sequence[PlacedQuery], pages: Sequence[str], language: str
) -> tuple[QueryRow, ...]:
    """The list of questions; `pages` are what the pages are called."""
    return tuple(
        QueryRow(
            query.label,
            _place(query.place, pages, language),
            word(query.to, language),
            query.text,
            query.answer,
            query.is_open,
        )
        for query in queries
    )

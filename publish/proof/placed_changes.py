"""Changes and queries with their places on the pages."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from publish.html.units import Token, Unit, UnitKind, part_of
from publish.proof.comparing.changes import Change
from publish.proof.places import Places, Stretch


class PlacedChange(Struct, frozen=True):
    """A change, numbered as in the list, with the lines it stands on.

    `stretches` are the words that are new; `place` is where the change begins, None where it
    is printed nowhere (a field). `others` are further places where the same words stand, such
    as a title that is printed twice, `twins` the changes there. `origin` is where a moved unit
    stood, `gaps` are where a column stood in the further rows of its table.
    """

    number: int
    change: Change
    place: Stretch | None
    stretches: tuple[Stretch, ...] = ()
    others: tuple[Stretch, ...] = ()
    twins: tuple[Change, ...] = ()
    origin: Stretch | None = None
    gaps: tuple[Stretch, ...] = ()


def placed_changes(
    changes: Sequence[Change], units: Sequence[Unit], places: Places
) -> tuple[PlacedChange, ...]:
    """The changes with their places, page by page, on each the text before its notes; the same
    change in two prints of a text is one.
    """
    found: list[PlacedChange] = []
    seen: dict[tuple[object, ...], int] = {}
    told = (change for change in changes if not _is_folio_gone(change))
    placed = [(change, *_place(change, units, places)) for change in told]
    for change, place, stretches in sorted(placed, key=lambda each: _order(each[0], each[1])):
        keys = _printed_twice(change, units)
        known = next((seen[key] for key in keys if key in seen), -1)
        if known >= 0 and place is not None:
            first = found[known]
            found[known] = replace(
                first,
                stretches=(*first.stretches, *stretches),
                others=(*first.others, place),
                twins=(*first.twins, change),
            )
            continue
        seen |= dict.fromkeys(keys, len(found))
        origin = _stood(change, units, places) if change.kind == "move" else None
        gaps = tuple(_gaps(change, units, places))
        found.append(PlacedChange(len(found) + 1, change, place, stretches, (), (), origin, gaps))
    return tuple(found)


def _is_folio_gone(change: Change) -> bool:
    """Whether only a folio of the contents is gone: nobody knows it, since they are not set anew
    as they were, and it goes with its entry.
    """
    return not change.added and {token.form for token in change.removed} == {"folio"}


def _order(change: Change, place: Stretch | None) -> tuple[bool, bool, int, bool]:
    """By what a change is listed: heads and what has no place come last."""
    if place is None:
        return True, True, 0, False
    line = place.line
    return change.unit == "head", False, line.page, line.lines[0].note >= 0


_TITLES = frozenset({"title", "subtitle", "other-title"})
_NAMES = frozenset({"authors", "affiliation"})


def _printed_twice(change: Change, units: Sequence[Unit]) -> tuple[tuple[object, ...], ...]:
    """By any of which a change is the same as another: titles and names stand in two places.

    Title and subtitle are one line in one of them, so that it is the words up to the change that
    are the same, or those from it on.
    """
    if change.new_unit < 0:
        return ()
    tokens, done = units[change.new_unit].tokens, (change.kind, change.old)
    if change.unit in _TITLES:
        return ("to", *done, _words(tokens[: change.behind])), (
            "from",
            *done,
            _words(tokens[change.begin :]),
        )
    if change.unit in _NAMES:
        return ((*done, _words(tokens), change.begin, change.behind),)
    return ()


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What was typed, without signs that stand in one of the places alone."""
    return tuple(token.text for token in tokens if not token.form)


def _place(
    change: Change, units: Sequence[Unit], places: Places
) -> tuple[Stretch | None, tuple[Stretch, ...]]:
    if change.unit == "field":
        return None, ()
    if change.new_unit < 0:
        return _stood(change, units, places), ()
    unit = units[change.new_unit]
    stretches = tuple(
        stretch
        for each in change.singles
        if part_of(each.unit) == part_of(change.unit)  # not the notes that went with it
        for stretch in places.of(units[each.new_unit], each.begin, each.behind)
    )
    if change.kind == "form" and not change.added:
        stretches = places.of(unit, 0, len(unit.tokens))
    place = places.before(unit, change.begin)
    if place is None:
        place = beside(change.new_unit, unit.kind, units, places)
    return place, stretches


def _stood(change: Change, units: Sequence[Unit], places: Places) -> Stretch | None:
    """Where a unit stood that is gone from there, or an entry of a line."""
    for part in change.parts:
        if part.kind != "move" and part.removed and part.new_unit >= 0:
            return places.before(units[part.new_unit], part.begin)
    last = places.end(units[change.behind_unit]) if change.behind_unit >= 0 else None
    return last or beside(change.before, change.unit, units, places)


def _gaps(change: Change, units: Sequence[Unit], places: Places) -> Iterator[Stretch]:
    """Where a column stood that is gone from there, in all rows of its table but the first."""
    if change.unit == "column" and change.kind != "insert":
        for part in change.parts[1:]:
            if part.unit != "note" and (place := _stood(part, units, places)) is not None:
                yield place


def beside(number: int, kind: UnitKind, units: Sequence[Unit], places: Places) -> Stretch | None:
    """The place before a unit; behind the one before where it or what follows has none, or where
    that is no part of what a unit of this kind stands in.
    """
    for unit in units[number : number + 2]:
        if part_of(unit.kind) == part_of(kind) and (found := places.before(unit, 0)) is not None:
            return found
    for unit in reversed(units[:number]):
        if (found := places.end(unit)) is not None:
            return found
    return None

"""Changes and queries with their places on the pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from publish.html.units import Unit, UnitKind, part_of
from publish.proof.changes import Change
from publish.proof.places import Places, Stretch


@dataclass(frozen=True, slots=True)
class Located:
    """A change, numbered as in the list, with the lines it stands on.

    `stretches` are the words that are new; `place` is where the change begins, None where it
    is printed nowhere (a field). `others` are further places where the same words stand, such
    as a title that is printed twice.
    """

    number: int
    change: Change
    place: Stretch | None
    stretches: tuple[Stretch, ...] = ()
    others: tuple[Stretch, ...] = ()


def located(
    changes: Sequence[Change], units: Sequence[Unit], places: Places
) -> tuple[Located, ...]:
    """The changes with their places, page by page, on each the text before its notes; the same
    change in two prints of a text is one.
    """
    found: list[Located] = []
    seen: dict[tuple[object, ...], int] = {}
    placed = [(change, *_place(change, units, places)) for change in changes]
    for change, place, stretches in sorted(placed, key=lambda each: _order(each[0], each[1])):
        key = _printed_twice(change, units)
        if key is not None and key in seen and place is not None:
            first = found[seen[key]]
            found[seen[key]] = Located(
                first.number,
                first.change,
                first.place,
                (*first.stretches, *stretches),
                (*first.others, place),
            )
            continue
        if key is not None:
            seen[key] = len(found)
        found.append(Located(len(found) + 1, change, place, stretches))
    return tuple(found)


def _order(change: Change, place: Stretch | None) -> tuple[bool, bool, int, bool]:
    """By what a change is listed: heads and what has no place come last."""
    if place is None:
        return True, True, 0, False
    line = place.line
    return change.unit == "head", False, line.page, line.lines[0].note >= 0


_TWICE = frozenset({"title", "subtitle", "other-title", "authors", "affiliation"})


def _printed_twice(change: Change, units: Sequence[Unit]) -> tuple[object, ...] | None:
    """What tells that a text is the same as another: titles and names stand in two places."""
    if change.new_unit < 0 or change.unit not in _TWICE:
        return None
    words = tuple(token.text for token in units[change.new_unit].tokens if not token.form)
    return change.kind, words, change.begin, change.behind, change.old


def _place(
    change: Change, units: Sequence[Unit], places: Places
) -> tuple[Stretch | None, tuple[Stretch, ...]]:
    if change.unit == "field":
        return None, ()
    if change.new_unit < 0:
        return beside(change.before, change.unit, units, places), ()
    unit = units[change.new_unit]
    stretches = places.of(unit, change.begin, change.behind)
    if change.kind == "form" and not change.added:
        stretches = places.of(unit, 0, len(unit.tokens))
    place = places.before(unit, change.begin)
    if place is None:
        place = beside(change.new_unit, unit.kind, units, places)
    return place, stretches


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

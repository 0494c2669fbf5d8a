"""Cells that are joined: `<` with the one at their left, `^` with the one above."""

from collections.abc import Sequence

from msgspec import Struct

LEFT = "<"
ABOVE = "^"


class Place(Struct, frozen=True):
    """A cell's place: the row and column where it begins, and how many it spans."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Joined(Struct, frozen=True):
    """The places of all cells in reading order, and the (row, column) of marks that join
    nothing, or would make a shape that is no rectangle; those cells stand alone.
    """

    places: tuple[Place, ...]
    wrong: tuple[tuple[int, int], ...]


def join(texts: Sequence[Sequence[str]]) -> Joined:
    """Which cells of a table, all rows equally long, are one."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    wrong: list[tuple[int, int]] = []
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            neighbour = {LEFT: (row, column - 1), ABOVE: (row - 1, column)}.get(text)
            if neighbour is None:
                owners[row, column] = (row, column)
            elif neighbour in owners:
                owners[row, column] = owners[neighbour]
            else:
                owners[row, column] = (row, column)
                wrong.append((row, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, owner in owners.items():
        members.setdefault(owner, []).append(place)
    places: list[Place] = []
    for (row, column), parts in members.items():
        rows = max(part[0] for part in parts) - row + 1
        columns = max(part[1] for part in parts) - column + 1
        leftmost = min(part[1] for part in parts)
        if rows * columns == len(parts) and leftmost == column:
            places.append(Place(row, column, rows, columns))
        else:
            places += [Place(*part) for part in parts]
            wrong += [part for part in parts if part != (row, column)]
    places.sort(key=lambda place: (place.row, place.column))
    return Joined(tuple(places), tuple(sorted(wrong)))

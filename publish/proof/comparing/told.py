"""The changes of a text as an editor is told of them: what was done at once is one.

A row of a table that was inserted, taken out or moved is one change, and so are a column and
texts that were moved together, such as a section or a table with its caption. A note that went
with its call is told of with the text that calls it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from publish.html.units import Cell, Token, Unit, UnitKind, part_of
from publish.proof.comparing.alike import CELL
from publish.proof.comparing.changes import Change, changes, place_in_list
from publish.proof.comparing.entries import ENUMERATED, entries, is_between

BETWEEN_CELLS = Token("\t", CELL, "｜")
"""Stands between the words of cells that are told of as one."""
_BETWEEN = Token("\n", "between", "……")
"""Stands between the first and the last of texts that were moved together."""


def told_changes(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Change, ...]:
    """All changes between two versions, in the order of the new text."""
    flat = changes(old, new)
    notes = _notes(flat, old, new)
    along = [note for each in notes.values() for note in each]
    left = _without(flat, along)
    told = [*_rows(left, "insert", new), *_rows(left, "delete", old), *_moves(left, flat, old, new)]
    left = _without(left, told)
    columns = [*_columns(left, told, old, new)]
    left = _without(left, columns)
    lines = [*_lines(left, old, new)]
    told += [*columns, *lines, *_without(left, lines)]
    return tuple(sorted((_with_notes(each, notes) for each in told), key=place_in_list))


_Notes = dict[tuple[int, int], list[Change]]


def _without(left: Iterable[Change], told: Iterable[Change]) -> list[Change]:
    known = {id(part) for each in told for part in each.singles}
    return [each for each in left if id(each) not in known]


def _notes(flat: Iterable[Change], old: Sequence[Unit], new: Sequence[Unit]) -> _Notes:
    """The moved notes whose texts were moved as well, by the old and the new one of these."""
    moves = {(each.old_unit, each.new_unit): each for each in flat if each.kind == "move"}
    found: _Notes = defaultdict(list)
    for (i, j), note in moves.items():
        call = old[i].caller, new[j].caller
        if call in moves:
            found[call].append(note)
    return found


def _with_notes(change: Change, notes: _Notes) -> Change:
    """A change with the notes that went with the texts of it."""
    if change.kind != "move":
        return change
    texts = ((each.old_unit, each.new_unit) for each in change.singles)
    along = [note for text in texts for note in notes.get(text, ())]
    return replace(change, parts=(*(change.parts or (change,)), *along)) if along else change


def _unit(change: Change, old: Sequence[Unit], new: Sequence[Unit]) -> Unit:
    """The text that a change is told of: the new one, if there is one."""
    return new[change.new_unit] if change.new_unit >= 0 else old[change.old_unit]


def _is_whole(change: Change) -> bool:
    """Whether a unit was inserted or taken out, and not something in it."""
    return min(change.old_unit, change.new_unit) < 0


def _rows(flat: Iterable[Change], kind: str, units: Sequence[Unit]) -> Iterator[Change]:
    """The rows of which all cells were inserted, or deleted, in the version that has them."""
    sizes = Counter(unit.cell.row for unit in units if unit.cell)
    rows: dict[int, list[Change]] = defaultdict(list)
    for change in flat:
        if change.kind == kind and _is_whole(change):
            cell = units[max(change.old_unit, change.new_unit)].cell
            if cell:
                rows[cell.row].append(change)
    whole = (parts for row, parts in rows.items() if len(parts) == sizes[row])
    return (replace(_joined(parts, "row"), old_label="") for parts in whole)


def _joined(parts: Sequence[Change], unit: UnitKind, label: str = "") -> Change:
    """Changes of cells as one, with the words of all."""
    first = parts[0]
    removed = _words([part.removed for part in parts]) if first.removed else ()
    added = _words([part.added for part in parts]) if first.added else ()
    return replace(
        first,
        unit=unit,
        removed=removed,
        added=added,
        label=label or first.label,
        parts=tuple(parts),
    )


def _words(texts: Sequence[tuple[Token, ...]], between: Token = BETWEEN_CELLS) -> tuple[Token, ...]:
    first, *others = texts
    return (*first, *(token for text in others for token in (between, *text)))


class _Moved(Struct):
    """Texts and rows that were moved together: edges of their numbers, `one` in the old version
    and `other` in the new, and the changes of each.
    """

    one: int
    other: int
    changes: list[Change]


def _moves(
    left: Iterable[Change], flat: Sequence[Change], old: Sequence[Unit], new: Sequence[Unit]
) -> Iterator[Change]:
    """What was moved, row by row, and with what was moved beside it; `flat` are all changes."""
    moves = [each for each in left if each.kind == "move" and not each.old_label]
    was = _numbers(old, {each.old_unit for each in flat if each.new_unit < 0})
    now = _numbers(new, {each.new_unit for each in flat if each.old_unit < 0})
    rows: dict[tuple[int, int], list[Change]] = defaultdict(list)
    for each in moves:
        rows[was[each.old_unit], now[each.new_unit]].append(each)
    block: _Moved | None = None
    for (one, other), parts in sorted(rows.items(), key=lambda row: row[0][1]):
        row = _joined(parts, "row") if old[parts[0].old_unit].cell else parts[0]
        last = block.changes[-1] if block else row
        is_next = block is not None and (one, other) == (block.one + 1, block.other + 1)
        together = is_next and part_of(last.unit) == part_of(row.unit)
        if block and together and not last.old_kind and not row.old_kind:
            block.one, block.other = one, other
            block.changes.append(row)
            continue
        if block:
            yield _as_one(block.changes)
        block = _Moved(one, other, [row])
    if block:
        yield _as_one(block.changes)


def _numbers(units: Sequence[Unit], alone: Set[int]) -> list[int]:
    """Units by the number of the text or the row that they are; what stands `alone` in its version
    does not count, so that what was moved around it was moved together.
    """
    rows = [unit.cell.row if unit.cell else -1 for unit in units]
    paired = {row for number, row in enumerate(rows) if number not in alone}
    begins = (
        number not in alone if row < 0 else row in paired and row != before
        for number, (row, before) in enumerate(zip(rows, [-1, *rows], strict=False))
    )
    return list(accumulate(begins))


def _as_one(moved: Sequence[Change]) -> Change:
    """Texts and rows that were moved together, told by the first and the last of them."""
    first, last = moved[0], moved[-1]
    if len(moved) == 1:
        return first
    texts = sum(each.unit != "row" for each in moved)  # a table is one with its caption
    added = (*first.added, _BETWEEN, *last.added)
    return replace(first, added=added, count=texts or len(moved), parts=tuple(moved))


def _is_in(cell: Cell) -> bool:
    """Whether a cell stands in one column alone."""
    return cell.columns == 1


def _lines(left: Iterable[Change], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Change]:
    """Lines of names or keywords in which some were moved, and nothing else was done."""
    lines: dict[tuple[int, int], list[Change]] = defaultdict(list)
    for change in left:
        if change.unit in ENUMERATED and (change.removed or change.added):
            lines[change.old_unit, change.new_unit].append(change)
    for (i, j), parts in lines.items():
        if i < 0 or j < 0:
            continue
        moved = [entry for _, entry in entries(old[i].tokens, new[j].tokens).moved]
        words = {token for entry in moved for token in entry.words}
        edited = {token for part in parts for token in (*part.removed, *part.added)}
        if moved and not any(token not in words and not is_between(token) for token in edited):
            put = next(part for part in parts if words & {*part.added})
            begin = min(entry.start for entry in moved if entry.start >= put.begin)
            added = _words([entry.words for entry in moved], Token("、"))
            done = replace(put, kind="move", begin=begin, removed=(), added=added)
            yield replace(done, parts=tuple(parts))


def _columns(
    left: Iterable[Change], told: Iterable[Change], old: Sequence[Unit], new: Sequence[Unit]
) -> Iterator[Change]:
    """The columns of which all cells were inserted, deleted or moved, but those of rows that were
    themselves.
    """
    sizes = [
        Counter((cell.table, cell.column) for unit in units if (cell := unit.cell) and _is_in(cell))
        for units in (old, new)
    ]
    for change in told:
        if change.unit == "row" and change.kind != "move":
            for part in change.singles:
                cell = _unit(part, old, new).cell
                if cell and _is_in(cell):
                    sizes[part.new_unit >= 0][cell.table, cell.column] -= 1
    columns: dict[tuple[str, str, int, int], list[Change]] = defaultdict(list)
    for change in left:
        cell = _unit(change, old, new).cell
        if cell and _is_in(cell) and (_is_whole(change) or change.old_label):
            key = change.kind, change.old_label, cell.table, cell.column
            columns[key].append(change)
    for (kind, _, table, column), parts in columns.items():
        if 1 < len(parts) == sizes[kind != "delete"][table, column]:
            if kind == "delete":  # as they were read, wherever their rows are now
                parts.sort(key=lambda part: part.old_unit)
            cell = _unit(parts[0], old, new).cell
            gone = parts[0].old_label if kind == "delete" else ""
            joined = _joined(parts, "column", gone or (cell.label if cell else ""))
            yield replace(joined, old_label="") if gone else joined

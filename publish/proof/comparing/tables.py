"""Texts of two versions paired with tables taken row by row: a row belongs to a row, and in it a
cell to the cell in its column.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from publish.html.units import Token, Unit
from publish.proof.comparing.alike import CELL
from publish.proof.comparing.columns import Columns, paired_columns
from publish.proof.comparing.difference import Pairs, pairs, rewritten, rising


class _Item(Struct, frozen=True):
    """What is compared as one: a text, or a row of a table with its cells, as `unit`. `first` and
    `behind` are the edges of the units that it is, `table` the table's element, −1 without one.
    """

    unit: Unit
    first: int
    behind: int
    table: int = -1

    @property
    def units(self) -> range:
        return range(self.first, self.behind)


def paired_units(old: Sequence[Unit], new: Sequence[Unit]) -> Pairs:
    """Which units of two versions belong together; every row of a table that is there still has
    its cells paired, and no cell of it belongs to another row.
    """
    columns = paired_columns(old, new)
    was = tuple(_items(old, {table: each.partners for table, each in columns.items()}))
    known = {each.table: {to: to for to in each.partners.values()} for each in columns.values()}
    now = tuple(_items(new, known))
    found = pairs([item.unit for item in was], [item.unit for item in now])
    rows = tuple(_rows_again(was, now, found, columns))
    same: list[tuple[int, int]] = []
    moved: list[tuple[int, int]] = []
    across: list[tuple[int, int]] = []
    for paired, units in ((found.same, same), (found.moved, moved), (rows, same)):
        for one, other in paired:
            stayed, left = _inside(was[one], now[other], old, new, columns)
            units += stayed
            across += left
    spanning = _spanning(old, new, (*same, *moved, *across), columns)
    if spanning:
        # What spans rows that were exchanged has stayed where it was.
        whole = len(same) + len(spanning)
        weights = dict.fromkeys(same, whole) | dict.fromkeys(spanning, 1)
        stayed = rising(sorted(weights), [weights[pair] for pair in sorted(weights)])
        across += weights.keys() - set(stayed)
        same = stayed
    return Pairs(tuple(sorted(same)), tuple(sorted(moved)), tuple(sorted(across)))


def _spanning(
    old: Sequence[Unit],
    new: Sequence[Unit],
    paired: Iterable[tuple[int, int]],
    columns: Mapping[int, Columns],
) -> list[tuple[int, int]]:
    """Cells over several rows that begin in another of them now."""
    paired = tuple(paired)
    with_old, with_new = {i for i, _ in paired}, {j for _, j in paired}
    begun: dict[tuple[int, int, Unit], list[int]] = defaultdict(list)
    for j, unit in enumerate(new):
        if unit.cell and unit.cell.rows > 1 and j not in with_new:
            begun[unit.cell.table, unit.cell.column, unit].append(j)
    found: list[tuple[int, int]] = []
    for i, unit in enumerate(old) if begun else ():
        known = columns.get(unit.cell.table) if unit.cell and unit.cell.rows > 1 else None
        if known and unit.cell and i not in with_old:
            others = begun.get((known.table, known.partners.get(unit.cell.column, -1), unit), [])
            if others:
                found.append((i, others.pop(0)))
    return found


def _items(units: Sequence[Unit], columns: Mapping[int, Mapping[int, int]]) -> Iterator[_Item]:
    """The items of a text, in order; a row is compared by the cells of `columns`, which both
    versions have, by their numbers in the new one. Tables that are not in it have all of theirs.
    """
    for row, group in groupby(range(len(units)), key=lambda number: _row_of(units[number])):
        numbers = list(group)
        if row < 0:
            yield from (_Item(units[number], number, number + 1) for number in numbers)
            continue
        own = [units[number] for number in numbers]
        table = own[0].cell.table if own[0].cell else -1
        yield _Item(_row(own, columns), numbers[0], numbers[-1] + 1, table)


def _row_of(unit: Unit) -> int:
    return unit.cell.row if unit.cell else -1


def _row(cells: Sequence[Unit], columns: Mapping[int, Mapping[int, int]]) -> Unit:
    """A row as one unit: before the words of every cell stands a sign that names its column."""
    named = [(_column(each, columns), each.tokens) for each in cells]
    named.sort(key=lambda pair: pair[0])
    tokens: list[Token] = []
    for column, words in named:
        if column >= 0:
            tokens += (Token(str(column), CELL), *words)
    return Unit("row", tuple(tokens))


def _column(unit: Unit, columns: Mapping[int, Mapping[int, int]]) -> int:
    """The column of a cell as the new version numbers it, −1 where that has none."""
    assert unit.cell is not None
    known = columns.get(unit.cell.table)
    return unit.cell.column if known is None else known.get(unit.cell.column, -1)


def _rows_again(
    was: Sequence[_Item], now: Sequence[_Item], found: Pairs, columns: Mapping[int, Columns]
) -> Iterator[tuple[int, int]]:
    """The rows of a table left between those that correspond, which were edited: by their first
    cells, and those between by their order, if they are as many and share a cell.
    """
    paired = [*found.same, *found.moved]
    with_old, with_new = {one for one, _ in paired}, {other for _, other in paired}
    for (i1, j1), (i2, j2) in pairwise([(-1, -1), *found.same, (len(was), len(now))]):
        left: dict[int, list[int]] = defaultdict(list)
        right: dict[int, list[int]] = defaultdict(list)
        for i in range(i1 + 1, i2):
            if i not in with_old and was[i].table in columns:
                left[columns[was[i].table].table].append(i)
        for j in range(j1 + 1, j2) if left else ():
            if j not in with_new:
                right[now[j].table].append(j)
        for table, olds in left.items():
            news = right.get(table, [])
            keys, others = _by_first_cell(was, olds), _by_first_cell(now, news)
            known = rising([(i, others[key]) for key, i in keys.items() if key in others])
            yield from known
            for (x1, y1), (x2, y2) in pairwise([(i1, j1), *known, (i2, j2)]):
                ones = olds[bisect_right(olds, x1) : bisect_left(olds, x2)]
                those = news[bisect_right(news, y1) : bisect_left(news, y2)]
                for one, other in zip(ones, those, strict=True) if len(ones) == len(those) else ():
                    if _cells(was[one].unit) & _cells(now[other].unit):
                        yield one, other


def _by_first_cell(items: Sequence[_Item], rows: Sequence[int]) -> dict[tuple[Token, ...], int]:
    """Rows by the words of their first cells, where no other row has the same, in order."""
    keys = {row: next(_split(items[row].unit), ()) for row in rows}
    counts = Counter(keys.values())
    return {key: row for row, key in keys.items() if counts[key] == 1}


def _cells(row: Unit) -> set[tuple[Token, ...]]:
    """The cells of a row, each with its column."""
    return set(_split(row))


def _split(row: Unit) -> Iterator[tuple[Token, ...]]:
    signs = [at for at, token in enumerate(row.tokens) if token.form == CELL]
    return (row.tokens[at:behind] for at, behind in pairwise([*signs, len(row.tokens)]))


def _inside(
    one: _Item,
    other: _Item,
    old: Sequence[Unit],
    new: Sequence[Unit],
    columns: Mapping[int, Columns],
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The texts of two items that belong together: those that stayed in their order, and cells
    that stand in another column now.
    """
    if one.table < 0 or other.table < 0:
        return [(one.first, other.first)], []
    known = columns.get(one.table)
    if known is None or known.table != other.table:
        known = Columns(other.table, {cell: cell for cell in range(_width(old, one))}, frozenset())
    stayed: list[tuple[int, int]] = []
    moved: list[tuple[int, int]] = []
    cells, cells_now = _by_column(one, old), _by_column(other, new)
    for column, olds in cells.items():
        news = cells_now.get(known.partners.get(column, -1), [])
        same, elsewhere = _in_cell(olds, news, old, new)
        (moved if column in known.moved else stayed).extend(same)
        moved += elsewhere
    paired = [*stayed, *moved]
    with_old, with_new = {i for i, _ in paired}, {j for _, j in paired}
    for i in one.units:
        for j in other.units:
            if i not in with_old and j not in with_new and old[i] == new[j]:
                (stayed if _overlap(old[i], new[j], known) else moved).append((i, j))
                with_old.add(i)
                with_new.add(j)
    stayed = [*_exchanged(stayed, old, new)]
    in_order = rising(sorted(stayed))
    return in_order, [*moved, *(set(stayed) - set(in_order))]


def _exchanged(
    pairs: Iterable[tuple[int, int]], old: Sequence[Unit], new: Sequence[Unit]
) -> Iterator[tuple[int, int]]:
    """The pairs of a row, but two cells of which each has the words of the other now are paired
    with these.
    """
    edited: dict[tuple[Unit, Unit], tuple[int, int]] = {}
    for i, j in pairs:
        if old[i] == new[j]:
            yield i, j
        elif other := edited.pop((new[j], old[i]), None):
            yield other[0], j
            yield i, other[1]
        elif (old[i], new[j]) in edited:
            yield i, j
        else:
            edited[old[i], new[j]] = i, j
    yield from edited.values()


def _width(units: Sequence[Unit], row: _Item) -> int:
    return max(cell.column + 1 for number in row.units if (cell := units[number].cell))


def _by_column(row: _Item, units: Sequence[Unit]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number in row.units:
        if cell := units[number].cell:
            found[cell.column].append(number)
    return found


def _in_cell(
    olds: Sequence[int], news: Sequence[int], old: Sequence[Unit], new: Sequence[Unit]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The texts of a cell paired, mostly one: those in their order, and those that were moved."""
    if len(olds) == len(news) == 1:
        return [(olds[0], news[0])], []
    was, now = [old[i] for i in olds], [new[j] for j in news]
    found = pairs(was, now)
    paired = [*found.same, *found.moved]
    again = rewritten(was, now, found.same, ({i for i, _ in paired}, {j for _, j in paired}))
    same = [(olds[i], news[j]) for i, j in (*found.same, *again)]
    return same, [(olds[i], news[j]) for i, j in found.moved]


def _overlap(old: Unit, new: Unit, known: Columns) -> bool:
    """Whether two cells stand in a column that is the same: both may span several."""
    if old.cell is None or new.cell is None:
        return False
    first, behind = old.cell.column, old.cell.column + old.cell.columns
    now = range(new.cell.column, new.cell.column + new.cell.columns)
    return any(known.partners.get(column, -1) in now for column in range(first, behind))

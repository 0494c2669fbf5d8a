"""Which tables of two versions belong together, and which of their columns.

Columns are known by what stands in them, so that one that was inserted, taken out or moved does
not make every row another one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from publish.html.units import Unit
from publish.proof.comparing.difference import rising

_ALIKE = 500
"""Of 1000, how much two columns must have in common to be one; a head is half of it."""
_COMMON = 50
"""Tables from which on a text that stands in all of them says nothing."""

Words = tuple[str, ...]


class Columns(Struct, frozen=True):
    """The columns of a table that had others before: `partners` are new ones by old ones, `moved`
    the old ones that do not stand in their order any more. `table` is the new table's element.
    """

    table: int
    partners: dict[int, int]
    moved: frozenset[int]


class _Contents(Struct):
    """What stands in a table: its texts by column, those of its first row, its id."""

    row: int
    anchor: str
    columns: dict[int, Counter[Words]] = field(default_factory=lambda: defaultdict(Counter))
    heads: dict[int, Words] = field(default_factory=dict)

    @property
    def texts(self) -> set[Words]:
        """All that stands in it, each once."""
        return {words for texts in self.columns.values() for words in texts}


def paired_columns(old: Sequence[Unit], new: Sequence[Unit]) -> dict[int, Columns]:
    """The columns of every older table that is there still, by its element."""
    was, now = _contents(old), _contents(new)
    return {
        one: Columns(other, *_columns(was[one], now[other])) for one, other in _tables(was, now)
    }


def _contents(units: Sequence[Unit]) -> dict[int, _Contents]:
    found: dict[int, _Contents] = {}
    for unit in units:
        if (cell := unit.cell) is None:
            continue
        table = found.setdefault(cell.table, _Contents(cell.row, unit.anchor))
        words = tuple(token.text for token in unit.tokens)
        table.columns[cell.column][words] += 1
        if cell.row == table.row:
            table.heads[cell.column] = words
    return found


def _tables(was: dict[int, _Contents], now: dict[int, _Contents]) -> Iterator[tuple[int, int]]:
    """Older tables with today's that have most in common; the same id counts as half of it."""
    ids, ids_now = _ids(was), _ids(now)
    tables_of: dict[Words, list[int]] = defaultdict(list)
    for table, contents in now.items():
        for words in contents.texts:
            tables_of[words].append(table)
    offers: list[tuple[int, int, int]] = []
    for table, contents in was.items():
        found = (tables_of[words] for words in contents.texts if words in tables_of)
        votes = Counter(other for tables in found if len(tables) < _COMMON for other in tables)
        if contents.anchor in ids and contents.anchor in ids_now:
            votes[ids_now[contents.anchor]] += 1 + len(contents.texts) // 2
        offers += [(-count, table, other) for other, count in votes.items()]
    paired: set[int] = set()
    taken: set[int] = set()
    for _, table, other in sorted(offers):
        if table not in paired and other not in taken:
            paired.add(table)
            taken.add(other)
            yield table, other


def _ids(version: dict[int, _Contents]) -> dict[str, int]:
    """The tables by their ids; an id around several of them is none of theirs."""
    counts = Counter(each.anchor for each in version.values())
    return {each.anchor: table for table, each in version.items() if counts[each.anchor] == 1}


def _columns(was: _Contents, now: _Contents) -> tuple[dict[int, int], frozenset[int]]:
    """The columns that belong together, and those of them that were moved."""
    alike = {
        (one, other): likeness
        for one in sorted(was.columns)
        # Backwards, so that no chain of rising pairs has a column twice.
        for other in sorted(now.columns, reverse=True)
        if (likeness := _likeness(one, other, was, now)) >= _ALIKE
    }
    stayed = rising(list(alike), list(alike.values()))
    partners = dict(stayed)
    taken = set(partners.values())
    for one, other in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        if one not in partners and other not in taken:
            partners[one] = other
            taken.add(other)
    moved = frozenset(partners.keys() - {one for one, _ in stayed})
    behind = max(was.columns, default=0) + 1, max(now.columns, default=0) + 1
    for (c1, d1), (c2, d2) in pairwise([(-1, -1), *stayed, behind]):
        left = [one for one in range(c1 + 1, c2) if one in was.columns and one not in partners]
        right = [each for each in range(d1 + 1, d2) if each in now.columns and each not in taken]
        if len(left) == len(right):
            partners |= zip(left, right, strict=True)
    return partners, moved


def _likeness(one: int, other: int, was: _Contents, now: _Contents) -> int:
    """How much two columns have in common: up to 1000 for their texts, 500 for their heads."""
    texts, others = was.columns[one], now.columns[other]
    shared = (texts & others).total()
    is_same_head = was.heads.get(one) == now.heads.get(other) is not None
    return 2000 * shared // (texts.total() + others.total()) + _ALIKE * is_same_head

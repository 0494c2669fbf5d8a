"""What changed between two versions of an article, as a list that turns one into the other."""

from collections.abc import Iterator, Sequence, Set
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from publish.html.units import PictureForm, Token, Unit, UnitKind, words_of
from publish.proof.comparing.called import with_their_calls
from publish.proof.comparing.difference import Edit, Pairs, edits, rewritten
from publish.proof.comparing.entries import ENUMERATED, enumerated_edits
from publish.proof.comparing.paragraphs import Division, divisions
from publish.proof.comparing.sentences import in_sentences
from publish.proof.comparing.standing import Standing, Stood, standing
from publish.proof.comparing.table_names import TableNames
from publish.proof.comparing.tables import paired_units

ChangeKind = Literal[
    "insert", "delete", "replace", "form", "move", "split", "join", "picture", "link"
]


class Change(Struct, frozen=True):
    """One change.

    `old_unit` and `new_unit` are indices of units, −1 where a unit is inserted or deleted
    whole. Within them tokens `start` to `end` of the old become `begin` to `behind` of the
    new; `removed` and `added` are those tokens. `unit` is the kind of text that it is in,
    `label` says which (註5, 表1列3). A moved unit has no tokens of its own in the list unless
    it is a `move`, whose `added` are all of them. What is told as one, a row of a table or several
    paragraphs that were moved, has the changes of its units as its `parts`, and their words with
    signs between them. By a `split` a unit ends before token `start`
    of the old, and `new_unit` begins there; by a `join` the old unit is run on to the one before
    it, at token `begin` of the new. Neither has tokens.
    """

    kind: ChangeKind
    unit: UnitKind
    old_unit: int
    new_unit: int
    start: int = 0
    end: int = 0
    begin: int = 0
    behind: int = 0
    removed: tuple[Token, ...] = ()
    added: tuple[Token, ...] = ()
    label: str = ""
    old_kind: UnitKind | Literal[""] = ""
    """What the unit was before, where that is not what it is now."""
    before: int = -1
    """The new unit before which one stood that was deleted whole, or moved."""
    behind_unit: int = -1
    """The new unit behind which it stood, where that is nearer: the last of its row or table."""
    field: str = ""
    """The path of a field of the manuscript that is printed nowhere."""
    old_label: str = ""
    """What the column of a cell is called that is gone, or that stands in another now: 表1欄2."""
    parts: tuple["Change", ...] = ()
    count: int = 1
    """How many texts, or rows of a table, were moved together."""

    @property
    def singles(self) -> Iterator["Change"]:
        """The changes of single units that it is."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.singles

    @property
    def old(self) -> str:
        """The words that were there."""
        return words_of(self.removed)

    @property
    def new(self) -> str:
        """The words that are there now."""
        return words_of(self.added)


def changes(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Change, ...]:
    """All changes, unit by unit, in the order of the new text; what is deleted stands where it
    was.
    """
    found = _matched(old, new)
    stood = standing(old, dict((*found.edges, *found.again)), dict(found.pairs.moved))
    names = TableNames.of(old, new, found.pairs.all)
    listed = [
        *_of_pairs(found, old, new, stood, names),
        *(change for each in found.split.values() for change in _split(old, new, each)),
        *(change for each in found.joined.values() for change in _joined(old, new, each)),
        *_inserted(new, found.with_new),
        *_deleted(old, found.with_old, stood, names),
    ]
    return tuple(sorted(listed, key=place_in_list))


class _Matched(Struct, frozen=True):
    """What became of the units of two versions: the `pairs` that are alike, units that were divided
    (`split`, by the old one) or run on (`joined`, by the new one), and pairs of which one was
    written `again` in the place of the other. `edges` are all pairs but these that have kept their
    place; `with_old` and `with_new` are the units that have a partner.
    """

    pairs: Pairs
    split: dict[int, Division]
    joined: dict[int, Division]
    again: tuple[tuple[int, int], ...]
    edges: tuple[tuple[int, int], ...]
    with_old: set[int]
    with_new: set[int]


def _matched(old: Sequence[Unit], new: Sequence[Unit]) -> _Matched:
    found = with_their_calls(paired_units(old, new), old, new)
    with_old, with_new = {i for i, _ in found.all}, {j for _, j in found.all}
    split = {each.whole: each for each in divisions(old, new, found.same, (with_old, with_new))}
    with_old |= split.keys()
    with_new |= {j for each in split.values() for j in each.parts}
    left = [(j, i) for i, j in found.same if i not in split]
    joined = {each.whole: each for each in divisions(new, old, left, (with_new, with_old))}
    with_new |= joined.keys()
    with_old |= {i for each in joined.values() for i in each.parts}
    edges = [*found.same, *((each.whole, each.parts[-1]) for each in split.values())]
    edges += [(each.parts[-1], each.whole) for each in joined.values()]
    cells, cells_now = ({n for n, each in enumerate(units) if each.cell} for units in (old, new))
    again = rewritten(old, new, sorted(edges), (with_old | cells, with_new | cells_now))
    with_old |= {i for i, _ in again}
    with_new |= {j for _, j in again}
    return _Matched(found, split, joined, tuple(again), tuple(edges), with_old, with_new)


def _of_pairs(
    found: _Matched, old: Sequence[Unit], new: Sequence[Unit], stood: Standing, names: TableNames
) -> Iterator[Change]:
    """The changes of units that belong together and are neither divided nor run on."""
    moved = set(found.pairs.moved)
    for i, j in (*found.pairs.same, *found.pairs.moved, *found.again):
        if i not in found.split and j not in found.joined:
            yield from _inside(old[i], new[j], i, j, stood.moved(i) if (i, j) in moved else None)
    for i, j in found.pairs.across:
        for change in _inside(old[i], new[j], i, j, stood.gone(i, old[i].cell)):
            is_move = change.kind == "move"
            yield replace(change, old_label=names.column(old[i])) if is_move else change


def _inserted(new: Sequence[Unit], known: Set[int]) -> Iterator[Change]:
    for j, unit in enumerate(new):
        if j not in known:
            whole = len(unit.tokens)
            yield Change("insert", unit.kind, -1, j, 0, 0, 0, whole, (), unit.tokens, unit.label)


def _deleted(
    old: Sequence[Unit], known: Set[int], stood: Standing, names: TableNames
) -> Iterator[Change]:
    for i, unit in enumerate(old):
        if i not in known:
            change = Change("delete", unit.kind, i, -1, 0, len(unit.tokens), label=names.row(unit))
            change = replace(change, removed=unit.tokens, old_label=names.column(unit))
            yield _placed(change, stood.gone(i, unit.cell))


def place_in_list(change: Change) -> tuple[int, int, int]:
    """The place of a change in the new text: (unit, token, order of what is at one place)."""
    if change.new_unit >= 0:
        return change.new_unit, change.begin, change.old_unit
    return change.before, -1, change.old_unit


def _inside(old: Unit, new: Unit, i: int, j: int, stood: Stood | None) -> Iterator[Change]:
    """The changes between two units that belong together; `stood` is where a moved one stood."""
    was = old.kind if old.kind != new.kind else ""
    if stood is not None:
        whole = len(new.tokens)
        change = Change("move", new.kind, i, j, 0, 0, 0, whole, (), new.tokens, new.label, was)
        yield _placed(change, stood)
    elif was:
        yield Change("form", new.kind, i, j, old_kind=was, label=new.label)
    if old.tokens != new.tokens:
        find = enumerated_edits if old.kind == new.kind and new.kind in ENUMERATED else edits
        found = find(old.tokens, new.tokens)
        for edit in in_sentences(found, old.tokens, new.tokens):
            yield _edited(old, new, i, j, edit)


def _placed(change: Change, stood: Stood) -> Change:
    """A change with the place where its unit stood."""
    return replace(change, before=stood.before, behind_unit=stood.behind)


def _edited(old: Unit, new: Unit, i: int, j: int, edit: Edit) -> Change:
    """A change of tokens between two units."""
    removed = old.tokens[edit.start : edit.end]
    added = new.tokens[edit.begin : edit.behind]
    if len(removed) == len(added) == 1:
        removed, added = _pictures_told(removed[0], added[0])
    kind = _kind(removed, added)
    if kind == "link":
        removed, added = _address_told(removed), _address_told(added)
    places = (edit.start, edit.end, edit.begin, edit.behind)
    return Change(kind, new.kind, i, j, *places, removed, added, new.label)


def _split(old: Sequence[Unit], new: Sequence[Unit], found: Division) -> Iterator[Change]:
    """The changes of a unit that is several now."""
    i = found.whole
    for edit in found.edits:
        part, inside = found.place(edit)
        j = found.parts[part]
        yield _edited(old[i], new[j], i, j, inside)
    for j, at in zip(found.parts[1:], found.cuts, strict=True):
        yield Change("split", new[j].kind, i, j, at, at, label=new[j].label)


def _joined(old: Sequence[Unit], new: Sequence[Unit], found: Division) -> Iterator[Change]:
    """The changes of several units that are one now."""
    j = found.whole
    for edit in found.edits:  # from the new one to the old ones
        part, inside = found.place(edit)
        i = found.parts[part]
        turned = Edit(inside.begin, inside.behind, inside.start, inside.end)
        yield _edited(old[i], new[j], i, j, turned)
    for i, at in zip(found.parts[1:], found.cuts, strict=True):
        yield Change("join", new[j].kind, i, j, 0, 0, at, at, label=new[j].label)


_DIGEST = 8
"""Characters of a digest that tell two files apart."""


def _pictures_told(old: Token, new: Token) -> tuple[tuple[Token], tuple[Token]]:
    """Two pictures, each saying what is not the same; other tokens as they are."""
    was, now = PictureForm.of(old), PictureForm.of(new)
    if was is None or now is None:
        return (old,), (new,)

    def told(token: Token, form: PictureForm) -> Token:
        file = f"{token.shown} ({form.digest[:_DIGEST]})" if was.digest != now.digest else ""
        size = (form.size.rstrip(";") or "width: auto") if was.size != now.size else ""
        words = f"alt: {form.alternative}" if was.alternative != now.alternative else ""
        return replace(token, shown="; ".join(part for part in (file, size, words) if part))

    return (told(old, was),), (told(new, now),)


def _kind(removed: tuple[Token, ...], added: tuple[Token, ...]) -> ChangeKind:
    if not removed:
        return "insert"
    if not added:
        return "delete"
    if any(token.form.startswith("picture:") for token in (*removed, *added)):
        return "picture"
    if [token.text for token in removed] != [token.text for token in added]:
        return "replace"
    looks = [[token.look for token in tokens] for tokens in (removed, added)]
    return "form" if looks[0] != looks[1] else "link"


def _address_told(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words of a link with its address behind them."""
    last = tokens[-1]
    address = f" ({last.address})" if last.address else ""
    return (*tokens[:-1], replace(last, shown=last.words + address))

"""What changed between two versions of an article, as a list that turns one into the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from publish.html.units import PictureForm, Token, Unit, UnitKind, words_of
from publish.proof.difference import Edit, edits, pairs, rewritten
from publish.proof.paragraphs import Division, divisions

ChangeKind = Literal[
    "insert", "delete", "replace", "form", "move", "split", "join", "picture", "link"
]


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    `old_unit` and `new_unit` are indices of units, −1 where a unit is inserted or deleted
    whole. Within them tokens `start` to `end` of the old become `begin` to `behind` of the
    new; `removed` and `added` are those tokens. `unit` is the kind of text that it is in,
    `label` says which (註5, 表1列3). A moved unit has no tokens of its own in the list unless
    it is a `move`, whose `added` are all of them. By a `split` a unit ends before token `start`
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
    field: str = ""
    """The path of a field of the manuscript that is printed nowhere."""

    @property
    def old(self) -> str:
        """The words that were there."""
        return words_of(self.removed)

    @property
    def new(self) -> str:
        """The words that are there now."""
        return words_of(self.added)


def changes(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[Change, ...]:
    """All changes, in the order of the new text; what is deleted stands where it was."""
    found = pairs(old, new)
    moved = set(found.moved)
    with_old = {i for i, _ in (*found.same, *found.moved)}
    with_new = {j for _, j in (*found.same, *found.moved)}
    split = {each.whole: each for each in divisions(old, new, found.same, (with_old, with_new))}
    with_old |= split.keys()
    with_new |= {j for each in split.values() for j in each.parts}
    left = [(j, i) for i, j in found.same if i not in split]
    joined = {each.whole: each for each in divisions(new, old, left, (with_new, with_old))}
    with_new |= joined.keys()
    with_old |= {i for each in joined.values() for i in each.parts}
    edges = [*found.same, *((each.whole, each.parts[-1]) for each in split.values())]
    edges += [(each.parts[-1], each.whole) for each in joined.values()]
    again = rewritten(old, new, sorted(edges), (with_old, with_new))
    with_old |= {i for i, _ in again}
    with_new |= {j for _, j in again}
    behind = {i: j + 1 for i, j in sorted((*edges, *again))}
    stood = list(accumulate(range(len(old)), lambda at, i: behind.get(i, at), initial=0))
    listed: list[Change] = []
    for i, j in (*found.same, *found.moved, *again):
        if i not in split and j not in joined:
            listed += _inside(old[i], new[j], i, j, stood[i] if (i, j) in moved else -1)
    for each in split.values():
        listed += _split(old, new, each)
    for each in joined.values():
        listed += _joined(old, new, each)
    listed += [
        Change("insert", unit.kind, -1, j, 0, 0, 0, len(unit.tokens), (), unit.tokens, unit.label)
        for j, unit in enumerate(new)
        if j not in with_new
    ]
    for i, unit in enumerate(old):
        if i not in with_old:
            change = Change("delete", unit.kind, i, -1, 0, len(unit.tokens), label=unit.label)
            listed.append(replace(change, removed=unit.tokens, before=stood[i]))
    return tuple(sorted(listed, key=_place))


def _place(change: Change) -> tuple[int, int, int]:
    """The place of a change in the new text: (unit, token, order of what is at one place)."""
    if change.new_unit >= 0:
        return change.new_unit, change.begin, change.old_unit
    return change.before, -1, change.old_unit


def _inside(old: Unit, new: Unit, i: int, j: int, stood: int) -> Iterator[Change]:
    """The changes between two units that belong together; `stood` is the new unit before which a
    moved one stood, else −1.
    """
    was = old.kind if old.kind != new.kind else ""
    if stood >= 0:
        whole = len(new.tokens)
        yield Change("move", new.kind, i, j, 0, 0, 0, whole, (), new.tokens, new.label, was, stood)
    elif was:
        yield Change("form", new.kind, i, j, old_kind=was, label=new.label)
    if old.tokens != new.tokens:
        for edit in edits(old.tokens, new.tokens):
            yield _edited(old, new, i, j, edit)


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

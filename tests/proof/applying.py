"""What a list of changes means: applied to the old text it gives the new one."""

from collections.abc import Sequence

from msgspec.structs import replace

from publish.html.units import Unit
from publish.proof.comparing.changes import Change
from publish.proof.comparing.told import told_changes


def applied(found: Sequence[Change], old: Sequence[Unit]) -> tuple[Unit, ...]:
    """The new text, made of the old one and the changes alone."""
    found = [single for change in found for single in change.singles]
    units: dict[int, Unit] = dict(enumerate(old))
    for change in found:
        if change.old_unit >= 0 and change.old_kind:
            units[change.old_unit] = replace(units[change.old_unit], kind=change.unit)
    within: dict[int, list[Change]] = {}
    for change in found:
        inside = change.old_unit >= 0 and change.new_unit >= 0 and change.kind != "move"
        if inside and (change.removed or change.added):
            within.setdefault(change.old_unit, []).append(change)
    for number, edited in within.items():
        tokens = list(units[number].tokens)
        for change in sorted(edited, key=lambda each: each.start, reverse=True):
            tokens[change.start : change.end] = change.added
        units[number] = replace(units[number], tokens=tuple(tokens))
    for change in sorted(found, key=lambda each: each.old_unit, reverse=True):
        if change.kind == "join":
            first = units[change.old_unit - 1]
            tokens = [*first.tokens, *units[change.old_unit].tokens]
            units[change.old_unit - 1] = replace(first, tokens=tuple(tokens))
    behind: dict[int, Unit] = {}
    for change in sorted(found, key=lambda each: each.new_unit, reverse=True):
        if change.kind == "split":
            whole = units[change.old_unit]
            at = change.start + sum(
                len(each.added) - len(each.removed)
                for each in within.get(change.old_unit, ())
                if each.new_unit < change.new_unit
            )
            units[change.old_unit] = replace(whole, tokens=whole.tokens[:at])
            behind[change.new_unit] = Unit(whole.kind, whole.tokens[at:])
    placed = behind | {
        change.new_unit: units[change.old_unit]
        if change.kind == "move"
        else Unit(change.unit, change.added)
        for change in found
        if change.kind == "move" or (change.old_unit < 0 and change.new_unit >= 0)
    }
    gone = {
        change.old_unit
        for change in found
        if change.kind in ("move", "join") or change.new_unit < 0
    }
    result = [unit for number, unit in units.items() if number not in gone]
    for number in sorted(placed):
        result.insert(number, placed[number])
    return tuple(result)


def told(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> list[str]:
    """What an editor is told, line by line; applied to the old text it gives the new one."""
    found = told_changes(old, new)
    assert applied(found, old) == new
    return [_line(change) for change in found]


def _line(change: Change) -> str:
    label, was = change.label or change.unit, change.old_label if change.kind == "move" else ""
    words = f"{change.old}→{change.new}" if change.removed else change.new
    count = f" ×{change.count}" if change.count > 1 else ""
    return f"{label} {change.kind}{count}{f' ({was})' if was else ''} {words}"

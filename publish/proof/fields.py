"""Changes of fields that no page shows: a DOI, an address, keywords of another language."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from publish.html.units import Token, Unit
from publish.model import Article, Multilingual, Span
from publish.model.inlines import plain_text
from publish.proof.changes import Change, ChangeKind

_FIELDS = (
    *("id", "type", "language", "title", "subtitle", "short_title", "section", "authors"),
    *("contributors", "keywords", "dates", "identifiers", "rights", "funding", "related"),
    *("reviewed", "first_page"),
)


def field_changes(
    old: Article,
    new: Article,
    found: Sequence[Change],
    old_units: Sequence[Unit],
    new_units: Sequence[Unit],
) -> tuple[Change, ...]:
    """The fields that have changed, without those whose change is on the pages already."""
    before, after = dict(_values(old)), dict(_values(new))
    printed = [
        (
            old_units[change.old_unit].text if change.old_unit >= 0 else "",
            new_units[change.new_unit].text if change.new_unit >= 0 else "",
        )
        for change in found
    ]
    changes = []
    for path in dict.fromkeys((*after, *before)):
        was, now = before.get(path, ""), after.get(path, "")
        if was == now or any(was in one and now in other for one, other in printed):
            continue
        kind: ChangeKind = "replace" if was and now else "insert" if now else "delete"
        changes.append(
            Change(
                kind,
                "field",
                -1,
                -1,
                removed=(Token(was),) if was else (),
                added=(Token(now),) if now else (),
                field=path,
            )
        )
    return tuple(changes)


def _values(article: Article) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        yield from _leaves(name.replace("_", "-"), getattr(article, name))


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    """(path, text) of everything in a value that has text."""
    if isinstance(value, Span) or value is None:
        return
    if isinstance(value, Multilingual):
        for tag, inside in value:
            yield from _leaves(f"{path}.{tag}", inside)
    elif isinstance(value, tuple) and value and hasattr(value[0], "span") and _is_inline(value):
        yield path, plain_text(value)
    elif isinstance(value, tuple):
        for number, inside in enumerate(value):
            yield from _leaves(f"{path}[{number}]", inside)
    elif is_dataclass(value):
        for each in fields(value):
            name = each.name.replace("_", "-")
            yield from _leaves(f"{path}.{name}", getattr(value, each.name))
    elif isinstance(value, bool):
        if value:
            yield path, "true"
    elif text := str(value) if value else "":
        yield path, text


def _is_inline(value: tuple[Any, ...]) -> bool:
    return type(value[0]).__module__ == "publish.model.inlines"

"""Changes of fields that no page shows: a DOI, an address, keywords of another language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from publish.html.dates import printed_date
from publish.html.units import Token, Unit, UnitKind
from publish.model import Article, Journal, Multilingual, Span
from publish.model.inlines import plain_text
from publish.proof.changes import Change, ChangeKind

_FIELDS: dict[str, tuple[UnitKind, ...]] = {
    "id": (),
    "type": (),
    "language": (),
    "title": ("title", "other-title"),
    "subtitle": ("subtitle", "other-title"),
    "short_title": (),
    "section": ("section-label",),
    "authors": ("authors", "affiliation", "credit", "note"),
    "contributors": ("credit", "note"),
    "keywords": ("keywords",),
    "dates": ("dates", "note"),
    "identifiers": ("note",),
    "rights": ("note",),
    "funding": ("credit", "note"),
    "related": ("credit", "note"),
    "reviewed": ("under", "credit"),
    "first_page": (),
}
"""The fields that are compared, each with the kinds of text on the pages that may show it."""


def field_changes(
    old: Article,
    new: Article,
    found: Sequence[Change],
    old_units: Sequence[Unit],
    new_units: Sequence[Unit],
    journal: Journal | None = None,
) -> tuple[Change, ...]:
    """The fields that have changed, without those whose change is on the pages already, where
    dates are printed as the journal wishes.
    """
    before, after = dict(_values(old)), dict(_values(new))
    pairs = [
        (
            old_units[change.old_unit] if change.old_unit >= 0 else None,
            new_units[change.new_unit] if change.new_unit >= 0 else None,
        )
        for change in found
    ]
    changes = []
    for path in dict.fromkeys((*after, *before)):
        was, now = before.get(path, ""), after.get(path, "")
        if was == now:
            continue
        shown = [(was, now)]
        if path.startswith("dates."):
            tags = (new.language, *(tag for tag, _ in new.title))
            shown += [(_printed(was, tag, journal), _printed(now, tag, journal)) for tag in tags]
        kinds = _FIELDS[re.split(r"[.\[]", path, maxsplit=1)[0].replace("-", "_")]
        if any(_shows(pair, kinds, *words) for pair in pairs for words in shown):
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


def _printed(date: str, language: str, journal: Journal | None) -> str:
    return printed_date(date, language, journal) if date else ""


def _shows(
    pair: tuple[Unit | None, Unit | None], kinds: tuple[UnitKind, ...], was: str, now: str
) -> bool:
    """Whether a text on the pages had one value of a field and has the other."""
    if not any(each is not None and each.kind in kinds for each in pair):
        return False
    one, other = (each.text if each is not None else "" for each in pair)
    gone = not was or one.count(was) > (other.replace(now, "") if now else other).count(was)
    come = not now or other.count(now) > (one.replace(was, "") if was else one).count(now)
    return gone and come


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

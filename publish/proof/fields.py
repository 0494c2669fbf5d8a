"""Changes of fields that no page shows: a DOI, an address, keywords of another language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from publish.html.dates import printed_date
from publish.html.labels import knows_role, label
from publish.html.units import Token, Unit, UnitKind
from publish.model import Article, Journal, Multilingual, Span
from publish.model.blocks import Blocks, inlines_of, walk
from publish.model.inlines import plain_text
from publish.proof.changes import Change, ChangeKind

_FIELDS: dict[str, tuple[UnitKind, ...]] = {
    "id": (),
    "type": (),
    "language": (),
    "title": ("title", "other-title", "heading"),
    "subtitle": ("subtitle", "other-title"),
    "short_title": ("head",),
    "section": ("section-label",),
    "authors": ("authors", "affiliation", "credit", "note"),
    "contributors": ("credit", "note"),
    "keywords": ("keywords",),
    "dates": ("dates", "note"),
    "identifiers": ("note", "head"),
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
    dates and roles are printed as the journal wishes.
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
        for tag in (new.language, *(tag for tag, _ in new.title)):
            one, other = (_printed(path, value, tag, journal) for value in (was, now))
            shown += [(one, other)] if one != other else []
        kinds = _FIELDS[re.split(r"[.\[]", path, maxsplit=1)[0].replace("-", "_")]
        if any(_shows(pair, kinds, *words) for pair in pairs for words in shown):
            continue
        changes.append(_change(path, was, now))
    return (*changes, *_unprinted((old, old_units), (new, new_units)))


def _change(path: str, was: str, now: str) -> Change:
    kind: ChangeKind = "replace" if was and now else "insert" if now else "delete"
    removed, added = ((Token(each),) if each else () for each in (was, now))
    return Change(kind, "field", -1, -1, removed=removed, added=added, field=path)


_Version = tuple[Article, Sequence[Unit]]
_TEXTS: dict[str, tuple[UnitKind, ...]] = {
    "abstract": ("abstract",),
    "acknowledgements": ("credit", "note"),
}
"""Fields that are texts, with the kinds of text as which they are printed, where they are."""


def _unprinted(old: _Version, new: _Version) -> Iterator[Change]:
    """The texts in languages that no page shows, paragraph by paragraph in one."""
    for name, kinds in _TEXTS.items():
        was, now = (
            {tag: _words_of(blocks) for tag, blocks in getattr(article, name)}
            for article, _ in (old, new)
        )
        for tag in dict.fromkeys((*now, *was)):
            before, after = was.get(tag, ()), now.get(tag, ())
            is_printed = _stand(old[1], kinds, before) or _stand(new[1], kinds, after)
            if before != after and not is_printed:
                yield _change(f"{name}.{tag}", " ".join(before), " ".join(after))


def _words_of(blocks: Blocks) -> tuple[str, ...]:
    lines = (line for block in walk(blocks) for line in inlines_of(block))
    return tuple(words for line in lines if (words := plain_text(line).strip()))


def _stand(units: Sequence[Unit], kinds: tuple[UnitKind, ...], paragraphs: Sequence[str]) -> bool:
    """Whether one of these paragraphs is printed; blanks do not count."""
    printed = ["".join(unit.text.split()) for unit in units if unit.kind in kinds]
    return any("".join(words.split()) in text for words in paragraphs for text in printed)


def _printed(path: str, value: str, language: str, journal: Journal | None) -> str:
    """What the program prints in place of what was typed in a field: of a date, of a role."""
    if path.startswith("dates.") and value:
        return printed_date(value, language, journal)
    if path.endswith(".role") and knows_role(value):
        return label(value, language, journal)
    return value


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

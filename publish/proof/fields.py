"""Changes of fields that no page shows: a DOI, an address, keywords of another language."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from publish.html.dates import printed_date
from publish.html.labels import role_label
from publish.html.units import Token, Unit, UnitKind
from publish.model import Article, Journal, Multilingual, Span
from publish.model.blocks import Blocks, inlines_of, walk
from publish.model.inlines import plain_text
from publish.proof.comparing.changes import Change, ChangeKind

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
    pairs = [
        (
            old_units[single.old_unit] if single.old_unit >= 0 else None,
            new_units[single.new_unit] if single.new_unit >= 0 else None,
        )
        for change in found
        for single in change.singles
    ]
    changes = []
    for path, was, now, moved in _differences(old, new):
        shown = [(was, now)]
        for tag in (new.language, *(tag for tag, _ in new.title)):
            one, other = (_printed(path, value, tag, journal) for value in (was, now))
            shown += [(one, other)] if one != other else []
        kinds = _FIELDS[re.split(r"[.\[]", path, maxsplit=1)[0].replace("-", "_")]
        if moved:
            texts = [each.text for pair in pairs for each in pair if each and each.kind in kinds]
            is_shown = any(words in text for words in moved for text in texts)
        else:
            is_shown = any(_shows(pair, kinds, *words) for pair in pairs for words in shown)
        if is_shown:
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
    if path.endswith(".role"):
        return role_label(value, language, journal) or value
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


Difference = tuple[str, str, str, tuple[str, ...]]
"""A path, what was there and what is there now; where several values stand in another order, the
words of those that have changed their places.
"""


def _differences(old: Article, new: Article) -> Iterator[Difference]:
    for name in _FIELDS:
        yield from _between(name.replace("_", "-"), getattr(old, name), getattr(new, name))


def _between(path: str, was: Any, now: Any) -> Iterator[Difference]:
    """What differs in a value, part by part; either may be None or empty."""
    value = now or was
    if isinstance(value, Span) or not value:
        return
    if isinstance(value, Multilingual):
        texts, others = dict(was or ()), dict(now or ())
        for tag in dict.fromkeys((*others, *texts)):
            yield from _between(f"{path}.{tag}", texts.get(tag), others.get(tag))
    elif isinstance(value, tuple) and not _is_inline(value):
        yield from _items(path, was or (), now or ())
    elif isinstance(value, Struct):
        for each in value.__struct_fields__:
            name = f"{path}.{each.replace('_', '-')}"
            yield from _between(name, getattr(was, each, None), getattr(now, each, None))
    elif (one := _text(was)) != (other := _text(now)):
        yield path, one, other, ()


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return plain_text(value)
    return "true" if value is True else str(value or "")


def _items(path: str, was: tuple[Any, ...], now: tuple[Any, ...]) -> Iterator[Difference]:
    """What differs in several values, each beside the one that it was, and in their order."""
    partners = _partners(was, now)
    for j, item in enumerate(now):
        other = was[partners[j]] if j in partners else None
        yield from _between(f"{path}[{j}]", other, item)
    for i in sorted(set(range(len(was))) - set(partners.values())):
        yield from _between(f"{path}[{i}]", was[i], None)
    order = [partners[j] for j in sorted(partners)]
    if order != sorted(order):
        one, other = ("、".join(_name(was[i]) for i in each) for each in (sorted(order), order))
        moved = (i for i, before in zip(order, sorted(order), strict=True) if i != before)
        yield path, one, other, tuple(words for i in moved for words in _leaves(was[i]))


def _partners(was: tuple[Any, ...], now: tuple[Any, ...]) -> dict[int, int]:
    """For each of several values the older one that it was: the same, one with its id, and of those
    that are left one after the other.
    """
    found: dict[int, int] = {}
    for key in (_leaves, _id, lambda item: "any"):
        left: dict[Any, list[int]] = {}
        for i in sorted(set(range(len(was))) - set(found.values())):
            left.setdefault(key(was[i]), []).append(i)
        for j, item in enumerate(now):
            if j not in found and key(item) and (others := left.get(key(item))):
                found[j] = others.pop(0)
    return found


def _id(item: Any) -> str:
    return str(getattr(getattr(item, "person", item), "id", ""))


def _leaves(item: Any) -> tuple[str, ...]:
    return tuple(now for _, _, now, _ in _between("", None, item))


def _name(item: Any) -> str:
    return next(iter(_leaves(item)), "")


def _is_inline(value: tuple[Any, ...]) -> bool:
    return type(value[0]).__module__ == "publish.model.inlines"

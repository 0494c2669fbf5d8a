"""The values of a YAML file, each with its place.

Every scalar is a string (YAML 1.2 without its number and date types): `no`, `0012`, `1:30`
and `2021-06` stay what was typed. Only an unquoted empty value, `~` or `null` is nothing.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.model import Located, Span


class Scalar(Struct, frozen=True):
    """A text.

    `text` is the value as YAML reads it. `source` is the same text with its lines as they
    stand in the file, for Markdown: a folded scalar (`>`) keeps its line ends there, since
    Markdown joins lines by its own rules. After a backslash escape or a doubled quote inside
    a quoted scalar the columns of `source` are too small by the length of the escape.
    """

    text: str
    source: Located
    span: Span
    path: str
    line: str
    block: bool = False
    null: bool = False


class Sequence(Struct, frozen=True):
    items: tuple["Node", ...]
    span: Span
    path: str
    line: str


class Mapping(Struct, frozen=True):
    """Keys with their values in typed order. A key's `path` is that of its value."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    span: Span
    path: str
    line: str

    def get(self, key: str) -> "Node | None":
        """The value of a key as typed, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def at(node: Node, id: str, **values: object) -> Finding:
    """A finding about a value, at its place and with its field path."""
    return finding(id, node.span, field=node.path, line=node.line, **values)


def canonical_key(key: str) -> str:
    """A key in kebab-case: `shortTitle`, `short_title` and `Short-Title` → `short-title`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", key.strip()).replace("_", "-").lower()


def inside(path: str, key: str) -> str:
    """The field path of `key` in the mapping at `path`."""
    return f"{path}.{key}" if path else key


def walk(node: Node) -> Iterator[Node]:
    """The node and all nodes in it, in typed order."""
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Mapping):
        for _, value in node.entries:
            yield from walk(value)


def is_empty(node: Node) -> bool:
    """Whether the node is a text without any character that shows: `title:`, `title: ""`."""
    return isinstance(node, Scalar) and (node.null or not node.text.strip())


def has_value(node: Node) -> bool:
    """Whether any text was typed in the node; `[]` and `{zh-Hant: }` have none."""
    return any(isinstance(inner, Scalar) and not is_empty(inner) for inner in walk(node))

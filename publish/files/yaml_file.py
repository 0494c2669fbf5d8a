"""YAML text → nodes that know their line and column.

PyYAML's scanner and parser do the reading; building the nodes from its events, not from its
composer, keeps depth and aliases in bounds before anything is built.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NoReturn

import yaml
from msgspec import Struct
from msgspec.structs import replace
from yaml import events

from publish.diagnostics import Finding, finding
from publish.files.nodes import Mapping, Node, Scalar, Sequence, at, inside
from publish.files.yaml_mistakes import Mistake, mistake
from publish.model import Located, Span

DEPTH_LIMIT = 40
"""Deepest nesting; the format itself needs eight."""
NODE_LIMIT = 20_000
"""Most values of one file, those repeated by aliases counted each time."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# YAML 1.1 breaks lines at these, YAML 1.2 (§5.4) and editors' eyes do not.
_SEPARATORS = re.compile("[\x85\u2028\u2029]")
# What PyYAML takes for printable (YAML 1.2 §5.1), less the separators above.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A comment is usually written with a blank behind its mark; `#1` is rather a part of the value.
_TIGHT_COMMENT = re.compile(r"[ \t]+(?P<comment>#[^\s#].*)")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_QUOTED_UNIT = re.compile(
    r"(?P<fold>[ \t]*\n\s*)|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))"
    r"|(?P<skip>\\\n[ \t]*)|.",
)
_SINGLE_UNIT = re.compile(r"(?P<fold>[ \t]*\n\s*)|(?P<escape>'')|(?P<skip>(?!))|.")


class YamlFile(Struct, frozen=True):
    """What a YAML text holds: `root` is None when it could not be read."""

    root: Node | None
    findings: tuple[Finding, ...]


@lru_cache(maxsize=32)
def read_yaml(source: Located) -> YamlFile:
    """The values of a YAML text. `source` may be a part of a file (front matter).

    Errors: the ids `yaml-…`. After the first syntax error nothing can be read. Journal and issue
    are read for each of their articles, so that the same text is not parsed again.
    """
    builder = _Builder(source)
    try:
        root = builder.document()
    except _Stop as stop:
        return YamlFile(None, (*builder.findings, stop.finding))
    return YamlFile(root, tuple(builder.findings))


class _Stop(Exception):
    """What makes further reading impossible."""

    def __init__(self, found: Finding) -> None:
        self.finding = found


def _start(event: events.Event) -> int:
    """The offset of an event's first character."""
    assert event.start_mark is not None
    return event.start_mark.index


def _end(event: events.Event) -> int:
    """The offset behind an event's last character."""
    assert event.end_mark is not None
    return event.end_mark.index


def _blanks(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


class _Builder:
    """Builds nodes from events; one use."""

    def __init__(self, source: Located) -> None:
        self.typed = source.text
        self.source = replace(source, text=_SEPARATORS.sub(" ", source.text))
        self.lines = self.source.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node | None] = {}
        self.count = 0
        self.events = self._parsed()

    def document(self) -> Node | None:
        """The only document of the text, None when it holds none."""
        self._check_characters()
        root: Node | None = None
        seen = False
        for event in self.events:
            if isinstance(event, events.DocumentStartEvent):
                if seen:
                    self._stop("yaml-several-documents", _start(event))
                seen = True
                root = self._node(next(self.events), "", 1)
        if isinstance(root, Scalar) and (root.null or not root.text):
            return None
        if isinstance(root, Scalar):
            found = mistake(self.lines, None)
            if found is not None:
                raise _Stop(self._mistake(found))
        return root

    def _check_characters(self) -> None:
        wrong = _UNPRINTABLE.search(self.source.text)
        if wrong:
            self._stop("yaml-character", wrong.start(), code=f"U+{ord(wrong[0]):04X}")
        for place in _SEPARATORS.finditer(self.typed):
            span = self._span(place.start(), place.end())
            code = f"U+{ord(place[0]):04X}"
            line = self._line_at(place.start())
            self.findings.append(finding("yaml-separator", span, line=line, code=code))

    def _parsed(self) -> Iterator[events.Event]:
        """PyYAML's events, its exceptions turned into findings."""
        try:
            yield from yaml.parse(self.source.text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            found = mistake(self.lines, error)
            assert found is not None
            raise _Stop(self._mistake(found)) from None
        except (ValueError, OverflowError):
            # PyYAML computes chr() of an escape such as \UFFFFFFFF.
            escape = re.search(r"\\U[0-9a-fA-F]{8}", self.source.text)
            start = escape.start() if escape else 0
            self._stop("yaml-escape", start, escape=escape[0] if escape else "\\U")

    def _node(self, event: events.Event, path: str, depth: int) -> Node:
        self.count += 1
        if depth > DEPTH_LIMIT:
            self._stop("yaml-depth", _start(event), limit=DEPTH_LIMIT)
        if self.count > NODE_LIMIT:
            self._stop("yaml-alias-bomb", _start(event), limit=NODE_LIMIT)
        if isinstance(event, events.AliasEvent):
            return self._alias(event, path)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self.anchors[anchor] = None
        tag = getattr(event, "tag", None)
        if tag:
            span = self._span(_start(event), _end(event))
            line = self._line_at(_start(event))
            typed = tag.replace("tag:yaml.org,2002:", "!!")
            self.findings.append(finding("yaml-tag", span, field=path, line=line, tag=typed))
        node: Node
        if isinstance(event, events.MappingStartEvent):
            node = self._mapping(event, path, depth)
        elif isinstance(event, events.SequenceStartEvent):
            node = self._sequence(event, path, depth)
        else:
            assert isinstance(event, events.ScalarEvent)
            node = self._scalar(event, path)
        if anchor:
            self.anchors[anchor] = node
        return node

    def _alias(self, event: events.AliasEvent, path: str) -> Node:
        start = _start(event)
        name = event.anchor or ""
        node = self.anchors.get(name)
        if node is None:
            known = name in self.anchors
            self._stop("yaml-alias-loop" if known else "yaml-special", start, character="*")
        return self._copied(node, path, start)

    def _copied(self, node: Node, path: str, start: int) -> Node:
        """An anchored value where an alias repeats it: its own place, the alias's path."""
        self.count += 1
        if self.count > NODE_LIMIT:
            self._stop("yaml-alias-bomb", start, limit=NODE_LIMIT)
        if isinstance(node, Scalar):
            return replace(node, path=path)
        if isinstance(node, Sequence):
            items = tuple(
                self._copied(item, f"{path}[{index}]", start)
                for index, item in enumerate(node.items)
            )
            return replace(node, path=path, items=items)
        entries = tuple(
            (
                replace(key, path=inside(path, key.text)),
                self._copied(value, inside(path, key.text), start),
            )
            for key, value in node.entries
        )
        return replace(node, path=path, entries=entries)

    def _mapping(self, event: events.Event, path: str, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(key_event := next(self.events), events.MappingEndEvent):
            if not isinstance(key_event, events.ScalarEvent):
                self._stop("yaml-key", _start(key_event))
            key = self._scalar(key_event, inside(path, key_event.value))
            value = self._node(next(self.events), key.path, depth + 1)
            if key.text in entries:
                first = entries[key.text][0].span.line
                self.findings.append(at(key, "yaml-duplicate-key", key=key.text, first=first))
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), *self._place(event, key_event, path))

    def _sequence(self, event: events.Event, path: str, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(item_event := next(self.events), events.SequenceEndEvent):
            items.append(self._node(item_event, f"{path}[{len(items)}]", depth + 1))
        return Sequence(tuple(items), *self._place(event, item_event, path))

    def _place(self, first: events.Event, last: events.Event, path: str) -> tuple[Span, str, str]:
        start = _start(first)
        end = _end(last)
        # A block collection ends where the next token begins; its text ends before that.
        end = start + len(self.source.text[start:end].rstrip())
        return self._span(start, end), path, self._line_at(start)

    def _scalar(self, event: events.ScalarEvent, path: str) -> Scalar:
        if event.style in ("|", ">"):
            source = self._block_lines(event)
            return Scalar(
                text=event.value,
                source=source,
                span=source.span(0, len(source.text)),
                path=path,
                line=self._line_at(self.starts[self._row(_start(event)) + 1]),
                block=True,
            )
        start, end = _start(event), _end(event)
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self.source.text, start, end)
            start = properties.end() if properties else start
        if event.style == '"':
            self._check_escapes(event.value, start)
        self._check_comment(end, path)
        return Scalar(
            text=event.value,
            source=self._quoted_lines(start + 1, end - 1, event.style, event.value)
            if event.style
            else self._plain_lines(start, end),
            span=self._span(start, end),
            path=path,
            line=self._line_at(start),
            null=event.implicit[0] and not event.style and event.value in _NULLS,
        )

    def _check_escapes(self, value: str, start: int) -> None:
        """Escapes can make characters that no text may have: halves of pairs, U+0000."""
        wrong = _UNPRINTABLE.search(value)
        if wrong:
            self._stop("yaml-escape", start, escape=f"U+{ord(wrong[0]):04X}")

    def _check_comment(self, end: int, path: str) -> None:
        """A comment right behind a value that reads like a part of it."""
        match = _TIGHT_COMMENT.match(self.source.text, end)
        if match:
            start = match.start("comment")
            span, line = self._span(start, match.end()), self._line_at(start)
            comment = match["comment"]
            self.findings.append(
                finding("yaml-comment", span, field=path, line=line, comment=comment)
            )

    def _block_lines(self, event: events.ScalarEvent) -> Located:
        """The lines of a block scalar without their indentation, blank lines at its end cut."""
        header = self._row(_start(event))
        last = self._row(_end(event)) if event.value.strip() else header
        rows = self.lines[header + 1 : last + 1]
        # What the first line of the value has left of its blanks shows the indentation.
        first = next((row for row in rows if row.strip()), "")
        kept_blanks = next((line for line in event.value.split("\n") if line.strip()), "")
        indent = _blanks(first) - _blanks(kept_blanks)
        kept: list[str] = []
        for row in rows:
            if row.strip() and _blanks(row) < indent:
                break
            kept.append(row[indent:])
        while kept and not kept[-1].strip():
            kept.pop()
        places = tuple(
            self._place_of(self.starts[header + 1 + number], indent) for number in range(len(kept))
        )
        end = (self._place_of(len(self.source.text), 0),)
        return Located("\n".join(kept), self.source.file, places or end)

    def _plain_lines(self, start: int, end: int) -> Located:
        texts: list[str] = []
        places: list[tuple[int, int]] = []
        offset = start
        for line in self.source.text[start:end].split("\n"):
            texts.append(line.strip(" \t"))
            places.append(self._place_of(offset, len(line) - len(line.lstrip(" \t"))))
            offset += len(line) + 1
        return Located("\n".join(texts), self.source.file, tuple(places))

    def _quoted_lines(self, start: int, end: int, style: str, value: str) -> Located:
        """The lines of a quoted scalar; each unit of its source is one character of `value`."""
        unit = _QUOTED_UNIT if style == '"' else _SINGLE_UNIT
        characters = iter(value)
        texts = [""]
        places = [self._place_of(start, 0)]
        for match in unit.finditer(self.source.text, start, end):
            if match["skip"]:
                continue
            breaks = (match["fold"] or "").count("\n")
            # One line end is folded into a blank, each further one is a line end.
            units = max(1, breaks - 1)
            text = "".join(next(characters, "") for _ in range(units))
            if breaks or text == "\n":
                texts += [""] * max(1, breaks)
                places += [self._place_of(match.end(), 0)] * max(1, breaks)
            else:
                texts[-1] += text
        return Located("\n".join(texts), self.source.file, tuple(places))

    def _row(self, offset: int) -> int:
        return min(bisect_right(self.starts, offset) - 1, len(self.lines) - 1)

    def _place_of(self, offset: int, more: int) -> tuple[int, int]:
        """Line and column in the file of an offset in the source plus `more` characters."""
        row = self._row(offset)
        line, column = self.source.places[row]
        return line, column + offset - self.starts[row] + more

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source.file, *self._place_of(start, 0), *self._place_of(end, 0))

    def _line_at(self, offset: int) -> str:
        return self.lines[self._row(offset)]

    def _mistake(self, found: Mistake) -> Finding:
        start = self.starts[min(found.row, len(self.lines) - 1)] + found.column
        start = min(start, len(self.source.text))
        line = self._line_at(start)
        return finding(found.id, self._span(start, start), line=line, **dict(found.values))

    def _stop(self, id: str, start: int, **values: object) -> NoReturn:
        line = self._line_at(start)
        raise _Stop(finding(id, self._span(start, start), field="", line=line, **values))

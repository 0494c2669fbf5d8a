"""What is met while a text is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct, field

from publish.diagnostics import Finding
from publish.manuscript.markdown.attributes import Attributes
from publish.manuscript.markdown.options import BodyOptions
from publish.manuscript.markdown.positions import span_at
from publish.model import Located, Note, Span, canonical_language

DEPTH = 24
"""How deep pieces of Markdown (spans, notes, cells) may stand in one another."""


class Gathering(Struct):
    """Findings, notes and pictures in the order in which they are met.

    `environment` is the block parser's: link definitions, and which of them were called.
    """

    options: BodyOptions
    environment: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pictures: list[tuple[str, Span]] = field(default_factory=list)
    lines: dict[tuple[str, int], str] = field(default_factory=dict)
    depth: int = 0

    def know_lines(self, source: Located) -> None:
        """Remember the source's lines, which findings show.

        What stands before the text in its file, such as a YAML file's indentation, is
        filled up with blanks, so that columns fit.
        """
        for text, (line, column) in zip(source.text.split("\n"), source.places, strict=False):
            self.lines.setdefault((source.file, line), " " * (column - 1) + text)

    def find(self, id: str, span: Span, **values: str | int) -> None:
        line = self.lines.get((span.file, span.line), "")
        named = tuple((name, str(value)) for name, value in values.items())
        self.findings.append(Finding(id, span, named, source_line=line))

    @contextmanager
    def deeper(self) -> Iterator[bool]:
        """Whether another piece of Markdown may be read inside this one."""
        self.depth += 1
        try:
            yield self.depth <= DEPTH
        finally:
            self.depth -= 1

    def classes(self, attributes: Attributes, native: frozenset[str]) -> tuple[str, ...]:
        """The classes that the style or this place knows; others are a finding."""
        known: list[str] = []
        for name, typed in zip(attributes.class_names, attributes.classes, strict=True):
            if name in native or name in self.options.classes:
                known.append(name)
            elif name not in _SILENT:
                names = sorted(self.options.classes | native)
                self.find(
                    "class-unknown",
                    span_of(typed),
                    name=name,
                    known=", ".join(f".{known_name}" for known_name in names) or "—",
                )
        return tuple(known)

    def language(self, attributes: Attributes) -> str:
        """The canonical tag of `lang=`, or an empty string."""
        typed = attributes.value("lang")
        if typed is None:
            return ""
        tag = canonical_language(typed.text)
        if tag is None:
            self.find("language-malformed", span_of(typed), value=typed.text)
        return tag or ""

    def check_keys(self, attributes: Attributes, known: tuple[str, ...]) -> None:
        """A finding for every key that means nothing here, and every second id."""
        for key, _ in attributes.pairs:
            if key.text not in known and key.text not in _SILENT_KEYS:
                self.find(
                    "attribute-unknown",
                    span_of(key),
                    name=key.text,
                    known=", ".join(known) or "—",
                )


# What pandoc writes for bookmarks, addresses and styles of a Word file; nothing is lost.
_SILENT = frozenset({"anchor", "uri", "email", "unlisted"})
_SILENT_KEYS = frozenset({"custom-style"})


def span_of(text: Located) -> Span:
    """The span of a whole piece of text."""
    return span_at(text, 0, len(text.text))

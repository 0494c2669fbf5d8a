"""The Markdown of an article: its texts parsed, their notes and pictures brought together."""

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from publish.files.folder import Folder
from publish.manuscript.fields import Reader
from publish.manuscript.markdown import BodyOptions, Parsed, parse_blocks, parse_inlines
from publish.manuscript.pictures import read_picture, with_paths
from publish.model import (
    Located,
    Note,
    Resource,
    Span,
)
from publish.model.blocks import Blocks
from publish.model.inlines import Inlines

Value = TypeVar("Value", Blocks, Inlines)


class TextReader(Struct):
    """Reads the Markdown of an article: its findings, notes and pictures come together here."""

    folder: Folder
    classes: frozenset[str]
    reader: Reader
    notes: tuple[Note, ...] = ()
    resources: tuple[Resource, ...] = ()

    def inlines(self, source: Located) -> Inlines:
        return self._parsed(source, parse_inlines)

    def blocks(self, source: Located) -> Blocks:
        return self._parsed(source, parse_blocks)

    def _parsed(
        self, source: Located, parse: Callable[[Located, BodyOptions], Parsed[Value]]
    ) -> Value:
        options = BodyOptions(
            classes=self.classes,
            language=self.reader.language,
            read_csv=lambda path, span: self.folder.read_text(
                self.folder.join(source.file, path), span
            ),
            csv_name=lambda path: self.folder.join(source.file, path),
        )
        parsed = parse(source, options)
        self.reader.findings += parsed.findings
        names = {typed: self.folder.join(source.file, typed) for typed, _ in parsed.pictures}
        for typed, span in parsed.pictures:
            self._read(names[typed], span)
        self.notes += with_paths(parsed.notes, names)
        return with_paths(parsed.value, names)

    def _read(self, path: str, span: Span) -> None:
        if any(resource.path == path for resource in self.resources):
            return
        resource, found = read_picture(self.folder, path, span)
        self.reader.findings += found
        if resource:
            self.resources += (resource,)

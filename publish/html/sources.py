"""Where in the manuscript the elements of an e-book come from: known while it is made, and taken
out before its bytes are.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from lxml import etree
from markupsafe import Markup, escape

from publish.model import Span
from publish.model.sources import Sources

SOURCE = "source-place"
_FIRST_TAG = re.compile(rf"\s*<[A-Za-z][\w:-]*(?=[\s/>])(?! {SOURCE}=)")


class FromSource(Protocol):
    """What knows its place in the manuscript."""

    @property
    def span(self) -> Span: ...


def source_attribute(span: Span) -> Markup:
    """The attribute that holds a place; nothing for what has none."""
    if not span.file:
        return Markup("")
    return Markup(f' {SOURCE}="{span.line}:{span.column}:{escape(span.file)}"')


def sourced(markup: Markup, span: Span) -> Markup:
    """Markup whose first element has the place; as it is where that knows its own."""
    tag = _FIRST_TAG.match(markup)
    if tag is None:
        return markup
    name = tag[0]
    return Markup(f"{name}{source_attribute(span)}{markup.removeprefix(name)}")


def part_of(span: Span, text: str, part: str) -> Span:
    """The place of the first such part of a text; the text's, where it was not typed as it is."""
    if span.end_line != span.line or span.end_column - span.column != len(text):
        return span
    return Span(span.file, span.line, span.column + text.index(part))


def give_sources(elements: Sequence[Any], sources: Sources) -> None:
    """Give the elements of a tree, in their order, their places again."""
    for number, span in sources:
        elements[number].set(SOURCE, f"{span.line}:{span.column}:{span.file}")


def take_sources(root: Any) -> Sources:
    """The places of the elements of a tree, which is without them from then on."""
    return tuple(_taken(root))


def _taken(root: Any) -> Iterator[tuple[int, Span]]:
    for number, element in enumerate(root.iter(etree.Element)):
        place = element.attrib.pop(SOURCE, "")
        if place:
            line, column, file = place.split(":", 2)
            yield number, Span(file, int(line), int(column))

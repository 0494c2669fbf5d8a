"""Contrast of the colours that a book's style sheets fix (WCAG 2.1, 1.4.3 and 1.4.11)."""

from collections.abc import Iterator
from typing import Any

import tinycss2
import tinycss2.color3

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.epub.opened import OpenedBook

LEAST = 4.5
"""The least contrast of text with its ground, level AA."""

Colour = tuple[float, float, float]
_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


def colours(book: OpenedBook, span: Span) -> Iterator[Finding]:
    """Rules whose text is hard to read.

    A colour without a ground of its own stands on the reader's, white by day and black by
    night, and has to do on both.
    """
    for name, data in book.files.items():
        if not name.endswith(".css"):
            continue
        for line, selector, text, ground in _rules(data.decode("utf-8", "replace")):
            contrast = min(ratio(text, one) for one in ([ground] if ground else [_WHITE, _BLACK]))
            if contrast < LEAST:
                place = Span(span.file, line)
                amount = f"{contrast:.1f}"
                values = {"member": name, "selector": selector, "contrast": amount}
                yield finding("epub-contrast", place, **values, least=LEAST)


def ratio(one: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rules(css: str) -> Iterator[tuple[int, str, Colour, Colour | None]]:
    """(line, selector, colour of text, ground or None) of every rule that fixes a colour."""
    yield from _of(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _of(rules: Any) -> Iterator[tuple[int, str, Colour, Colour | None]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            if rule.content:
                yield from _of(tinycss2.parse_rule_list(rule.content, True, True))
            continue
        if rule.type != "qualified-rule":
            continue
        stated = {
            declaration.lower_name: declaration.value
            for declaration in tinycss2.parse_blocks_contents(rule.content, True, True)
            if declaration.type == "declaration"
        }
        text = _colour(stated.get("color"))
        ground = _colour(stated.get("background-color") or stated.get("background"))
        if text is not None:
            selector = tinycss2.serialize(rule.prelude).strip()
            yield rule.source_line, selector, text, ground


def _colour(value: Any) -> Colour | None:
    """The colour of a declaration; None for `inherit`, `currentColor` and see-through ones."""
    for token in value or ():
        found = tinycss2.color3.parse_color(token)
        if found is not None and found != "currentColor" and found.alpha == 1:
            return (found.red, found.green, found.blue)
    return None

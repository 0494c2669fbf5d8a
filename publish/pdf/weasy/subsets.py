"""Fonts cut down to the glyphs in use, without a C declaration read for each of them.

The engine hands harfbuzz its glyphs as `hb_codepoint_t[1234]`, a type of its own for every
number of them. cffi reads the declaration of a new type by a C parser written in Python, which
takes longer than to cut down the font. An array whose length its items tell is one type.
"""

import re
from typing import Any

import weasyprint.pdf.fonts
from weasyprint.text.ffi import ffi

_COUNTED = re.compile(r"\[\d+\]$")


class _Interface:
    """The engine's cffi interface, which makes all filled arrays of one kind by one type."""

    def __getattr__(self, name: str) -> Any:
        return getattr(ffi, name)

    def new(self, declaration: str, items: Any = None) -> Any:
        """New memory of a declared type, filled with items."""
        if isinstance(items, (list, tuple)):
            declaration = _COUNTED.sub("[]", declaration)
        return ffi.new(declaration, items)


def install() -> None:
    """Put our interface before the engine's fonts; calling it again changes nothing."""
    weasyprint.pdf.fonts.ffi = _Interface()

"""Styles: the only reader of styles/ (options, style sheets, faces, templates)."""

from publish.styles.options import BY_NAME, OPTIONS, Kind, Option
from publish.styles.style import Face, Style, carried, load_style, style_names

__all__ = [
    "BY_NAME",
    "OPTIONS",
    "Face",
    "Kind",
    "Option",
    "Style",
    "carried",
    "load_style",
    "style_names",
]

"""Styles: the only reader of styles/ (options, style sheets, faces, templates)."""

from publish.carried import carried
from publish.styles.faces import Face
from publish.styles.options import BY_NAME, OPTIONS, Kind, Option
from publish.styles.style import Style, load_style, style_names
from publish.styles.templates import template_finding
from publish.styles.unread import is_left_alone, unread

__all__ = [
    "BY_NAME",
    "OPTIONS",
    "Face",
    "Kind",
    "Option",
    "Style",
    "carried",
    "is_left_alone",
    "load_style",
    "style_names",
    "template_finding",
    "unread",
]

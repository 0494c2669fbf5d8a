"""Semantic XHTML from the model, by templates that a style may replace.

The same blocks serve print and e-book; numbers, references and language runs are settled
here, once.
"""

from publish.html.document import Metadata, PrintDocument, metadata_of, print_document
from publish.html.labels import label
from publish.html.numbering import Numbering, number
from publish.html.renderer import Renderer
from publish.html.sections import Section, sections
from publish.html.setting import Setting
from publish.html.template_failures import TemplateFailedError
from publish.html.unread_templates import unread_templates

__all__ = [
    "Metadata",
    "Numbering",
    "PrintDocument",
    "Renderer",
    "Section",
    "Setting",
    "TemplateFailedError",
    "label",
    "metadata_of",
    "number",
    "print_document",
    "sections",
    "unread_templates",
]

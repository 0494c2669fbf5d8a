"""The Markdown of a manuscript → blocks and inlines with their places, and findings.

What may be written is in docs/manuscript.md: CommonMark, and as in Pandoc notes,
attributes, divisions, tables, definition lists, sub- and superscripts; CriticMarkup.
"""

from publish.manuscript.markdown.options import BodyOptions, Parsed
from publish.manuscript.markdown.reading import parse_blocks, parse_inlines

__all__ = ["BodyOptions", "Parsed", "parse_blocks", "parse_inlines"]

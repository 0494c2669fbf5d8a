"""Findings about the body: Markdown, notes, tables, Chinese text."""

from publish.diagnostics.catalogue.entry import Catalogue

BODY: Catalogue = {}

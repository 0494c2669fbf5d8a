"""Findings about the fields of article.yaml, journal.yaml and issue.yaml."""

from publish.diagnostics.catalogue.entry import Catalogue

FIELDS: Catalogue = {}

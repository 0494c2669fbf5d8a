"""Findings as a record keeps them, and read from it."""

import json
from typing import Any

from publish.diagnostics.catalogue import CATALOGUE
from publish.diagnostics.finding import Finding
from publish.diagnostics.wording import as_json
from publish.source import Span


def finding_entry(found: Finding) -> dict[str, Any]:
    """A finding as it stands in a record: with both wordings, without its source line."""
    entry: dict[str, Any] = json.loads(as_json(found))
    return entry


def finding_from(entry: dict[str, Any]) -> Finding:
    """A finding of a record. Raises ValueError or KeyError where it is none."""
    if entry["id"] not in CATALOGUE:
        raise ValueError(entry["id"])
    span = Span(*(entry[name] for name in ("file", "line", "column", "end_line", "end_column")))
    values = tuple((str(name), str(value)) for name, value in entry["values"].items())
    return Finding(entry["id"], span, values, entry["field"], entry.get("source_line", ""))

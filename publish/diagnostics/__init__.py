"""Findings: one type, one catalogue of wordings, two forms (text, JSON Lines)."""

from publish.diagnostics.finding import Finding, Severity, finding, has_errors, in_order
from publish.diagnostics.wording import advice, as_json, as_text, message

__all__ = [
    "Finding",
    "Severity",
    "advice",
    "as_json",
    "as_text",
    "finding",
    "has_errors",
    "in_order",
    "message",
]

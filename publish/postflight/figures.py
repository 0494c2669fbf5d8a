"""Figures and tables that stand on a page before the one that mentions them first."""

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.facts import SetPage


def early_figures(pages: tuple[SetPage, ...], file: str) -> tuple[Finding, ...]:
    """A finding for each figure that the reader meets a page or more before its mention.

    One that is never mentioned stands where it likes.
    """
    mentioned: dict[str, int] = {}
    standing: dict[str, tuple[str, int]] = {}
    for page in pages:
        for name in page.mentions:
            mentioned.setdefault(name, page.folio)
        for name, label in page.figures:
            standing.setdefault(name, (label, page.folio))
    return tuple(
        finding("figure-early", Span(file), label=label, page=folio, mention=mentioned[name])
        for name, (label, folio) in standing.items()
        if mentioned.get(name, folio) > folio
    )

"""Notes that do not begin on the page of their call."""

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.facts import SetPage


def notes_off_page(pages: tuple[SetPage, ...], file: str) -> tuple[Finding, ...]:
    """A finding for each note of an article that begins on another page than its call."""
    begun = {label: page.folio for page in pages for label in page.begun}
    return tuple(
        finding("note-off-page", Span(file), label=label, page=begun[label], call=page.folio)
        for page in pages
        for label in page.calls
        if begun.get(label, page.folio) != page.folio
    )

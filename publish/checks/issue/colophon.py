"""What the colophon of this journal must not lack."""

from collections.abc import Iterator

from publish.checks.issue.rule import WholeIssue
from publish.diagnostics import Finding, finding
from publish.model import Issue, Journal

USUAL = ("number", "published", "publisher", "masthead")
"""What every Taiwanese journal states: number, date, publisher, and who is responsible."""


def colophon_field_missing(whole: WholeIssue) -> Iterator[Finding]:
    """Fields that the journal requires under `required: {colophon: […]}`, and the usual ones."""
    issue, journal = whole.issue, whole.journal
    page = next((page for page in (*issue.front, *issue.back) if page.kind == "colophon"), None)
    if page is None or journal is None:
        return
    required = dict(journal.required).get("colophon", ())
    values = stated(issue, journal)
    for name in dict.fromkeys((*USUAL, *required)):
        if not values[name]:
            yield finding("colophon-field-missing", page.span, name=name, place=_PLACES[name])


_PLACES = {
    "number": "issue.yaml: number:",
    "published": "issue.yaml: published:",
    "price": "issue.yaml: price:",
    "printer": "issue.yaml: printer:",
    "isbn": "issue.yaml: isbn:",
    "gpn": "issue.yaml: gpn:",
    "publisher": "journal.yaml: publisher:",
    "address": "journal.yaml: publisher: {address: …}",
    "phone": "journal.yaml: publisher: {phone: …}",
    "e-mail": "journal.yaml: publisher: {email: …}",
    "url": "journal.yaml: publisher: {url: …}",
    "masthead": "journal.yaml: masthead:",
    "issn": "journal.yaml: issn:",
    "founded": "journal.yaml: founded:",
    "frequency": "journal.yaml: frequency:",
    "license": "journal.yaml: license:",
    "indexing": "journal.yaml: indexing:",
    "subscription": "journal.yaml: subscription:",
    "disclaimer": "journal.yaml: disclaimer:",
}


def stated(issue: Issue, journal: Journal) -> dict[str, bool]:
    """For every field that a colophon may be required to have, whether it is given."""
    publisher = journal.publisher
    values: dict[str, object] = {
        "number": issue.number or issue.volume,
        "published": issue.published or issue.date,
        "price": issue.price,
        "printer": issue.printer.name,
        "isbn": issue.isbn_print,
        "gpn": issue.gpn_print or journal.gpn_print,
        "publisher": publisher.name,
        "address": publisher.address,
        "phone": publisher.phone,
        "e-mail": publisher.email,
        "url": publisher.url,
        "masthead": journal.masthead or issue.masthead,
        "issn": journal.issn_print or journal.issn_electronic,
        "founded": journal.founded,
        "frequency": journal.frequency,
        "license": journal.license,
        "indexing": journal.indexing,
        "subscription": journal.subscription,
        "disclaimer": journal.disclaimer,
    }
    return {name: bool(value) for name, value in values.items()}

"""An issue set and bound: its zones on folios that run on, its contents, its covers.

The body is set first, then the front matter; contents and covers, which tell folios, when all
of these are known.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from publish.compositors import Placed
from publish.diagnostics import Finding, finding
from publish.html.issue import back_cover, front_cover, spine_page
from publish.issue.binding import Bound
from publish.issue.block import SetEntry, block
from publish.issue.documents import Listed, contents_entries, document_of
from publish.issue.sequence import Entry, Sequence, Zone, sequence
from publish.model import Journal, Span
from publish.model.languages import DEFAULT_LANGUAGE
from publish.pdf import SetPages
from publish.prepare import PreparedIssue
from publish.production.covers import back_page, designed_page, front_page
from publish.production.readings import Group, Readings
from publish.production.runs import (
    Run,
    RunEntry,
    folio_before,
    is_counted_in,
    issue_run,
    listed_articles,
)
from publish.production.shop import Shop, set_issue_document

FRONT, SPINE, BACK = "front-cover", "spine-page", "back-cover"
"""The names of the cover's documents."""
Findings = tuple[Finding, ...]
Zones = dict[Zone, tuple[SetEntry, ...]]


class Edition(Struct, frozen=True):
    """An issue that is to be set: its documents in order, the articles of its contents, and the
    folio behind which its body begins.
    """

    issue: PreparedIssue
    order: Sequence
    listed: tuple[Listed, ...]
    before: int

    def is_numbered(self, zone: Zone) -> bool:
        """Whether the pages of a zone have folios."""
        return zone == "body" or self.issue.setting.style.text("front.folios") != "none"

    def zone_of(self, entry: Entry) -> Zone:
        """The zone in which a document stands."""
        return "front" if entry in self.order.front else "body"


def edition_of(readings: Readings, issue: PreparedIssue) -> tuple[Edition, Findings]:
    """The issue with what must be known before it is set, and what was found on the way."""
    before, found = folio_before(readings, issue.root, issue.issue)
    order = sequence(issue.issue, languages(issue.setting.journal))
    listed = listed_articles(readings, issue, (*order.front, *order.body))
    return Edition(issue, order, listed, before), found


def languages(journal: Journal | None) -> tuple[str, ...]:
    """The languages of an issue's own pages, the journal's first."""
    if journal is None:
        return (DEFAULT_LANGUAGE,)
    own = journal.title.tag_for(journal.language)
    return (journal.language, *(tag for tag, _ in journal.title if tag != own))


def zone_runs(
    readings: Readings, edition: Edition, group: Group, *, whole: bool
) -> Iterator[tuple[Zone, Run]]:
    """The zones that have to be set, as far as they have to: articles need those before them."""
    front, body = edition.order.front, edition.order.body
    if is_counted_in(edition.issue):
        front, body = (), (*front, *body)
    zones: tuple[tuple[Zone, tuple[Entry, ...]], ...] = (("body", body), ("front", front))
    asked = {task.file for task in group.articles}
    for zone, entries in zones:
        if not whole:
            last = max((n for n, entry in enumerate(entries, 1) if entry.file in asked), default=0)
            entries = entries[:last]
        if entries:
            run = issue_run(readings, edition.issue, zone, entries, edition.listed)
            yield zone, replace(run, last=edition.before) if zone == "body" else run


def set_entry(edition: Edition, zone: Zone, entry: RunEntry, placed: Placed) -> SetEntry:
    """A document of a zone in its place."""
    return SetEntry(entry.entry, placed, entry.title, edition.is_numbered(zone))


def with_folios(listed: tuple[Listed, ...], zones: Zones) -> tuple[Listed, ...]:
    """The articles of the contents with the folios on which they begin, as far as printed."""
    found = {each.entry: each for entries in zones.values() for each in entries}
    folios = {
        entry: each.placed.folios.printed(each.placed.folios.first) if each.numbered else ""
        for entry, each in found.items()
    }
    return tuple(replace(each, folio=folios[each.entry]) for each in listed if each.entry in folios)


def bound_issue(
    shop: Shop, edition: Edition, zones: Zones, listed: tuple[Listed, ...]
) -> tuple[Bound, Findings]:
    """The issue with its contents and covers, and what was found; `listed` have their folios."""
    found: Findings = ()
    filled: Zones = {}
    for zone, placed in zones.items():
        filled[zone], moved = _with_contents(shop, edition, zone, placed, listed)
        found += moved
    issue, order, entries = edition.issue, edition.order, contents_entries(listed)
    bound = Bound(
        issue.setting,
        block(filled["front"], filled["body"]),
        front_page(shop, issue, entries) if order.has_front_cover else None,
        back_page(shop, issue, entries) if order.has_back_cover else None,
    )
    return bound, found


def set_covers(
    shop: Shop, edition: Edition, listed: tuple[Listed, ...], pages: int
) -> dict[str, SetPages]:
    """The parts of the cover as pages, by the names that their documents have; a spine without
    text is left out. What a designer made has no lines.
    """
    issue, order = edition.issue, edition.order
    setting, entries = issue.setting, contents_entries(listed)
    made = (
        ("front", FRONT, order.has_front_cover, front_cover(setting, entries)),
        ("spine", SPINE, order.has_front_cover, spine_page(setting, pages)),
        ("back", BACK, order.has_back_cover, back_cover(setting, entries)),
    )
    found: dict[str, SetPages] = {}
    for part, name, wanted, document in made:
        designed = issue.cover(part)
        if not wanted:
            continue
        if designed is not None:
            found[name] = designed_page(shop, issue, designed, pages)
        elif document is not None:
            placed = set_issue_document(shop, issue, document)
            if placed.pages is not None:
                found[name] = placed.pages
    return found


def _with_contents(
    shop: Shop,
    edition: Edition,
    zone: Zone,
    entries: tuple[SetEntry, ...],
    listed: tuple[Listed, ...],
) -> tuple[tuple[SetEntry, ...], Findings]:
    """The documents of a zone, contents among them set with their folios.

    A folio has the same room whatever it is, so that contents stay on the pages they had; a
    finding where the style gives it none and they do not.
    """
    made: list[SetEntry] = []
    found: list[Finding] = []
    for each in entries:
        contents = each.entry.kind == "toc"
        document = document_of(each.entry, edition.issue, zone, listed) if contents else None
        if document is not None:
            before = each.placed.count
            placed = set_issue_document(shop, edition.issue, document, each.placed.folios)
            each = replace(each, placed=placed)
            if placed.count != before:
                found.append(
                    finding(
                        "issue-contents-moved",
                        Span(edition.issue.issue.file),
                        language=each.entry.language,
                        before=before,
                        pages=placed.count,
                    )
                )
        made.append(each)
    return tuple(made), tuple(found)

"""Everything that an issue prints, as it is proofed: its own documents and its articles."""

from collections.abc import Iterator

from msgspec.structs import replace

from publish.html.issue import IssueDocument, back_cover, front_cover, spine_page
from publish.html.units import Token
from publish.issue.binding import Bound
from publish.issue.documents import Listed, contents_entries, document_of
from publish.pdf import SetPages
from publish.prepare import PreparedIssue
from publish.production.bindery import BACK, FRONT, SPINE, Edition
from publish.proof.comparing.changes import Change
from publish.proof.matter import Matter, designed_matter, document_matter
from publish.proof.placed_changes import PlacedChange
from publish.proof.proof_pages import ProofPages, folio_range, proof_pages
from publish.proof.since import OlderIssue
from publish.proof.versions import compare

_PARTS = {FRONT: "front", SPINE: "spine", BACK: "back"}
_NOTHING = "<html><body></body></html>"


def own_matters(
    edition: Edition, listed: tuple[Listed, ...], pages: int
) -> Iterator[tuple[str, Matter]]:
    """The documents of an issue's own by name; `pages` are those of the block, for the spine.

    Raises TemplateFailedError.
    """
    issue, order = edition.issue, edition.order
    setting, entries = issue.setting, contents_entries(listed)
    if order.has_front_cover:
        yield from _cover(issue, FRONT, front_cover(setting, entries))
        yield from _cover(issue, SPINE, spine_page(setting, pages))
    for entry in (*order.front, *order.body):
        if entry.kind not in ("article", "blank"):
            document = document_of(entry, issue, edition.zone_of(entry), listed)
            if document is not None:
                page = issue.page(entry.file) if entry.file else None
                yield entry.name, document_matter(document, entry.name, setting, page)
    if order.has_back_cover:
        yield from _cover(issue, BACK, back_cover(setting, entries))


def _cover(
    issue: PreparedIssue, name: str, document: IssueDocument | None
) -> Iterator[tuple[str, Matter]]:
    """A part of the cover, the designer's where there is one."""
    designed = issue.cover(_PARTS[name])
    if designed is not None:
        yield name, designed_matter(designed, name, issue.setting)
    elif document is not None:
        yield name, document_matter(document, name, issue.setting, None)


def issue_proofs(
    edition: Edition,
    listed: tuple[Listed, ...],
    bound: Bound,
    covers: dict[str, SetPages],
    articles: dict[str, ProofPages],
    older: OlderIssue | None,
) -> tuple[ProofPages, ...]:
    """Everything that an issue prints, in the order in which it is bound, covers outside.

    `articles` are by file, `covers` by the names of their documents; blank pages are left out.
    Raises TemplateFailedError.
    """
    matters = dict(own_matters(edition, listed, bound.count))
    past: dict[str, Matter] = {}
    if older is not None:
        past = dict(own_matters(older.edition, older.edition.listed, bound.count))

    def compared(name: str) -> Matter | None:
        if older is None:
            return None
        return past.get(name) or replace(matters[name], html=_NOTHING, article=None)

    found: list[ProofPages] = []
    found += [
        proof_pages(compare(matters[name], compared(name)), None, covers[name])
        for name in (FRONT, SPINE)
        if name in covers
    ]
    for stretch in bound.stretches:
        entry = stretch.entry
        if entry is None or stretch.placed is None or stretch.placed.pages is None:
            continue
        if entry.kind == "article":
            found.append(articles[entry.file])
        elif entry.kind != "blank":
            name, pages = entry.name, stretch.placed.pages
            found.append(proof_pages(compare(matters[name], compared(name)), stretch.folios, pages))
    if BACK in covers:
        found.append(proof_pages(compare(matters[BACK], compared(BACK)), None, covers[BACK]))
    return tuple(found)


def with_folio_change(proof: ProofPages, before: str) -> ProofPages:
    """An article whose folios are others than in the round before says so in its list."""
    now = folio_range(proof.printed)
    if proof.changes is None or not before or before == now:
        return proof
    change = Change(
        "replace", "field", -1, -1, removed=(Token(before),), added=(Token(now),), field="folios"
    )
    row = PlacedChange(len(proof.changes) + 1, change, None)
    return replace(proof, changes=(*proof.changes, row))

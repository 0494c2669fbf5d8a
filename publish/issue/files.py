"""The files of an issue, made from its bound pages."""

from collections.abc import Iterator
from math import ceil
from typing import Any

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.issue.binding import Bound, block_pdf, front_matter_pdf, issue_pdf
from publish.issue.draft import as_draft
from publish.issue.press import for_press
from publish.keeping.outputs import Output
from publish.model import Issue


class Sheet(Struct, frozen=True):
    """The cover as one sheet: back, spine and front. A designer's keeps its colours.

    It is folded at `folds`, in mm from its left edge: on both sides of the spine.
    """

    pdf: bytes
    folds: tuple[float, ...] = ()
    is_designed: bool = False


def issue_outputs(
    bound: Bound, sheet: Sheet | None, formats: tuple[str, ...], *, draft: bool = False
) -> Iterator[Output]:
    """The printed files of an issue; `sheet` is its cover for the printer.

    A draft lacks articles and says so on every page.

    Pages go to the press without colours unless the style wants them, with room to be trimmed.
    """
    issue, style = bound.setting.issue, bound.setting.style
    assert issue is not None
    if "pdf" in formats:
        pdf = issue_pdf(bound)
        yield Output(f"{issue.id}.pdf", as_draft(pdf, bound.setting) if draft else pdf)
    if "press" in formats:
        marks, colour = style.flag("press.marks"), style.flag("press.colour")
        block = for_press(block_pdf(bound), marks=marks, colour=colour)
        yield Output(f"{issue.id}-press.pdf", block)
        if sheet is not None:
            cover = for_press(
                sheet.pdf,
                marks=marks,
                colour=colour or sheet.is_designed,
                folds=sheet.folds,
            )
            yield Output(f"{issue.id}-cover.pdf", cover)
    if "front" in formats:
        front = front_matter_pdf(bound)
        if front is not None:
            yield Output(f"{issue.id}-front.pdf", front)


def issue_facts(bound: Bound) -> dict[str, Any]:
    """What the record says of an issue: its pages, its sheets, the folios of its articles."""
    issue = bound.setting.issue
    assert issue is not None
    numbered = [
        stretch
        for stretch in bound.stretches
        if stretch.folios is not None and stretch.folios.numerals == "arabic"
    ]
    first = numbered[0].folios.first if numbered and numbered[0].folios else 0
    final = numbered[-1] if numbered else None
    last = final.folios.first + final.count - 1 if final and final.folios else 0
    return {
        "pages": {"first": first, "last": last, "count": bound.count},
        "articles": {
            stretch.placed.piece.name: {
                "file": stretch.entry.file,
                "first": stretch.placed.folios.printed(stretch.placed.folios.first),
                "last": stretch.placed.folios.printed(stretch.placed.last),
                "pages": stretch.count,
            }
            for stretch in bound.stretches
            if stretch.entry and stretch.placed and stretch.entry.kind == "article"
        },
        "sheets": _sheets(issue, bound.count),
    }


def _sheets(issue: Issue, pages: int) -> dict[str, int]:
    """How the block fills the signatures (台) in which it is printed; empty if none are known."""
    if not issue.signature:
        return {}
    full = ceil(pages / issue.signature)
    return {
        "signature": issue.signature,
        "signatures": full,
        "blank": full * issue.signature - pages,
        "beyond": pages % issue.signature,
    }


def sheet_findings(issue: Issue, pages: int) -> tuple[Finding, ...]:
    """How many pages the last signature leaves blank, or how many to save for one less."""
    sheets = _sheets(issue, pages)
    if not sheets or not sheets["blank"]:
        return ()
    values: dict[str, Any] = {"pages": pages, **sheets}
    place = issue.place("print.signature")
    return (finding("issue-signatures", place.span, field=place.path, line=place.line, **values),)

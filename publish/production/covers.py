"""The covers of an issue: a designer's files where there are some, else the program's own.

They are pages of the issue's PDF, the printer's sheet, and the picture on the e-book.
"""

from publish.diagnostics import Finding
from publish.html.issue import (
    ContentsEntry,
    IssueDocument,
    back_cover,
    cover_picture,
    cover_sheet,
    cover_words,
    front_cover,
    spine_width,
)
from publish.html.labels import label
from publish.issue.binding import Cover
from publish.issue.files import Sheet
from publish.issue.press import for_press
from publish.model import DesignedPart
from publish.model.cover import BLEED_MM
from publish.pdf import SetPages
from publish.pdf.cover import (
    CoverPart,
    cover_page,
    joined_cover,
    page_without_lines,
    part_of_sheet,
    trimmed,
)
from publish.prepare import PreparedIssue, cover_problems
from publish.production.shop import Shop, set_issue_document

_PARTS = ("back", "spine", "front")
"""From left to right on the sheet."""

Entries = tuple[ContentsEntry, ...]


def front_page(shop: Shop, issue: PreparedIssue, entries: Entries) -> Cover:
    """The front of the issue's PDF. Raises TemplateFailedError, as all here."""
    pdf = designed_front(shop, issue)
    if pdf is None:
        pdf = _pdf(shop, issue, front_cover(issue.setting, entries))
    return _cover(issue, pdf, "cover")


def back_page(shop: Shop, issue: PreparedIssue, entries: Entries) -> Cover:
    """The back of the issue's PDF."""
    designed = issue.cover("back")
    if designed is None:
        pdf = _pdf(shop, issue, back_cover(issue.setting, entries))
    else:
        pdf = _designed(shop, issue, designed, issue.setting.style.trim_mm[0])
    return _cover(issue, pdf, "back-cover")


def designed_front(shop: Shop, issue: PreparedIssue) -> bytes | None:
    """The trimmed front that a designer made, as PDF of one page; None where nobody did."""
    designed = issue.cover("front")
    width = issue.setting.style.trim_mm[0]
    return _designed(shop, issue, designed, width) if designed is not None else None


def designed_page(shop: Shop, issue: PreparedIssue, part: DesignedPart, pages: int) -> SetPages:
    """A designer's part of the cover as a page that has no lines; `pages` are those of the block,
    on which the width of a spine depends.
    """
    setting = issue.setting
    spine = part.entry.part == "spine"
    width = spine_width(setting, pages) if spine else setting.style.trim_mm[0]
    pdf = _designed(shop, issue, part, width)
    return page_without_lines(pdf)


def printed_sheet(
    shop: Shop, issue: PreparedIssue, entries: Entries, pages: int
) -> tuple[Sheet, tuple[Finding, ...]]:
    """Back, spine and front for a body of so many pages; what no designer made is our own."""
    setting = issue.setting
    width, height = setting.style.trim_mm
    widths = {"back": width, "spine": spine_width(setting, pages), "front": width}
    folds = tuple(dict.fromkeys((width, width + widths["spine"])))
    found: tuple[Finding, ...] = ()
    own = b""
    if len(issue.covers) < len(_PARTS):
        own = _pdf(shop, issue, cover_sheet(setting, entries, pages))
    if not issue.covers:
        return Sheet(own, folds), found
    own = for_press(own, colour=setting.style.flag("press.colour")) if own else own
    parts = []
    left = 0.0
    for name in _PARTS:
        designed = issue.cover(name)
        if designed is None:
            pdf = part_of_sheet(own, left, widths[name])
        else:
            pdf = _with_bleed(shop, issue, designed, widths[name])
            if name == "spine":
                found = cover_problems(designed, (widths[name], height))
        parts.append(CoverPart(pdf, widths[name]))
        left += widths[name]
    return Sheet(joined_cover(tuple(parts), height, BLEED_MM), folds, is_designed=True), found


def _designed(shop: Shop, issue: PreparedIssue, part: DesignedPart, width: float) -> bytes:
    """A designer's file as a page that shows no more than is left when it is cut."""
    if part.picture is None:
        return cover_page(part.data, cover_words(issue.setting, part.entry.part))
    return trimmed(_with_bleed(shop, issue, part, width))


def _with_bleed(shop: Shop, issue: PreparedIssue, part: DesignedPart, width: float) -> bytes:
    """A designer's file as PDF, a picture on a page of that trimmed width in mm."""
    if part.picture is None:
        return part.data
    document = cover_picture(issue.setting, part.entry.part, part.picture, width)
    return _pdf(shop, issue, document)


def _pdf(shop: Shop, issue: PreparedIssue, document: IssueDocument) -> bytes:
    pages = set_issue_document(shop, issue, document).pages
    return pages.pdf if pages is not None else b""


def _cover(issue: PreparedIssue, pdf: bytes, name: str) -> Cover:
    journal = issue.setting.journal
    language = issue.setting.language
    return Cover(pdf, *(label(each, language, journal) for each in (name, f"inside-{name}")))

"""The documents that an issue prints around its articles, as copy to be set."""

from msgspec import Struct

from publish.html import Setting
from publish.html.issue import (
    ContentsEntry,
    IssueDocument,
    blank,
    board,
    colophon,
    contents,
    divider,
    in_front,
    text_page,
)
from publish.issue.sequence import Entry, Zone
from publish.model import Article
from publish.pdf import Copy
from publish.prepare import PreparedIssue

UNKNOWN_FOLIO = "000"
"""Stands in contents while folios are not known: as wide as most of them will be."""


class Listed(Struct, frozen=True):
    """An article of the contents: where it stands in the sequence, and its first folio."""

    entry: Entry
    article: Article
    folio: str = UNKNOWN_FOLIO


def document_of(
    entry: Entry, issue: PreparedIssue, zone: Zone, listed: tuple[Listed, ...]
) -> IssueDocument | None:
    """The document of an entry that is no article; None where there is nothing to print.

    Raises TemplateFailedError.
    """
    setting = in_front(issue.setting) if zone == "front" else issue.setting
    match entry.kind:
        case "board":
            return board(setting, entry.language)
        case "toc":
            return contents(setting, contents_entries(listed), entry.language)
        case "page":
            page = issue.page(entry.file)
            return text_page(setting, page) if page is not None else None
        case "divider":
            return divider(setting, entry.section, entry.number)
        case "colophon":
            return colophon(setting)
        case "blank":
            return blank(setting, entry.number)
        case _:
            raise ValueError(f"no document of an issue: {entry.kind}")


def contents_entries(listed: tuple[Listed, ...]) -> tuple[ContentsEntry, ...]:
    """The lines of the contents."""
    return tuple(ContentsEntry(each.entry.section, each.article, each.folio) for each in listed)


def issue_copy(document: IssueDocument, setting: Setting) -> Copy:
    """What a compositor needs of an issue's own document."""
    style = setting.style
    return Copy(document.html, style.issue_css, style.faces, document.resources)

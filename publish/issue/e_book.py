"""The e-book of an issue, made from the same documents as its pages."""

from typing import TYPE_CHECKING

from publish.issue.block import Stretch
from publish.issue.sequence import Entry
from publish.model.pages import Folios, PageStart
from publish.pdf.article import page_starts
from publish.prepare import Prepared, PreparedIssue

if TYPE_CHECKING:
    from publish.epub import Additions, Book, CoverSetter


def issue_book(
    issue: PreparedIssue,
    entries: tuple[Entry, ...],
    articles: dict[str, Prepared],
    stretches: tuple[Stretch, ...],
    front: bytes | None,
    profile: str,
    set_cover: "CoverSetter",
    *,
    modified: str = "",
    additions: "Additions | None" = None,
) -> "Book":
    """The issue as EPUB, and what was found on the way.

    `entries` are all its documents in printed order, `articles` what was read, by file, and
    `stretches` the pages that were set, none for a book without a page list. `front` is the
    cover that a designer made, as PDF of one page; else `set_cover` sets it. `profile` names a
    platform whose guide is kept. `modified` and `additions` are as in `make_epub`. Raises
    TemplateFailedError.
    """
    from publish.epub import Matter, make_issue_epub

    printed = {each.entry: each for each in stretches if each.entry is not None}
    matters = []
    for entry in entries:
        read = articles.get(entry.file) if entry.kind == "article" else None
        if entry.kind == "article" and read is None:
            continue
        matters.append(
            Matter(
                kind=entry.kind,
                setting=read.setting if read else issue.setting,
                article=read.article if read else issue.page(entry.file),
                section=entry.section,
                language=entry.language,
                number=entry.number,
                page_starts=_page_starts(printed.get(entry)),
                name=entry.name,
            )
        )
    return make_issue_epub(
        issue.setting,
        tuple(matters),
        front=front,
        modified=modified,
        profile=profile,
        set_cover=set_cover,
        additions=additions,
    )


def _page_starts(stretch: Stretch | None) -> tuple[PageStart, ...]:
    """Where the pages of a document begin that have folios."""
    if stretch is None or stretch.placed is None or stretch.folios is None:
        return ()
    folios: Folios = stretch.folios
    if stretch.placed.pages is None:  # contents, of which only the number of pages is known
        numbers = range(folios.first, folios.first + stretch.count)
        return tuple(PageStart(number, "", 0, "", folios.numerals) for number in numbers)
    return page_starts(stretch.placed.pages, folios.numerals)

"""A finished e-book in, figures and findings out."""

from pathlib import Path
from subprocess import SubprocessError

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.postflight.epub.colours import colours
from publish.postflight.epub.glyphs import embedded_characters, glyphs
from publish.postflight.epub.judges import JUDGES
from publish.postflight.epub.opened import DC, XHTML, OpenedBook, open_book
from publish.postflight.epub.origins import at_manuscript, origins
from publish.postflight.epub.pages import page_list, pages
from publish.postflight.epub.sizes import PROFILES, kept, sizes
from publish.postflight.epub.structure import structure
from publish.postflight.epub.text import alternatives, claims, headings, languages, silent_pictures
from publish.postflight.inspection import Inspection
from publish.postflight.measures import Bad, Figure


def inspect_epub(file: Path, judges: tuple[str, ...] = (), profile: str = "") -> Inspection:
    """Look at an e-book, whatever program made it. A file that cannot be read is a finding.

    The PDF of the same name in the same folder is its print, the build record of that name says
    of which manuscript a judge speaks. `judges` are names of JUDGES,
    `profile` one of PROFILES. Raises JudgeMissingError.
    """
    span = Span(file.name)
    try:
        data = file.read_bytes()
    except OSError as reason:
        unread = finding("epub-unreadable", span, reason=reason.strerror or str(reason))
        return Inspection(file, (), (Bad(unread),))
    book, found = open_book(data, span)
    figures: tuple[tuple[str, Figure], ...] = ()
    if book is not None:
        found = (*found, *_findings(book, span, file.with_suffix(".pdf"), profile))
        figures = _figures(book, len(data))
    known = origins(file, data)
    for judge in judges:
        try:
            said = tuple(JUDGES[judge](file))
        except (SubprocessError, OSError, LookupError, ValueError) as reason:
            words = str(reason).splitlines()[0] if str(reason) else type(reason).__name__
            found = (*found, finding("judge-failed", span, judge=judge, reason=words))
        else:
            found = (*found, *(at_manuscript(each, file.name, book, known) for each in said))
    return Inspection(file, figures, tuple(Bad(each) for each in found))


def _findings(book: OpenedBook, span: Span, print_file: Path, profile: str) -> tuple[Finding, ...]:
    chosen = PROFILES[profile]
    return (
        *structure(book, span),
        *pages(book, span, print_file),
        *languages(book, span),
        *alternatives(book, span),
        *headings(book, span),
        *claims(book, span),
        *colours(book, span),
        *glyphs(book, span),
        *sizes(book, span, chosen),
        *kept(book, span, chosen),
    )


def _figures(book: OpenedBook, size: int) -> tuple[tuple[str, Figure], ...]:
    documents = book.documents().values()
    text = "".join("".join(tree.itertext()) for tree in documents)
    elements = [element for tree in documents for element in tree.iter(f"{XHTML}*")]
    roles = [element.get("role") for element in elements]
    return (
        ("epub-size", size // 1024),
        ("epub-documents", len(documents)),
        (
            "epub-largest",
            max((len(book.files[name]) for name in book.documents()), default=0) // 1024,
        ),
        ("epub-characters", len("".join(text.split()))),
        ("epub-distinct", len(set(text) - set(" \n\t"))),
        ("epub-embedded", len(embedded_characters(book))),
        ("epub-languages", ", ".join(each.text or "" for each in book.root.iter(f"{DC}language"))),
        ("epub-pages", len(page_list(book))),
        ("epub-notes", roles.count("doc-footnote")),
        ("epub-pictures", sum(element.tag == f"{XHTML}img" for element in elements)),
        ("epub-silent", len(silent_pictures(book))),
    )

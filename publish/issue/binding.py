"""An issue bound: its documents in their places as one PDF, and parts of it by themselves."""

from msgspec import Struct
from msgspec.structs import replace

from publish.html import Setting
from publish.html.issue import issue_title
from publish.html.labels import label
from publish.issue.block import Stretch
from publish.issue.sequence import FRONT_MATTER
from publish.model.pages import Folios
from publish.pdf import SetPages
from publish.pdf.merging import Description, Part, blank_pages, merged


class Cover(Struct, frozen=True):
    """A page of the cover as PDF, and what a reader calls it and its blank inside."""

    pdf: bytes
    title: str
    inside: str


class Bound(Struct, frozen=True):
    """The book block of an issue and its covers, where it has some."""

    setting: Setting
    stretches: tuple[Stretch, ...]
    front: Cover | None = None
    back: Cover | None = None

    @property
    def count(self) -> int:
        """The pages of the block, blank ones included, without the cover."""
        return sum(stretch.count for stretch in self.stretches)


def issue_pdf(bound: Bound) -> bytes:
    """The whole issue: cover with its blank inside, block, back cover."""
    parts = block_parts(bound)
    if bound.front is not None:
        parts = (*_cover(bound, bound.front), *parts)
    if bound.back is not None:
        parts = (*parts, *reversed(_cover(bound, bound.back)))
    return _merged(bound, parts)


def block_pdf(bound: Bound) -> bytes:
    """The book block alone, as it goes to the printer."""
    return _merged(bound, block_parts(bound))


def front_matter_pdf(bound: Bound) -> bytes | None:
    """Cover, front matter and colophon, which platforms show beside the articles.

    None where the issue has none of them.
    """
    shown = tuple(
        stretch
        for stretch in bound.stretches
        if stretch.entry is not None and stretch.entry.kind in FRONT_MATTER
    )
    parts = block_parts(replace(bound, stretches=shown))
    if bound.front is not None:
        parts = (_cover(bound, bound.front)[0], *parts)
    return _merged(bound, parts) if parts else None


def block_parts(bound: Bound) -> tuple[Part, ...]:
    """The block as parts of a PDF, each document below the bookmark of its section."""
    size = bound.setting.style.trim
    language = _language(bound.setting)
    parts = []
    for stretch in bound.stretches:
        if stretch.placed is None or stretch.placed.pages is None:
            parts.append(Part(blank_pages(*size, stretch.count), stretch.folios))
            continue
        entry = stretch.entry
        assert entry is not None
        is_article = entry.kind == "article"
        in_section = is_article or entry.kind == "divider"
        parts.append(
            Part(
                stretch.placed.pages.pdf,
                stretch.folios,
                label=stretch.title,
                section=(entry.section.best(language) or "") if in_section else "",
                title="" if entry.kind in ("divider", "blank") else stretch.title,
                name=stretch.placed.piece.name if is_article else "",
            )
        )
    return tuple(parts)


def _cover(bound: Bound, cover: Cover) -> tuple[Part, Part]:
    """The page of a cover and the blank page behind it, the inner side of the leaf."""
    outside = Part(cover.pdf, label=cover.title, title=cover.title)
    inside = Part(blank_pages(*bound.setting.style.trim, 1), label=cover.inside)
    return outside, inside


def _merged(bound: Bound, parts: tuple[Part, ...]) -> bytes:
    return merged(parts, description(bound.setting), bound.setting.style.faces)


def description(setting: Setting) -> Description:
    """What the file of an issue says of itself."""
    language = _language(setting)
    journal = setting.journal
    publisher = (journal.publisher.name.best(language) or "") if journal else ""
    title = issue_title(setting, language)
    return Description(title, language, (publisher,) if publisher else ())


def _language(setting: Setting) -> str:
    return setting.language


def offprint_pdf(
    article: Part, cover: SetPages | None, setting: Setting, what: Description
) -> bytes:
    """An article's pages behind its cover leaf; without a cover they are as they were set.

    The back of the cover stays blank where the article begins on a recto, so that its rectos
    stay rectos.
    """
    if cover is None:
        return article.pdf
    title = label("offprint", what.language, setting.journal)
    parts = [Part(cover.pdf, label=title, title=title)]
    folios = article.folios or Folios()
    if folios.first % 2:
        parts.append(Part(blank_pages(*setting.style.trim, 1)))
    return merged((*parts, article), what, setting.style.faces)

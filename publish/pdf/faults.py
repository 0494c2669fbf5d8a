"""Faults of composed lines as findings, at the place where their text was typed."""

from collections.abc import Callable, Iterator

from publish.diagnostics import Finding, finding
from publish.model import Article, Span
from publish.model.blocks import Blocks, inlines_of, walk
from publish.model.characters import code_and_name, needs_glyph
from publish.model.inlines import plain_text
from publish.pdf.copy import SetPages
from publish.styles import Style

_REPORTED = ("loose-line", "short-line", "overfull-line")
"""The composer's other faults are found elsewhere: typed spaces by the checks, where they were
typed, and a measure off the grid once, from the style's numbers."""


_LOOSE = 0.1
"""Em between characters that an editor sees; a line of a late pass may be tighter."""


def line_findings(pages: SetPages, article: Article) -> Iterator[Finding]:
    """A finding for each line that is loose, short or too long."""
    faults = [
        fault
        for fault in pages.line_faults
        if fault.id in _REPORTED and (fault.id != "loose-line" or fault.amount > _LOOSE)
    ]
    typed_at = _places(article) if faults else None
    for fault in faults:
        assert typed_at is not None
        yield finding(
            fault.id,
            typed_at(fault.text, fault.beyond),
            page=pages.folios[fault.page],
            number=fault.line,
            amount=f"{fault.amount:.2f}",
            text=fault.text,
        )


def lost_characters(pages: SetPages, article: Article) -> Iterator[Finding]:
    """A finding for each character that is a blank on the pages, since no face has it: what the
    fields hold is looked at before, and what the program and the style add here.
    """
    lost = [each for each in pages.missing if needs_glyph(each)]
    typed_at = _places(article) if lost else None
    for character in lost:
        assert typed_at is not None
        code = code_and_name(character)
        yield finding("font-character", typed_at(character, ""), character=character, code=code)


def _places(article: Article) -> Callable[[str, str], Span]:
    """Where a line of text was typed: the block that has it, else the article's file."""
    texts = [(_bare(text), span) for text, span in _texts(article)]

    def typed_at(line: str, beyond: str) -> Span:
        wanted = _bare(line + beyond)
        return next((span for text, span in texts if wanted in text), Span(article.file))

    return typed_at


def _texts(article: Article) -> Iterator[tuple[str, Span]]:
    parts: list[Blocks] = [article.body, *(note.children for note in article.notes)]
    parts += [blocks for _, blocks in article.abstract]
    for blocks in parts:
        for block in walk(blocks):
            for inlines in inlines_of(block):
                yield plain_text(inlines), block.span
    for work in article.bibliography:
        yield plain_text(work.text), work.span


def _bare(text: str) -> str:
    """The text without blanks, which lines have at other places, and without invisible marks."""
    return "".join(each for each in text if each.isprintable() and not each.isspace())


def off_grid(style: Style) -> Iterator[Finding]:
    """A measure that is no whole number of characters: each line of Han carries the remainder
    between its characters. Small text is not asked: with 8.8 pt in 29 × 11 pt nobody sees it.
    """
    count = style.number("page.measure")
    if not count.is_integer():
        place = Span(f"styles/{style.name}/style.yaml")
        yield finding(
            "measure-off-grid", place, count=f"{count:g}", nearest=str(max(1, round(count)))
        )

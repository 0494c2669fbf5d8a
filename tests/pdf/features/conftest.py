"""Manuscripts that use every feature of the format, each set once in a run."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

from publish.html import PrintDocument, Setting, print_document
from publish.manuscript import Folder, read_article, read_issue, read_journal
from publish.model import Article, StyleOption
from publish.pdf import ArticlePages, set_article
from publish.styles import load_style
from tests.judges.pdf_text import Element, structure
from tests.pdf.features.placed import Glyph, Page, placed_pages

MANUSCRIPTS = Path(__file__).parent / "manuscripts"
FILES = tuple(
    path.relative_to(MANUSCRIPTS).as_posix()
    for path in sorted(MANUSCRIPTS.rglob("*.yaml"))
    if path.name not in ("journal.yaml", "issue.yaml")
)
INNER, TRIM_WIDTH, MEASURE = 24 * 72 / 25.4, 170 * 72 / 25.4, 352.0


@dataclass(frozen=True)
class Word:
    """Where a text begins: page from 0, x in pt from the left edge of the type area."""

    page: int
    x: float
    y: float
    glyphs: tuple[Glyph, ...]
    turnover: float | None
    """The x of the line below, where the text goes on in another line."""

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def end(self) -> float:
        """Where the ink of the text ends, in pt of the page."""
        return self.glyphs[-1].right


class Printed:
    """An article on paper, and readings of its pages."""

    def __init__(
        self,
        article: Article,
        setting: Setting,
        document: PrintDocument,
        pages: ArticlePages,
        pdf: Path,
    ) -> None:
        self.article = article
        self.setting = setting
        self.document = document
        self.pages = pages
        self.pdf = pdf

    @cached_property
    def structure(self) -> Element:
        return structure(self.pdf)

    @cached_property
    def placed(self) -> tuple[Page, ...]:
        return placed_pages(self.pdf)

    def left(self, page: int) -> float:
        """The left edge of the type area on a page, from 0; the first is a recto."""
        return INNER if page % 2 == 0 else TRIM_WIDTH - INNER - MEASURE

    def word(self, text: str, *, last: bool = False) -> Word:
        """The first (or last) place on paper where these characters stand in a row."""
        wanted = "".join(text.split())
        found = None
        for number, page in enumerate(self.placed):
            glyphs = [glyph for glyph in page.glyphs if glyph.text.strip() and not glyph.artifact]
            starts, line = [], ""
            for index, glyph in enumerate(glyphs):
                starts += [index] * len(glyph.text)
                line += glyph.text
            at = line.rfind(wanted) if last else line.find(wanted)
            if at >= 0 and (found is None or last):
                first, behind = starts[at], starts[at + len(wanted) - 1] + 1
                found = self._word(number, glyphs, first, behind)
        assert found is not None, f"{text} is not on paper"
        return found

    def _word(self, page: int, glyphs: list[Glyph], first: int, behind: int) -> Word:
        start = glyphs[first]
        below = next(
            (glyph for glyph in glyphs[first:] if glyph.y > start.y + start.size * 0.6), None
        )
        left = self.left(page)
        return Word(
            page,
            start.x - left,
            start.y,
            tuple(glyphs[first:behind]),
            below.x - left if below else None,
        )

    def text_of(self, page: int) -> str:
        """The glyphs of a page without blanks, heads and folios."""
        return "".join(
            glyph.text.strip() for glyph in self.placed[page].glyphs if not glyph.artifact
        )

    def furniture(self, page: int) -> str:
        """The heads and folios of a page."""
        return "".join(glyph.text.strip() for glyph in self.placed[page].glyphs if glyph.artifact)

    def elements(self, role: str) -> list[Element]:
        """The structure elements of a role, in order."""
        return [element for element in self.structure.walk() if element.role == role]


Setter = Callable[..., Printed]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Setter:
    """Sets a manuscript by its file name, with options of the style laid over its own."""
    folder = tmp_path_factory.mktemp("features")

    @cache
    def build(file: str, options: tuple[tuple[str, str], ...], journal: bool) -> Printed:
        root = Folder(MANUSCRIPTS)
        base, _ = load_style("journal")
        assert base is not None
        article = read_article(root, file, known_classes=base.classes).value
        assert article is not None
        laid_over = (StyleOption(name, value) for name, value in options)
        style, problems = load_style("journal", (*article.style.options, *laid_over))
        assert style is not None
        assert problems == ()
        setting = Setting(style)
        if journal:
            found = read_journal(root), read_issue(root, "issue.yaml")
            setting = Setting(style, found[0].value, found[1].value)
        document = print_document(article, setting)
        pages = set_article(document, setting, 1)
        pdf = folder / f"{len(list(folder.iterdir()))}.pdf"
        pdf.write_bytes(pages.pdf)
        return Printed(article, setting, document, pages, pdf)

    def set_file(file: str, options: dict[str, str] | None = None, journal: bool = True) -> Printed:
        return build(file, tuple((options or {}).items()), journal)

    return set_file

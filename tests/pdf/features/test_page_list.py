"""The pages of an e-book are those of its print: between two marks stands what a page has."""

from functools import cache

import pikepdf
import pytest

from publish.epub import make_epub
from tests.expected_text import squeezed
from tests.judges.epub_text import article_tree, page_list, page_texts
from tests.judges.pdf_text import running_texts
from tests.pdf.features.conftest import FILES, Printed, Setter

every_manuscript = pytest.mark.parametrize("file", FILES)


@cache
def book_of(found: Printed) -> bytes:
    """The e-book of pages; two tests read each."""
    made = make_epub(found.article, found.setting, found.pages.page_starts)
    book, findings = made.data, made.findings
    assert [each.id for each in findings if each.id == "epub-page-lost"] == []
    return book


@every_manuscript
def test_between_two_marks_stands_the_text_of_the_page(printed: Setter, file: str) -> None:
    found = printed(file)
    book = book_of(found)
    on_paper = [squeezed(text) for text in running_texts(found.pdf)]
    in_book = [squeezed(text) for _, text in page_texts(book)]
    assert in_book == without_moves(on_paper, in_book, figures_of(book))


def figures_of(book: bytes) -> list[str]:
    """The text of every figure and table of the book."""
    classes = ("figure", "table")
    return [
        squeezed("".join(element.itertext()))
        for element in article_tree(book).iter()
        if (element.get("class") or "").split()[:1] in ([name] for name in classes)
    ]


def without_moves(on_paper: list[str], in_book: list[str], figures: list[str]) -> list[str]:
    """The pages with figures back in the text that stand at the heads of later pages."""
    pages = list(on_paper)
    for page, (printed, read) in enumerate(zip(on_paper, in_book, strict=True)):
        for figure in figures:
            if figure in read and figure not in printed:
                before = read.index(figure)
                if taken_out(figure, pages, page + 1):
                    pages[page] = pages[page][:before] + figure + pages[page][before:]
    return pages


def taken_out(figure: str, pages: list[str], first: int) -> bool:
    """Take a figure away from the head of a page, a turned table from those that it fills."""
    for later in range(first, len(pages)):
        rest, end = figure, later
        while end < len(pages) and pages[end] and rest.startswith(pages[end]):
            rest, end = rest[len(pages[end]) :], end + 1
        if not rest or (end < len(pages) and pages[end].startswith(rest)):
            pages[later:end] = [""] * (end - later)
            if rest:
                pages[end] = pages[end].removeprefix(rest)
            return True
    return False


@every_manuscript
def test_the_page_list_has_the_labels_of_the_pdf(printed: Setter, file: str) -> None:
    found = printed(file)
    book = book_of(found)
    with pikepdf.open(found.pdf) as pdf:
        labels = [page.label for page in pdf.pages]
    assert [label for label, _ in page_list(book)] == labels
    ids = {element.get("id"): element for element in article_tree(book).iter()}
    for label, address in page_list(book):
        mark = ids[address.partition("#")[2]]
        assert (mark.get("role"), mark.get("aria-label")) == ("doc-pagebreak", label)
        assert not mark.text


def test_no_page_is_lost_where_print_numbers_its_notes_anew_on_each_page(printed: Setter) -> None:
    """The book numbers them through: 12 where print has ②, a character more before the page."""
    book_of(printed("pages/article.yaml", {"notes.numbers": "page"}))

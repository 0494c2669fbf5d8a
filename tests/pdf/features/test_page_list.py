"""The pages of an e-book are those of its print: between two marks stands what a page has."""

import pikepdf
import pytest

from publish.epub import make_epub
from tests.expected_text import squeezed
from tests.judges.epub_text import article_tree, page_list, page_texts
from tests.judges.pdf_text import running_texts
from tests.pdf.features.conftest import FILES, Printed, Setter

every_manuscript = pytest.mark.parametrize("file", FILES)


def book_of(found: Printed) -> bytes:
    book, findings = make_epub(found.article, found.setting, found.pages.page_starts)
    assert [each.id for each in findings if each.id == "epub-page-lost"] == []
    return book


@every_manuscript
def test_between_two_marks_stands_the_text_of_the_page(printed: Setter, file: str) -> None:
    found = printed(file)
    printed_texts = [squeezed(text) for text in running_texts(found.pdf)]
    # The DOI in the head of the first page is a link, and so it is tagged.
    head = found.article.identifiers.doi and f"https://doi.org/{found.article.identifiers.doi}"
    assert printed_texts[0].startswith(head)
    printed_texts[0] = printed_texts[0].removeprefix(head)
    assert [squeezed(text) for _, text in page_texts(book_of(found))] == printed_texts


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

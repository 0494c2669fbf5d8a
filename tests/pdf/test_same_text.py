"""Manuscript, PDF and e-book of every sample say the same: page by page, note by note."""

import json
from collections.abc import Iterator

from publish.model.pages import roman
from tests.expected_text import Expected, assert_contains_in_order, squeezed
from tests.judges import epub_text
from tests.judges.pdf_text import Element, running_texts, structure
from tests.pdf.conftest import Sample


def printed_paragraphs(element: Element) -> Iterator[str]:
    """The text of the paragraphs outside notes, in the order of the tags."""
    for child in element.children:
        if isinstance(child, str) or child.role == "Note":
            continue
        if child.role == "P":
            yield squeezed(child.text(without=("Note", "Lbl")))
        else:
            yield from printed_paragraphs(child)


def printed_notes(root: Element) -> list[str]:
    """The text of every numbered note without its number."""
    return [
        squeezed(note.text(without=("Lbl",)))
        for note in root.walk()
        if note.role == "Note" and note.identifier.rpartition(".n")[2].isdigit()
    ]


def test_the_e_book_says_what_each_page_says(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        pages = epub_text.page_texts(sample.epub.read_bytes())
        assert [squeezed(text) for _, text in pages] == [
            squeezed(text) for text in running_texts(sample.pdf)
        ]


def test_the_page_list_is_that_of_the_record(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        folios = json.loads(sample.record.read_text("utf-8"))["pages"]
        listed = [label for label, _ in epub_text.page_list(sample.epub.read_bytes())]
        in_front = sample.article.type == "editorial"  # in roman folios before the others
        numbers = range(folios["first"], folios["last"] + 1)
        assert listed == [roman(each) if in_front else str(each) for each in numbers]


def test_paragraph_by_paragraph_they_say_the_same(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        book = sample.epub.read_bytes()
        told = [squeezed(text) for text in epub_text.paragraphs(book)]
        assert told == list(printed_paragraphs(structure(sample.pdf)))
        assert len(told) > 6  # the editorial is the shortest


def test_note_by_note_they_say_the_same_as_the_manuscript(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        wanted = Expected(sample.article, notes_at_calls=False).note_texts()
        book = sample.epub.read_bytes()
        assert [squeezed(text) for text in epub_text.notes(book)] == wanted
        assert printed_notes(structure(sample.pdf)) == wanted


def test_the_body_is_the_manuscripts_in_both(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        wanted = Expected(sample.article, notes_at_calls=False).body()
        pages = epub_text.page_texts(sample.epub.read_bytes())
        assert_contains_in_order("".join(text for _, text in pages), wanted)
        assert_contains_in_order("".join(running_texts(sample.pdf)), wanted)

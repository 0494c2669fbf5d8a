"""The sample journal on paper: nothing lost, nothing twice, in order, and accessible."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest

from publish.model import is_chinese
from publish.model.blocks import Heading
from publish.model.inlines import plain_text
from publish.model.pages import Folios
from publish.pipeline import build
from publish.request import Request
from tests.expected_text import Expected, assert_contains_in_order, squeezed
from tests.judges.copied import READERS, Reader, poppler
from tests.judges.pdf_text import Element, pages_of, structure
from tests.judges.verapdf import ua_failures
from tests.pdf.conftest import SAMPLES, Sample

HAN = "\u3007\u3400-\u9fff"
BLANK_AT_BORDER = re.compile(rf"[{HAN}][ \u00a0][A-Za-z0-9]|[A-Za-z0-9][ \u00a0][{HAN}]")


@dataclass(frozen=True)
class SampleIssue:
    """The labels of its pages; what stands around the text of each page and in it, squeezed; the
    labels of the pages that bookmarks lead to; the first and last folios of articles by record.
    """

    labels: list[str]
    pages: dict[str, tuple[str, str]]
    marked: dict[str, str]
    folios: dict[str, tuple[str, str]]


def labels_of(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as document:
        return [page.label for page in document.pages]


def test_every_word_of_the_body_and_its_notes_is_tagged_in_order(
    samples: tuple[Sample, ...],
) -> None:
    for sample in samples:
        expected = Expected(sample.article, notes_at_calls=True).body()
        assert_contains_in_order(structure(sample.pdf).text(), expected)


@pytest.mark.parametrize("reader", READERS)
def test_readers_get_the_shown_text_and_nothing_else(
    samples: tuple[Sample, ...], reader: Reader
) -> None:
    """The characters that a reader finds are those the operators show, each as often."""
    for sample in samples:
        shown = "".join(shown.text for page in pages_of(sample.pdf) for shown in page)
        # A hyphen at the end of a line is what readers take words apart by, in their own way.
        found = squeezed(re.sub("[-\ufffe]", "", reader(sample.pdf)))
        assert sorted(found) == sorted(squeezed(shown.replace("-", "")))


def test_poppler_reads_the_notes_in_their_order(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        text, behind = squeezed(poppler(sample.pdf)), 0
        for note in Expected(sample.article, notes_at_calls=False).note_texts():
            behind = text.find(note[:24], behind) + 1
            assert behind, note


@pytest.mark.parametrize("reader", READERS)
def test_copied_text_has_no_blank_between_han_and_latin(
    samples: tuple[Sample, ...], reader: Reader
) -> None:
    for sample in samples:
        furniture = {
            squeezed("".join(shown.text for shown in page if shown.artifact))
            for page in pages_of(sample.pdf)
        }
        elements = [*structure(sample.pdf).walk()]
        cells = {each.text() for each in elements if each.role in ("TH", "TD")}
        labels = {each.text().split("\u3000")[0] for each in elements if each.role == "Caption"}
        for line in reader(sample.pdf).splitlines():
            if squeezed(line) and any(squeezed(line) in words for words in furniture):
                continue
            without_note_number = re.sub(r"^\d{1,3} ", "", line)
            for border in BLANK_AT_BORDER.finditer(without_note_number):
                words = without_note_number[: border.start() + 1].split(" ")[-1]
                assert words in cells | labels, line


def test_addresses_are_whole_in_the_tags(samples: tuple[Sample, ...]) -> None:
    addresses = re.compile(r"https?://[\w./#%~:?=&+-]+[\w/]")
    for sample in samples:
        text = structure(sample.pdf).text()
        for note in Expected(sample.article, notes_at_calls=False).note_texts():
            for address in addresses.findall(note):
                assert address in text


def test_the_structure_says_what_each_part_is(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        root = structure(sample.pdf)
        roles = [element.role for element in root.walk()]
        notes = [element for element in root.walk() if element.role == "Note"]
        numbered = [note for note in notes if re.search(r"\.n\d+$", note.identifier)]
        assert len(numbered) == len(sample.article.notes)
        assert len({note.identifier for note in notes}) == len(notes)
        assert roles.count("H1") == 1
        assert roles.count("Figure") == len(sample.article.resources)


def test_a_note_follows_its_call_in_the_tree(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        for element in structure(sample.pdf).walk():
            kids = [child for child in element.children if isinstance(child, Element)]
            for call, note in pairwise(kids):
                if call.role == "Reference" and note.role == "Note":
                    label = next(each for each in note.walk() if each.role == "Lbl")
                    assert label.text() == call.text()


def test_the_file_says_its_title_language_and_bookmarks(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        with pikepdf.open(sample.pdf) as pdf:
            assert is_chinese(str(pdf.Root.Lang))
            assert str(pdf.docinfo["/Title"])
            assert str(pdf.docinfo["/Author"])
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            with pdf.open_outline() as outline:
                assert outline.root[0].title == str(pdf.docinfo["/Title"])
                headings = [each for each in sample.article.body if isinstance(each, Heading)]
                assert len(outline.root[0].children) >= min(3, len(headings))


def test_page_labels_are_the_folios_on_the_pages(samples: tuple[Sample, ...]) -> None:
    ends: dict[str, int] = {}
    for sample in samples:
        record = json.loads(sample.record.read_text("utf-8"))
        issue = sample.prepared.setting.issue
        assert issue is not None
        is_front = sample.article.file in issue.front_article_files
        folios = Folios(record["pages"]["first"], "roman" if is_front else "arabic")
        with pikepdf.open(sample.pdf) as pdf:
            labels = [page.label for page in pdf.pages]
        assert labels == [
            folios.printed(folio) for folio in range(folios.first, record["pages"]["last"] + 1)
        ]
        assert folios.first > ends.get(folios.numerals, 0)
        ends[folios.numerals] = record["pages"]["last"]
        for label, page in zip(labels, pages_of(sample.pdf), strict=True):
            furniture = "".join(shown.text for shown in page if shown.artifact)
            assert re.search(rf"(?<![0-9a-z]){label}(?![0-9a-z])", furniture)


def test_calls_and_notes_are_linked_both_ways(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        with pikepdf.open(sample.pdf) as pdf:
            targets = {
                str(link.Dest)
                for page in pdf.pages
                for link in page.get("/Annots", [])
                if "/Dest" in link
            }
            names = pdf.Root.Names.Dests.Names
            known = {str(names[place]) for place in range(0, len(names), 2)}
            contents = [
                str(link.get("/Contents", ""))
                for page in pdf.pages
                for link in page.get("/Annots", [])
            ]
        assert targets <= known
        for number in range(1, len(sample.article.notes) + 1):
            assert f"{sample.article.id}.n{number}" in targets
            assert f"{sample.article.id}.r{number}" in targets
        assert all(contents)


def test_no_figure_or_table_stands_on_a_page_before_its_first_mention(
    samples: tuple[Sample, ...],
) -> None:
    for sample in samples:
        with pikepdf.open(sample.pdf) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
            standing = {
                str(name): numbers[place[0].objgen]
                for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()
                if re.search(r"\.(fig|tbl)-", str(name))
            }
            mentioned: dict[str, int] = {}
            for number, page in enumerate(pdf.pages):
                for link in page.get("/Annots", []):
                    mentioned.setdefault(str(link.get("/Dest", "")), number)
        for name, place in standing.items():
            assert mentioned.get(name, place) <= place, name
        if sample.article.id == "chinese-type":
            assert len(standing) > 4


def test_all_fonts_are_embedded_and_none_is_of_the_machine(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        with pikepdf.open(sample.pdf) as pdf:
            for font in pdf.pages[0].Resources.Font.values():
                descendant = font.DescendantFonts[0]
                assert "/FontFile2" in descendant.FontDescriptor
                assert "Journal" in str(font.BaseFont)


def test_verapdf_accepts_the_files_as_ua_1(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        assert ua_failures(sample.pdf) == []


def test_no_paragraph_is_left_to_the_engines_own_lines(samples: tuple[Sample, ...]) -> None:
    for sample in samples:
        assert json.loads(sample.record.read_text("utf-8"))["fallbacks"] == {}


def test_two_builds_in_two_folders_give_the_same_bytes(
    samples: tuple[Sample, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / "cache"))  # all pages are set anew
    build(Request((SAMPLES,), tmp_path / "again", ("offprints",)), lambda built: None)
    for sample in samples:
        for file in (sample.pdf, sample.epub, sample.record):
            assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()


# The issue: contents, folios, heads, labels, bookmarks, record and e-book, page by page


def page_of(bookmark: pikepdf.OutlineItem) -> tuple[int, int]:
    """The object of the page to which it leads."""
    place = bookmark.destination
    assert isinstance(place, pikepdf.Array)
    return place[0].objgen


@pytest.fixture(scope="module")
def issue(samples: tuple[Sample, ...]) -> SampleIssue:
    folder = samples[0].pdf.parent
    file = folder / "2026-1.pdf"
    record = json.loads((folder / "2026-1.build.json").read_text("utf-8"))
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        labels = [page.label for page in pdf.pages]
        items = [each for item in outline.root for each in (item, *item.children)]
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        marked = {item.title: labels[numbers[page_of(item)]] for item in items}
    pages = {
        label: (
            squeezed("".join(shown.text for shown in page if shown.artifact)),
            squeezed("".join(shown.text for shown in page if not shown.artifact)),
        )
        for label, page in zip(labels, pages_of(file), strict=True)
    }
    folios = {name: (each["first"], each["last"]) for name, each in record["articles"].items()}
    return SampleIssue(labels, pages, marked, folios)


def test_heads_and_folios_of_the_sample_issue_are_those_of_its_articles(
    samples: tuple[Sample, ...], issue: SampleIssue
) -> None:
    """A verso has the journal, a recto the article; an opening page has its range of pages."""
    for sample in samples:
        article = sample.article
        short = article.short_title.best(article.language)
        title = squeezed(short or plain_text(article.title.best(article.language) or ()))
        first, last = issue.folios[article.id]
        own = issue.labels[issue.labels.index(first) : issue.labels.index(last) + 1]
        assert labels_of(sample.pdf) == own
        for number, label in enumerate(own, issue.labels.index(first)):
            around, _ = issue.pages[label]
            if label == first:
                assert f"頁{first}–{last}" in around
                assert around.endswith(label)
            elif number % 2:
                assert around == f"{label}《版面研究》第1期2026年12月"
            else:
                assert around.endswith(f"{title}{label}")


def test_contents_and_bookmarks_of_the_sample_issue_have_its_folios(
    samples: tuple[Sample, ...], issue: SampleIssue
) -> None:
    file = pypdfium2.PdfDocument(samples[0].pdf.parent / "2026-1.pdf")
    in_order = sorted(
        (issue.folios[each.article.id][0] for each in samples), key=issue.labels.index
    )
    for label in ("iii", "iv"):
        words = file[issue.labels.index(label)].get_textpage().get_text_range().split()
        assert [word for word in words if word in issue.labels][: len(in_order)] == in_order
    for sample in samples:
        article = sample.article
        title = plain_text(article.title.best(article.language) or ())
        assert issue.marked[title] == issue.folios[article.id][0]
        assert squeezed(title) in issue.pages[issue.marked[title]][1]


def test_the_e_book_of_the_sample_issue_has_the_printed_pages(
    samples: tuple[Sample, ...], issue: SampleIssue
) -> None:
    """All but covers and blank pages, which no reader of a book is sent to."""
    with ZipFile(samples[0].pdf.parent / "2026-1.epub") as book:
        nav = book.read("EPUB/nav.xhtml").decode()
    listed = re.search(r'role="doc-pagelist".*?</nav>', nav, re.DOTALL)
    assert listed is not None
    covers = {"封面", "封面裡", "封底裡", "封底"}
    printed = [label for label in issue.labels if label not in covers and issue.pages[label][1]]
    assert re.findall(r">([^<\s]+)</a>", listed[0]) == printed

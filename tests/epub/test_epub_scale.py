"""A large article: 3,000 different characters, 500 notes, 100 pictures, some hundred pages."""

import io
from dataclasses import dataclass

import pytest
from lxml import etree
from PIL import Image

from publish.epub import Book, lint, make_epub
from publish.html import print_document
from publish.model import Article, Note, Resource, Span
from publish.model import blocks as b
from publish.model import inlines as i
from publish.pdf import set_article
from tests.epub.epub_articles import SETTING, call, heading, paragraph, plain_article, text
from tests.epub.epub_readings import H, files, nav, text_file

CHARACTERS, NOTES, PICTURES = 3000, 500, 100
HAN = "".join(
    chr(code) for code in range(0x4E00, 0x4E00 + 6000) if chr(code).encode("big5", "ignore")
)


def large_article() -> Article:
    """Fifty sections of ten paragraphs with a note each, and two figures."""
    body: list[b.Block] = []
    notes = []
    resources = []
    for place in range(NOTES):
        if place % 10 == 0:
            body.append(heading(1, "", f"第{place // 10 + 1}節"))
        start = place * 6
        words = (HAN[start : start + 6] + "，") * 30 + "。"
        body.append(paragraph(words, call(f"n{place}"), "又一句話，長短不一。"))
        notes.append(Note(f"n{place}", (paragraph(f"註文{words[:60]}"),), Span("a.md", place + 1)))
        if place % 5 == 0:
            path = f"p/{place}.png"
            target = io.BytesIO()
            Image.new("L", (300, 100), place % 256).save(target, "PNG")
            resources.append(Resource(path, "image/png", target.getvalue(), 300, 100))
            picture = i.Picture(path, Span("a.md", 1000 + place), f"灰階{place}")
            body.append(b.Figure(picture, text(f"灰階{place}"), Span("a.md", 1000 + place)))
    return plain_article(*body, notes=tuple(notes), resources=tuple(resources))


@dataclass(frozen=True)
class Made:
    folios: tuple[int, ...]
    whole: Book
    parts: Book


@pytest.fixture(scope="module")
def large() -> Made:
    article = large_article()
    pages = set_article(print_document(article, SETTING), SETTING, 1, draw=False)
    whole = make_epub(article, SETTING, pages.page_starts)
    parts = make_epub(article, SETTING, pages.page_starts, profile="tdpf")
    return Made(pages.folios, whole, parts)


def test_all_of_it_is_in_the_book(large: Made) -> None:
    root = text_file(large.whole.data)
    roles = [element.get("role") for element in root.iter(f"{H}*")]
    assert roles.count("doc-noteref") == roles.count("doc-footnote") == NOTES
    assert len(set("".join(root.itertext()))) > CHARACTERS
    assert sum("/images/" in name for name in files(large.whole.data)) == PICTURES
    assert len(list(nav(large.whole.data, "loi").iter(f"{H}a"))) == PICTURES
    assert lint(large.whole.data, Span("a.md")) == ()
    assert {found.id for found in large.whole.findings} <= {"epub-undated"}


def test_every_page_has_its_mark(large: Made) -> None:
    assert len(large.folios) > 100
    labels = [link.text for link in nav(large.whole.data, "page-list").iter(f"{H}a")]
    assert labels == [str(folio) for folio in large.folios]


def test_for_a_platform_it_is_divided_into_files_that_devices_take(large: Made) -> None:
    most = 256 * 1024
    assert 2 * most < len(files(large.whole.data)["EPUB/text/plain.xhtml"]) < 3 * most
    members = files(large.parts.data)
    texts = [name for name in members if name.startswith("EPUB/text/")]
    names = ("plain", "plain.part2", "plain.part3")
    assert texts == [f"EPUB/text/{name}.xhtml" for name in names]
    assert max(len(members[name]) for name in texts) <= most
    (told,) = [each for each in large.parts.findings if each.id == "epub-profile-divided"]
    assert dict(told.values)["parts"] == "3"
    assert lint(large.parts.data, Span("a.md")) == ()


def said_in_order(book: bytes) -> list[str]:
    """All paragraphs, headings and pictures of the text in its files, then all notes."""
    roots = [
        etree.fromstring(data)
        for name, data in files(book).items()
        if name.startswith("EPUB/text/")
    ]
    notes = [each for root in roots for each in root.iter(f"{H}div") if each.get("class") == "note"]
    inside = {child for note in notes for child in note.iter()}
    text = [
        each
        for root in roots
        for each in root.iter(f"{H}p", f"{H}h2", f"{H}img")
        if each not in inside and each.get("class") != "notes-heading"
    ]
    return [each.get("src") or "".join(each.itertext()) for each in (*text, *notes)]


def test_divided_it_says_the_same(large: Made) -> None:
    assert said_in_order(large.parts.data) == said_in_order(large.whole.data)


def test_notes_stand_in_the_file_of_their_calls(large: Made) -> None:
    for name, data in files(large.parts.data).items():
        if name.startswith("EPUB/text/"):
            root = etree.fromstring(data)
            notes = {each.get("id") for each in root.iter() if each.get("role") == "doc-footnote"}
            calls = [each for each in root.iter() if each.get("role") == "doc-noteref"]
            assert {each.get("href").removeprefix("#") for each in calls} == notes != set()


def test_divided_every_element_has_the_place_that_it_had(large: Made) -> None:
    """A judge's word about the third file stands at the same line of the manuscript."""

    def said(book: Book) -> set[tuple[str, Span]]:
        found = set()
        for name, sources in book.sources[:-1]:  # the last is the style sheet
            elements = list(etree.fromstring(files(book.data)[name]).iter(etree.Element))
            places = ((elements[number], span) for number, span in sources)
            whole = ((each, span) for each, span in places if each.tag in (f"{H}p", f"{H}sup"))
            found |= {("".join(each.itertext()), span) for each, span in whole}
        return found

    assert said(large.parts) == said(large.whole)
    assert len(large.parts.sources) == 3 + 1


def test_divided_its_contents_and_pages_lead_to_the_right_files(large: Made) -> None:
    members = files(large.parts.data)
    for kind in ("toc", "page-list", "loi"):
        links = [link.get("href") for link in nav(large.parts.data, kind).iter(f"{H}a")]
        labels = [link.text for link in nav(large.whole.data, kind).iter(f"{H}a")]
        assert [link.text for link in nav(large.parts.data, kind).iter(f"{H}a")][-50:] == labels[
            -50:
        ]
        for file, _, target in (link.partition("#") for link in links):
            if target:
                assert f'id="{target}"'.encode() in members[f"EPUB/{file}"]

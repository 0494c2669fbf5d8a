"""A large article: 3,000 different characters, 500 notes, 100 pictures, some hundred pages."""

import io
from dataclasses import dataclass

import pytest
from epub_articles import SETTING, call, heading, paragraph, plain_article, text
from epub_readings import H, files, nav, text_file
from PIL import Image

from publish.diagnostics import Finding
from publish.epub import lint, make_epub
from publish.html import print_document
from publish.model import Article, Note, Resource, Span
from publish.model import blocks as b
from publish.model import inlines as i
from publish.pdf import set_article

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
    book: bytes
    findings: tuple[Finding, ...]
    folios: tuple[int, ...]


@pytest.fixture(scope="module")
def large() -> Made:
    article = large_article()
    pages = set_article(print_document(article, SETTING), SETTING, 1)
    book, findings = make_epub(article, SETTING, pages.page_starts)
    return Made(book, findings, pages.folios)


def test_all_of_it_is_in_the_book(large: Made) -> None:
    root = text_file(large.book)
    roles = [element.get("role") for element in root.iter(f"{H}*")]
    assert roles.count("doc-noteref") == roles.count("doc-footnote") == NOTES
    assert len(set("".join(root.itertext()))) > CHARACTERS
    assert sum("/images/" in name for name in files(large.book)) == PICTURES
    assert len(list(nav(large.book, "loi").iter(f"{H}a"))) == PICTURES
    assert lint(large.book, Span("a.md")) == ()
    assert {found.id for found in large.findings} <= {"epub-undated"}


def test_every_page_has_its_mark(large: Made) -> None:
    assert len(large.folios) > 100
    labels = [link.text for link in nav(large.book, "page-list").iter(f"{H}a")]
    assert labels == [str(folio) for folio in large.folios]

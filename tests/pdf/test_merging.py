"""Two finished files as one: what each of them has beside its pages is in the whole."""

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from publish.model.pages import Folios
from publish.pdf import Copy
from publish.pdf.merging import Description, Part, blank_pages, merged
from publish.pdf.weasy import set_pages
from publish.styles import Style, load_style
from tests.judges.pdf_text import pages_of, structure
from tests.judges.verapdf import ua_failures

WORDS = ("銅版", "石印")
"""Each part has characters that the other lacks."""


def part_of(name: str, words: str, radical: str) -> str:
    """A document of two pages: a heading, a link to a note and back, a forced second page."""
    note = (
        f'<sup class="call"><a id="{name}.c1" href="#{name}.n1" title="註1">1</a></sup>'
        f'<aside class="note" id="{name}.n1"><p><a class="note-number" href="#{name}.c1"'
        f' title="回到正文">1</a>{words}的註。</p></aside>'
    )
    return (
        f'<html lang="zh-Hant-TW"><head><title>{words}</title></head><body>'
        f'<article id="{name}.article"><h1 class="title">{words}說</h1>'
        f"<p>{words}各有所長。{note}部首是{radical}。</p>"
        f'<p style="break-before: page">第二頁講{words}。</p></article></body></html>'
    )


@pytest.fixture(scope="module")
def style() -> Style:
    found, _ = load_style("journal")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def parts(style: Style) -> tuple[Part, ...]:
    """Two parts of two pages; one glyph of the face serves 一 and the radical ⼀."""
    found = []
    for number, (words, radical) in enumerate(zip(WORDS, "一\u2f00", strict=True)):
        folios = Folios(1 + 2 * number, "roman" if not number else "arabic")
        html = part_of("ab"[number], words, radical)
        made = set_pages(Copy(html, style.print_css, style.faces), folios)
        assert len(made.folios) == 2
        found.append(Part(made.pdf, folios, section=("印術", "印術")[number]))
    return tuple(found)


@pytest.fixture(scope="module")
def whole(parts: tuple[Part, ...], style: Style, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two parts behind a cover without folio or bookmark of its own."""
    html = "<html lang='zh-Hant-TW'><head><title>封面</title></head><body><p>刊</p></body></html>"
    cover = Part(
        set_pages(Copy(html, style.print_css, style.faces)).pdf, label="封面", title="封面"
    )
    file: Path = tmp_path_factory.mktemp("merged") / "whole.pdf"
    description = Description("印刷史刊第1期", "zh-Hant-TW", ("版心專案",))
    file.write_bytes(merged((cover, *parts), description, style.faces))
    return file


def test_all_pages_are_there_in_order_with_their_own_labels(whole: Path) -> None:
    document = pypdfium2.PdfDocument(whole)
    labels = [document.get_page_label(number) for number in range(len(document))]
    assert labels == ["封面", "i", "ii", "3", "4"]


def test_pages_show_what_they_showed_glyph_for_glyph(whole: Path, parts: tuple[Part, ...]) -> None:
    document = pypdfium2.PdfDocument(whole)
    pages = [_picture(page) for page in document][1:]
    for part in parts:
        for page in pypdfium2.PdfDocument(io.BytesIO(part.pdf)):
            assert _picture(page) == pages.pop(0)


def _picture(page: pypdfium2.PdfPage) -> bytes:
    picture: bytes = page.render(scale=2).to_pil().tobytes()
    return picture


def test_each_face_is_embedded_once(whole: Path) -> None:
    with pikepdf.open(whole) as pdf:
        files = [each for each in pdf.objects if _is_descriptor(each)]
        names = [str(each.FontFamily) for each in files]
        assert len(names) == len(set(names)) > 2
        assert len({each.FontFile2.objgen for each in files}) == len(names)


def _is_descriptor(each: Any) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"


def test_a_glyph_of_two_characters_is_copied_as_each_part_typed_it(whole: Path) -> None:
    pages = pages_of(whole)
    texts = ["".join(shown.text for shown in page) for page in pages]
    assert "部首是一" in texts[1]
    assert "部首是\u2f00" in texts[3]


def test_the_tags_of_all_parts_stand_in_one_document(whole: Path) -> None:
    root = structure(whole)
    roles = [element.role for element in root.walk()]
    assert roles.count("Document") == 1
    assert roles.count("Art") == roles.count("Note") == 2
    notes = [element for element in root.walk() if element.role == "Note"]
    assert [note.identifier for note in notes] == ["a.n1", "b.n1"]
    assert [words in note.text() for words, note in zip(WORDS, notes, strict=True)] == [True] * 2
    assert root.role == "Document"
    assert "第二頁講石印。" in root.text()


def test_a_call_leads_to_its_own_note(whole: Path) -> None:
    with pikepdf.open(whole) as pdf:
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        for name, number in (("a", 1), ("b", 3)):
            page = pdf.pages[number]
            targets = {str(annotation.Dest) for annotation in page.Annots}
            assert targets == {f"{name}.n1", f"{name}.c1"}
            assert all(places[target].D[0].objgen == page.objgen for target in targets)


def test_bookmarks_stand_below_their_section(whole: Path) -> None:
    with pikepdf.open(whole) as pdf, pdf.open_outline() as outline:
        assert [each.title for each in outline.root] == ["封面", "印術"]
        assert [each.title for each in outline.root[1].children] == ["銅版說", "石印說"]


def bookmarks(*parts: Part) -> list[tuple[str, int, list[str]]]:
    """Each bookmark of the joined file, its page counted from 0, and those below it."""
    data = merged(parts, Description("印刷史刊", "zh-Hant-TW"))
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return [
            (
                each.title,
                numbers[each.destination[0].objgen],  # type: ignore[index]
                [child.title for child in each.children],
            )
            for each in outline.root
        ]


def test_a_blank_page_between_its_articles_does_not_name_a_section_twice(
    parts: tuple[Part, ...],
) -> None:
    blank = Part(blank_pages(480, 650, 1))
    assert bookmarks(parts[0], blank, parts[1]) == [("印術", 0, ["銅版說", "石印說"])]


def test_a_section_is_found_at_its_divider_and_nowhere_twice(parts: tuple[Part, ...]) -> None:
    divider, blank = Part(blank_pages(480, 650, 1), section="印術"), Part(blank_pages(480, 650, 1))
    found = bookmarks(divider, blank, parts[0], divider, blank, parts[1])
    assert found == [("印術", 0, ["銅版說"]), ("印術", 4, ["石印說"])]


def test_the_whole_is_accessible_and_says_what_it_is(whole: Path) -> None:
    assert ua_failures(whole) == []
    with pikepdf.open(whole) as pdf:
        assert str(pdf.docinfo["/Title"]) == "印刷史刊第1期"
        assert str(pdf.Root.Lang) == "zh-Hant-TW"


def test_the_same_parts_give_the_same_bytes(
    whole: Path, parts: tuple[Part, ...], style: Style
) -> None:
    description = Description("同一份", "zh-Hant-TW")
    assert merged(parts, description, style.faces) == merged(parts, description, style.faces)

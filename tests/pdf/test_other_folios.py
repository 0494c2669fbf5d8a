"""Pages that get other folios are the same, in bytes, as pages set with them from the beginning.

Only their heads are made again. What cannot be made again without the text is not tried.
"""

import io
import re

import pikepdf
import pytest
from msgspec.structs import replace

from publish.model.pages import Folios
from publish.pdf import Copy, SetPages
from publish.pdf.weasy import lay_out, renumber
from publish.styles import Style, load_style

TEXT = "".join(
    f'<h2 id="h{number}">{title}</h2><p>{"活字一行一行排成版，再加書眉與頁碼。" * 50}</p>'
    for number, title in enumerate(("檢字", "排版", "付印"))
)
FOLIO, HEAD_TEXT = '<span class="folio"></span>', '<span class="head-text">活字</span>'
HEADS = (
    f'<div class="running verso">{FOLIO}{HEAD_TEXT}</div>'
    f'<div class="running recto">{HEAD_TEXT}{FOLIO}</div>'
)
LINES = (
    '<div class="running bibliographic"><span class="bibliographic-line">《活字》第1期，頁'
    '<span class="folio-range"></span></span><span class="bibliographic-line" lang="en">'
    '<em>Type</em> 1, <span class="folio-range-en"></span></span></div>'
)
CHAPTERS = (
    "h2 { string-set: chapter content() }"
    '@page { @bottom-center { content: string(chapter) " " counter(page) "/" counter(pages) } }'
)


@pytest.fixture(scope="module")
def style() -> Style:
    loaded, _ = load_style("journal")
    assert loaded is not None
    return loaded


def copy_of(style: Style, heads: str = HEADS + LINES, css: str = "", text: str = TEXT) -> Copy:
    html = (
        f'<html lang="zh-Hant-TW"><head><title>活字</title></head><body>{heads}{text}</body></html>'
    )
    return Copy(html, style.print_css + css, style.faces)


def font_files(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """The programs of the faces of a file."""
    found = []
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        program = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
        assert isinstance(program, pikepdf.Stream)
        found.append(program)
    return found


def printed(pages: SetPages) -> str:
    """The text of all pages, as a reader of the PDF finds it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(io.BytesIO(pages.pdf))
    return "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Folios(1), Folios(7)),
        (Folios(7), Folios(99)),
        (Folios(98), Folios(8)),
        (Folios(3, "roman"), Folios(7, "roman")),
        (Folios(1), Folios(2)),
        (Folios(10), Folios(101)),
    ],
    ids=[
        "one figure",
        "more figures",
        "versos, fewer figures",
        "roman numerals",
        "on the verso",
        "on the recto",
    ],
)
def test_they_are_as_if_set_anew(style: Style, before: Folios, after: Folios) -> None:
    copy = copy_of(style, css=CHAPTERS)
    kept = lay_out(copy).pages(before, placed=True)
    anew = lay_out(copy).pages(after, placed=True)
    assert renumber(copy, kept, after) == anew
    first, last = (after.printed(folio) for folio in (anew.folios[0], anew.folios[-1]))
    assert f"頁{first}–{last}" in printed(anew).replace("\r\n", "")


def test_what_got_other_folios_gets_others_again(style: Style) -> None:
    copy = copy_of(style)
    kept = lay_out(copy).pages(Folios(1))
    moved = renumber(copy, kept, Folios(3))
    assert moved is not None
    assert renumber(copy, moved, Folios(1)) == kept


def test_only_the_end_of_the_file_is_another(style: Style) -> None:
    """The text is not written again: all bytes before the heads stay."""
    copy = copy_of(style)
    kept = lay_out(copy).pages(Folios(1))
    moved = renumber(copy, kept, Folios(101))
    assert moved is not None
    assert kept.standing is not None
    size = kept.standing.fixed.size
    assert moved.pdf[:size] == kept.pdf[:size]
    with pikepdf.open(io.BytesIO(moved.pdf)) as pdf:
        texts = [page.Contents[1].read_raw_bytes() for page in pdf.pages]
        fonts = [each.read_raw_bytes() for each in font_files(pdf)]
        assert all(each in kept.pdf[:size] for each in (*texts, *fonts))
        assert fonts
        assert pdf.check_pdf_syntax() == []
        assert [page.label for page in pdf.pages][:2] == ["101", "102"]


def test_every_numeral_is_in_the_face_of_the_heads(style: Style) -> None:
    """Pages numbered from 1 on have a face that can print 99, though none of them says 9."""
    pages = lay_out(copy_of(style, heads=HEADS)).pages(Folios(1))
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        maps = [font.ToUnicode.read_bytes() for font in pdf.pages[0].Resources.Font.values()]
    known = {chr(int(code, 16)) for code in re.findall(rb"> <([0-9a-f]{4})>", b"".join(maps))}
    assert set("0123456789") <= known


def test_a_blank_of_an_em_that_was_typed_is_copied_as_one(style: Style) -> None:
    """The glyph that fills gaps, as that between 第 and 1, is the same."""
    heads = HEADS.replace("活字", "《活字》\u2003第1期\u20032026年12月")
    pages = lay_out(copy_of(style, heads=heads + LINES)).pages(Folios(1))
    assert "《活字》\u2003第1期\u20032026年12月" in printed(pages)


COUNTED = '<ol><li>甲</li><li class="running recto">乙</li></ol>'


@pytest.mark.parametrize(
    ("heads", "css"),
    [
        ('<div class="running recto"><a href="https://example.org/">活字</a></div>', ""),
        (HEADS, 'h2 { string-set: folio "x" }'),
        (HEADS, "@page :right { @bottom-center { content: url(journal:/a.svg) } }"),
        (HEADS, '@page { @top-left { content: "印"; z-index: -1 } }'),
        (COUNTED, ".recto { display: list-item; list-style: decimal inside }"),
        (HEADS, "@page { @bottom-center { content: counter(page, cjk-decimal) } }"),
        (HEADS, "h2::after { content: counter(page) target-counter(url(#h2), page) }"),
    ],
    ids=[
        "a link",
        "its own folio",
        "no picture",
        "below the text",
        "a number of the text",
        "Chinese numerals",
        "a page in the text",
    ],
)
def test_heads_that_are_more_than_drawn_are_never_wrong(style: Style, heads: str, css: str) -> None:
    """They are set anew, or come out as if they were."""
    copy = copy_of(style, heads=heads, css=css)
    kept = lay_out(copy).pages(Folios(1))
    assert renumber(copy, kept, Folios(11)) in (None, lay_out(copy).pages(Folios(11)))


def test_a_link_in_a_head_has_a_place_of_its_own(style: Style) -> None:
    """It moves with the folio beside it, so such pages are set again."""
    copy = copy_of(
        style, heads='<div class="running recto"><a href="https://example.org/">活</a></div>'
    )
    assert lay_out(copy).pages(Folios(1)).standing is None


def test_the_text_moves_with_the_type_area_and_its_links_and_bookmarks_with_it(
    style: Style,
) -> None:
    """The journal's inner margin is 2.18 mm wider than its outer one: 6.17 pt."""
    words = '<p><a href="#h2">排版</a>與 Bembo 的付印。</p><p id="h9"><a href="#h9">活字</a></p>'
    copy = copy_of(style, text="<p>用 Bembo 排印的書。</p>" + TEXT + words)
    kept = lay_out(copy).pages(Folios(1), placed=True)
    moved = renumber(copy, kept, Folios(2))
    assert moved is not None
    for there, here in zip(kept.placed, moved.placed, strict=True):
        way = -1 if there.folio % 2 else 1
        assert here.left - there.left == pytest.approx(way * 6.17, abs=0.01)
        assert here.lines[0].left - there.lines[0].left == here.left - there.left
    texts = [text for page in moved.placed for line in page.lines for text in line.texts]
    ends = [(text, number, end) for text in texts for number, end in text.ends]
    assert ends, "words with a blank behind them"
    assert all(text.edges[n] <= end <= text.edges[n + 1] for text, n, end in ends)
    with (
        pikepdf.open(io.BytesIO(kept.pdf)) as recto,
        pikepdf.open(io.BytesIO(moved.pdf)) as verso,
    ):
        way = -1 if len(recto.pages) % 2 else 1
        for one, other in zip(recto.pages[-1].Annots, verso.pages[-1].Annots, strict=True):
            lefts = [float(each.Rect[0]) for each in (one, other)]
            rights = [float(each.Rect[2]) for each in (one, other)]
            assert lefts[1] - lefts[0] == pytest.approx(way * 6.17, abs=0.01)
            assert rights[1] - rights[0] == pytest.approx(way * 6.17, abs=0.01)
        names = [list(pdf.Root.Names.Dests.Names) for pdf in (recto, verso)]
        goals = [dict(zip(each[::2], each[1::2], strict=True)) for each in names]
        for name, goal in goals[0].items():
            shift = float(goals[1][name][2]) - float(goal[2])
            assert abs(shift) == pytest.approx(6.17, abs=0.01)


@pytest.mark.parametrize(
    "css",
    [
        "@page :left { margin-left: 30mm }",
        "@page :left { margin-top: 40mm }",
        "#h2 { break-before: recto }",
        "@page :right { background: #eee }",
    ],
    ids=["a narrower measure", "a lower head", "a recto in the text", "a tint of the paper"],
)
def test_pages_that_differ_in_more_than_their_place_are_set_again(style: Style, css: str) -> None:
    copy = copy_of(style, css=css)
    kept = lay_out(copy).pages(Folios(1))
    assert renumber(copy, kept, Folios(2)) is None
    assert renumber(copy, kept, Folios(3)) == lay_out(copy).pages(Folios(3))


def test_heads_that_do_not_come_out_as_they_were_are_set_again(style: Style) -> None:
    """Whatever it is that the heads were made of and is not known of them."""
    copy = copy_of(style)
    kept = lay_out(copy).pages(Folios(1))
    other = copy_of(style, heads=HEADS.replace("活字", "鉛字") + LINES)
    assert renumber(other, kept, Folios(3)) is None
    assert (
        renumber(replace(copy, css=copy.css + ".head-text { font-size: 8pt }"), kept, Folios(3))
        is None
    )

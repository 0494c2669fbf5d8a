"""What the project relies on inside WeasyPrint and Pango, one fact each.

When an upgrade breaks one of these, the message of the failing test says which part of
publish/pdf/weasy/ has to be looked at.
"""

import inspect
import subprocess
import sys
from typing import Any

import pytest
from weasyprint import CSS

from publish.model import Resource
from publish.model.pages import FROM_ONE
from publish.pdf.weasy.composer import Composer
from publish.pdf.weasy.faces import font_configuration
from publish.pdf.weasy.messages import collected_messages
from publish.pdf.weasy.shaping import Shaper, custom
from publish.pdf.weasy.tree import Fetcher, Tree
from publish.styles import Style, load_style

NOTE = (
    '<sup class="call"><a id="r1" href="#n1">1</a></sup>'
    '<aside class="note" id="n1"><p><a class="note-number" href="#r1">1</a>第一段。</p>'
    "<p>第二段。</p></aside>"
)


@pytest.fixture(scope="module")
def style() -> Style:
    loaded, _ = load_style("journal")
    assert loaded is not None
    return loaded


def laid_out(body: str, style: Style, css: str = "") -> Any:
    """The document of a body, laid out by the engine with our seams."""
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    configuration = font_configuration(style.faces)
    sheets = [
        CSS(string=style.print_css + css, font_config=configuration),
    ]
    with collected_messages() as messages:
        laid_out = Tree(xhtml, Fetcher(()), Composer()).lay_out(configuration, sheets)
        document = laid_out.finished(FROM_ONE)
    assert messages == []
    return document


def boxes_of(document: Any, kind: str) -> list[Any]:
    return [
        box
        for page in document.pages
        for box in page._page_box.descendants()
        if type(box).__name__ == kind
    ]


def test_the_engine_is_of_the_version_that_the_canaries_were_run_against() -> None:
    import weasyprint

    assert weasyprint.__version__.startswith("70.")


def test_block_layout_asks_for_lines_by_one_name() -> None:
    import weasyprint.layout.block as block

    assert block.iter_line_boxes.__module__ == "publish.pdf.weasy.lines"
    assert inspect.getsource(block).count("iter_line_boxes(") == 1


def test_block_layout_hands_resume_at_back_as_it_was(style: Style) -> None:
    document = laid_out(f"<p>{'很長的一段，' * 400}</p>", style)
    assert len(document.pages) > 2
    texts = [box.text for box in boxes_of(document, "TextBox") if hasattr(box, "composed")]
    assert "".join(texts) == "很長的一段，" * 400


def test_a_note_of_two_paragraphs_stays_one_element(style: Style) -> None:
    document = laid_out(f"<p>正文{NOTE}繼續。</p>", style)
    (area,) = boxes_of(document, "FootnoteAreaBox")
    inside = [box.text for box in area.descendants() if type(box).__name__ == "TextBox"]
    assert "".join(inside) == "1第一段。第二段。"


def test_margin_boxes_are_made_when_all_pages_are_known(style: Style) -> None:
    head = '<div class="running bibliographic">頁<span class="folio-range"></span></div>'
    document = laid_out(f"{head}<p>{'字' * 3000}</p>", style)
    first = boxes_of(document, "MarginBox")[0]
    texts = [box.text for box in first.descendants() if type(box).__name__ == "TextBox"]
    assert "".join(texts) == f"頁1–{len(document.pages)}"


def test_custom_properties_are_kept_under_two_underscores(style: Style) -> None:
    document = laid_out('<p class="x">字</p>', style, ".x { --rule-length: 40mm }")
    line = boxes_of(document, "LineBox")[-1]
    assert custom(line.style, "rule-length") == "40mm"
    assert custom(line.style, "no-such-thing") == ""


def test_a_paragraphs_style_keeps_its_identity_in_copies(style: Style) -> None:
    """Plans are kept by style, and notes are copied each time their area grows."""
    document = laid_out(f"<p>{'字' * 40}{NOTE}</p>", style)
    line = boxes_of(document, "LineBox")[0]
    assert line.copy().style is line.style


def test_glyph_records_of_pango_are_twenty_bytes(style: Style) -> None:
    from weasyprint.text.ffi import ffi

    assert ffi.sizeof("PangoGlyphInfo") == 20


def shaped(text: str, style: Style) -> Any:
    document = laid_out("<p>字</p>", style)
    line = boxes_of(document, "LineBox")[0]
    return Shaper().shape(text, line.style)


def test_han_cells_are_one_em_and_a_long_dash_is_one_glyph(style: Style) -> None:
    found = shaped("字，——", style)
    size = 11 / 0.75 * 1024
    assert [round(advance / size, 2) for advance in found.advances] == [1.0, 1.0, 2.0, 0.0]
    assert [len(glyphs) for glyphs in found.glyphs] == [1, 1, 1, 0]


def test_full_width_cells_are_not_kerned(style: Style) -> None:
    """The face kerns some pairs of kana by 0.02 em, which would move all that follows."""
    size = 11 / 0.75 * 1024
    found = shaped("森澤（モリサワ）", style)
    assert [round(advance / size, 3) for advance in found.advances] == [1.0] * 8


def test_a_kern_is_told_beside_the_advance_that_holds_it(style: Style) -> None:
    found = shaped("AVA", style)
    alone = shaped("A", style).advances[0]
    assert [place for place, _ in found.kerns] == [0, 1]
    assert found.advances[0] - found.kerns[0][1] == alone


def test_a_missing_glyph_is_known_by_its_flag(style: Style) -> None:
    assert shaped("有𠮷無", style).missing == ("𠮷",)


def test_no_face_of_the_machine_is_visible(style: Style) -> None:
    assert shaped("ກ", style).missing == ("ກ",)


def test_a_character_above_the_first_plane_is_one_character(style: Style) -> None:
    found = shaped("甲\U0002000b乙", style)
    assert len(found.advances) == 3


def test_the_engine_subsets_fonts_with_harfbuzz() -> None:
    from weasyprint.text.ffi import harfbuzz, harfbuzz_subset

    assert harfbuzz_subset is not None
    assert harfbuzz.hb_version_atleast(4, 1, 0)


def test_nothing_but_the_journals_pictures_is_fetched() -> None:
    picture = Resource("a/b.png", "image/png", b"x", 1, 1)
    fetcher = Fetcher((picture,))
    assert fetcher.fetch("journal:/a/b.png").read() == b"x"
    for address in ("file:///etc/passwd", "https://example.org/x.png", "journal:/c.png"):
        with pytest.raises(ValueError, match="not a file of the journal"):
            fetcher.fetch(address)


def test_a_broken_picture_stays_a_finding_after_the_engine_was_loaded() -> None:
    """WeasyPrint lets Pillow read truncated pictures, for the whole process."""
    from PIL import ImageFile

    assert not ImageFile.LOAD_TRUNCATED_IMAGES


STARTED = """
import sys
started = []
def hook(event, arguments):
    if event in ("subprocess.Popen", "os.system", "os.posix_spawn", "os.exec"):
        started.append(str(arguments[0]))
sys.addaudithook(hook)
import publish.pdf
print(started)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Python has to search")
def test_the_engine_finds_its_libraries_without_starting_programs() -> None:
    """Python's search for a library runs ldconfig, gcc and ld: a second on a cold start."""
    run = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"

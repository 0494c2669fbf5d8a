"""What galley, cutting and planned pages rely on inside WeasyPrint, one fact each.

When an upgrade breaks one of these, publish/pdf/weasy/galley.py, cutting.py or planned.py has
to be looked at; the docstring or the name of the test says what for.
"""

import inspect
from typing import Any

import pydyf
import pytest
import weasyprint.document
import weasyprint.draw
import weasyprint.layout
import weasyprint.layout.block
import weasyprint.layout.page
import weasyprint.pdf
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext
from weasyprint.stacking import StackingContext

from publish.pdf.weasy import galley, heads, planned
from publish.pdf.weasy.shaping import custom
from publish.styles import Style, load_style
from tests.pdf.test_canaries import NOTE, boxes_of, laid_out

TABLE = (
    '<div class="table"><table><thead><tr><th>頭</th></tr></thead>'
    "<tbody><tr><td>格</td></tr><tr><td>格</td></tr></tbody></table></div>"
)


@pytest.fixture(scope="module")
def style() -> Style:
    loaded, _ = load_style("journal")
    assert loaded is not None
    return loaded


@pytest.fixture
def contexts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The layout contexts with which galleys are laid out, as they are before."""
    seen: list[Any] = []
    real = galley.galley

    def watched(context: Any, root_box: Any, html: Any) -> Any:
        context.known_footnotes = list(context.footnotes)
        seen.append(context)
        return real(context, root_box, html)

    monkeypatch.setattr(galley, "galley", watched)
    return seen


def test_a_document_becomes_pages_by_one_call_looked_up_in_its_module() -> None:
    source = inspect.getsource(weasyprint.document)
    assert source.count(" layout_document(html, root_box, context)") == 1
    assert weasyprint.document.layout_document is planned.layout_document


def test_a_document_takes_its_context_from_its_module() -> None:
    source = inspect.getsource(weasyprint.document)
    assert source.count("= LayoutContext(") == 1
    assert weasyprint.document.LayoutContext is heads.HeadContext
    assert issubclass(heads.HeadContext, galley.GalleyContext)


def test_a_page_asks_for_its_height_by_one_name() -> None:
    source = inspect.getsource(weasyprint.layout.page.make_page)
    assert source.count(" page_height(page, context, cb_height)") == 1


def test_block_layout_hands_notes_to_the_context() -> None:
    """GalleyContext answers False: the note takes no line off the page."""
    source = inspect.getsource(weasyprint.layout.block)
    assert "overflow = context.layout_footnote(" in source
    assert "context.unlayout_footnote(" in source


def test_a_pages_type_has_side_blank_name_index_and_groups() -> None:
    fields = ("side", "blank", "name", "index", "groups")
    assert weasyprint.layout.page.PageType._fields == fields


def test_the_list_of_pages_knows_side_state_and_what_the_next_page_was_asked_for(
    style: Style, contexts: list[Any]
) -> None:
    laid_out('<p>甲</p><p style="break-before: right">乙</p>', style)
    source = inspect.getsource(weasyprint.layout.initialize_page_maker)
    assert "resume_at, next_page, right_page, page_state, remake_state" in " ".join(source.split())
    assert {len(entry) for entry in contexts[0].page_maker} == {5}


def test_the_context_holds_the_notes_of_the_document_in_order(
    style: Style, contexts: list[Any]
) -> None:
    laid_out(f"<p>正文{NOTE}繼續。</p>", style)
    assert [box.element.get("id") for box in contexts[0].known_footnotes] == ["n1"]
    assert contexts[0].footnotes == []


def test_running_elements_are_kept_by_name_and_page(style: Style, contexts: list[Any]) -> None:
    laid_out('<div class="running verso">眉</div><p>字</p>', style)
    assert [*contexts[0].running_elements["verso"]] == [1]


def test_a_call_is_found_among_the_descendants_of_its_line(style: Style) -> None:
    document = laid_out(f"<p>正文{NOTE}繼續。</p>", style)
    line = boxes_of(document, "LineBox")[0]
    called = (part.footnote for part in line.descendants())
    (note,) = (note for note in called if note is not None)
    assert note.element.get("id") == "n1"


def test_an_empty_line_stands_before_the_paragraphs_of_a_note(style: Style) -> None:
    document = laid_out(f"<p>正文{NOTE}繼續。</p>", style)
    (area,) = boxes_of(document, "FootnoteAreaBox")
    heights = [box.height for box in area.descendants() if isinstance(box, boxes.LineBox)]
    assert heights[0] == 0
    assert min(heights[1:]) > 0


def test_the_area_of_notes_is_made_from_its_page_and_style() -> None:
    assert [*inspect.signature(boxes.FootnoteAreaBox).parameters] == ["page", "style"]


def test_block_layout_returns_the_box_first() -> None:
    source = inspect.getsource(weasyprint.layout.block.block_level_layout)
    names = [*inspect.signature(weasyprint.layout.block.block_level_layout).parameters]
    assert names[:5] == ["context", "box", "bottom_space", "skip_stack", "containing_block"]
    assert "return block_level_layout_switch(" in source


def test_columns_of_a_table_move_with_it(style: Style) -> None:
    (table,) = boxes_of(laid_out(TABLE, style), "TableBox")
    before = list(table.column_positions)
    table.translate(10, 0)
    assert table.column_positions == [position + 10 for position in before]


def test_a_table_with_joined_borders_says_how_many_rows_it_has_skipped(style: Style) -> None:
    (table,) = boxes_of(laid_out(TABLE, style), "TableBox")
    assert table.skipped_rows == 0
    assert "table.skipped_rows" in inspect.getsource(weasyprint.draw.draw_collapsed_borders)


def test_the_head_of_a_table_is_its_first_group(style: Style) -> None:
    (table,) = boxes_of(laid_out(TABLE, style), "TableBox")
    assert [group.is_header for group in table.children] == [True, False]


def test_a_part_of_a_box_shares_its_style_and_leaves_its_children_alone(style: Style) -> None:
    body = boxes_of(laid_out("<p>甲</p><p>乙</p>", style), "BlockBox")[1]
    count = len(body.children)
    part = body.copy_with_children(body.children[:1])
    assert (len(part.children), len(body.children)) == (1, count)
    assert part.style is body.style
    assert part.element is body.element


def test_a_box_whose_edges_are_taken_off_has_no_frame_there(style: Style) -> None:
    css = ".x { border: 1pt solid black; padding: 2pt; margin: 3pt }"
    body = boxes_of(laid_out('<p class="x">甲</p>', style, css), "BlockBox")[-1]
    body.remove_decoration(start=True, end=False)
    assert (body.margin_top, body.border_top_width, body.padding_top) == (0, 0, 0)
    assert min(body.margin_bottom, body.border_bottom_width, body.padding_bottom) > 0


def test_a_deep_copy_moves_without_what_it_was_copied_from(style: Style) -> None:
    (table,) = boxes_of(laid_out(TABLE, style), "TableBox")
    head = table.children[0]
    again = head.deepcopy()
    places = [box.position_y for box in head.descendants()]
    again.translate(0, 50)
    assert [box.position_y for box in head.descendants()] == places
    assert [box.position_y for box in again.descendants()] == [place + 50 for place in places]


def test_a_box_moves_with_all_that_stands_in_it(style: Style) -> None:
    body = boxes_of(laid_out(f"<p>甲{NOTE}</p>", style), "BlockBox")[1]
    places = [box.position_x for box in body.descendants()]
    body.translate(7, 0)
    assert [box.position_x for box in body.descendants()] == [place + 7 for place in places]


def test_margin_boxes_are_made_from_context_page_and_state() -> None:
    names = [*inspect.signature(weasyprint.layout.make_margin_boxes).parameters]
    assert names == ["context", "page", "state"]


def test_styles_of_a_page_are_computed_from_its_type() -> None:
    function = weasyprint.layout.page.set_page_type_computed_styles
    assert [*inspect.signature(function).parameters] == ["page_type", "html", "style_for"]


def test_properties_of_our_own_are_inherited(style: Style) -> None:
    """So `--may-move` of a figure is that of its caption too."""
    document = laid_out('<div class="x"><p>字</p></div>', style, ".x { --may-move: head }")
    line = boxes_of(document, "LineBox")[0]
    assert custom(line.style, "may-move") == "head"


def test_heads_ask_the_text_by_one_method() -> None:
    """HeadContext writes down what they ask, and answers when the text is no longer there."""
    for name in ("get_string_set_for", "get_running_element_for"):
        source = inspect.getsource(getattr(LayoutContext, name))
        assert source.count("return self.get_string_or_element_for(") == 1


def test_a_head_is_a_copy_of_its_running_element_whose_content_is_made_on_each_page() -> None:
    source = inspect.getsource(build.compute_content_list)
    found = source.partition("context.get_running_element_for(page, *value)")[2]
    assert found.index("new_box = new_box.deepcopy()") < found.index("content_to_boxes(")


def test_a_running_element_is_left_as_it_was_built_until_it_stands_in_a_margin() -> None:
    """Such a box is built again from its element alone."""
    for process in (
        build.anonymous_table_boxes,
        build.flex_boxes,
        build.grid_boxes,
        build.inline_in_block,
        build.block_in_inline,
    ):
        assert "box.is_running()" in inspect.getsource(process)
    assert "is_running()" in inspect.getsource(boxes.ParentBox.process_text_transform)


def test_the_sizes_of_the_first_page_are_all_that_lengths_of_the_viewport_need() -> None:
    source = inspect.getsource(weasyprint.layout.page.make_page)
    assert source.count("context.style_for.initial_page_sizes[") == 2


def test_pages_are_painted_in_their_order_before_faces_are_cut_down() -> None:
    source = inspect.getsource(weasyprint.pdf.generate_pdf)
    painted, faces = "page.paint(stream, scale)", "build_fonts_dictionary(pdf,"
    assert source.count(painted) == source.count(faces) == 1
    assert source.index(painted) < source.index(faces)


def test_the_parts_of_a_page_are_painted_by_their_z_index_each_for_itself() -> None:
    source = inspect.getsource(StackingContext.from_page)
    assert "[cls.from_box(child, page) for child in page.children]" in source


def test_a_pdf_is_a_list_of_objects_of_which_streams_stand_for_themselves() -> None:
    pdf = pydyf.PDF()
    assert [each.free for each in pdf.objects] == ["f", "n", "n"]
    assert pydyf.Dictionary().compressible
    assert not pydyf.Stream().compressible

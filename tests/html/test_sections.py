"""Flat headings become nested sections, in the order in which they print."""

from hypothesis import given
from hypothesis import strategies as st

from publish.html.sections import Part, Section, sections
from publish.model import Span
from publish.model.blocks import Block, Heading, Paragraph
from publish.model.inlines import Text


def heading(level: int, name: str, *classes: str) -> Heading:
    return Heading(level, "", (Text(name, Span("a.md")),), Span("a.md"), classes=classes)


def paragraph(name: str) -> Paragraph:
    return Paragraph((Text(name, Span("a.md")),), Span("a.md"))


def outline(parts: tuple[Part, ...], indent: str = "") -> list[str]:
    """A line per part: its depth by indentation, its words."""
    lines: list[str] = []
    for part in parts:
        block: Block = part.heading if isinstance(part, Section) else part
        assert isinstance(block, (Heading, Paragraph))
        words = block.children[0]
        assert isinstance(words, Text)
        lines.append(indent + words.text)
        if isinstance(part, Section):
            lines += outline(part.children, indent + "  ")
    return lines


def test_a_commentary_may_begin_with_the_second_level() -> None:
    body = (heading(2, "一、前言"), paragraph("文"), heading(2, "二、結論"))
    parts = sections(body)
    assert outline(parts) == ["一、前言", "  文", "二、結論"]
    assert [part.depth for part in parts if isinstance(part, Section)] == [1, 1]


def test_a_level_that_is_jumped_over_is_not_left_empty() -> None:
    parts = sections((heading(1, "甲"), heading(3, "乙"), heading(2, "丙")))
    assert outline(parts) == ["甲", "  乙", "  丙"]
    first = parts[0]
    assert isinstance(first, Section)
    assert [child.depth for child in first.children if isinstance(child, Section)] == [2, 2]


BACK = (
    heading(1, "壹、文"),
    heading(1, "附錄一", "appendix"),
    paragraph("附錄的文"),
    heading(1, "參考文獻", "references"),
    heading(2, "中文部分"),
)


def test_appendices_stand_where_the_style_puts_them() -> None:
    names = [line for line in outline(sections(BACK, "after-references")) if line[0] != " "]
    assert names == ["壹、文", "參考文獻", "附錄一"]
    names = [line for line in outline(sections(BACK, "before-references")) if line[0] != " "]
    assert names == ["壹、文", "附錄一", "參考文獻"]
    names = [line for line in outline(sections(BACK, "as-typed")) if line[0] != " "]
    assert names == ["壹、文", "附錄一", "參考文獻"]


def test_groups_of_references_are_references_too() -> None:
    references = sections(BACK)[-1]
    assert isinstance(references, Section)
    (group,) = references.children
    assert isinstance(group, Section)
    assert group.role == "references"


levels = st.lists(st.integers(1, 5), max_size=30)


@given(levels)
def test_every_heading_comes_out_once_in_order_and_no_depth_is_jumped(given: list[int]) -> None:
    body = tuple(heading(level, f"h{number}") for number, level in enumerate(given))
    parts = sections(body)
    assert [line.strip() for line in outline(parts)] == [f"h{n}" for n in range(len(given))]

    def check(parts: tuple[Part, ...], depth: int) -> None:
        for part in parts:
            assert isinstance(part, Section)
            assert part.depth == depth
            check(part.children, depth + 1)

    check(parts, 1)

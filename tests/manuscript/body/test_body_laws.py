"""What holds for every text: nothing raises, nothing is lost, places are right."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from publish.manuscript.markdown import BodyOptions, parse_blocks, parse_inlines
from publish.model import Located, Span
from publish.model.blocks import Blocks, Paragraph, inlines_of, walk
from publish.model.inlines import Inline, Inlines, NoteCall, Text, children_of, plain_text
from publish.model.inlines import walk as walk_inlines

OPTIONS = BodyOptions(classes=frozenset({"kai"}), read_csv=lambda path, span: "甲,乙\n1.5,<\n")

PIECES = [
    *"天地玄黃，。「」（）ab1 \n\t*_~^`[](){}<>|:=-+#!\\$\"'&;\u3000\u200b",
    *(
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "(1) ",
        "（一） ",
        "# ",
        "[^1]",
        "[^1]: ",
        "^[",
        "![",
        "](",
    ),
    *("{#id .kai}", "{lang=ja}", '{.x a="b"}', ":::", "::: {.verse}\n", "\n:::\n", "{>>", "<<}"),
    *("{~~", "~>", "~~}", "<b>", "<!--", "-->", "| a | b |\n", "|---|--:|\n", "| < | ^ |\n", ": "),
    *("+---+---+\n", "+===+===+\n", "--- ---\n", "-----\n", "![](a.csv)", "![](a.png){#eq-1}"),
    *("https://example.org/a_b", "<https://example.org>", "資料來源：", "```", "&amp;", "$x^2$"),
    *("[a]: b\n", "[a]", "\\ ", "\\\n", "  \n", "\r", "\0", "\U000e0100", "\U00020000", "\n: "),
]
markdown = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
lines_of_anything = st.text(max_size=80)


@given(markdown | lines_of_anything)
def test_no_text_raises(text: str) -> None:
    parse_blocks(Located.whole_file("body.md", text), OPTIONS)
    parse_inlines(Located.whole_file("title", text), OPTIONS)


@given(markdown)
def test_places_lie_in_the_file_and_go_forward(text: str) -> None:
    parsed = parse_blocks(Located.whole_file("body.md", text), OPTIONS)
    lines = text.split("\n")
    for span in all_spans(parsed.value):
        if span.file == "body.md":
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1
            assert (span.line, span.column) <= (span.end_line, span.end_column)
    for inlines in all_lines(parsed.value):
        starts = [(inline.span.line, inline.span.column) for inline in walk_inlines(inlines)]
        assert starts == sorted(starts)


@given(markdown)
def test_a_text_stands_where_its_span_says(text: str) -> None:
    parsed = parse_blocks(Located.whole_file("body.md", text), OPTIONS)
    lines = text.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\r", " ").split("\n")
    for inlines in all_lines(parsed.value):
        for inline in walk_inlines(inlines):
            span = inline.span
            if isinstance(inline, Text) and is_typed(inline) and span.file == "body.md":
                typed = lines[span.line - 1][span.column - 1 : span.end_column - 1]
                assert typed == inline.text


# Nothing of these takes what follows it for an attribute, an address or a comment.
STRUCTURE = [
    *("\n", "\n\n", " ", "    ", "\u3000", "*", "**", "_", "~", "^", "`", "|", "\\", "$", "<", ">"),
    *(
        "> ",
        "- ",
        "1. ",
        "3) ",
        "(1) ",
        "(2) ",
        "（一） ",
        "a. ",
        "# ",
        "## ",
        "[^1]",
        "[^2]: ",
        "^[",
    ),
    *(
        "]",
        "[",
        "(",
        ")",
        "**「",
        "」**",
        "::: verse\n",
        "\n:::\n",
        "{>>",
        "<<}",
        "{++",
        "++}",
        "{~~",
    ),
    *("~>", "~~}", "{--", "--}", "| a | b |\n", "\n|---|--:|\n", "| < | ^ |\n", "\n: ", "\n\n: "),
    *(
        "\n+---+---+\n",
        "\n| ",
        " | ",
        "\n+===+===+\n",
        "\n--- ---\n",
        "\n-----\n",
        "\n----- ------\n",
    ),
    *(
        "```\n",
        "資料來源：",
        "\n單位：",
        "![](a.png)",
        "1.5",
        "\n\n    ",
        "===",
        "---",
        "<b>",
        "{.whole}\n",
    ),
]


@given(st.lists(st.sampled_from(STRUCTURE), max_size=40))
def test_no_character_of_any_text_is_lost_or_doubled(pieces: list[str]) -> None:
    letters = [chr(0x5000 + index) for index in range(len(pieces) + 1)]
    text = letters[0] + "".join(
        piece + letter for piece, letter in zip(pieces, letters[1:], strict=True)
    )
    parsed = parse_blocks(Located.whole_file("body.md", text), OPTIONS)
    streams = [parsed.value, *(note.children for note in parsed.notes)]
    printed = "".join(characters(stream) for stream in streams)
    assert sorted(c for c in printed if c in letters) == letters


def characters(blocks: Blocks) -> str:
    parts: list[str] = []
    for block in walk(blocks):
        parts.append(getattr(block, "text", "") + getattr(block, "code_language", ""))
        parts.append(getattr(block, "number", ""))
        for item in getattr(block, "items", ()):
            parts.append(getattr(item, "number", ""))
        for inlines in inlines_of(block):
            for inline in everything(inlines):
                parts.append(getattr(inline, "text", "") + getattr(inline, "alt", ""))
    return "".join(parts)


PLAIN = "天地玄黃宇宙洪荒，。、「」（）—…abcXYZ 019\u0301\U00020000"
plain_lines = st.lists(
    st.text(PLAIN, min_size=1).map(str.strip).filter(bool), min_size=1, max_size=5
)


@given(st.lists(plain_lines, min_size=1, max_size=4))
def test_every_character_of_plain_paragraphs_comes_out_once_in_order(
    typed: list[list[str]],
) -> None:
    text = "\n\n".join("\n".join(lines) for lines in typed)
    parsed = parse_blocks(Located.whole_file("body.md", text), OPTIONS)
    shown = [plain_text(block.children) for block in parsed.value if isinstance(block, Paragraph)]
    assert len(shown) == len(parsed.value) == len(typed)
    for paragraph, lines in zip(shown, typed, strict=True):
        assert re.sub(" ", "", paragraph) == re.sub(" ", "", "".join(lines))


@given(plain_lines)
def test_the_same_text_in_a_yaml_scalar_has_the_same_blocks(lines: list[str]) -> None:
    text = "\n".join(lines)
    shifted = Located(text, "a.yaml", tuple((row + 7, 5) for row in range(len(lines))))
    in_file = parse_blocks(Located.whole_file("a.yaml", text), OPTIONS)
    in_yaml = parse_blocks(shifted, OPTIONS)
    for here, there in zip(all_spans(in_file.value), all_spans(in_yaml.value), strict=True):
        assert (here.line + 6, here.column + 4) == (there.line, there.column)
        assert (here.end_line + 6, here.end_column + 4) == (there.end_line, there.end_column)


@given(markdown)
def test_every_note_in_the_line_is_called_once(text: str) -> None:
    parsed = parse_blocks(Located.whole_file("body.md", text), OPTIONS)
    streams = [parsed.value, *(note.children for note in parsed.notes)]
    calls = [call.key for stream in streams for call in note_calls(stream)]
    own = [note.key for note in parsed.notes if note.key.startswith("^body.md:")]
    assert sorted(key for key in calls if key.startswith("^body.md:")) == sorted(own)


def note_calls(blocks: Blocks) -> Iterator[NoteCall]:
    for inlines in all_lines(blocks):
        for inline in everything(inlines):
            if isinstance(inline, NoteCall):
                yield inline


def everything(inlines: Inlines) -> Iterator[Inline]:
    """Deleted text too, which `walk` leaves out."""
    for inline in inlines:
        yield inline
        yield from everything((*getattr(inline, "deleted", ()), *children_of(inline)))


def is_typed(text: Text) -> bool:
    return text.span.line == text.span.end_line and (
        text.span.end_column - text.span.column == len(text.text)
    )


def all_lines(blocks: Blocks) -> Iterator[Inlines]:
    for block in walk(blocks):
        yield from inlines_of(block)


def all_spans(blocks: Blocks) -> Iterator[Span]:
    for block in walk(blocks):
        yield block.span
        for inlines in inlines_of(block):
            yield from (inline.span for inline in walk_inlines(inlines))

"""Calls of notes, and what they are bound to: none begins a line of an e-book.

In the cases `[` and `]` are where the unbreakable span begins and ends, a figure is a call.
"""

import re

import pytest
from lxml import etree

from publish.epub import make_epub
from publish.html.epub_calls import bind_calls
from publish.model import Multilingual, Note, StyleOption
from publish.styles import load_style
from tests.epub.epub_articles import ALONE, at, call, emphasis, paragraph, plain_article, text
from tests.epub.epub_readings import H, text_file


def bound(typed: str) -> str:
    """A paragraph with calls, and with their spans."""
    calls = re.sub(r"([1-9])", r'<sup class="call"><a>\1</a></sup>', typed)
    root = etree.fromstring(f'<p xmlns="http://www.w3.org/1999/xhtml">{calls}</p>')
    words = "".join(root.itertext())
    bind_calls(root)
    assert "".join(root.itertext()) == words  # copied text is what was typed
    xml = etree.tostring(root, encoding="unicode")
    xml = re.sub(r'<sup class="call"><a>([1-9])</a></sup>', r"\1", xml)
    xml = re.sub(r'<span class="called">(.*?)</span>', r"[\1]", xml)
    return xml.partition(">")[2].removesuffix("</p>")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("版面與活字1排印。", "版面與活[字1]排印。"),
        ("版面與活字。1排印。", "版面與活[字。1]排印。"),
        ("他說「版面。」1", "他說「版[面。」1]"),
        ("版面（活字）1", "版面（活[字）1]"),
        ("就是這樣……1排印", "就是這[樣……1]排印"),
        ("葛\U000e01001", "[葛\U000e01001]"),  # a variant of a character is one with it
        ("版面與活字12排印", "版面與活[字12]排印"),
        ("版面1與活字2。", "版[面1]與活[字2]。"),
        ("活字 1排印", "活[字 1]排印"),
        ("字1", "[字1]"),
        ("版\U00020000\U000e0100」，1", "版[\U00020000\U000e0100」，1]"),
        ("版ちょ1", "版ち[ょ1]"),
        ("活字①1", "活字[①1]"),
        ("<em>版面</em>與1", "<em>版面</em>[與1]"),
        ("<em>版面與1</em>活字", "<em>版面[與1]</em>活字"),
    ],
)
def test_a_call_is_bound_to_the_character_before_it_with_its_marks(
    typed: str, expected: str
) -> None:
    assert bound(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("稱為galley1，", "稱為galley1，"),
        ("寫於二〇二〇1", "寫於二〇二[〇1]"),
        ("稱為galley.”1", "稱為galley[.”1]"),
        ("稱為galley 1", "稱為galley[ 1]"),
        ("稱為（galley）1", "稱為（galley[）1]"),
    ],
)
def test_a_western_word_is_not_cut(typed: str, expected: str) -> None:
    """No line ends between its last letter and a figure."""
    assert bound(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('見<a href="#t">表甲註乙</a>1。', '見[<a href="#t">表甲註乙</a>1]。'),
        ('算式<img src="x.png"/>1，', '算式[<img src="x.png"/>1]，'),
        ("見<em>版面與活字</em>1。", "見<em>版面與活字</em>1。"),  # the style sheet's word joiner
        ("1版面", "1版面"),
        ("版面<br/>1活字", "版面<br/>1活字"),  # what somebody typed at the beginning of a line
        ("版面<!-- 註 -->1活字", "版面<!-- 註 -->1活字"),
    ],
)
def test_what_is_short_is_bound_whole_and_what_is_long_is_not_cut(
    typed: str, expected: str
) -> None:
    assert bound(typed) == expected


def test_calls_are_bound_in_every_part_of_a_book() -> None:
    """In a title, whose phrases are boxes, in the text and in a note."""
    title = text("格與行：中文行在", emphasis("紙面"), "上的組成", call("甲"))
    notes = {"甲": ("題名的註。",), "乙": ("文字的註", call("丙"), "。"), "丙": ("註的註。",)}
    article = plain_article(
        paragraph("文字。", call("乙"), "下文。"),
        title=Multilingual((("zh-Hant", title),)),
        notes=tuple(Note(key, (paragraph(*words),), at()) for key, words in notes.items()),
    )
    root = text_file(make_epub(article, ALONE).data)
    found = [each for each in root.iter(f"{H}span") if each.get("class") == "called"]
    assert ["".join(each.itertext()) for each in found] == ["成1", "字。2", "註3"]
    assert found[0].getparent().get("class") == "phrase"


@pytest.mark.parametrize(
    ("writing", "edge"), [("horizontal", "margin-left"), ("vertical", "margin-top")]
)
def test_two_calls_in_a_row_are_not_read_as_one_number(writing: str, edge: str) -> None:
    """¹ ² without a gap is note 12."""
    style = load_style("journal", (StyleOption("epub.writing", writing),))[0]
    assert style is not None
    rules = re.findall(r"^\.call\.adjacent {([^}]*)}", style.epub_css, re.MULTILINE)
    lengths = dict(re.findall(r"([\w-]+): ([\d.]+)", rules[-1]))
    assert float(lengths.pop(edge)) >= 0.4
    assert set(lengths.values()) <= {"0"}

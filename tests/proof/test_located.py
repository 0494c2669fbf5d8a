"""Where changes are told of: texts that are printed twice, paragraphs that were moved."""

from lxml import etree

from publish.html.queries import Spot
from publish.proof.copies import ProofPages
from publish.proof.e_book import mark_book
from publish.proof.located import Located
from publish.proof.marks import GREY, page_marks
from publish.proof.queries import PlacedQuery
from tests.proof.laid import proofed_text

BOOK = '<html xmlns="http://www.w3.org/1999/xhtml"><body><main id="a.text">{}</main></body></html>'
TITLES = """<p class="other-title">{title}: {subtitle}</p>
<p class="other-authors">Ada {name}</p>
<h1 class="title">{title}</h1><p class="subtitle">{subtitle}</p>
<p class="author-names">Ada {name}</p>"""
WAS = {"title": "Lines and Words", "subtitle": "A Trial", "name": "Reader"}
NOW = {"title": "Lines and Signs", "subtitle": "A Test", "name": "Writer"}

SAID = "活字是一種把文字加以計量的技術，採用活字，就必須決定收多少不同的字。"
NEXT = "鑄字排字印刷，各有各的手藝；字與字之間的空白，也是工匠算出來的。"
LAST = "從前的書不分段，讀的人自己斷句。"


def _told(found: tuple[Located, ...]) -> list[tuple[str, list[int]]]:
    """The new words of each change with the lines on which they stand."""
    return [
        (each.change.new, [place.line.number for place in (each.place, *each.others) if place])
        for each in found
    ]


def _book(proof: ProofPages, text: str) -> str:
    root = etree.fromstring(BOOK.format(text))
    mark_book(root, proof, "二校", "一校")
    return etree.tostring(root, encoding="unicode")


def test_a_title_or_name_that_is_printed_twice_is_one_change() -> None:
    """Title and subtitle are one line below the Chinese title, and two on the English page."""
    proof = proofed_text(TITLES.format(**WAS), TITLES.format(**NOW))
    assert proof.changes is not None
    assert _told(proof.changes) == [("Signs", [1, 3]), ("Test", [1, 4]), ("Writer", [2, 5])]


def test_a_book_has_both_marks_of_such_a_change() -> None:
    proof = proofed_text(TITLES.format(**WAS), TITLES.format(**NOW))
    book = _book(proof, TITLES.format(**NOW))
    for number, (old, new) in enumerate(
        (("Words", "Signs"), ("Trial", "Test"), ("Reader", "Writer")), 1
    ):
        marked = f'<del title="[{number}] 改">{old}</del><ins title="[{number}] 改">{new}</ins>'
        assert book.count(marked) == 2


def test_the_list_says_where_a_moved_paragraph_stood() -> None:
    """It is looked for where it was, before what followed it."""
    was, now = (
        "".join(f"<p>{each}</p>" for each in order)
        for order in ((LAST, SAID, NEXT, "尾"), (SAID, NEXT, LAST, "尾"))
    )
    proof = proofed_text(was, now)
    assert proof.rows is not None
    assert [(row.place, row.kind, row.old, row.new) for row in proof.rows] == [
        ("甲 行3", "內文　移（原在甲 行1）", "", LAST)
    ]
    assert proof.changes is not None
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert [each.text for each in marks.words] == ["[1] 移走", "[1] 移至此"]
    assert (len(marks.triangles), len(marks.bars), marks.grounds) == (1, 2, ())
    book = _book(proof, now)
    assert f'<p><del title="[1] 移">移走</del>{SAID}</p>' in book
    assert f'<p><ins title="[1] 移">移至此</ins>{LAST}</p>' in book


def test_the_folio_of_an_entry_that_is_gone_is_not_told_of() -> None:
    """The older contents are compared without their folios, which stand as 000 in them."""
    entry = '<p>{}</p><p><a class="toc-page" href="#a">{}</a></p>'
    was = entry.format("格與行", "000") + entry.format("三校之後", "000")
    proof = proofed_text(was, entry.format("格與行", "7"))
    assert proof.rows is not None
    assert [(row.old, row.new) for row in proof.rows] == [("三校之後", "")]


def test_a_query_in_a_link_stands_behind_it_in_a_book() -> None:
    """In EPUB no link stands in another."""
    text = '<p>甲<a href="https://example.org/">乙<em>丙</em>丁</a>戊</p>'
    for token in (2, 3):
        query = PlacedQuery("AQ1", "author", "對嗎？", "", True, None, Spot(0, token))
        book = etree.fromstring(_book(proofed_text(text, text, query), text).encode())
        paragraphs = book.iter("{http://www.w3.org/1999/xhtml}p")
        paragraph = next(each for each in paragraphs if each.text == "甲")
        assert ["".join(each.itertext()) for each in paragraph] == ["乙丙丁", "AQ1"]
        assert "".join(paragraph.itertext()) == "甲乙丙丁AQ1戊"

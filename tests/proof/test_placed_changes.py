"""Where changes are told of: texts that are printed twice, paragraphs that were moved."""

from lxml import etree

from publish.html.queries import Spot
from publish.proof.e_book import mark_book
from publish.proof.marks import GREY, page_marks
from publish.proof.placed_changes import PlacedChange
from publish.proof.proof_pages import ProofPages
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


def _told(found: tuple[PlacedChange, ...]) -> list[tuple[str, list[int]]]:
    """The new words of each change with the lines on which they stand."""
    return [
        (each.change.new, [place.line.number for place in (each.place, *each.others) if place])
        for each in found
    ]


def _book(proof: ProofPages, text: str) -> str:
    root = etree.fromstring(BOOK.format(text))
    mark_book(root, proof, "二校", "一校")
    return str(etree.tostring(root, encoding="unicode"))


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


def _table(*rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table><p>尾</p>"


FIRST, SECOND, THIRD = ("一校", "編輯", "3"), ("二校", "作者", "7"), ("三校", "主編", "5")


def test_a_row_that_was_moved_from_the_end_of_its_table_has_its_mark_in_the_table() -> None:
    """Behind the last row, and not before what follows the table."""
    now = _table(THIRD, FIRST, SECOND)
    proof = proofed_text(_table(FIRST, SECOND, THIRD), now)
    assert proof.rows is not None
    assert proof.changes is not None
    assert [(row.place, row.kind, row.old, row.new) for row in proof.rows] == [
        ("甲 行1", "表列1　移（原在甲 行9）", "", "三校｜主編｜5")
    ]
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert [each.text for each in marks.words] == ["[1] 移至此", "[1] 移走"]
    assert (len(marks.triangles), marks.grounds) == (1, ())
    book = _book(proof, now)
    assert '<td><ins title="[1] 移">移至此</ins>三校</td>' in book
    assert '<td>7<del title="[1] 移">移走</del></td></tr></table>' in book


def test_a_row_that_was_inserted_has_its_ground_and_its_bar_in_every_cell() -> None:
    now = _table(FIRST, SECOND, THIRD)
    proof = proofed_text(_table(FIRST, THIRD), now)
    assert proof.rows is not None
    assert proof.changes is not None
    assert [(row.kind, row.new) for row in proof.rows] == [("表列2　增", "二校｜作者｜7")]
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert [each.text for each in marks.words] == ["[1] 增"]
    assert len(marks.grounds) == 3
    row = "".join(f'<td><ins title="[1] 增">{cell}</ins></td>' for cell in SECOND)
    assert f"<tr>{row}</tr>" in _book(proof, now)


def test_a_column_that_is_gone_leaves_a_mark_in_every_row_and_one_in_the_list() -> None:
    was, now = (
        _table(*rows) for rows in ((FIRST, SECOND, THIRD), (FIRST[:2], SECOND[:2], THIRD[:2]))
    )
    proof = proofed_text(was, now)
    assert proof.rows is not None
    assert proof.changes is not None
    assert [(row.place, row.kind, row.old) for row in proof.rows] == [
        ("甲 行2", "表欄3　刪", "3｜7｜5")
    ]
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert [each.text for each in marks.words] == ["[1] 刪：3｜7｜5"]
    assert len(marks.triangles) == 3
    book = _book(proof, now)
    assert [
        book.count(f'<td>{cell}<del title="[1] 刪">{days}</del></td>')
        for _, cell, days in (FIRST, SECOND, THIRD)
    ] == [1, 1, 1]


def test_a_column_that_was_moved_is_told_with_the_column_that_it_was() -> None:
    was, now = (
        _table(*(tuple(row[place] for place in order) for row in (FIRST, SECOND, THIRD)))
        for order in ((0, 1, 2), (1, 2, 0))
    )
    proof = proofed_text(was, now)
    assert proof.rows is not None
    assert [(row.kind, row.new) for row in proof.rows] == [
        ("表欄3　移（原在表欄1）", "一校｜二校｜三校")
    ]


def test_a_section_that_was_moved_is_one_row_of_the_list() -> None:
    """With the notes that are called in it, however short they are."""
    call = '<sup class="call"><a href="#a.n1">1</a></sup><aside>{}</aside>'
    one = f"<h2>一、行</h2><p>{SAID}{call.format('同上。')}</p><p>{NEXT}</p>"
    two = f"<h2>二、字</h2><p>{LAST}{call.format('見註1。')}</p>"
    proof = proofed_text(one + two + "<h2>三</h2>", two + one + "<h2>三</h2>")
    assert proof.rows is not None
    assert [(row.kind, row.new) for row in proof.rows] == [
        ("標題　移，共2段（原在甲 行8）", f"二、字……{LAST}1")
    ]


def test_a_name_that_was_moved_in_its_line_has_a_mark_where_it_stood() -> None:
    was, now = (
        f'<p class="other-authors">{line}</p><p>尾</p>'
        for line in ("Ada Reader and Ben Writer", "Ben Writer and Ada Reader")
    )
    proof = proofed_text(was, now)
    assert proof.rows is not None
    assert proof.changes is not None
    assert [(row.kind, row.old, row.new) for row in proof.rows] == [
        ("作者　移（原在甲 行1）", "", "Ada Reader")
    ]
    (marks,) = page_marks(proof.pages.placed, proof.changes, (), GREY, "zh-Hant", (90.0,))
    assert (len(marks.triangles), len(marks.bars), marks.grounds) == (1, 1, ())
    away, here = '<del title="[1] 移">移走</del>', '<ins title="[1] 移">移至此</ins>'
    assert f">{away}Ben Writer and {here}Ada Reader</p>" in _book(proof, now)


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

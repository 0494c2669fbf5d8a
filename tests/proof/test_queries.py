"""Questions to author, editor and typesetter: in the text, in the field, on the proof."""

import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publish.html.queries import Spot, spot_of
from publish.html.unit_reader import text_of
from publish.html.units import Token, Unit, UnitKind
from publish.model import Article, Multilingual, Query, Span
from publish.model.inlines import Inlines, QueryMark, Text
from publish.model.queries import asked_in, asked_in_field
from publish.postflight.glyphs import read_pages
from tests.judges.verapdf import ua_failures
from tests.pipeline.journals import Ran, publish
from tests.proof.articles import change, write

DUE = ("--date", "2026-12-01", "--due", "2026-12-15")
HERE = Span("body.md")


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The article's folder."""
    return write(tmp_path / "journal")


def ids(ran: Ran) -> list[str]:
    """The ids of the findings that a command told of as JSON."""
    return [json.loads(line)["id"] for line in ran.out.splitlines()]


def record(folder: Path, number: int) -> dict[str, Any]:
    """The record of a round."""
    text = (folder / f"proofs/{number}/reading-proofs.proof.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def texts(pdf: Path) -> list[tuple[str, str]]:
    """(text, furniture) of every sheet, without blanks."""
    with pikepdf.open(pdf) as opened:
        return [
            (
                "".join("".join(g.text for g in page.glyphs if g.mcid >= 0).split()),
                "".join("".join(g.text for g in page.glyphs if g.mcid < 0).split()),
            )
            for page in read_pages(opened).pages
        ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("AQ: 出處？",), [("author", "出處？", "", True)]),
        (("EQ：全稱？",), [("editor", "全稱？", "", True)]),
        (("排版: 換行？",), [("typesetter", "換行？", "", True)]),
        (("請查：年代",), [("author", "請查：年代", "", True)]),
        (("AQ: 出處？", "答：見序文。"), [("author", "出處？", "見序文。", False)]),
        (("AQ: 甲？", "AQ: 乙？", "A: 丙。"), [
            ("author", "甲？", "", True), ("author", "乙？", "丙。", False),
        ]),
    ],
)  # fmt: skip
def test_a_mark_says_whom_it_asks(
    typed: tuple[str, ...], expected: list[tuple[str, str, str, bool]]
) -> None:
    inlines: Inlines = (
        Text("甲", HERE),
        *(QueryMark(each, HERE) for each in typed),
        Text("乙", HERE),
    )
    found = [(each.to, each.text, each.answer, each.is_open) for each in asked_in(inlines)]
    assert found == expected


ROW = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>{}</td><td>{}</td></tr></table><p>丙丁</p>"
NOTE = '<aside id="a.n1"><p>{}</p></aside>'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<p>甲乙<?query q?></p><p>丙</p>", ("甲乙", 2)),
        ("<p>甲乙</p><p><?query q?></p><p>丙</p>", ("甲乙", 2)),
        (f"<p>甲乙{NOTE.format('註')}</p><p><?query q?></p><p>丙</p>", ("甲乙", 2)),
        ("<p><?query q?></p><p>甲乙</p>", ("甲乙", 0)),
        (ROW.format("戊", "<?query q?>"), ("戊", 1)),
        (ROW.format("<?query q?>", "戊己"), ("戊己", 0)),
        (f"<p>甲{NOTE.format('<?query q?>')}</p><p>乙</p>", ("乙", 0)),
        (f"<p>甲乙{NOTE.format('<?query q?>')}</p>", ("甲乙", 2)),
    ],
    ids=["behind", "alone", "behind-a-note", "first", "last-cell", "first-cell", "note", "last"],
)
def test_a_query_that_stands_alone_has_the_place_of_what_is_beside_it(
    typed: str, expected: tuple[str, int]
) -> None:
    """An editor asks between two paragraphs, or in a cell or a note where words are missing."""
    units = text_of(f"<html><body>{typed}</body></html>", "a.", {}).units
    assert [(each.text, at) for each in units for _, at in each.queries] == [expected]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("How to Read", Spot(0, 5)),
        ("Readers", Spot(1, 1)),
        ("Read", "several"),
        ("Printers", Spot(3, 1)),
    ],
)
def test_a_title_that_the_english_page_has_again_is_asked_about_where_it_opens(
    at: str, expected: Spot | str
) -> None:
    """The whole of it stands there twice, and no more words could be quoted."""
    words: tuple[tuple[UnitKind, str], ...] = (
        ("other-title", "How to Read: Reading"),
        ("authors", "Readers"),
        ("title", "How to Read"),
        ("paragraph", "Printers"),
        ("authors", "Readers"),
    )
    numbering: Any = None
    units = [Unit(kind, tuple(map(Token, re.findall(r"\w+|\W", text)))) for kind, text in words]
    assert spot_of(at, numbering, units) == expected


def test_an_answer_or_a_status_closes_a_query_of_the_field() -> None:
    queries = tuple(
        Query("", "甲", to, "？", answer, status, HERE)
        for to, answer, status in (("編輯", "", ""), ("", "對。", ""), ("author", "", "已處理"))
    )
    article = Article("a", "a.yaml", "editorial", "zh-Hant", Multilingual(), (), queries=queries)
    assert [(each.to, each.is_open) for each in asked_in_field(article)] == [
        ("editor", True), ("author", False), ("author", False),
    ]  # fmt: skip


def test_a_query_moves_no_line_of_the_final_build(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With it and without it the PDF is the same, byte by byte."""
    publish(capsys, "build", folder, "-o", "without", "--to", "pdf")
    change(folder, ("逐字逐句，", "逐字逐{>>AQ: 一字一句？<<}句，"), ("galley", "gal{>>x<<}ley"))
    ran = publish(capsys, "build", folder, "-o", "with", "--to", "pdf", "--json")
    assert (ran.status, ids(ran)) == (0, ["query-open", "query-open"])
    pdfs = [(tmp_path / each / "reading-proofs.pdf").read_bytes() for each in ("without", "with")]
    assert pdfs[0] == pdfs[1]
    kept = json.loads((tmp_path / "with/reading-proofs.build.json").read_text("utf-8"))
    assert kept["open-queries"] == 2


def test_a_strict_final_build_refuses_open_queries_and_a_strict_proof_does_not(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, ("逐字逐句，", "逐字逐句{>>AQ: 一字一句？<<}，"))
    assert publish(capsys, "build", folder, "-o", "out", "--strict").status == 1
    assert not (tmp_path / "out/reading-proofs.pdf").exists()
    strict = publish(capsys, "proof", folder, "--round", "1", "--due", "2026-12-15", "--strict")
    assert strict.status == 0  # a proof is there to have them answered
    assert (folder / "proofs/1/reading-proofs.pdf").is_file()
    change(folder, ("？<<}", "？<<}{>>A: 是。<<}"))
    assert publish(capsys, "build", folder, "-o", "out", "--strict").status == 0


FIELD = """queries:
  - {at: 圈起來, text: 用紅筆嗎？}
  - {at: "[^habit]", to: editor, text: 要注出處嗎？}
  - {at: 二、怎樣改, to: typesetter, text: 標題前空多少？}
  - {at: "#tbl-rounds", text: 要加四校嗎？, answer: 不加。}
body: body.md
"""


def test_queries_stand_in_the_text_the_margin_and_the_sheet(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, ("逐字逐句，", "逐字逐句{>>AQ: 一字一句？<<}，"), ("body: body.md\n", FIELD))
    ran = publish(capsys, "proof", folder, "--round", "1", *DUE, "--json")
    assert (ran.status, ids(ran)) == (0, [])
    assert record(folder, 1)["copies"][0]["queries"] == {"asked": 5, "open": 4}
    pdf = folder / "proofs/1/reading-proofs.pdf"
    sheets = texts(pdf)
    for words in ("AQ1作者：一字一句？", "EQ1編輯：要注出處嗎？", "要加四校嗎？答：不加。"):
        assert words in sheets[1][1]
    assert "TQ1排版：標題前空多少？" in sheets[2][1]
    for row in (
        "AQ1頁1行13作者一字一句？",
        "EQ1頁1註1行1編輯要注出處嗎？",
        "AQ2頁1行17作者要加四校嗎？不加。",
        "TQ1頁2行1排版標題前空多少？",
        "AQ3頁2行2作者用紅筆嗎？",
    ):
        assert row in sheets[-1][0]
    assert ua_failures(pdf) == []


NOWHERE = {
    "沒有這句": "query-place-unknown",
    "校樣": "query-place-twice",
    "[^none]": "query-place-unknown",
    "#none": "query-place-unknown",
}


def test_places_that_are_not_there_once_are_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [f'  - {{at: "{at}", text: 對嗎？}}\n' for at in NOWHERE]
    change(folder, ("body: body.md\n", f"queries:\n{''.join(asked)}body: body.md\n"))
    found = ids(publish(capsys, "check", folder, "--json"))
    assert [each for each in found if each != "query-open"] == list(NOWHERE.values())
    publish(capsys, "proof", folder, "--round", "1", *DUE)
    listed = texts(folder / "proofs/1/reading-proofs.pdf")[-1][0]
    assert [f"AQ{n}—作者對嗎？" in listed for n in range(1, 6)] == [True] * 4 + [False]


def test_a_query_whose_words_were_corrected_as_its_answer_says_stops_no_build(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words that it was about are gone, and `--strict` would have refused for ever."""
    asked = "queries:\n  - {at: 逐字逐句, text: 一字一句？, answer: 改。}\n"
    change(folder, ("逐字逐句", "一字一句"), ("body: body.md\n", f"{asked}body: body.md\n"))
    ran = publish(capsys, "check", folder, "--strict", "--json")
    assert (ran.status, ids(ran)) == (0, [])

"""A whole issue on paper: what is known once is the same everywhere."""

import re
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from publish.issue.documents import Listed
from publish.pipeline import build, check
from publish.production import runs
from publish.request import Built, Request
from tests.issue.conftest import BuiltIssue, write_issue
from tests.judges.pdf_text import pages_of, structure
from tests.judges.verapdf import ua_failures
from tests.pipeline.journals import write_journal

LABELS = ["封面", "封面裡", "i", "ii", "iii", "iv", "v", "vi", *"12345678", "封底裡", "封底"]
"""Two boards, two contents, the editorial and a blank verso; articles on 1, 3, 4, the call on
6, and the colophon on the last page, 8."""


def texts(file: Path) -> list[str]:
    """What each page says, without blanks, heads and feet included."""
    return ["".join(shown.text for shown in page).replace(" ", "") for page in pages_of(file)]


def test_page_labels_are_the_folios_of_the_order(built: BuiltIssue) -> None:
    with pikepdf.open(built.file(".pdf")) as pdf:
        assert [page.label for page in pdf.pages] == LABELS


def test_folios_on_paper_are_the_labels(built: BuiltIssue) -> None:
    """Covers, blank pages and the colophon have none."""
    blind = {"封面", "封面裡", "vi", "7", "8", "封底裡", "封底"}
    for label, page in zip(LABELS, pages_of(built.file(".pdf")), strict=True):
        furniture = {shown.text.strip() for shown in page if shown.artifact}
        assert (label in furniture) == (label not in blind), label


HEADS = {
    "v": "《校樣》第1期（2026年12月），頁vProofs,No.1(December2026),p.vv",
    "1": "《校樣》第1期（2026年12月），頁1–2Proofs,No.1(December2026),pp.1–21",
    "2": "2《校樣》第1期2026年12月",
    "3": "《校樣》第1期（2026年12月），頁3Proofs,No.1(December2026),p.33",
    "4": "《校樣》第1期（2026年12月），頁4–5Proofs,No.1(December2026),pp.4–54",
    "5": "編輯部校樣5",
    **{folio: folio for folio in ("i", "ii", "iii", "iv", "6")},
}
"""What stands around the text of each page: bibliographic lines where an article opens, else the
journal's head on a verso and the article's on a recto; documents of one page have a folio alone."""


def test_heads_bibliographic_lines_and_folios_agree_page_by_page(built: BuiltIssue) -> None:
    for label, page in zip(LABELS, pages_of(built.file(".pdf")), strict=True):
        around = "".join("".join(shown.text.split()) for shown in page if shown.artifact)
        assert around == HEADS.get(label, ""), label


def test_contents_name_the_folio_on_which_each_article_begins(built: BuiltIssue) -> None:
    document = pypdfium2.PdfDocument(built.file(".pdf"))
    for number in (4, 5):
        words = document[number].get_textpage().get_text_range().split()
        assert [word for word in words if word in LABELS][:4] == ["v", "1", "3", "4"]


def test_record_labels_and_contents_agree(built: BuiltIssue) -> None:
    articles = built.record["articles"]
    assert {name: (each["first"], each["last"]) for name, each in articles.items()} == {
        "words": ("v", "v"),
        "first": ("1", "2"),
        "second": ("3", "3"),
        "third": ("4", "5"),
    }
    assert built.record["pages"] == {"first": 1, "last": 8, "count": 14}


def test_the_lines_of_contents_lead_to_the_articles(built: BuiltIssue) -> None:
    with pikepdf.open(built.file(".pdf")) as pdf:
        for number in (4, 5):
            found = [annotation.Dest[0].objgen for annotation in pdf.pages[number].Annots]
            firsts = [pdf.pages[LABELS.index(label)].objgen for label in ("v", "1", "3", "4")]
            assert list(dict.fromkeys(found)) == firsts


def test_bookmarks_follow_the_contents(built: BuiltIssue) -> None:
    with pikepdf.open(built.file(".pdf")) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles[-4:] == ["評論", "稿約", "版權頁", "封底"]
        board = outline.root[titles.index("編輯委員會")]
        assert list(board.children) == []  # its roles are no chapters
        section = outline.root[titles.index("評論")]
        assert [item.title for item in section.children] == ["校樣", "校樣second。", "校樣"]


def test_an_offprint_has_the_pages_of_the_issue_glyph_for_glyph(built: BuiltIssue) -> None:
    issue = pypdfium2.PdfDocument(built.file(".pdf"))
    for name, first in (("words", "v"), ("first", "1"), ("second", "3"), ("third", "4")):
        offprint = pypdfium2.PdfDocument(built.out / f"{name}.pdf")
        start = LABELS.index(first)
        for number, page in enumerate(offprint):
            assert offprint.get_page_label(number) == LABELS[start + number]
            theirs = issue[start + number]
            assert page.render(scale=1.5).to_pil().tobytes() == (
                theirs.render(scale=1.5).to_pil().tobytes()
            )


def test_the_issue_is_accessible_and_all_its_text_is_tagged(built: BuiltIssue) -> None:
    assert ua_failures(built.file(".pdf")) == []
    root = structure(built.file(".pdf"))
    assert [each.role for each in root.walk()].count("Document") == 1
    body = root.text()
    for words in ("編輯委員會", "目次", "稿約", "出版日期", "2071-2081"):
        assert words in re.sub(r"\s", "", body)
    notes = [each for each in root.walk() if each.role == "Note"]
    assert len({each.identifier for each in notes}) == len(notes) == 2


def test_each_face_is_embedded_once(built: BuiltIssue) -> None:
    with pikepdf.open(built.file(".pdf")) as pdf:
        names = [
            str(each.FontName)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
    assert len(names) == len(set(names))


def test_the_file_is_sound(built: BuiltIssue) -> None:
    for name in (".pdf", "-press.pdf", "-cover.pdf", "-front.pdf"):
        with pikepdf.open(built.file(name)) as pdf:
            assert pdf.check_pdf_syntax() == []


def test_the_printer_gets_the_block_in_black_alone_with_room_to_trim(built: BuiltIssue) -> None:
    colours = {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
    with pikepdf.open(built.file("-press.pdf")) as pdf:
        assert len(pdf.pages) == 14
        for page in pdf.pages:
            used = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
            assert not used & colours
            trim, bleed = ([float(side) for side in box] for box in (page.TrimBox, page.BleedBox))
            room = [round(abs(a - b) / 72 * 25.4, 2) for a, b in zip(trim, bleed, strict=True)]
            assert room == [3, 3, 3, 3]


def test_the_cover_is_one_sheet_of_back_spine_and_front(built: BuiltIssue) -> None:
    with pikepdf.open(built.file("-cover.pdf")) as pdf:
        (page,) = pdf.pages
        width, height = (float(page.TrimBox[side]) / 72 * 25.4 for side in (2, 3))
        assert round(width, 1) == round(2 * 170 + 14 / 2 * 0.10, 1)
        assert round(height, 1) == 230


def test_the_front_matter_alone_is_for_platforms(built: BuiltIssue) -> None:
    with pikepdf.open(built.file("-front.pdf")) as pdf:
        assert [page.label for page in pdf.pages] == ["封面", "i", "ii", "iii", "iv", "8"]


def test_signatures_are_counted(built: BuiltIssue) -> None:
    assert built.record["sheets"] == {"signature": 16, "signatures": 1, "blank": 2, "beyond": 14}


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return write_issue(tmp_path / "journal")


def test_an_offprint_may_have_a_cover_and_its_rectos_stay_rectos(
    journal: Path, tmp_path: Path
) -> None:
    """A blank leaf's back before an article that begins on a recto, none before a verso."""
    file = journal / "journal.yaml"
    file.write_text(file.read_text("utf-8") + "style: {options: {offprint: {cover: true}}}\n")
    out = tmp_path / "out"
    build(Request((journal,), out, ("offprints",)))
    plain = pypdfium2.PdfDocument(out / "third.pdf")
    assert [plain.get_page_label(number) for number in range(len(plain))] == ["抽印本", "4", "5"]
    covered = out / "first.pdf"
    with pikepdf.open(covered) as pdf:
        assert [page.label for page in pdf.pages] == ["抽印本", "", "1", "2"]
    cover = texts(covered)[0]
    for words in ("抽印本", "校樣", "頁1–2"):
        assert words in cover
    assert ua_failures(covered) == []


def built_again(journal: Path, out: Path) -> list[Built]:
    done: list[Built] = []
    build(Request((journal,), out, ("pdf",)), done.append)
    return done


def test_moving_two_lines_of_the_contents_moves_everything(journal: Path, tmp_path: Path) -> None:
    file = journal / "2026-1" / "issue.yaml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace(
            "first/article.yaml, second/article.yaml", "second/article.yaml, first/article.yaml"
        ),
        "utf-8",
    )
    built_again(journal, tmp_path / "out")
    with pikepdf.open(tmp_path / "out" / "2026-1.pdf") as pdf, pdf.open_outline() as outline:
        section = next(item for item in outline.root if item.title == "評論")
        assert [item.title for item in section.children] == ["校樣second。", "校樣", "校樣"]
    assert "校樣second。" in texts(tmp_path / "out" / "2026-1.pdf")[8]


def test_an_issue_that_has_not_changed_is_left_as_it_is(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = built_again(journal, out)
    assert [(each.unchanged, each.pages) for each in made] == [(False, 14)]  # the block's
    before = (out / "2026-1.pdf").stat().st_mtime_ns
    assert [each.unchanged for each in built_again(journal, out)] == [True]
    assert (out / "2026-1.pdf").stat().st_mtime_ns == before


def test_several_processes_make_the_same_bytes_as_one(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = []
    for jobs in (1, 2):
        monkeypatch.setenv("PUBLISH_CACHE", str(tmp_path / f"cache{jobs}"))
        out = tmp_path / f"out{jobs}"
        build(Request((journal,), out, ("pdf", "offprints"), jobs=jobs))
        files.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert files[0] == files[1]


def test_an_error_in_one_article_keeps_the_old_issue(journal: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    built_again(journal, out)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    (journal / "2026-1" / "second" / "body.md").unlink()
    (journal / "2026-1" / "third" / "body.md").unlink()
    found = build(Request((journal,), out, ("pdf",)))
    assert [each.id for each in found if each.id == "file-missing"] == ["file-missing"] * 2
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_a_page_that_is_not_there_is_told_once(journal: Path) -> None:
    (journal / "2026-1" / "call.md").unlink()
    assert [(each.id, each.field) for each in check(journal)] == [("file-missing", "back[0].page")]


def test_without_an_article_that_has_errors_an_issue_is_a_draft_on_every_page(
    journal: Path, tmp_path: Path
) -> None:
    """The journal's own words for it may have letters that make a ligature."""
    (journal / "2026-1" / "second" / "body.md").unlink()
    with (journal / "journal.yaml").open("a", encoding="utf-8") as file:
        file.write("labels: {draft: {zh-Hant: 草稿fl：尚缺文章}}\n")
    out = tmp_path / "out"
    request = Request((journal,), out, ("pdf", "epub", "press"), keep_going=True)
    found = {each.id for each in build(request)}
    assert {"file-missing", "folios-provisional", "issue-draft"} <= found
    again = {each.id for each in build(request)}
    assert again == found - {"folios-provisional"}  # told again, though nothing is made anew
    assert {file.name for file in out.iterdir()} == {"2026-1.pdf", "2026-1.build.json"}
    for number, page in enumerate(pages_of(out / "2026-1.pdf")):
        artifacts = "".join(shown.text for shown in page if shown.artifact)
        assert "草稿fl：尚缺文章" in artifacts, number
    assert ua_failures(out / "2026-1.pdf") == []


@pytest.mark.parametrize(
    ("folios", "labels"),
    [
        ("counted-in", ["封面", "封面裡", *map(str, range(1, 13)), "封底裡", "封底"]),
        ("none", ["編輯委員會", "Editorial Board", "目次", "Contents"]),
    ],
)
def test_front_matter_may_be_counted_in_or_have_no_folios(
    folios: str, labels: list[str], journal: Path, tmp_path: Path
) -> None:
    """Counted in, its two boards, two contents and the editorial are pages 1 to 5; the first
    article, which may open on any page, follows on 6.
    """
    file = journal / "journal.yaml"
    text = file.read_text("utf-8")
    file.write_text(f"{text}style: {{options: {{front: {{folios: {folios}}}}}}}\n", "utf-8")
    built_again(journal, tmp_path / "out")
    with pikepdf.open(tmp_path / "out" / "2026-1.pdf") as pdf:
        found = [page.label for page in pdf.pages]
    assert (found if folios == "counted-in" else found[2:6]) == labels


def test_contents_that_their_folios_move_to_other_pages_stop_the_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a style that lets folios stand in the lines of the titles."""
    journal = write_journal(tmp_path / "journal", "first")
    file = journal / "2026-1" / "issue.yaml"
    file.write_text(file.read_text("utf-8") + "front: [{toc: zh-Hant}]\n", "utf-8")
    monkeypatch.setattr(runs, "Listed", partial(Listed, folio="0 " * 400))
    (found,) = build(Request((journal,), tmp_path / "out", ("pdf",)))
    assert found.id == "issue-contents-moved"
    assert dict(found.values) == {"language": "zh-Hant", "before": "3", "pages": "1"}
    assert not (tmp_path / "out" / "2026-1.pdf").exists()

"""Folios run through an issue, whichever of its articles are built."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from publish.compositors import loading
from publish.keeping.cache import cache_folder
from publish.keeping.unchanged import recall
from publish.pdf import Copy
from publish.pdf.weasy import Layout
from publish.pipeline import Built, Request, build
from publish.proof import ProofRequest, make_proofs
from tests.pipeline.journals import break_article, contents, write_article, write_journal

pytestmark = pytest.mark.usefixtures("pages_of_this_run")
OUT = Path("out")
TWO_PAGES = "# 一、緣起\n\n" + "編輯把稿件交給排版的人，等著看校樣，看完再寄回去。" * 40 + "\n"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """An issue whose first article has two pages, the others one."""
    root = write_journal(tmp_path / "journal", "first", "second", "third")
    write_article(root / "2026-1" / "first", body=TWO_PAGES)
    return root


def change_issue(journal: Path, old: str, new: str) -> None:
    file = journal / "2026-1" / "issue.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def folios(*paths: Path, output: Path = OUT, only: str = "") -> dict[str, tuple[int, int]]:
    done: list[Built] = []
    assert build(Request(paths, output, ("offprints",), only=only), done.append) == ()
    return {built.name: built.folios for built in done}


def test_articles_follow_one_another(journal: Path) -> None:
    assert folios(journal) == {"first": (1, 2), "second": (3, 3), "third": (4, 4)}


def test_the_issue_says_where_it_begins(journal: Path) -> None:
    change_issue(journal, "first-page: 1", "first-page: 101")
    assert folios(journal) == {"first": (101, 102), "second": (103, 103), "third": (104, 104)}


def test_articles_may_open_on_a_recto_only(journal: Path) -> None:
    change_issue(journal, "open-on: any", "open-on: recto")
    assert folios(journal) == {"first": (1, 2), "second": (3, 3), "third": (5, 5)}


def test_an_article_may_state_its_own_folio(journal: Path) -> None:
    write_article(journal / "2026-1" / "second", more="pages: {first: 75}\n")
    assert folios(journal) == {"first": (1, 2), "second": (75, 75), "third": (76, 76)}


def test_an_article_alone_has_the_folios_and_bytes_that_it_has_in_its_issue(
    journal: Path,
) -> None:
    folios(journal, output=Path("whole"))
    assert folios(journal, output=Path("only"), only="third") == {"third": (4, 4)}
    article = journal / "2026-1" / "third" / "article.yaml"
    assert folios(article, output=Path("alone")) == {"third": (4, 4)}
    whole = contents(Path("whole"))
    for folder in ("only", "alone"):
        files = contents(Path(folder))
        assert len(files) == 3
        assert all(whole[name] == data for name, data in files.items())


def test_a_longer_first_article_moves_those_behind_it(journal: Path) -> None:
    folios(journal)
    write_article(journal / "2026-1" / "second", body=TWO_PAGES)
    assert folios(journal) == {"first": (1, 2), "second": (3, 4), "third": (5, 5)}


def test_articles_that_move_by_a_leaf_come_out_as_if_set_anew(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The week before printing: the first article grows, and only its own text is set again.

    Their printed folios, labels, places in the EPUB and records are the new ones, and their
    bytes those of a build that finds nothing in its cache.
    """
    formats = ("pdf", "offprints", "epub")
    laid_out: list[str] = []
    lay_out = loading.lay_out

    def watched(copy: Copy) -> Layout:
        laid_out.append(copy.html)
        return lay_out(copy)

    monkeypatch.setattr(loading, "lay_out", watched)
    change_issue(journal, "open-on: any", "open-on: recto")
    build(Request((journal,), OUT, formats))
    write_article(journal / "2026-1" / "first", body=TWO_PAGES + "\n" + TWO_PAGES[9:] * 2)
    laid_out.clear()
    done: list[Built] = []
    assert build(Request((journal,), OUT, formats), done.append) == ()
    found = {built.name: built.folios for built in done if built.name in ("second", "third")}
    assert found == {"second": (5, 5), "third": (7, 7)}
    assert len(laid_out) == 1
    assert TWO_PAGES[9:30] in laid_out[0]
    moved = contents(OUT)
    shutil.rmtree(cache_folder())
    build(Request((journal,), Path("anew"), formats))
    assert moved == contents(Path("anew"))


def test_an_article_behind_one_with_errors_is_built_with_a_warning(journal: Path) -> None:
    break_article(journal / "2026-1" / "first")
    done: list[Built] = []
    findings = build(Request((journal,), OUT, ("offprints",), only="second"), done.append)
    assert [found.id for found in findings] == ["folios-provisional"]
    assert done[0].folios == (1, 1)


def test_folios_are_right_as_soon_as_the_article_with_errors_is_mended(journal: Path) -> None:
    """The command asks first what it remembers of the same request."""
    body = journal / "2026-1" / "first" / "body.md"
    text = body.read_text("utf-8")
    body.unlink()
    request = Request((journal,), OUT, ("offprints",), only="second")
    build(request)
    body.write_text(text, "utf-8")
    assert recall(request) is None
    done: list[Built] = []
    assert build(request, done.append) == ()
    assert done[0].folios == (3, 3)


@pytest.fixture
def following(journal: Path) -> Path:
    """A second issue in the journal whose pages go on from the first."""
    shutil.copytree(journal / "2026-1" / "third", journal / "2026-2" / "fourth")
    (journal / "2026-2" / "issue.yaml").write_text(
        "journal: ../journal.yaml\nnumber: '2'\ncontinue: ../2026-1\n"
        "contents: [{section: 評論, articles: [fourth/article.yaml]}]\n",
        "utf-8",
    )
    return journal / "2026-2" / "issue.yaml"


def test_an_issue_goes_on_from_the_one_before_it(journal: Path, following: Path) -> None:
    assert folios(journal)["fourth"] == (5, 5)


def test_the_next_issue_goes_on_behind_the_pages_at_the_back_whatever_is_asked_for(
    journal: Path, following: Path
) -> None:
    """Offprints were numbered from the last article on, though a call stands behind it."""
    (journal / "2026-1" / "call.md").write_text("# 稿約\n\n來稿請寄編輯部。\n", "utf-8")
    change_issue(journal, "contents:", "back: [{page: call.md}]\ncontents:")
    assert folios(journal)["fourth"] == (6, 6)
    done: list[Built] = []
    found = build(Request((following,), OUT, ("offprints",)), done.append)
    assert [each.id for each in found] == ["issue-before-unknown"]  # nothing tells what it was
    assert done[0].folios == (1, 1)


def test_issues_of_two_journals_go_on_from_their_own(
    journal: Path, following: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(journal, other)
    for file in other.glob("2026-*/*/article.yaml"):
        file.write_text(f"id: other-{file.parent.name}\n{file.read_text('utf-8')}", "utf-8")
    for file in other.glob("2026-*/issue.yaml"):
        file.write_text(f"id: other-{file.parent.name}\n{file.read_text('utf-8')}", "utf-8")
    write_article(other / "2026-1" / "first", more="id: other-first\n")  # one page, not two
    paths = (other / "2026-1", journal, following, other / following.parent.name)
    found = folios(*paths)
    assert found["other-first"] == (1, 1)
    assert found["fourth"] == (5, 5)
    assert found["other-fourth"] == (4, 4)


def test_an_issue_alone_goes_on_from_what_was_built_before(journal: Path, following: Path) -> None:
    folios(journal / "2026-1")
    assert folios(following) == {"fourth": (5, 5)}
    change_issue(journal, "first-page: 1", "first-page: 11")
    folios(journal / "2026-1")
    assert recall(Request((following,), OUT, ("offprints",))) is None
    assert folios(following) == {"fourth": (15, 15)}


def test_an_issue_that_goes_on_may_open_on_a_recto(journal: Path, following: Path) -> None:
    change_issue(journal, "first-page: 1", "first-page: 2")
    following.write_text(following.read_text("utf-8") + "open-on: recto\n", "utf-8")
    assert folios(journal)["fourth"] == (7, 7)


def test_a_stated_first_page_comes_before_the_issue_that_goes_on(
    journal: Path, following: Path
) -> None:
    following.write_text(following.read_text("utf-8") + "first-page: 31\n", "utf-8")
    done: list[Built] = []
    found = build(Request((journal,), OUT, ("offprints",)), done.append)
    assert [each.id for each in found] == ["issue-page-gap"]
    assert {built.name: built.folios for built in done}["fourth"] == (31, 31)


def test_an_issue_whose_forerunner_was_not_built_begins_on_page_1_with_a_warning(
    journal: Path, following: Path
) -> None:
    request = Request((following,), OUT, ("offprints",))
    done: list[Built] = []
    findings = build(request, done.append)
    assert [found.id for found in findings] == ["issue-before-unknown"]
    assert (findings[0].span.line, findings[0].span.column) == (3, 11)  # at `continue:`
    assert done[0].folios == (1, 1)
    assert recall(request) is None


def test_an_issue_that_goes_on_from_itself_is_not_built(following: Path) -> None:
    text = following.read_text("utf-8")
    following.write_text(text.replace("../2026-1", "."), "utf-8")
    done: list[Built] = []
    findings = build(Request((following,), OUT, ("offprints",)), done.append)
    assert [found.id for found in findings] == ["continue-cycle"]
    assert done == []


def test_an_article_of_no_issue_begins_on_page_1(tmp_path: Path) -> None:
    assert folios(write_article(tmp_path / "letter")) == {"letter": (1, 1)}


def test_a_first_page_that_leaves_a_gap_behind_the_issue_before_is_told(
    journal: Path, following: Path
) -> None:
    folios(journal / "2026-1")
    text = following.read_text("utf-8")
    for first, told in (("9", [("issue-page-gap", 5)]), ("5", [])):
        following.write_text(text + f"first-page: {first}\n", "utf-8")
        found = build(Request((following,), OUT, ("offprints",)))
        assert [(each.id, each.span.line) for each in found] == told


def test_an_issue_without_front_matter_says_that_there_is_no_pdf_of_it(journal: Path) -> None:
    request = Request((journal,), OUT, ("front",))
    assert [found.id for found in build(request)] == ["issue-front-none"]
    assert [found.id for found in build(request)] == ["issue-front-none"]
    assert contents(OUT) == {}


def test_files_of_an_issue_are_not_asked_of_an_article_in_silence(journal: Path) -> None:
    article = journal / "2026-1" / "first"
    for request in (
        Request((article,), OUT, ("press",)),
        Request((journal,), OUT, ("pdf", "front"), only="first"),
    ):
        assert [found.id for found in build(request)] == ["issue-format"]
    assert contents(OUT) == {}


def test_a_proof_goes_on_from_the_builds_that_it_is_told_of(journal: Path, following: Path) -> None:
    folios(journal / "2026-1")
    article = following.parent / "fourth"
    done: list[Built] = []
    request = ProofRequest((article,), 1, due="2026-12-15", output=OUT)
    assert make_proofs(request, done.append) == ()
    assert [built.folios for built in done] == [(5, 5)]
    assert [found.id for found in make_proofs(replace(request, output=Path("build")))] == [
        "issue-before-unknown"
    ]

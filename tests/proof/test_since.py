"""Older versions of articles and issues, in folders and git revisions, with all they named."""

import shutil
import subprocess
from contextlib import ExitStack
from pathlib import Path

import pytest

from publish.diagnostics import Finding
from publish.manuscript import Manuscript, locate
from publish.model.inlines import plain_text
from publish.prepare import Prepared, PreparedIssue, prepare, prepare_issue, tasks
from publish.proof.past import Revisions
from publish.proof.since import Older, Since
from tests.proof import articles
from tests.proof.issues import EDITS, change, write_issue


def _committed(root: Path, *before: tuple[str, str, str]) -> PreparedIssue:
    """The issue as it is after its pages were renamed and much else was changed; `before` is
    what was changed in it at first.
    """
    write_issue(root)
    change(root, *before)
    git = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=root, check=True)
    change(root, *EDITS)
    for old, new in (("call.md", "calls.md"), ("proofs", "proofing")):
        (root / "2026-1" / old).rename(root / "2026-1" / new)
        change(root, ("2026-1/issue.yaml", old, new))
    issue = prepare_issue(root, "2026-1/issue.yaml")
    assert isinstance(issue, PreparedIssue)
    return issue


def test_a_revision_has_the_pages_and_articles_that_it_had(tmp_path: Path) -> None:
    issue = _committed(tmp_path / "journal")
    with ExitStack() as stack:
        older = Since("HEAD", Revisions(stack)).issue(issue, ["2026-1/proofing/article.yaml"])
        assert not isinstance(older, Finding)
        edition = older.edition
        assert (edition.issue.issue.number, issue.issue.number) == ("1", "2")
        assert [file for file, _ in edition.issue.pages] == ["2026-1/call.md"]
        titles = [plain_text(each.article.title.first() or ()) for each in edition.listed]
        assert titles == ["校樣proofs。"]
        root = older.root.root
    assert not root.exists()  # nothing of the revision is left behind


@pytest.mark.parametrize("since", ["HEAD", "../older"])
def test_an_article_whose_folder_was_renamed_is_found_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: str
) -> None:
    """By itself too, where the older version of its issue has it."""
    named = ("2026-1/proofs/article.yaml", "type:", "id: reading\ntype:")
    issue = _committed(tmp_path / "journal", named)
    monkeypatch.chdir(issue.root)
    git = ["git", "worktree", "add", "-q", "../older", "HEAD"]
    subprocess.run(git, cwd=issue.root, check=True)
    found = _older(issue.root / "2026-1" / "proofing", since)
    assert isinstance(found, Older)
    assert found.file == "2026-1/proofs/article.yaml"
    assert "校樣proofs。" in found.matter.text.units[0].text


def test_a_revision_that_there_is_not_is_told_of_at_the_option(tmp_path: Path) -> None:
    issue = _committed(tmp_path / "journal")
    with ExitStack() as stack:
        found = Since("no-such-branch", Revisions(stack)).issue(issue, [])
    assert isinstance(found, Finding)
    assert (found.id, found.span.file) == ("since-unknown", "--since")


@pytest.mark.parametrize("text", [b"", b"\xff\xfe"], ids=["gone", "not-utf-8"])
def test_a_page_that_an_older_issue_names_and_lacks_is_told_of(tmp_path: Path, text: bytes) -> None:
    """It would count as new without a word."""
    root = tmp_path / "journal"
    write_issue(root)
    shutil.copytree(root, tmp_path / "older")
    page = tmp_path / "older" / "2026-1" / "call.md"
    if text:
        page.write_bytes(text)
    else:
        page.unlink()
    issue = prepare_issue(root, "2026-1/issue.yaml")
    assert isinstance(issue, PreparedIssue)
    with ExitStack() as stack:
        older = Since(str(tmp_path / "older"), Revisions(stack)).issue(issue, [])
    assert not isinstance(older, Finding)
    told = [(each.id, dict(each.values)["path"]) for each in older.root.findings]
    assert told == [("since-lacking", "2026-1/call.md")]


def _older(folder: Path, since: str) -> Older | Finding:
    """An article's older version, or why there is none."""
    manuscript = locate(folder)
    assert isinstance(manuscript, Manuscript)
    prepared = prepare(next(tasks(manuscript, [])))
    assert isinstance(prepared, Prepared), prepared
    with ExitStack() as stack:
        return Since(since, Revisions(stack)).article(prepared)


@pytest.mark.parametrize("text", [b"", b"\xff\xfe"], ids=["gone", "not-utf-8"])
def test_an_older_copy_whose_text_cannot_be_read_is_not_taken_for_an_empty_one(
    tmp_path: Path, text: bytes
) -> None:
    """All the article would be told of as new."""
    folder = articles.write(tmp_path / "journal")
    shutil.copytree(folder, tmp_path / "older")
    body = tmp_path / "older" / "body.md"
    if text:
        body.write_bytes(text)
    else:
        body.unlink()
    found = _older(folder, str(tmp_path / "older"))
    assert isinstance(found, Finding)
    place = "older/body.md" if text else "older/article.yaml"
    assert (found.id, found.span.file) == ("since-textless", place)


def test_an_older_journal_that_cannot_be_read_is_not_taken_for_that_of_today(
    tmp_path: Path,
) -> None:
    """What was changed in it would not be told."""
    folder = articles.write(tmp_path / "journal")
    shutil.copytree(folder.parent, tmp_path / "older")
    (tmp_path / "older" / "journal.yaml").write_text("title: {zh-Hant: 校樣\n", "utf-8")
    found = _older(folder, str(tmp_path / "older"))
    assert isinstance(found, Finding)
    assert (found.id, found.span.file) == ("since-unreadable", "older/journal.yaml")


def test_a_text_that_was_not_yet_in_git_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "repository" / "journal")
    git = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org"]
    for words in (["init", "-q"], ["add", "*.yaml"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=tmp_path / "repository", check=True)
    found = _older(folder, "HEAD")
    assert isinstance(found, Finding)
    assert (found.id, found.span.file) == ("since-textless", "HEAD:article/article.yaml")


@pytest.mark.parametrize("kind", ["folder", "revision"])
def test_a_number_longer_than_that_of_any_round_may_be_a_folder_or_a_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """The manuscript of the year before, or a commit whose short name has no letter."""
    monkeypatch.chdir(tmp_path)
    folder = articles.write(tmp_path / "journal")
    if kind == "folder":
        shutil.copytree(folder, tmp_path / "2025")
    else:
        git = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org"]
        for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"], ["tag", "2025"]):
            subprocess.run([*git, *words], cwd=tmp_path, check=True)
    found = _older(folder, "2025")
    assert isinstance(found, Older)
    assert found.root.name == "2025"


def test_a_number_that_names_nothing_is_told_of(tmp_path: Path) -> None:
    folder = articles.write(tmp_path / "journal")
    found = {since: _older(folder, since) for since in ("7", "2025", "9" * 5000)}
    assert [each.id for each in found.values() if isinstance(each, Finding)] == [
        *("round-unknown", "since-unknown", "since-unknown")
    ]


def test_a_picture_that_an_older_copy_lacks_is_told_of(tmp_path: Path) -> None:
    """It was left out of the copy, and nobody can say whether it was another one."""
    folder = articles.write(tmp_path / "journal")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (folder / "page.svg").write_text(picture, "utf-8")
    articles.change(folder, ("最後在", '![一頁](page.svg){#fig-page alt="一頁"}\n\n最後在'))
    shutil.copytree(folder, tmp_path / "older", ignore=shutil.ignore_patterns("*.svg"))
    found = _older(folder, str(tmp_path / "older"))
    assert isinstance(found, Older)
    told = [(each.id, each.span.file) for each in found.root.findings]
    assert told == [("since-lacking", "older/body.md")]

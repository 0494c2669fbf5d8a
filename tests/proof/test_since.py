"""An older version of an issue, found in a git revision with all that it named then."""

import subprocess
from contextlib import ExitStack
from pathlib import Path

from publish.diagnostics import Finding
from publish.model.inlines import plain_text
from publish.prepare import PreparedIssue, prepare_issue
from publish.proof.past import Revisions
from publish.proof.since import Since
from tests.proof.issues import EDITS, change, write_issue


def _committed(root: Path) -> PreparedIssue:
    """The issue as it is after its pages were renamed and much else was changed."""
    write_issue(root)
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


def test_a_revision_that_there_is_not_is_told_of_at_the_option(tmp_path: Path) -> None:
    issue = _committed(tmp_path / "journal")
    with ExitStack() as stack:
        found = Since("no-such-branch", Revisions(stack)).issue(issue, [])
    assert isinstance(found, Finding)
    assert (found.id, found.span.file) == ("since-unknown", "--since")

"""Files of git revisions, of which a proof asks for those that it needs."""

import subprocess
from contextlib import ExitStack
from pathlib import Path

from publish.proof.past import Revisions


def test_an_article_that_was_named_by_its_folder_is_found(tmp_path: Path) -> None:
    """Whether the name is that of a folder is not known where the folder has gone since."""
    (tmp_path / "letter").mkdir()
    (tmp_path / "letter" / "article.yaml").write_text("type: commentary\n", "utf-8")
    git = ["git", "-c", "user.name=E", "-c", "user.email=e@example.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    with ExitStack() as stack:
        revisions = Revisions(stack)
        assert revisions.add(tmp_path, "HEAD", ("letter", "letter/article.yaml", "gone.yaml"))
        root = revisions.root(tmp_path, "HEAD")
        assert (root / "letter" / "article.yaml").read_text("utf-8") == "type: commentary\n"
        assert not (root / "gone.yaml").exists()

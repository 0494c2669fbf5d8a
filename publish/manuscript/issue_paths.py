"""The paths that an issue names, and whether they lead where they should."""

from pathlib import PurePosixPath

from publish.diagnostics import Finding, finding
from publish.files.folder import Folder
from publish.files.nodes import Scalar
from publish.manuscript.fields import Reader
from publish.manuscript.read import open_file


class IssuePaths:
    """Makes the paths of an issue relative to the root, and reports those that lead nowhere."""

    def __init__(self, folder: Folder, issue_file: str, journal_file: str, reader: Reader) -> None:
        self.folder = folder
        self.issue_file = issue_file
        self.journal_file = journal_file
        self.reader = reader

    def file(self, typed: Scalar | None, *, inside: str = "") -> str:
        """The path of an existing file; in a folder that was named, the file `inside`."""
        if typed is None:
            return ""
        path = self.folder.join(self.issue_file, typed.text)
        if inside and self.folder.exists(f"{path}/{inside}"):
            path = f"{path}/{inside}"
        missing = self.missing(path, typed)
        if missing:
            self.reader.findings.append(missing)
        return path

    def article(self, typed: Scalar) -> str:
        """The path of an article, which must not lie in the folder of another journal."""
        path = self.file(typed, inside="article.yaml")
        for around in PurePosixPath(path).parents:
            journal = (around / "journal.yaml").as_posix()
            if journal != self.journal_file and self.folder.exists(journal):
                self.reader.say(typed, "issue-journal-other", path=typed.text, other=journal)
        return path

    def issue_before(self, typed: Scalar | None) -> str:
        """The issue whose pages go on, which must not go on from this one in its turn."""
        before = self.file(typed, inside="issue.yaml")
        chain, wanted = [self.issue_file], before
        peeking = Folder(self.folder.root)
        while typed is not None and wanted and peeking.exists(wanted):
            chain.append(wanted)
            if wanted == self.issue_file:
                self.reader.say(typed, "continue-cycle", chain=" → ".join(chain))
                return ""
            if wanted in chain[:-1]:
                break
            fields = open_file(peeking, wanted).fields
            following = fields.get("continue") if fields else None
            if not isinstance(following, Scalar) or following.null:
                break
            path = peeking.join(wanted, following.text)
            inside = f"{path}/issue.yaml"
            wanted = inside if peeking.exists(inside) else path
        return before

    def missing(self, path: str, typed: Scalar) -> Finding | None:
        if self.folder.exists(path):
            return None
        id = "path-outside" if path.startswith(("..", "/")) else "file-missing"
        return finding(id, typed.span, field=typed.path, line=typed.line, path=typed.text)

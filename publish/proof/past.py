"""Older copies of the journal's folder: kept with a round, in a folder, in a git revision."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct, field

from publish.diagnostics import Finding


class Root(Struct, frozen=True):
    """The journal's folder as it was, and what that is called on the first sheet.

    `at` is what its files are called before their paths in it. `folios` are those that an article
    had, as printed, where its round tells.
    """

    root: Path
    name: str
    at: str
    findings: tuple[Finding, ...] = ()
    folios: str = ""


class Revisions(Struct):
    """Files of git revisions, copied by `git cat-file` into folders that are gone with `stack`."""

    stack: ExitStack
    folders: dict[tuple[Path, str], Path] = field(default_factory=dict)

    def root(self, journal: Path, revision: str) -> Path:
        """The folder in which files of a revision stand as far as they were asked for."""
        place = self.folders.get((journal, revision))
        if place is None:
            folder = tempfile.TemporaryDirectory(prefix="banxin-since-")
            place = self.folders[journal, revision] = Path(self.stack.enter_context(folder))
        return place

    def add(self, journal: Path, revision: str, files: Iterable[str]) -> bool:
        """Copy these files of the journal's folder; whether any came that was not there."""
        place = self.root(journal, revision)
        wanted = [file for file in dict.fromkeys(files) if not (place / file).exists()]
        shown = [_show(journal, revision, file, place) for file in wanted]
        return any(shown)


def _show(journal: Path, revision: str, file: str, target: Path) -> bool:
    """Copy a file of a revision; whether it is there."""
    git = shutil.which("git")
    if git is None or revision.startswith("-"):
        return False
    shown = subprocess.run(
        [git, "cat-file", "blob", f"{revision}:./{file}"],  # a folder is no file
        cwd=journal,
        capture_output=True,
        check=False,
        env={**os.environ, "GIT_NO_LAZY_FETCH": "1"},  # a partial clone would ask the network
    )
    place = target / file
    if shown.returncode != 0 or not place.resolve().is_relative_to(target.resolve()):
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(shown.stdout)
    return True

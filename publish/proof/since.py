"""The older version with which a proof is compared: a round, a folder, or a git revision."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from publish.diagnostics import Finding, finding
from publish.manuscript import Folder, Manuscript, locate, read_article
from publish.model import Article, Span
from publish.prepare import Prepared
from publish.proof.kept import kept_numbers, kept_round, proofs_folder

_OPTION = Span("--since")


@dataclass(frozen=True, slots=True)
class Older:
    """An older version of an article, and what it is called on the first sheet."""

    article: Article
    name: str
    findings: tuple[Finding, ...] = ()


def older(prepared: Prepared, since: str) -> Older | Finding:
    """The version that `since` names, or why there is none."""
    folder, name = proofs_folder(prepared), prepared.article.id
    style_classes = prepared.setting.style.classes
    if since.isdecimal():
        kept = kept_round(folder, int(since), name)
        if kept is None:
            known = "、".join(map(str, kept_numbers(folder, name))) or "—"
            return finding("round-unknown", _OPTION, round=since, known=known, name=name)
        altered = kept.altered()
        findings = () if not altered else (_altered(prepared, since, altered),)
        return _read(kept.root, prepared.article.file, style_classes, kept.title or since, findings)
    place = Path(since)
    if place.is_dir():
        return _in_folder(place, prepared, style_classes)
    return _of_revision(since, prepared, style_classes)


def _altered(prepared: Prepared, number: str, file: str) -> Finding:
    return finding("round-altered", Span(prepared.article.file), round=number, file=file)


def _in_folder(place: Path, prepared: Prepared, style_classes: frozenset[str]) -> Older | Finding:
    """The article of another copy of the journal's folder, or of the article's own."""
    name = place.resolve().name
    if (place / prepared.article.file).is_file():
        return _read(place, prepared.article.file, style_classes, name)
    manuscript = locate(place)
    if isinstance(manuscript, Manuscript) and len(manuscript.articles) == 1:
        return _read(manuscript.root, manuscript.articles[0], style_classes, name)
    return finding("since-unknown", _OPTION, since=str(place))


def _read(
    root: Path,
    file: str,
    style_classes: frozenset[str],
    name: str,
    findings: tuple[Finding, ...] = (),
) -> Older | Finding:
    reading = read_article(Folder(root), file, known_classes=style_classes)
    if reading.value is None:
        return finding("since-unreadable", _OPTION, since=name, file=file)
    return Older(reading.value, name, findings)


def _of_revision(
    revision: str, prepared: Prepared, style_classes: frozenset[str]
) -> Older | Finding:
    """The article as a git revision has it, read by `git show` into a folder of its own."""
    git = shutil.which("git")
    if git is None or revision.startswith("-"):
        return finding("since-unknown", _OPTION, since=revision)
    files = [file for file, _ in prepared.inputs]
    with tempfile.TemporaryDirectory(prefix="banxin-since-") as folder:
        root = Path(folder)
        wanted = [prepared.article.file, *files]
        for file in dict.fromkeys(wanted):
            _show(git, revision, prepared.root, file, root)
        if not (root / prepared.article.file).is_file():
            return finding("since-unknown", _OPTION, since=revision)
        _fetch_missing(git, revision, prepared, root, style_classes)
        return _read(root, prepared.article.file, style_classes, revision)


def _show(git: str, revision: str, root: Path, file: str, target: Path) -> bool:
    """Copy a file of a revision; whether it is there."""
    shown = subprocess.run(
        [git, "show", "--no-textconv", f"{revision}:./{file}"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if shown.returncode != 0:
        return False
    place = target / file
    if not place.resolve().is_relative_to(target.resolve()):
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(shown.stdout)
    return True


def _fetch_missing(
    git: str, revision: str, prepared: Prepared, root: Path, style_classes: frozenset[str]
) -> None:
    """Files that the older version names and the newer one does not: another body, a picture."""
    for _ in range(3):
        reading = read_article(Folder(root), prepared.article.file, known_classes=style_classes)
        missing = [
            dict(found.values)["path"] for found in reading.findings if found.id == "file-missing"
        ]
        if not any(_show(git, revision, prepared.root, path, root) for path in missing):
            return

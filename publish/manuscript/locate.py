"""What a path names: an article, an issue, or a folder with several of them."""

from pathlib import Path, PurePosixPath

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.files.folder import Folder
from publish.files.nodes import Mapping, Scalar, Sequence, walk
from publish.manuscript.names import PROOFS_SUFFIX, SOURCE_SUFFIX
from publish.manuscript.read import MARKDOWN_SUFFIXES, open_file
from publish.model import Span

JOURNAL_FILE = "journal.yaml"
ISSUE_FILE = "issue.yaml"
ARTICLE_FILE = "article.yaml"
_YAML_SUFFIXES = (".yaml", ".yml")
# A journal's own folder, a year, an issue, an article: nothing of ours lies deeper.
_SEARCH_DEPTH = 4


class Manuscript(Struct, frozen=True):
    """What a path names: issues or articles, as paths relative to `root`.

    Either `issues` or `articles` has entries; both are in order of path.
    """

    root: Path
    issues: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


def find_root(path: Path) -> Path:
    """The nearest folder around `path` that has a journal.yaml, else the folder of `path`.

    Nothing outside that folder is read.
    """
    place = path.resolve()
    folder = place if place.is_dir() else place.parent
    for around in (folder, *folder.parents):
        if (around / JOURNAL_FILE).is_file():
            return around
    return folder


def locate(path: Path) -> Manuscript | Finding:
    """What `path` names, or why it names nothing.

    A file: an issue (called issue.yaml, or with the field `contents`), an article in YAML, or
    a Markdown file with front matter. A folder: its issue.yaml, else its article.yaml, else
    all issues below it, else all articles below it. Errors: `file-missing`,
    `file-unreadable`, `manuscript-missing`, `manuscript-type`.
    """
    try:
        place = path.resolve()
        if place.is_dir():
            return _in_folder(place, path)
        if not place.is_file():
            return finding("file-missing", Span(path.as_posix()), path=path.as_posix())
    except (OSError, RuntimeError) as reason:
        # pathlib raises RuntimeError for a symbolic link that leads to itself.
        name = path.as_posix()
        why = getattr(reason, "strerror", None) or "symbolic link loop"
        return finding("file-unreadable", Span(name), path=name, reason=why)
    root = find_root(place)
    file = place.relative_to(root).as_posix()
    if place.name == JOURNAL_FILE:
        return _in_folder(place.parent, path)
    if place.name.lower().endswith(MARKDOWN_SUFFIXES):
        return Manuscript(root, articles=(file,))
    if not place.name.lower().endswith(_YAML_SUFFIXES):
        return finding("manuscript-type", Span(path.as_posix()), path=path.as_posix())
    if place.name == ISSUE_FILE or _has_contents(root, file):
        return Manuscript(root, issues=(file,))
    return Manuscript(root, articles=(file,))


def find_issue(folder: Folder, article_file: str) -> str | None:
    """The issue.yaml whose contents list an article, relative to the root, or None.

    Looked for in the folders from the article's up to the root, then in the root's folders
    of depth 1 and 2. What is read for the search is not counted as an input of `folder`.
    """
    peeking = Folder(folder.root)
    for file in _issue_files(peeking, article_file):
        if article_file in _listed(peeking, file):
            return file
    return None


def _in_folder(place: Path, typed: Path) -> Manuscript | Finding:
    root = find_root(place)
    for name, is_issue in ((ISSUE_FILE, True), (ARTICLE_FILE, False)):
        if (place / name).is_file():
            found = ((place / name).relative_to(root).as_posix(),)
            return Manuscript(root, issues=found) if is_issue else Manuscript(root, articles=found)
    issues = _below(root, place, ISSUE_FILE)
    if issues:
        return Manuscript(root, issues=issues)
    articles = _below(root, place, ARTICLE_FILE)
    if articles:
        return Manuscript(root, articles=articles)
    return finding("manuscript-missing", Span(typed.as_posix()), path=typed.as_posix())


def _below(root: Path, place: Path, name: str) -> tuple[str, ...]:
    """Files of a name in the folders below, hidden ones and manuscripts of old proofs left out."""
    found: list[str] = []
    folders = [place]
    for _ in range(_SEARCH_DEPTH):
        folders = sorted(inner for folder in folders for inner in _visible_folders(folder))
        found += [
            (folder / name).relative_to(root).as_posix()
            for folder in folders
            if (folder / name).is_file()
        ]
    return tuple(sorted(found))


def _visible_folders(folder: Path) -> list[Path]:
    try:
        return [
            inner
            for inner in folder.iterdir()
            if inner.is_dir()
            and not inner.is_symlink()
            and not inner.name.startswith(".")
            and inner.suffix not in (SOURCE_SUFFIX, PROOFS_SUFFIX)
        ]
    except OSError:  # a folder that may not be read has nothing of ours
        return []


def _has_contents(root: Path, file: str) -> bool:
    opened = open_file(Folder(root), file)
    return opened.fields is not None and opened.fields.get("contents") is not None


def _issue_files(folder: Folder, article_file: str) -> list[str]:
    around = [(parent / ISSUE_FILE).as_posix() for parent in PurePosixPath(article_file).parents]
    below = [
        path.relative_to(folder.root).as_posix()
        for pattern in (f"*/{ISSUE_FILE}", f"*/*/{ISSUE_FILE}")
        for path in sorted(folder.root.glob(pattern))
    ]
    unique = dict.fromkeys((*around, *below))
    return [file for file in unique if folder.exists(file)]


def _listed(folder: Folder, issue_file: str) -> frozenset[str]:
    """The articles that an issue names, relative to the root."""
    fields = open_file(folder, issue_file).fields
    parts = [fields.get(name) for name in ("front", "contents", "back")] if fields else []
    listed = {
        folder.join(issue_file, node.text)
        for part in parts
        if isinstance(part, (Mapping, Sequence))
        for node in walk(part)
        if isinstance(node, Scalar)
    }
    return frozenset(listed | {f"{path}/{ARTICLE_FILE}" for path in listed})

"""The older version with which a proof is compared: a round, a folder, or a git revision.

Both versions are printed by the style of today, so that what differs is what was typed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from publish.diagnostics import Finding, finding, has_errors
from publish.html import Setting, print_document
from publish.issue.documents import Listed
from publish.issue.sequence import sequence
from publish.manuscript import (
    Folder,
    Reading,
    locate,
    read_article,
    read_cover,
    read_issue,
    read_journal,
    read_page,
)
from publish.manuscript.locate import ISSUE_FILE, JOURNAL_FILE
from publish.model import Article, Issue, Span
from publish.prepare import Prepared, PreparedIssue
from publish.production.bindery import Edition, languages
from publish.proof.kept import (
    issue_proofs_folder,
    kept_numbers,
    kept_round,
    proofs_folder,
    round_unrecorded,
    sources,
    unrecorded,
)
from publish.proof.matter import Matter, article_matter
from publish.proof.past import Revisions, Root
from publish.proof.request import LAST_ROUND

_OPTION = Span("--since")
_TRIES = 3
"""Files that only the older version names, and files that only those name."""

_NOT_HAD = ("file-", "path-outside", "link-outside")
"""How findings begin that tell why a file cannot be had."""


class Older(Struct, frozen=True):
    """An older version of an article: what it printed, and where it was found."""

    matter: Matter
    root: Root

    @property
    def file(self) -> str:
        """The article's file then."""
        return self.matter.article.file if self.matter.article else ""


class OlderIssue(Struct, frozen=True):
    """An older version of an issue, printed by the style of today."""

    edition: Edition
    root: Root

    def files(self, articles: Iterable[Article]) -> dict[str, str]:
        """Where it has each of today's articles, by its file today.

        An article is known by its id, whatever folder it was in; else by its file.
        """
        articles = tuple(articles)
        was = {each.article.id: each.article.file for each in self.edition.listed}
        found = {each.file: was[each.id] for each in articles if each.id in was}
        left = set(was.values()) - set(found.values())
        return {each.file: each.file for each in articles if each.file in left} | found


class Since(Struct, frozen=True):
    """Finds what `since` names: a round's number, a folder or a git revision.

    A longer number than that of any round is a folder or the short name of a revision.
    """

    since: str
    revisions: Revisions

    def article(self, prepared: Prepared) -> Older | Finding:
        """The older version of an article, or why there is none. Raises TemplateFailedError."""
        own = prepared.article
        folder = proofs_folder(prepared.root, own.file)
        found = self._found(prepared.root, own.file, folder, own.id, sources(prepared))
        if isinstance(found, Finding) and found.id == "since-unknown":
            found = self._renamed(prepared) or found
        if isinstance(found, Finding):
            return found
        return self.article_in(found[0], prepared, found[1])

    def article_in(self, root: Root, prepared: Prepared, file: str) -> Older | Finding:
        """An article as an older copy of the journal's folder has it, or why it has none.

        Journal and issue are those of that copy, where it has them.
        """
        self._add(prepared.root, root, sources(prepared))
        known = prepared.setting.style.classes
        for _ in range(_TRIES):
            reading = read_article(Folder(root.root), file, known_classes=known)
            missing = [
                dict(each.values)["path"] for each in reading.findings if each.id == "file-missing"
            ]
            if not self._add(prepared.root, root, missing):
                break
        if reading.value is None:
            return _unreadable(root, file, reading.findings)
        lacking = tuple(_lacking(root, file, reading.findings))
        if has_errors(lacking):
            return next(each for each in lacking if has_errors((each,)))
        root = replace(root, findings=(*root.findings, *lacking))
        setting = _setting_in(root, prepared.setting)
        if isinstance(setting, Finding):
            return setting
        html = print_document(reading.value, setting).html
        return Older(article_matter(reading.value, setting, html), root)

    def issue(self, issue: PreparedIssue, articles: Iterable[str]) -> OlderIssue | Finding:
        """The older version of an issue, or why there is none; `articles` are its files today."""
        own = issue.issue
        folder = issue_proofs_folder(issue.root, own)
        found = self._found(issue.root, own.file, folder, own.id, sources(issue))
        if isinstance(found, Finding):
            return found
        root, file = found
        self._add(issue.root, root, (*sources(issue), *articles))
        reading = self._read_issue(issue.root, root, file)
        if reading.value is None:
            return _unreadable(root, file, reading.findings)
        setting = _setting_in(root, issue.setting)
        if isinstance(setting, Finding):
            return setting
        edition, told = _edition(root, reading.value, replace(setting, issue=reading.value))
        lacking = tuple(_lacking(root, file, told))
        # The folios of its round are those of the book; each article has its own.
        root = replace(root, folios="", findings=(*root.findings, *lacking))
        return OlderIssue(edition, root)

    def _renamed(self, prepared: Prepared) -> tuple[Root, str] | None:
        """The older copy of the journal's folder, and the file that an article had in it, where
        the older version of its issue has it by its id in another place.
        """
        issue, journal = prepared.setting.issue, prepared.root
        if issue is None:
            return None
        folder = issue_proofs_folder(journal, issue)
        found = self._found(journal, issue.file, folder, issue.id, ())
        if isinstance(found, Finding):
            return None
        root, file = found
        older = self._read_issue(journal, root, file).value
        for named in older.all_article_files if older else ():
            article = read_article(Folder(root.root), named).value
            if article is not None and article.id == prepared.article.id:
                return root, named
        return None

    def _read_issue(self, journal: Path, root: Root, file: str) -> Reading[Issue]:
        """An older issue, with the files that it names: a folder is known by what is in it."""
        reading = read_issue(Folder(root.root), file)
        if reading.value is not None and self._add(journal, root, _files_of(reading.value)):
            reading = read_issue(Folder(root.root), file)
        return reading

    def _found(
        self, journal: Path, file: str, folder: Path, name: str, files: Iterable[str]
    ) -> tuple[Root, str] | Finding:
        """The older copy of the journal's folder, and the file in it."""
        if self.since.isdecimal() and len(self.since) <= len(str(LAST_ROUND)):
            return _in_round(folder, int(self.since), name, journal, file)
        place = Path(self.since)
        if _is_folder(place):
            return _in_folder(place, file, self.since)
        self.revisions.add(journal, self.since, (file, *files))
        root = self.revisions.root(journal, self.since)
        if not (root / file).is_file():
            return finding("since-unknown", _OPTION, since=self.since)
        return Root(root, self.since, f"{self.since}:"), file

    def _add(self, journal: Path, root: Root, files: Iterable[str]) -> bool:
        """Copy files of a revision to its folder; other copies are whole."""
        return root.root in self.revisions.folders.values() and self.revisions.add(
            journal, self.since, files
        )


def _in_round(
    folder: Path, number: int, name: str, journal: Path, file: str
) -> tuple[Root, str] | Finding:
    """The manuscript that was kept with a round."""
    kept = kept_round(folder, number, name)
    if kept is None and unrecorded(folder, number, name):
        return round_unrecorded(folder, name, number, journal)
    if kept is None:
        known = "、".join(map(str, kept_numbers(folder, name))) or "—"
        return finding("round-unknown", Span(file), round=number, known=known, name=name)
    at = f"{kept.root.relative_to(journal).as_posix()}/"
    findings: tuple[Finding, ...] = ()
    if spoilt := kept.spoilt():
        how, spoilt_file = spoilt
        found = finding(f"round-{how}", Span(at + spoilt_file), round=number, file=spoilt_file)
        if how == "lost":
            return found
        findings = (found,)
    first = kept.copies[0]
    return Root(kept.root, first.round, at, findings, first.folios), kept.file


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:  # below a folder that may not be entered, or a name that is too long
        return False


def _in_folder(place: Path, file: str, since: str) -> tuple[Root, str] | Finding:
    """Another copy of the journal's folder, or of the article's or the issue's own."""
    name = place.resolve().name
    if Folder(place).exists(file):
        return Root(place, name, f"{name}/"), file
    manuscript = locate(place)
    if isinstance(manuscript, Finding):
        known = manuscript.id == "file-unreadable"
        return manuscript if known else finding("since-unknown", _OPTION, since=since)
    is_issue = file.rpartition("/")[2] == ISSUE_FILE
    files = manuscript.issues if is_issue else manuscript.articles
    if len(files) == 1:
        return Root(manuscript.root, name, f"{manuscript.root.name}/"), files[0]
    return finding("since-unknown", _OPTION, since=since)


def _unreadable(root: Root, file: str, findings: Iterable[Finding]) -> Finding:
    """That an older manuscript cannot be read, at the first mistake in it."""
    mistake = next((each.span for each in findings if has_errors((each,))), Span(file))
    span = replace(mistake, file=root.at + mistake.file)
    return finding("since-unreadable", span, since=root.name, file=file)


def _lacking(root: Root, file: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The files of an older manuscript that cannot be had; without its text it is not compared."""
    for each in findings:
        if not each.id.startswith(_NOT_HAD):
            continue
        span = replace(each.span, file=root.at + each.span.file)
        path = dict(each.values).get("path", each.span.file)
        if each.field == "body":
            yield finding("since-textless", span, since=root.name, file=file, path=path)
        else:
            yield finding("since-lacking", span, since=root.name, path=path)


def _setting_in(root: Root, setting: Setting) -> Setting | Finding:
    """The setting with journal and issue of an older copy, as far as it has them, or why they
    cannot be read.
    """
    folder = Folder(root.root)
    journal, issue = setting.journal, setting.issue
    if journal is not None and folder.exists(JOURNAL_FILE):
        read = read_journal(folder, JOURNAL_FILE)
        if read.value is None:
            return _unreadable(root, JOURNAL_FILE, read.findings)
        journal = read.value
    if issue is not None and folder.exists(issue.file):
        reading = read_issue(folder, issue.file)
        if reading.value is None:
            return _unreadable(root, issue.file, reading.findings)
        issue = reading.value
    return replace(setting, journal=journal, issue=issue)


def _files_of(issue: Issue) -> Iterator[str]:
    """The files that an issue may name: of an article its file, or that in its folder."""
    for file in issue.all_article_files:
        yield from (file, f"{file}/article.yaml")
    yield from (page.file for page in (*issue.front, *issue.back) if page.kind == "page")
    yield from (cover.file for cover in issue.covers)


def _edition(root: Root, older: Issue, setting: Setting) -> tuple[Edition, tuple[Finding, ...]]:
    """An older version of an issue as if it were set today, and what was found in its pages and
    covers; its folios are not known.
    """
    folder, style = Folder(root.root), setting.style
    language = setting.language
    read_pages = {
        page.file: read_page(folder, page.file, language=language, known_classes=style.classes)
        for page in (*older.front, *older.back)
        if page.kind == "page"
    }
    pages = tuple((file, read.value) for file, read in read_pages.items() if read.value is not None)
    order = sequence(older, languages(setting.journal))
    listed = []
    for entry in (*order.front, *order.body):
        if entry.kind == "article" and folder.exists(entry.file):
            article = read_article(folder, entry.file, known_classes=style.classes).value
            listed += [Listed(entry, article)] if article is not None else []
    read_covers = [read_cover(folder, entry) for entry in older.covers]
    covers = tuple(read.value for read in read_covers if read.value is not None)
    prepared = PreparedIssue(older, setting, pages, (), (), root.root, covers)
    found = [each for read in read_pages.values() for each in read.findings]
    found += [each for read in read_covers for each in read.findings]
    return Edition(prepared, order, tuple(listed), 0), tuple(found)

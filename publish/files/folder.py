"""The one place that reads files of a journal, and nothing outside its folder."""

from pathlib import Path, PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from publish.diagnostics import Finding, finding
from publish.model import Span

TEXT_LIMIT = 16 * 1024 * 1024
"""Largest text file in bytes: a book of five million characters is smaller."""
PICTURE_LIMIT = 200 * 1024 * 1024
"""Largest picture file in bytes."""


class Folder(Struct):
    """A journal's folder.

    Paths are relative to `root` with forward slashes. `inputs` collects what was read,
    for the build record. Reading never follows a path or a symbolic link out of `root`.
    """

    root: Path
    inputs: dict[str, bytes] = field(default_factory=dict)
    text_limit: int = TEXT_LIMIT
    picture_limit: int = PICTURE_LIMIT

    def join(self, beside: str, path: str) -> str:
        """`path` as typed in the file `beside`, made relative to the root (`..` resolved).

        Backslashes count as slashes. An absolute path stays, and will not be read.
        """
        typed = path.replace("\\", "/")
        if typed.startswith("/") or typed[1:2] == ":":
            return typed
        parts: list[str] = []
        for part in (*PurePosixPath(beside).parent.parts, *PurePosixPath(typed).parts):
            if part == "..":
                if not parts or parts[-1] == "..":
                    parts.append(part)
                else:
                    parts.pop()
            elif part != ".":
                parts.append(part)
        return "/".join(parts) if parts else "."

    def exists(self, path: str) -> bool:
        """Whether a file of that path can be read; says nothing about files outside."""
        try:
            return not self._outside(path) and (self.root / path).is_file()
        except OSError:  # a name longer than the file system takes
            return False

    def read_bytes(
        self, path: str, span: Span, *, limit: int | None = None, line: str = ""
    ) -> bytes | Finding:
        """The file's bytes, or why it cannot be had; `span` is where its name is typed.

        `limit` is the largest size in bytes, by default that of text files.
        """
        limit = self.text_limit if limit is None else limit
        if path in self.inputs:
            return self.inputs[path]
        if self._outside(path):
            return finding("path-outside", span, path=path, line=line)
        place = self.root / path
        try:
            if place.is_dir():
                return finding("file-is-folder", span, path=path, line=line)
            if not place.is_file():
                return finding("file-missing", span, path=path, line=line)
            if not place.resolve().is_relative_to(self.root.resolve()):
                return finding("link-outside", span, path=path, line=line)
            size = place.stat().st_size
            if size > limit:
                return finding("file-too-large", span, path=path, size=size, limit=limit, line=line)
            data = place.read_bytes()
        except OSError as reason:
            return finding("file-unreadable", span, path=path, reason=reason.strerror, line=line)
        self.inputs[path] = data
        return data

    def read_text(
        self, path: str, span: Span, *, limit: int | None = None, line: str = ""
    ) -> str | Finding:
        """The file's text with `\\n` line ends, without a byte order mark."""
        data = self.read_bytes(path, span, limit=limit, line=line)
        text = data if isinstance(data, Finding) else decoded(data, path)
        if isinstance(text, str) and not text.strip():
            return finding("file-empty", Span(path))
        return text

    def typed(self, path: str) -> str:
        """The text of a file that was read, as it was typed; empty for any other."""
        text = self.inputs.get(path, b"").decode("utf-8-sig", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def with_lines(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings with their source lines filled in, where the file has been read."""
        lines: dict[str, list[str]] = {}
        return tuple(self._with_line(found, lines) for found in findings)

    def _with_line(self, found: Finding, lines: dict[str, list[str]]) -> Finding:
        span = found.span
        if found.source_line or span == Span(span.file) or span.file not in self.inputs:
            return found
        if span.file not in lines:
            lines[span.file] = self.typed(span.file).split("\n")
        if span.line > len(lines[span.file]):
            return found
        return replace(found, source_line=lines[span.file][span.line - 1])

    def _outside(self, path: str) -> bool:
        pure = PurePosixPath(path)
        return pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path[:2]


def decoded(data: bytes, path: str) -> str | Finding:
    """The text of a file's bytes with `\\n` line ends, without a byte order mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        before = data[: reason.start].decode("utf-8", "replace")
        byte = f"0x{data[reason.start]:02X}"
        return finding("file-not-utf8", _end_of(before, path), byte=byte)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return finding("file-nul", _end_of(text[: text.index("\0")], path))
    return text


def _end_of(before: str, path: str) -> Span:
    """The place behind a text that begins a file."""
    row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(path, row, column, row, column)

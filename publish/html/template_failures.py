"""Whose fault it is when a template fails: the style's own ones are told by file and line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound

from publish.diagnostics import Finding
from publish.styles import template_finding


class TemplateFailedError(RuntimeError):
    """A template of the style asked for something that there is not; `finding` says where."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding.span))
        self.finding = finding


@contextmanager
def failures_of(folders: tuple[Path, ...]) -> Iterator[None]:
    """Failures that pass through a template in these folders, as TemplateFailedError.

    The folders are `…/styles/NAME/templates`. Others are the program's own, and go on.
    """
    try:
        yield
    except TemplateFailedError:
        raise
    except Exception as reason:
        found = _found(reason, folders)
        if found is None:
            raise
        raise TemplateFailedError(found) from reason


def _found(reason: Exception, folders: tuple[Path, ...]) -> Finding | None:
    """The innermost line of those folders' templates, and why it failed."""
    found = None
    trace = reason.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        for folder in folders:
            if file.is_relative_to(folder):
                found = file.relative_to(folder.parents[2]).as_posix(), file, trace.tb_lineno
        trace = trace.tb_next
    if found is None:
        return None
    path, file, line = found
    return template_finding(path, file.read_text("utf-8"), line, _words(reason))


def _words(reason: Exception) -> str:
    if isinstance(reason, TemplateNotFound):  # its own words name the machine's folders
        return f"no template '{reason.name}'"
    return " ".join(str(reason).split()) or type(reason).__name__

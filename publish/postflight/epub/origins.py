"""From a file of a book back to the manuscript, by the build record beside the book."""

import json
import re
from pathlib import Path, PurePosixPath

from publish.diagnostics import Finding, finding
from publish.model import Span

Origins = dict[str, str]
"""The manuscript's file of each document of a book, by the document's name without suffix."""


def origins(book: Path) -> Origins:
    """What the record of the build says; nothing where there is none, as of others' books."""
    try:
        record = json.loads(book.with_suffix(".build.json").read_text("utf-8"))
        articles = record.get("articles", {book.stem: record})
        files = {name: str(each["file"]) for name, each in articles.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    # A document whose name would begin with a digit begins with an a.
    return files | {f"a{name}": file for name, file in files.items() if not name[:1].isalpha()}


def at_manuscript(found: Finding, known: Origins) -> Finding:
    """A judge's finding at the manuscript that the document is of; its place in the book, line
    and all, stays in the words.
    """
    values = dict(found.values)
    name = PurePosixPath(values["member"]).stem
    # A document that was divided for a platform goes on in NAME-2, NAME-3.
    file = known.get(name) or known.get(re.sub(r"-\d+$", "", name))
    if file is None:
        return found
    values["member"] = f"{values['member']}:{found.span.line}"
    return finding(found.id, Span(file), **values)

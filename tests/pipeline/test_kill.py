"""A build that is killed leaves whole files: old or new, never half."""

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pikepdf
import pytest

from publish.keeping.outputs import remove_leftovers
from publish.pipeline import Request, build
from tests.pipeline.journals import contents, files_of, write_article, write_journal

NAMES = ("first", "second")
KILLS = 16
OFFPRINTS = ("offprints",)
# One process has the engine loaded and sends a copy of itself to build at each line it reads.
FORKS = """
import os, sys
from pathlib import Path
from publish.pipeline import Request, build
journal, out, warm = map(Path, sys.argv[1:])
build(Request((journal,), warm, ("offprints",)))
print("ready", flush=True)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        build(Request((journal,), out, ("offprints",)))
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""
# The command, waiting where the first file is being written. Python listens to SIGINT only where
# whoever started it does, and a shell's background job does not.
STOPS_WHILE_WRITING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
def wait(file):
    print("writing", flush=True)
    sys.stdin.read()
os.fsync = wait
from publish.cli import main
main()
"""


class Builds:
    """Builds that can be killed, each a process of its own."""

    def __init__(self, journal: Path, out: Path, warm: Path) -> None:
        self.out = out
        self.parent = subprocess.Popen(
            [sys.executable, "-c", FORKS, str(journal), str(out), str(warm)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.hear() == "ready"

    def hear(self) -> str:
        assert self.parent.stdout is not None
        return self.parent.stdout.readline().strip()

    def start_and_kill(self, wait: Callable[[], None]) -> None:
        assert self.parent.stdin is not None
        self.parent.stdin.write("build\n")
        self.parent.stdin.flush()
        process = int(self.hear())
        wait()
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(process, signal.SIGKILL)
        assert self.hear() == "ended"

    def close(self) -> None:
        self.parent.communicate()


def change(journal: Path, words: str) -> None:
    for name in NAMES:
        write_article(journal / "2026-1" / name, words)


def wait_for_part(folder: Path) -> None:
    """Until the first file is being laid beside its place."""
    ends = time.monotonic() + 60
    while not any(folder.glob(".*.part")) and time.monotonic() < ends:
        time.sleep(0.0005)


def assert_opens(name: str, data: bytes) -> None:
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert len(pdf.pages) > 0
    elif name.endswith(".epub"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            assert book.testzip() is None


def test_every_file_is_old_or_new_at_whatever_moment_a_build_is_killed(tmp_path: Path) -> None:
    """A third of the kills strike anywhere, the others while files are written and moved."""
    journal = write_journal(tmp_path / "journal", *NAMES)
    versions: list[dict[str, bytes]] = []
    for words in ("甲。", "乙。"):
        change(journal, words)
        assert build(Request((journal,), tmp_path / words, OFFPRINTS)) == ()
        versions.append(contents(tmp_path / words))
    out = tmp_path / "out"
    shutil.copytree(tmp_path / "甲。", out)
    chance = random.Random(20261201)
    leftovers = 0
    builds = Builds(journal, out, tmp_path / "warm")

    def while_writing() -> None:
        wait_for_part(out)
        time.sleep(chance.uniform(0, 0.03))

    def anywhere() -> None:
        time.sleep(chance.uniform(0, 0.8))

    for kill in range(KILLS):
        is_new = (out / "first.pdf").read_bytes() == versions[1]["first.pdf"]
        change(journal, "甲。" if is_new else "乙。")
        for part in out.glob(".*.part"):
            part.unlink()
        builds.start_and_kill(while_writing if kill % 3 else anywhere)
        found = contents(out)
        leftovers += any(name.endswith(".part") for name in found)
        finished = {name: data for name, data in found.items() if not name.endswith(".part")}
        assert finished.keys() == files_of(*NAMES)
        for name, data in finished.items():
            assert data in (versions[0][name], versions[1][name]), f"{name} at kill {kill}"
            assert_opens(name, data)
    builds.close()
    assert leftovers, "no kill struck while files were written"
    change(journal, "乙。")
    findings = build(Request((journal,), out, OFFPRINTS))
    assert {found.id for found in findings} <= {"record-stale"}
    assert contents(out) == versions[1]


def test_a_mixture_of_old_and_new_files_is_noticed(tmp_path: Path) -> None:
    """As a kill between two moves leaves it: a new PDF beside the old EPUB and record."""
    journal = write_journal(tmp_path / "journal", "first")
    build(Request((journal,), tmp_path / "out", OFFPRINTS))
    write_article(journal / "2026-1" / "first", "改過了。")
    build(Request((journal,), tmp_path / "new", OFFPRINTS))
    shutil.copyfile(tmp_path / "new/first.pdf", tmp_path / "out/first.pdf")
    findings = build(Request((journal,), tmp_path / "out", OFFPRINTS))
    assert [found.id for found in findings] == ["record-stale"]
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


def test_leftovers_of_the_dead_are_removed_and_those_of_the_living_kept(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    living = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    for process in (dead, living):
        (tmp_path / f".first.pdf.{process.pid}.part").touch()
    (tmp_path / ".notes.part").touch()
    (tmp_path / "first.pdf").touch()
    remove_leftovers(tmp_path)
    living.communicate(b"\n")
    assert set(contents(tmp_path)) == {
        f".first.pdf.{living.pid}.part",
        ".notes.part",
        "first.pdf",
    }


def test_the_next_build_removes_leftovers_even_when_nothing_has_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.pipeline.journals import publish

    article = write_article(tmp_path / "letter")
    publish(capsys, "build", article, "-o", "out")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / "out" / f".letter.pdf.{dead.pid}.part").touch()
    assert "沒有變動" in publish(capsys, "build", article, "-o", "out").err
    assert set(contents(tmp_path / "out")) == files_of("letter")


def test_an_interrupted_build_ends_with_status_130_and_leaves_nothing_half(
    tmp_path: Path,
) -> None:
    """Ctrl-C at the moment when files are being written."""
    journal = write_journal(tmp_path / "journal", *NAMES)
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", STOPS_WHILE_WRITING, "build", str(journal)),
            *("--to", "offprints", "-o", tmp_path / "out"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert said == ""
    assert contents(tmp_path / "out") == {}

"""What goes wrong on a machine is one clear line with a status; old files stay."""

import errno
import os
import re
import resource
import time
from pathlib import Path
from typing import NoReturn

import pytest

from publish.machine import INSTALL_COMMAND
from tests.pipeline.journals import contents, publish, publish_beside, write_article

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def lone(tmp_path: Path) -> Path:
    return write_article(tmp_path / "letter")


@pytest.fixture
def changed(lone: Path, capsys: Capsys) -> dict[str, bytes]:
    """The outputs of an article that has been changed since."""
    assert publish(capsys, "build", lone).status == 0
    before = contents(Path("build"))
    write_article(lone.parent, "改過了。")
    return before


def test_a_full_disk_is_one_line_and_old_files_stay(
    lone: Path, changed: dict[str, bytes], capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = publish(capsys, "build", lone)
    assert ran.status == 3
    assert ran.err == (
        "publish: 寫不進「build」：磁碟空間不足。原有的檔案都沒有更動。"
        "請清出空間；publish build 也可以用 -o 指定其他磁碟上的資料夾。\n"
    )
    assert contents(Path("build")) == changed


def test_a_file_that_the_system_cuts_short_is_not_taken_for_whole(
    lone: Path, changed: dict[str, bytes], capsys: Capsys
) -> None:
    """The system refuses to write more than 4 kB into one file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        ran = publish(capsys, "build", lone)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert ran.status == 3
    assert ran.err.count("\n") == 1
    assert contents(Path("build")) == changed


def test_the_line_is_in_the_language_asked_for(lone: Path, capsys: Capsys) -> None:
    Path("taken").write_text("a file", "utf-8")
    assert publish(capsys, "build", lone, "-o", "taken", lang="en").err == (
        "publish: “taken” is no folder, or lies below a file. "
        "Move or rename the file in the way; publish build may write elsewhere with -o.\n"
    )
    assert publish(capsys, "build", lone, "-o", "taken").err == (
        "publish: 「taken」不是資料夾，或在一個檔案之下。"
        "請把擋在那裡的檔案移開或改名；publish build 也可以用 -o 指定其他資料夾。\n"
    )


@pytest.mark.parametrize("place", ["taken", "taken/inside", "/proc/banxin", "/sys/kernel/banxin"])
def test_where_nothing_can_be_written_it_is_told_before_anything_is_set(
    lone: Path, place: str, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even root cannot write below a file, in /proc or in /sys."""
    from publish.compositors import run

    def late(*_: object) -> NoReturn:
        raise AssertionError("set before the folder was tried")

    monkeypatch.setattr(run, "count_pages", late)
    Path("taken").write_text("a file", "utf-8")
    ran = publish(capsys, "build", lone, "-o", place)
    assert ran.status == 3
    assert ran.err.startswith("publish: ")
    assert ran.err.count("\n") == 1
    assert Path("taken").read_text("utf-8") == "a file"


def test_a_folder_in_the_place_of_an_output_is_told(lone: Path, capsys: Capsys) -> None:
    Path("build/letter.epub").mkdir(parents=True)
    ran = publish(capsys, "build", lone)
    assert ran.status == 3
    assert "build/letter.epub" in ran.err
    assert [file.name for file in Path("build").iterdir()] == ["letter.epub"]


def test_json_tells_a_full_disk_as_a_finding(lone: Path, capsys: Capsys) -> None:
    ran = publish(capsys, "build", lone, "-o", "/dev/null/x", "--json")
    assert ran.status == 3
    assert '"id": "output-not-folder"' in ran.out
    assert ran.err == ""


def test_a_mistake_of_the_program_is_one_line_that_names_the_log(
    lone: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publish.production import articles

    def broken(*_: object) -> NoReturn:
        raise ZeroDivisionError("no\nlines")

    monkeypatch.setattr(articles, "make", broken)
    ran = publish(capsys, "build", lone)
    assert ran.status == 1
    match = re.fullmatch(
        r"publish: 程式本身出錯：ZeroDivisionError: no。"
        r"這不是稿件的問題；紀錄在 (\S+)，請附上它回報。\n",
        ran.err,
    )
    assert match
    log = Path(match[1]).read_text("utf-8")
    assert "Traceback" in log
    assert "broken" in log
    assert contents(Path("build")) == {}


def test_the_log_goes_to_the_temporary_folder_where_there_is_no_other(
    lone: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    from publish.production import readings

    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/state")
    monkeypatch.setattr(readings, "locate", lambda path: 1 / 0)
    ran = publish(capsys, "build", lone, lang="en")
    log = re.search(r"the log is in (\S+),", ran.err)
    assert log
    assert "ZeroDivisionError" in Path(log[1]).read_text("utf-8")
    Path(log[1]).unlink()


def test_an_unwritable_home_does_not_keep_from_building(lone: Path, tmp_path: Path) -> None:
    """What is needed for a while lies in the temporary folder, and is gone behind it."""
    nowhere, temporary = "/dev/null/home", tmp_path / "temporary"
    temporary.mkdir()
    ran = publish_beside(
        "build", lone, "--lang", "en", folder=tmp_path, TMPDIR=str(temporary),
        HOME=nowhere, XDG_CACHE_HOME=nowhere, XDG_STATE_HOME=nowhere, PUBLISH_CACHE="",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert set(contents(tmp_path / "build")) == {
        "letter.pdf",
        "letter.epub",
        "letter.build.json",
    }
    until = time.monotonic() + 20
    while list(temporary.iterdir()) and time.monotonic() < until:
        time.sleep(0.05)  # the process that had loaded the engine ends behind the command
    assert list(temporary.iterdir()) == []


NO_LIBRARY = """
import _cffi_backend
class FFI(_cffi_backend.FFI):
    def dlopen(self, name, *rest):
        if name and {missing!r} in str(name):
            raise OSError("cannot load library")
        return super().dlopen(name, *rest)
_cffi_backend.FFI = FFI
"""


@pytest.mark.parametrize(
    ("missing", "name", "jobs"),
    [("pango", "Pango", "1"), ("pango", "Pango", "2"), ("harfbuzz-subset", "HarfBuzz-Subset", "2")],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    missing: str, name: str, jobs: str, lone: Path, tmp_path: Path
) -> None:
    """This process may look for it, or one that a server has forked."""
    everywhere = tmp_path / "everywhere"
    everywhere.mkdir()
    (everywhere / "sitecustomize.py").write_text(NO_LIBRARY.format(missing=missing), "utf-8")
    ran = publish_beside(
        "build", lone, "--lang", "en", "--jobs", jobs, folder=tmp_path, PYTHONPATH=str(everywhere)
    )
    assert ran.returncode == 3
    assert ran.stdout == ""
    assert ran.stderr == (
        f"publish: This machine lacks a library that page setting needs: {name}. "
        f"Run: {INSTALL_COMMAND}\n"
    )
    assert contents(tmp_path / "build") == {}


def test_checking_needs_no_such_library(lone: Path, tmp_path: Path) -> None:
    ran = publish_beside(
        "check", lone, "--lang", "en", folder=tmp_path, before=NO_LIBRARY.format(missing="pango")
    )
    assert (ran.returncode, ran.stderr) == (0, "Nothing found.\n")


def test_output_is_utf8_in_any_locale(lone: Path, tmp_path: Path) -> None:
    """A file name that is no UTF-8, in a locale that knows ASCII alone."""
    broken = os.fsencode(tmp_path) + b"/\xe7\xa8.yaml"
    ran = publish_beside(
        "build", os.fsdecode(broken), "--json", folder=tmp_path, LC_ALL="C", PYTHONUTF8="0",
        PYTHONIOENCODING="ascii", PYTHONCOERCECLOCALE="0",
    )  # fmt: skip
    assert ran.returncode == 1
    assert "找不到檔案" in ran.stdout
    assert r"\udce7" in ran.stdout

"""A build reads nothing but the journal, the program and the machine's libraries; no network."""

import site
import sys
import sysconfig
import tempfile
from pathlib import Path

from publish.styles import carried
from tests.pipeline.journals import ROOT, publish_beside, write_journal

# Every attempt is written down by its kind and object.
WATCH = """
import os, sys
watched = open(os.environ["WATCHED"], "a", encoding="utf-8", errors="surrogateescape")
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        watched.write("open " + os.path.realpath(os.fsdecode(arguments[0])) + "\\n")
    elif event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
        watched.write("network " + event + "\\n")
sys.addaudithook(hook)
"""
SYSTEM = ("/usr/lib", "/lib", "/usr/share", "/etc", "/dev", "/proc")


def attempts(tmp_path: Path, *words: str | Path) -> tuple[set[str], set[Path], int, str]:
    """What a command tries that is no file, the files it opens, its status, what it says."""
    watched = tmp_path / "watched.txt"
    ran = publish_beside(
        *words, "--lang", "en", folder=tmp_path, before=WATCH, WATCHED=str(watched),
        XDG_CACHE_HOME=str(tmp_path / "cache"),
    )  # fmt: skip
    lines = watched.read_text("utf-8", "surrogateescape").splitlines()
    opened = {Path(line.removeprefix("open ")) for line in lines if line.startswith("open ")}
    others = {line for line in lines if not line.startswith("open ")}
    return others, opened, ran.returncode, ran.stderr


def test_a_build_opens_no_file_elsewhere_and_no_connection(tmp_path: Path) -> None:
    journal = write_journal(tmp_path / "journal", "first", "second")
    (tmp_path / "elsewhere.txt").write_text("別處的檔案", "utf-8")
    others, opened, status, said = attempts(
        tmp_path, "build", journal, "--to", "offprints", "--jobs", "1", "-o", tmp_path / "out"
    )
    assert status == 0, said
    assert others == set()
    allowed = [
        *(journal, tmp_path / "out", tmp_path / "cache", tmp_path / "watched.txt"),
        *(ROOT / "publish", carried("styles"), carried("fonts")),
        *map(Path, (sys.prefix, sys.base_prefix, *site.getsitepackages())),
        *(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")),
        *map(Path, SYSTEM),
    ]
    temporary = Path(tempfile.gettempdir()).resolve()
    strange = {
        file
        for file in opened
        if not any(file.is_relative_to(place.resolve()) for place in allowed)
        and not (file.is_relative_to(temporary) and not file.is_relative_to(tmp_path.resolve()))
    }
    assert strange == set()
    assert journal / "2026-1/first/body.md" in opened, "the watch saw nothing"


OUTSIDE = {
    "a body above the journal": "body: ../../../elsewhere.md\n",
    "a body by its full path": "body: {elsewhere}\n",
    "a picture above the journal": "body: |\n  ![圖](../../../elsewhere.png)\n",
    "a picture by a file address": "body: |\n  ![圖](file://{elsewhere})\n",
    "a picture on the network": "body: |\n  ![圖](http://127.0.0.1:9/elsewhere.png)\n",
    "a body behind a link": "body: link.md\n",
}


def test_what_manuscripts_name_elsewhere_is_refused_and_not_opened(tmp_path: Path) -> None:
    """One build sees all of them, each in an article of its own."""
    names = {what: what.replace(" ", "-") for what in OUTSIDE}
    journal = write_journal(tmp_path / "journal", *names.values())
    elsewhere = tmp_path / "elsewhere.md"
    for file in (elsewhere, tmp_path / "elsewhere.png"):
        file.write_text("別處的檔案", "utf-8")
    for what, body in OUTSIDE.items():
        folder = journal / "2026-1" / names[what]
        (folder / "link.md").symlink_to(elsewhere)
        article = folder / "article.yaml"
        text = article.read_text("utf-8")
        article.write_text(
            text.replace("body: body.md\n", body.format(elsewhere=elsewhere)), "utf-8"
        )
    others, opened, status, said = attempts(
        tmp_path, "build", journal, "--to", "offprints", "--jobs", "1", "-o", tmp_path / "out"
    )
    assert status == 1, said
    told = {what for what, name in names.items() if f"2026-1/{name}/article.yaml:" in said}
    assert told == set(OUTSIDE)
    assert others == set()
    assert {file for file in opened if file.name.startswith("elsewhere")} == set()
    assert not (tmp_path / "out").exists()


def test_a_style_sheet_cannot_reach_elsewhere_either(tmp_path: Path) -> None:
    journal = write_journal(tmp_path / "journal", "first", more="style: house\n")
    elsewhere = tmp_path / "elsewhere.png"
    elsewhere.write_text("別處的檔案", "utf-8")
    style = journal / "styles/house"
    style.mkdir(parents=True)
    (style / "style.yaml").write_text("extends: journal\n", "utf-8")
    (style / "print.css").write_text(
        f'@import url("file://{elsewhere}");\n'
        f'.title {{ background: url("file://{elsewhere}"); }}\n'
        '.text { background: url("http://127.0.0.1:9/elsewhere.png"); }\n',
        "utf-8",
    )
    others, opened, _, said = attempts(
        tmp_path, "build", journal, "--to", "offprints", "--jobs", "1", "-o", tmp_path / "out"
    )
    assert others == set()
    assert elsewhere not in opened
    assert "elsewhere.png" in said

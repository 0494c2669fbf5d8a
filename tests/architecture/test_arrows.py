"""The arrows of the road: which part may import which, and the one door to the engine."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "publish"

_ROAD = {
    "source": "",
    "carried": "",
    "machine": "",
    "processes": "",
    "request": "",
    "model": "source",
    "diagnostics": "source",
    "files": "model diagnostics",
    "styles": "carried model diagnostics files",
    "fonts": "model diagnostics styles",
    "manuscript": "model diagnostics files",
    "checks": "model diagnostics",
    "compose": "",
    "keeping.cache": "",
    "pages": "model",
    "html": "model diagnostics styles compose keeping.cache",
    "postflight": "model diagnostics",
    "pdf": ("machine model diagnostics styles fonts compose keeping.cache pages html postflight"),
    "epub": "model diagnostics styles fonts html postflight pdf",
    "opds": "model html epub",
    "keeping.outputs": "",
    "keeping.digests": "carried keeping.outputs",
    "keeping.locks": "keeping.cache keeping.outputs",
    "keeping.record": "model diagnostics styles keeping.outputs keeping.digests",
    "keeping.unchanged": (
        "carried request diagnostics keeping.cache keeping.outputs keeping.digests"
    ),
    "keeping.kept": "diagnostics keeping.cache keeping.outputs keeping.digests keeping.unchanged",
    "prepare": (
        "model diagnostics styles fonts manuscript checks html keeping.outputs keeping.digests"
    ),
    "compositors": (
        "machine processes request model pdf keeping.cache keeping.outputs keeping.digests"
    ),
    "issue": "model diagnostics styles html pdf epub prepare keeping.outputs compositors",
    "production.make": (
        "request model diagnostics html pdf epub prepare keeping.outputs keeping.record "
        "compositors issue"
    ),
    "production.readings": "request model diagnostics manuscript prepare keeping.kept",
    "production.runs": (
        "model diagnostics manuscript checks html pdf prepare keeping.cache keeping.outputs "
        "keeping.record compositors issue production.make production.readings"
    ),
    "production.shop": "model html pdf prepare keeping.cache compositors issue production.runs",
    "production.covers": "model diagnostics manuscript html pdf prepare issue production.shop",
    "production.bindery": (
        "model diagnostics html pdf prepare compositors issue production.readings production.runs "
        "production.shop production.covers"
    ),
    "production.articles": (
        "request model diagnostics html pdf epub prepare keeping.cache keeping.outputs "
        "keeping.record compositors issue production.make production.readings production.runs "
        "production.shop"
    ),
    "production.issues": (
        "request model diagnostics html pdf epub prepare keeping.outputs keeping.record issue "
        "production.make production.readings production.runs production.covers "
        "production.bindery production.articles"
    ),
    "production.catalogues": (
        "request model diagnostics html epub opds prepare keeping.outputs production.covers "
        "production.articles"
    ),
    "proof.comparing": "html",
    "proof": (
        "proof.comparing request model diagnostics styles manuscript checks html pdf epub prepare "
        "keeping.outputs keeping.locks "
        "keeping.record compositors issue production.readings production.runs production.shop "
        "production.covers production.bindery"
    ),
}
"""What each part may import, in the order of the road."""
MAY_IMPORT = {part: set(words.split()) for part, words in _ROAD.items()}
PURE: dict[str, set[str]] = {
    "compose": set(),
    "model": {"msgspec"},
    "pages": {"msgspec"},
    "proof.comparing": {"msgspec"},
}
"""Parts without libraries, but for the one that values are made with."""


def modules(part: str) -> list[Path]:
    place = PACKAGE / part.replace(".", "/")
    single = place.with_suffix(".py")
    return [single] if single.exists() else sorted(place.rglob("*.py"))


def part_of(name: str) -> str:
    """The part to which a module of ours belongs; each module of some folders is one."""
    folder, _, inside = name.removeprefix("publish.").partition(".")
    module = f"{folder}.{inside.partition('.')[0]}"
    return module if module in MAY_IMPORT else folder


def imports(file: Path) -> set[str]:
    """All names that a module imports, dotted."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("part", sorted(MAY_IMPORT))
def test_a_part_imports_only_what_stands_before_it_on_the_road(part: str) -> None:
    allowed = MAY_IMPORT[part] | {part}
    for file in modules(part):
        for name in imports(file):
            if name.startswith("publish."):
                assert part_of(name) in allowed, f"{file.name} imports {name}"


def test_only_pdf_weasy_knows_the_engine() -> None:
    door = PACKAGE / "pdf" / "weasy"
    for file in PACKAGE.rglob("*.py"):
        engine = {name for name in imports(file) if name.split(".")[0] in ("weasyprint", "pydyf")}
        assert not engine or door in file.parents, f"{file} imports {engine}"


@pytest.mark.parametrize(("part", "libraries"), PURE.items())
def test_pure_parts_know_no_library_but_that_of_values(part: str, libraries: set[str]) -> None:
    import sys

    for file in modules(part):
        for name in imports(file):
            top = name.split(".")[0]
            known = top in {"publish", *libraries} or top in sys.stdlib_module_names
            assert known, f"{file} imports {name}"


def test_every_part_of_the_package_has_its_place_on_the_road() -> None:
    ends = {"publish.cli", "publish.pipeline"}
    names = {
        ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
        for file in PACKAGE.rglob("*.py")
        if file.name != "__init__.py"
    }
    outside = {name for name in names if part_of(name) not in MAY_IMPORT}
    assert {".".join(name.split(".")[:2]) for name in outside} == ends


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_the_road_goes_one_way(part: str) -> None:
    road = list(MAY_IMPORT)
    assert MAY_IMPORT[part] <= set(road[: road.index(part)])

"""The arrows of the road: which part may import which, and the one door to the engine."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "publish"

MAY_IMPORT = {
    "source": set(),
    "carried": set(),
    "model": {"source"},
    "diagnostics": {"source"},
    "files": {"model", "diagnostics"},
    "styles": {"carried", "model", "diagnostics", "files"},
    "fonts": {"model", "diagnostics", "styles"},
    "manuscript": {"model", "diagnostics", "files"},
    "checks": {"model", "diagnostics"},
    "html": {"model", "diagnostics", "styles", "compose"},
    "compose": set(),
    "pages": {"model"},
    "pdf": {
        *("model", "diagnostics", "styles", "fonts", "html", "compose", "pages", "machine"),
        "postflight",
    },
    "epub": {"model", "diagnostics", "styles", "fonts", "html", "pdf", "postflight"},
    "opds": {"model", "html", "epub"},
    "catalogues": {
        *("model", "diagnostics", "html", "epub", "opds", "articles", "covers", "outputs"),
        "prepare",
        "request",
    },
    "postflight": {"model", "diagnostics"},
    "outputs": set(),
    "request": set(),
    "digests": {"carried", "outputs"},
    "record": {"model", "diagnostics", "digests", "styles", "outputs"},
    "unchanged": {"cache", "carried", "diagnostics", "digests", "outputs", "request"},
    "cache": set(),
    "compositors": {"model", "cache", "digests", "machine", "outputs", "pdf", "request"},
    "issue": {
        *("model", "diagnostics", "styles", "html", "pdf", "epub", "outputs"),
        *("compositors", "prepare"),
    },
    "kept": {"cache", "diagnostics", "digests", "outputs", "unchanged"},
    "readings": {"model", "diagnostics", "kept", "manuscript", "prepare", "request"},
    "runs": {
        *("model", "diagnostics", "manuscript", "checks", "html", "pdf", "cache"),
        *("compositors", "issue", "outputs", "make", "prepare", "readings", "record"),
    },
    "shop": {"model", "html", "pdf", "cache", "compositors", "issue", "prepare", "runs"},
    "bindery": {
        *("model", "diagnostics", "html", "pdf", "compositors", "issue", "prepare", "readings"),
        *("covers", "runs", "shop"),
    },
    "articles": {
        *("model", "diagnostics", "html", "pdf", "epub", "cache", "compositors", "issue", "make"),
        *("outputs", "prepare", "readings", "record", "request", "runs", "shop"),
    },
    "covers": {
        *("model", "diagnostics", "html", "pdf", "shop", "issue", "manuscript", "prepare"),
    },
    "issues": {
        *("model", "diagnostics", "html", "pdf", "articles", "bindery", "covers", "issue"),
        *("epub", "outputs"),
        *("prepare", "readings", "record", "request", "runs"),
    },
    "proof": {
        *("model", "diagnostics", "styles", "manuscript", "checks", "html", "pdf", "outputs"),
        *("bindery", "compositors", "issue", "prepare", "readings", "record", "request", "runs"),
        *("covers", "shop", "epub"),
    },
    "prepare": {
        *("model", "diagnostics", "styles", "fonts", "manuscript", "checks", "html"),
        *("digests", "outputs"),
    },
    "make": {
        "issue",
        "model",
        "diagnostics",
        "html",
        "pdf",
        "epub",
        "compositors",
        "outputs",
        "prepare",
        "record",
        "request",
    },
    "machine": set(),
}
STANDARD_LIBRARY_ONLY = ("compose", "model", "pages")


def modules(part: str) -> list[Path]:
    single = PACKAGE / f"{part}.py"
    return [single] if single.exists() else sorted((PACKAGE / part).rglob("*.py"))


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
                assert name.split(".")[1] in allowed, f"{file.name} imports {name}"


def test_only_pdf_weasy_knows_the_engine() -> None:
    door = PACKAGE / "pdf" / "weasy"
    for file in PACKAGE.rglob("*.py"):
        engine = {name for name in imports(file) if name.split(".")[0] in ("weasyprint", "pydyf")}
        assert not engine or door in file.parents, f"{file} imports {engine}"


@pytest.mark.parametrize("part", STANDARD_LIBRARY_ONLY)
def test_pure_parts_import_the_standard_library_alone(part: str) -> None:
    import sys

    for file in modules(part):
        for name in imports(file):
            top = name.split(".")[0]
            assert top == "publish" or top in sys.stdlib_module_names, f"{file} imports {name}"


def test_every_part_of_the_package_has_its_place_on_the_road() -> None:
    ends = {"cli", "pipeline", "prepare", "record", "request", "unchanged", "__init__"}
    parts = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
    }
    assert parts - ends <= set(MAY_IMPORT)

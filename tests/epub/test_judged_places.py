"""What EPUBCheck and Ace say of a book stands where it was typed in the manuscript."""

import shutil
from pathlib import Path

import pytest

from publish.keeping.outputs import Output
from publish.keeping.record import LastBuild
from publish.model import Span
from publish.model.sources import recorded_sources, sources_from
from publish.pipeline import build
from publish.postflight.epub import JUDGES, inspect_epub
from publish.postflight.epub.elements import element_at
from publish.postflight.epub.judges import Said
from publish.request import Request
from tests.judges.browser import BROWSER, MODULES, needs_browser
from tests.judges.epubcheck import needs_java

ARTICLE = """\
id: grids
type: editorial
title:
  zh: 格與行
dates: {published: 2026-01-01}
style: house
body: body.md
acknowledgements: 謝[甲](https://[t.example.org/)。
"""
BODY = """\
第一段。見[網頁](https://[a.example.org/)，
又見https://[b.example.org/。

> 引文。

| 甲 | 乙 |
|:---|:---|
| 一 | [二](https://[c.example.org/) |

: 甲乙

第二段。註[^a]。

![葉](leaf.svg){alt="一葉"}

[^a]: 註在[此](https://[d.example.org/)。
"""
# A designer's templates and style sheet, each with a mistake of its own.
FILES = {
    "article.yaml": ARTICLE,
    "body.md": BODY,
    "leaf.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "journal.yaml": "title: 版面研究\n",
    "styles/house/style.yaml": "extends: journal\n",
    "styles/house/epub.css": ".case {\n  direction: rtl;\n}\n",
    "styles/house/templates/blocks/quotation.html.j2": (
        "<blockquote><li>一</li>{{ render.blocks(block.children, language) }}</blockquote>"
    ),
    "styles/house/templates/blocks/figure.html.j2": (
        '<figure><img src="{{ render.picture_address(block.picture.path) }}"/></figure>'
    ),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    request = Request((folder / "article.yaml",), folder / "out", ("epub",), pages=False)
    assert build(request) == ()
    return folder / "out" / "grids.epub"


@pytest.fixture(scope="module")
def epubcheck(book: Path) -> tuple[Said, ...]:
    return tuple(JUDGES["epubcheck"](book))


@pytest.fixture(scope="module")
def ace(book: Path) -> tuple[Said, ...]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUPPETEER_EXECUTABLE_PATH", BROWSER)
        patch.setenv("PATH", str(MODULES / ".bin"), prepend=":")
        return tuple(JUDGES["ace"](book))


def told(book: Path, said: tuple[Said, ...], patch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """(place, first words) of what an inspection tells of these words of a judge."""
    patch.setitem(JUDGES, "ace", lambda _: iter(said))
    found = inspect_epub(book, ("ace",)).findings
    return [
        (str(each.span), dict(each.values)["words"].split()[0])
        for each in found
        if "judge" in each.id
    ]


@needs_java
def test_an_error_of_epubcheck_stands_where_it_was_typed(
    book: Path, epubcheck: tuple[Said, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(book, epubcheck, monkeypatch) == [
        ("styles/house/epub.css:2:3", "CSS-001"),
        ("body.md:1:6", "RSC-020"),
        ("body.md:2:3", "RSC-020"),
        ("body.md:4:1", "RSC-005"),
        ("body.md:8:7", "RSC-020"),
        ("article.yaml:8:20", "RSC-020"),
        ("body.md:16:9", "RSC-020"),
    ]


@needs_browser
def test_an_error_of_ace_stands_where_it_was_typed(
    book: Path, ace: tuple[Said, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(book, ace, monkeypatch) == [
        ("body.md:4:1", "listitem:"),
        ("body.md:14:1", "image-alt:"),
    ]


def test_what_is_said_of_a_file_stands_at_its_picture_or_at_the_file_it_was_made_of(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = ("EPUB/images/leaf-2703d39b.svg", "EPUB/nav.xhtml", "content.opf", "text/grids.xhtml")
    said = tuple(Said("judge-error", "X", member, member[-9:]) for member in members)
    assert told(book, said, monkeypatch) == [
        ("body.md:14:1", "2703d39b.svg"[-9:]),
        ("article.yaml:1:1", "nav.xhtml"),
        ("article.yaml:1:1", "ntent.opf"),
        ("article.yaml:1:1", "ids.xhtml"),
    ]


def test_a_book_that_was_changed_after_its_build_names_files_alone(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And one without its record, as of another program, its own place."""
    changed = tmp_path / "grids.epub"
    changed.write_bytes(book.read_bytes() + b" ")
    said = (Said("judge-error", "EPUBCheck", "grids.epub/EPUB/text/grids.xhtml", "X", 25, 9),)
    assert told(changed, said, monkeypatch) == [("grids.epub:25:9", "X")]
    shutil.copy(book.with_suffix(".build.json"), tmp_path)
    assert told(changed, said, monkeypatch) == [("article.yaml:1:1", "X")]


def test_the_sources_of_a_book_stay_in_the_record_when_its_pdf_is_made() -> None:
    sources = {"EPUB/text/grids.xhtml": {"body.md": "3:1:1"}}
    last = LastBuild("key", (("grids.epub", "1"),), frozenset(("grids.epub",)), sources=sources)
    pdf = (Output("grids.pdf", b""),)
    assert last.continued("key", pdf, ())["sources"] == sources
    assert "sources" not in last.continued("another key", pdf, ())


@pytest.mark.parametrize(
    ("column", "element"),
    # Columns as Java tells them: one past the bracket that ends a tag.
    [(4, "p"), (10, "em"), (16, "em"), (22, "br"), (26, "p")],
)
def test_the_element_is_found_that_ends_at_a_place(column: int, element: str) -> None:
    names = ["div", "p", "em", "br"]
    line = "<p>格與<em>行</em>寬<br/></p>"
    document = f"<div>\n{line}\n</div>".encode()
    assert names[element_at(document, 2, column)] == element


def test_sources_are_recorded_and_read_as_they_were() -> None:
    sources = ((3, Span("a b.md", 1, 7)), (4, Span("article.yaml", 2, 1)), (9, Span("a b.md", 5)))
    assert recorded_sources(sources)["a b.md"] == "3:1:7 9:5:1"
    assert sources_from(recorded_sources(sources)) == sources

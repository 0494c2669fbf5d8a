"""The lint sees each kind of damage, and nothing in a sound book."""

import io
import zipfile
from pathlib import Path

import pytest

from publish.diagnostics.catalogue.epub import EPUB
from publish.epub import lint
from publish.model import Span
from tests.epub.epub_readings import files, rewritten

TEXT = "EPUB/text/a2021-u674e.xhtml"
SPAN = Span("75/rich.yaml")


def found(book: bytes, name: str, old: str, new: str) -> list[tuple[str, dict[str, str]]]:
    """The findings when a text in a file of the book is replaced everywhere."""
    data = files(book)[name].decode()
    assert old in data
    changed = rewritten(book, {name: data.replace(old, new).encode()})
    return [(problem.id, dict(problem.values)) for problem in lint(changed, SPAN)]


def test_a_sound_book_has_no_findings(book: bytes) -> None:
    assert lint(book, SPAN) == ()
    assert lint(rewritten(book, {}), SPAN) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "finding", "values"),
    [
        pytest.param(
            TEXT,
            "</article>",
            "",
            "epub-malformed",
            {"member": TEXT},
            id="an element that is not closed",
        ),
        pytest.param(
            TEXT,
            'id="a2021-u674e.n2"',
            'id="a2021-u674e.n1"',
            "epub-id-twice",
            {"member": TEXT, "name": "a2021-u674e.n1"},
            id="an id twice",
        ),
        pytest.param(
            TEXT,
            'href="#a2021-u674e.sec-1"',
            'href="#nowhere"',
            "epub-link-broken",
            {"member": TEXT, "address": "#nowhere"},
            id="a reference that leads nowhere",
        ),
        pytest.param(
            "EPUB/styles/journal.css",
            "../fonts/rare-1.ttf",
            "../fonts/gone.ttf",
            "epub-link-broken",
            {"member": "EPUB/styles/journal.css", "address": "../fonts/gone.ttf"},
            id="a face that is not there",
        ),
        pytest.param(
            TEXT,
            "../images/a2021-map-92075076.png",
            "https://example.org/map.png",
            "epub-remote",
            {"member": TEXT, "address": "https://example.org/map.png"},
            id="a picture on the network",
        ),
        pytest.param(
            "EPUB/styles/journal.css",
            "/* 行 Lines */",
            '@import "//example.org/x.css";',
            "epub-remote",
            {"member": "EPUB/styles/journal.css", "address": "//example.org/x.css"},
            id="a style sheet on the network",
        ),
        pytest.param(
            TEXT,
            'lang="ru" xml:lang="ru"',
            'lang="ru"',
            "epub-language-uneven",
            {"member": TEXT, "values": "ru, None"},
            id="a language said once",
        ),
        pytest.param(
            "EPUB/content.opf",
            'properties="cover-image"',
            "",
            "epub-manifest",
            {"member": "cover-image"},
            id="a cover that is not named",
        ),
        pytest.param(
            "EPUB/content.opf",
            'idref="nav"',
            'idref="cover-page"',
            "",
            {},
            id="a reading order without contents is no damage",
        ),
    ],
)
def test_damage_is_found(
    book: bytes, name: str, old: str, new: str, finding: str, values: dict[str, str]
) -> None:
    problems = found(book, name, old, new)
    if not finding:
        assert problems == []
        return
    assert finding in [id for id, _ in problems]
    (seen,) = [named for id, named in problems if id == finding]
    assert values.items() <= seen.items()


def test_a_call_to_the_wrong_note_is_found(book: bytes) -> None:
    problems = found(book, TEXT, 'href="#a2021-u674e.n2"', 'href="#a2021-u674e.n1"')
    assert {id for id, _ in problems} == {"epub-notes-uneven"}


def test_a_note_without_a_way_back_is_found(book: bytes) -> None:
    problems = found(book, TEXT, 'role="doc-backlink" aria-label="回到正文註2"', "")
    assert {id for id, _ in problems} == {"epub-notes-uneven"}


def test_contents_out_of_order_are_found(book: bytes) -> None:
    nav = files(book)["EPUB/nav.xhtml"].decode()
    first, second = "#a2021-u674e.heading-1", "#a2021-u674e.heading-3"
    swapped = nav.replace(first, "#swap").replace(second, first).replace("#swap", second)
    problems = lint(rewritten(book, {"EPUB/nav.xhtml": swapped.encode()}), SPAN)
    assert {problem.id for problem in problems} == {"epub-contents-order"}


@pytest.mark.parametrize(
    ("changed", "member"),
    [
        ({"EPUB/extra.css": b""}, "EPUB/extra.css"),
        ({"EPUB/cover.png": None}, "EPUB/cover.png"),
    ],
)
def test_a_file_too_many_or_too_few_is_found(
    book: bytes, changed: dict[str, bytes | None], member: str
) -> None:
    problems = lint(rewritten(book, changed), SPAN)
    assert ("epub-manifest", {"member": member}) in [
        (problem.id, dict(problem.values)) for problem in problems
    ]


def test_a_name_with_a_blank_is_found(book: bytes) -> None:
    problems = lint(rewritten(book, {"EPUB/圖 1.png": b""}), SPAN)
    assert [(problem.id, dict(problem.values)) for problem in problems] == [
        ("epub-archive", {"member": "EPUB/圖 1.png"})
    ]


def test_a_packed_mimetype_is_found(book: bytes) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files(book).items():
            archive.writestr(name, data)
    problems = lint(target.getvalue(), SPAN)
    assert [dict(problem.values) for problem in problems] == [{"member": "mimetype"}]


def test_every_finding_about_e_books_has_a_test() -> None:
    tests = Path(__file__).parents[1]
    told = "".join(
        file.read_text("utf-8")
        for folder in ("epub", "cli", "issue")
        for file in (tests / folder).glob("*.py")
    )
    assert [id for id in EPUB if f'"{id}"' not in told] == []

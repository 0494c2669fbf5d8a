"""`publish inspect FILE.epub`: what is wrong with a finished e-book, whoever made it."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from publish.cli.app import app
from publish.html import print_document
from publish.pdf import set_article
from publish.postflight.epub import inspect_epub
from publish.postflight.epub.colours import ratio
from publish.postflight.labels import EPUB_LABELS
from tests.epub.epub_articles import SETTING, rich_article, rich_pages
from tests.epub.epub_readings import files, rewritten

TEXT = "EPUB/text/a2021-u674e.xhtml"
MAP = "EPUB/images/a2021-map-92075076.png"
NAV, OPF_FILE, CSS = "EPUB/nav.xhtml", "EPUB/content.opf", "EPUB/styles/journal.css"


def found_in(book: bytes, folder: Path, profile: str = "") -> list[tuple[str, dict[str, str]]]:
    file = folder / "rich.epub"
    file.write_bytes(book)
    return [(each.id, dict(each.values)) for each in inspect_epub(file, profile=profile).findings]


def edited(book: bytes, name: str, old: str, new: str) -> bytes:
    text = files(book)[name].decode()
    assert old in text
    return rewritten(book, {name: text.replace(old, new).encode()})


def picture(width: int, height: int, mode: str, kind: str) -> bytes:
    target = io.BytesIO()
    Image.new(mode, (width, height)).save(target, kind)
    return target.getvalue()


def test_a_sound_book_has_no_findings(book: bytes, tmp_path: Path) -> None:
    assert found_in(book, tmp_path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "id", "values"),
    [
        pytest.param(
            NAV,
            'page-31">31</a>',
            'page-31">30</a>',
            "epub-page-list",
            {"label": "30"},
            id="a page with a wrong number",
        ),
        pytest.param(
            TEXT,
            'aria-label="32"',
            'aria-label="33"',
            "epub-page-list",
            {"label": "32"},
            id="a mark with a wrong number",
        ),
        pytest.param(
            TEXT,
            'alt="歐洲地圖"',
            'alt=""',
            "epub-picture-silent",
            {"picture": "../images/a2021-map-92075076.png"},
            id="a picture without words",
        ),
        pytest.param(
            TEXT,
            'alt="歐洲地圖"',
            'alt=""',
            "epub-access-untrue",
            {"name": "alternativeText"},
            id="a claim that a picture without words belies",
        ),
        pytest.param(
            OPF_FILE,
            "<dc:language>zh-Hant-TW</dc:language>",
            "<dc:language>ja</dc:language>",
            "epub-language-unstated",
            {"language": "zh-Hant-TW"},
            id="a language that the package does not name",
        ),
        pytest.param(
            TEXT,
            '<h2 class="abstract-heading"',
            '<h4 class="abstract-heading"',
            "epub-malformed",
            {"member": TEXT},
            id="a heading that is not closed",
        ),
        pytest.param(
            OPF_FILE,
            "schema:accessibilityHazard",
            "schema:other",
            "epub-access-missing",
            {"name": "schema:accessibilityHazard"},
            id="no word about hazards",
        ),
        pytest.param(
            CSS,
            "/* 註 Notes */",
            ".note { color: #777; background-color: #999 }",
            "epub-contrast",
            {"selector": ".note"},
            id="grey on grey",
        ),
        pytest.param(
            CSS,
            "/* 註 Notes */",
            "@media screen { .note { color: #222 } }",
            "epub-contrast",
            {"selector": ".note"},
            id="a dark colour that is lost on a dark page",
        ),
        pytest.param(
            TEXT,
            "開頭一段",
            "開頭\ue000段",
            "epub-glyph-missing",
            {"code": "U+E000"},
            id="a character of nobody's",
        ),
        pytest.param(
            TEXT,
            "開頭一段",
            "開頭𰻞段",
            "epub-glyph-missing",
            {"character": "𰻞"},
            id="a rare character without a face",
        ),
        pytest.param(
            TEXT,
            "</body>",
            "<script>1</script></body>",
            "epub-script",
            {"member": TEXT},
            id="a script",
        ),
        pytest.param(
            "EPUB/images/a2021-u5716u201-361854f2.svg",
            "<title>x</title>",
            '<image href="https://example.org/x.png"/>',
            "epub-remote",
            {"address": "https://example.org/x.png"},
            id="an SVG that loads from the network",
        ),
        pytest.param(
            "EPUB/images/a2021-u5716u201-361854f2.svg",
            "<path ",
            '<path onload="x()" ',
            "epub-script",
            {"member": "EPUB/images/a2021-u5716u201-361854f2.svg"},
            id="an SVG with a script",
        ),
    ],
)
def test_what_is_wrong_is_found(
    book: bytes, tmp_path: Path, name: str, old: str, new: str, id: str, values: dict[str, str]
) -> None:
    problems = found_in(edited(book, name, old, new), tmp_path)
    assert any(found == id and values.items() <= seen.items() for found, seen in problems)


def test_a_heading_that_leaves_a_level_out_is_found(book: bytes, tmp_path: Path) -> None:
    text = files(book)[TEXT].decode().replace("<h3", "<h5").replace("</h3>", "</h5>")
    problems = found_in(rewritten(book, {TEXT: text.encode()}), tmp_path)
    assert [seen["words"] for id, seen in problems if id == "epub-heading-jump"] == [
        "一、方法",
        "中文部分",
    ]


@pytest.mark.parametrize(
    ("name", "shape", "id"),
    [
        ("EPUB/cover.png", (600, 900, "L", "PNG"), "epub-cover-small"),
        (MAP, (2500, 2400, "L", "PNG"), "epub-picture-large"),
        (MAP, (60, 40, "CMYK", "JPEG"), "epub-picture-cmyk"),
        # 200 megapixels: Pillow refuses to look at it.
        (MAP, (20_000, 10_000, "1", "PNG"), "epub-picture-large"),
    ],
)
def test_pictures_that_stores_refuse_are_found(
    book: bytes, tmp_path: Path, name: str, shape: tuple[int, int, str, str], id: str
) -> None:
    problems = found_in(rewritten(book, {name: picture(*shape)}), tmp_path)
    assert [(found, seen["member"]) for found, seen in problems] == [(id, name)]


def test_pages_that_are_not_those_of_the_pdf_beside_are_found(book: bytes, tmp_path: Path) -> None:
    pages = set_article(print_document(rich_article(), SETTING), SETTING, 31)
    (tmp_path / "rich.pdf").write_bytes(pages.pdf)
    assert found_in(book, tmp_path) == []
    moved = set_article(print_document(rich_article(), SETTING), SETTING, 33)
    (tmp_path / "rich.pdf").write_bytes(moved.pdf)
    assert found_in(book, tmp_path) == [
        ("epub-pages-print", {"pdf": "rich.pdf", "label": "31", "folio": "33"})
    ]


@pytest.mark.parametrize("data", [b"", b"plain", b"PK\x03\x04broken", None])
def test_a_file_that_is_no_book_is_an_error(
    tmp_path: Path, data: bytes | None, book: bytes
) -> None:
    whole = rewritten(book, {"META-INF/container.xml": None}) if data is None else data
    problems = found_in(whole, tmp_path)
    assert {id for id, _ in problems} <= {"epub-unreadable", "epub-archive"}
    assert problems


def test_a_book_that_was_spoilt_on_its_way_cannot_be_read(book: bytes, tmp_path: Path) -> None:
    """A letter of a packed file has changed, which neither the archive nor the text survives."""
    text = files(book)[TEXT]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        place = archive.getinfo(TEXT).header_offset + 30 + len(TEXT) + 40
    spoilt = book[:place] + b"\xff" * 40 + book[place + 40 :]
    assert {id for id, _ in found_in(spoilt, tmp_path)} == {"epub-unreadable"}
    ((id, values),) = found_in(rewritten(book, {CSS: text.decode().encode("utf-16")}), tmp_path)
    assert id == "epub-unreadable"
    assert values["reason"].startswith(f"{CSS}: ")


def test_a_platform_has_its_own_limits(book: bytes, tmp_path: Path) -> None:
    grown = {
        MAP: picture(2000, 2000, "L", "PNG"),
        TEXT: files(book)[TEXT].replace("俄羅斯".encode(), "俄羅斯".encode() * 30_000, 1),
    }
    assert found_in(rewritten(book, grown), tmp_path) == []
    assert {id for id, _ in found_in(rewritten(book, grown), tmp_path, "tdpf")} == {
        "epub-document-large",
        "epub-picture-large",
        "epub-profile-language",
        "epub-profile-part",
    }


@pytest.mark.parametrize(
    ("one", "other", "contrast"),
    [((0, 0, 0), (1, 1, 1), 21.0), ((1, 1, 1), (1, 1, 1), 1.0), ((0.4667,) * 3, (1, 1, 1), 4.48)],
)
def test_contrast_is_that_of_wcag(
    one: tuple[float, float, float], other: tuple[float, float, float], contrast: float
) -> None:
    assert ratio(one, other) == pytest.approx(contrast, abs=0.01)


# The command


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["inspect", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def file(book: bytes, tmp_path: Path) -> Path:
    (tmp_path / "rich.epub").write_bytes(book)
    return tmp_path / "rich.epub"


def test_the_table_has_its_figures(file: Path) -> None:
    status, out, _ = run(file, "--lang", "en")
    rows = dict(line.split("\t") for line in out.splitlines())
    assert status == 0
    assert rows[""] == "rich.epub"
    assert rows["pages in the page list"] == str(len(rich_pages()))
    assert rows["notes"] == "7"
    assert rows["pictures"] == "4"  # with the cover
    assert rows["languages"] == "zh-Hant-TW, en"


def test_json_has_the_same_figures_and_every_one_has_a_name(file: Path) -> None:
    status, out, _ = run(file, "--json")
    (line,) = out.splitlines()
    assert status == 0
    assert set(json.loads(line)["figures"]) == set(EPUB_LABELS)


def test_a_warning_fails_when_strict(file: Path, book: bytes) -> None:
    file.write_bytes(edited(book, TEXT, 'alt="歐洲地圖"', 'alt=""'))
    assert run(file)[0] == 0
    status, _, err = run(file, "--strict")
    assert status == 1
    assert "epub-picture-silent" in err


@pytest.mark.parametrize("words", [("--with", "kindle"), ("--profile", "kobo")])
def test_an_unknown_judge_or_platform_is_wrong_usage(file: Path, words: tuple[str, str]) -> None:
    assert run(file, *words)[0] == 2


def test_a_judge_that_is_not_installed_is_named_with_its_command(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    status, _, err = run(file, "--with", "ace", "--lang", "en")
    assert status == 3
    assert "Ace is missing: npm install -g @daisy/ace" in err


def test_a_judge_that_breaks_off_is_a_finding(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = tmp_path / "ace"
    judge.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    judge.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    status, out, _ = run(file, "--with", "ace", "--json")
    (told,) = [json.loads(line) for line in out.splitlines()][1:]
    assert (status, told["id"], told["values"]["judge"]) == (1, "judge-failed", "ace")


@pytest.mark.parametrize(
    ("impact", "id", "status"),
    [
        ("critical", "judge-error", 1),
        ("serious", "judge-error", 1),
        ("moderate", "judge-warning", 0),
        ("minor", "judge-note", 0),
    ],
)
def test_a_grave_word_of_a_judge_is_an_error(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, impact: str, id: str, status: int
) -> None:
    said = {
        "earl:test": {"dct:title": "heading-order", "earl:impact": impact},
        "earl:result": {"earl:outcome": "fail", "dct:description": "Levels.\nMore."},
    }
    report = {
        "assertions": [{"earl:testSubject": {"url": "text/a.xhtml"}, "assertions": [said]}],
    }
    (tmp_path / "report.json").write_text(json.dumps(report), "utf-8")
    judge = tmp_path / "ace"
    judge.write_text(f"#!/bin/sh\ncp {tmp_path}/report.json $4/\n", "utf-8")
    judge.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    ended, out, _ = run(file, "--with", "ace", "--json")
    (told,) = [json.loads(line) for line in out.splitlines()][1:]
    assert (ended, told["id"]) == (status, id)
    assert told["values"] == {
        "judge": "Ace",
        "member": "text/a.xhtml",
        "words": "heading-order: Levels.",
    }

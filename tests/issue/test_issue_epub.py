"""A whole issue as an e-book: true to its print, whole, and the same in every build."""

import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from publish.epub import lint
from publish.model import Span
from publish.pipeline import build
from publish.postflight.epub import JUDGES, inspect_epub
from publish.postflight.epub.judges import Said
from publish.request import Request
from tests.epub.epub_readings import DC, OPF, XML_LANG, H, files, nav, tree
from tests.expected_text import squeezed
from tests.issue.conftest import BuiltIssue, write_issue
from tests.judges.browser import PHONE, TABLET, Screen, ace_failures, needs_browser, read
from tests.judges.epub_text import issue_page_texts
from tests.judges.epubcheck import epubcheck_messages, needs_java
from tests.judges.pdf_text import running_texts
from tests.pipeline.journals import write_article

SAMPLES = Path(__file__).parents[2] / "manuscript"
SPINE = [
    *("cover-page", "issue-board-zh-Hant-TW", "issue-board-en", "nav", "article-words"),
    *("article-first", "article-second", "article-third"),
    *("issue-page-call-zh-Hant-TW", "issue-colophon-zh-Hant-TW"),
]
PAGES = [
    *(("i", "issue-board-zh-Hant-TW"), ("ii", "issue-board-en"), ("iii", "nav"), ("iv", "nav")),
    *(("v", "words"), ("1", "first"), ("2", "first"), ("3", "second"), ("4", "third")),
    *(("5", "third"), ("6", "issue-page-call-zh-Hant-TW"), ("8", "issue-colophon-zh-Hant-TW")),
]
"""Every printed page and the file it is in; vi and 7 are blank."""
PICTURE = '\n![{words}](leaf.png){{alt="一葉"}}\n'


def book_of(journal: Path, out: Path, *, pages: bool = False) -> bytes:
    """The e-book alone, by itself in a folder."""
    build(Request((journal,), out, ("epub",), pages=pages))
    return (out / "2026-1.epub").read_bytes()


def spine(book: bytes) -> list[str]:
    return [item.get("idref") for item in tree(book, ".opf").iter(f"{OPF}itemref")]


def said(book: bytes, property: str) -> list[str]:
    return [
        meta.text for meta in tree(book, ".opf").iter(f"{OPF}meta")
        if meta.get("property") == property
    ]  # fmt: skip


@pytest.fixture(scope="module")
def issue(built: BuiltIssue) -> bytes:
    return built.file(".epub").read_bytes()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample issue, which editors read as an example; its pages need not be set."""
    out = tmp_path_factory.mktemp("sample")
    book_of(SAMPLES, out)
    return out / "2026-1.epub"


def test_the_book_has_the_documents_of_the_issue_in_printed_order(issue: bytes) -> None:
    """The cover is a picture; the contents stand where the printed ones do."""
    assert spine(issue) == SPINE


def test_the_list_of_pages_is_that_of_the_print(issue: bytes, built: BuiltIssue) -> None:
    links = list(nav(issue, "page-list").iter(f"{H}a"))
    listed = [(link.text, link.get("href").partition("#")[0]) for link in links]
    assert [(label, Path(file).stem) for label, file in listed] == PAGES
    with pikepdf.open(built.file(".pdf")) as pdf:
        labels = [page.label for page in pdf.pages]
    bare = {"封面", "封面裡", "vi", "7", "封底裡", "封底"}
    assert [label for label, _ in listed] == [label for label in labels if label not in bare]


def test_the_book_says_what_each_page_of_the_issue_says(issue: bytes, built: BuiltIssue) -> None:
    """Boards, articles, Markdown pages; a colophon of a book lacks what is only of print."""
    told = {label: squeezed(text) for label, text in issue_page_texts(issue)}
    with pikepdf.open(built.file(".pdf")) as pdf:
        labels = [page.label for page in pdf.pages]
    texts = map(squeezed, running_texts(built.file(".pdf")))
    printed = dict(zip(labels, texts, strict=True))
    colophon = told.pop("8")
    assert len(told) == 9
    assert told == {label: printed[label] for label in told}
    assert colophon.startswith("版權頁刊名：")
    assert printed["8"].startswith("刊名：")
    assert "字型：" in printed["8"]
    assert "字型：" not in colophon


def test_every_entry_of_the_list_leads_to_its_mark(issue: bytes) -> None:
    for link in nav(issue, "page-list").iter(f"{H}a"):
        file, _, name = link.get("href").partition("#")
        marks = [each for each in tree(issue, file).iter() if each.get("id") == name]
        assert [(mark.get("role"), mark.get("aria-label")) for mark in marks] == [
            ("doc-pagebreak", link.text)
        ]


def test_old_readers_get_front_pages_as_such(issue: bytes) -> None:
    ncx = "{http://www.daisy.org/z3986/2005/ncx/}"
    found = [
        (each.get("type"), each.get("value"))
        for each in tree(issue, ".ncx").iter(f"{ncx}pageTarget")
    ]
    assert found[:5] == [("front", str(number)) for number in range(1, 6)]
    assert found[5:] == [("normal", number) for number in "1234568"]


Entry = tuple[str, "list[Entry]"]
"""A line of the contents and what stands below it."""


def test_the_contents_have_sections_articles_and_their_headings(issue: bytes) -> None:
    def shown(items: list[Any]) -> list[Entry]:
        return [
            (
                "".join(item.find(f"{H}a").itertext()),
                shown(item.findall(f"{H}ol/{H}li")),
            )
            for item in items
        ]

    below: list[Entry] = [("一、緣起", [])]
    noted = [*below, ("註釋", [])]
    assert shown(nav(issue, "toc").findall(f"{H}ol/{H}li")) == [
        ("編輯委員會", []),
        ("Editorial Board", []),
        ("校樣編者的話。 Proofs of words", noted),
        (
            "評論 Focus",
            [
                ("校樣 Proofs of first", below),
                ("校樣second。 Proofs of second", noted),
                ("校樣 Proofs of third", below),
            ],
        ),
        ("稿約", []),
        ("版權頁", []),
    ]


def test_every_article_stands_in_the_book_once_with_its_notes(issue: bytes) -> None:
    texts = {
        Path(name).stem: "".join(tree(issue, name).itertext())
        for name in files(issue)
        if name.startswith("EPUB/text/")
    }
    assert list(texts) == ["words", "first", "second", "third"]
    whole = "".join(texts.values())
    assert [whole.count(words) for words in ("編者的話。編輯把", "second。編輯把")] == [1, 1]
    assert [text.count("這是一條註腳。") for text in texts.values()] == [1, 0, 1, 0]
    assert [text.count("看完再寄回去。") for text in texts.values()] == [0, 40, 0, 40]


def test_nothing_is_wrong_with_the_book(issue: bytes, built: BuiltIssue) -> None:
    """Nor does the inspection miss the pages of the covers and the blank ones in the list."""
    assert lint(issue, Span("issue.yaml")) == ()
    assert [found.id for found in inspect_epub(built.file(".epub")).findings] == []


@pytest.mark.parametrize(
    ("member", "file", "shown"),
    [
        ("EPUB/text/second.xhtml", "2026-1/second/article.yaml", "EPUB/text/second.xhtml:12"),
        (
            "EPUB/pages/issue-board-zh-Hant-TW.xhtml",
            "2026-1/issue.yaml",
            "EPUB/pages/issue-board-zh-Hant-TW.xhtml:12",
        ),
        ("EPUB/nav.xhtml", "2026-1/issue.yaml", "EPUB/nav.xhtml:12"),
    ],
)
def test_what_a_judge_says_stands_at_the_manuscript(
    built: BuiltIssue, monkeypatch: pytest.MonkeyPatch, member: str, file: str, shown: str
) -> None:
    said = Said("judge-error", "EPUBCheck", member, "X", line=12)
    monkeypatch.setitem(JUDGES, "ace", lambda book: iter((said,)))
    (found,) = inspect_epub(built.file(".epub"), ("ace",)).findings
    assert (found.span.file, dict(found.values)["member"]) == (file, shown)


def test_the_guide_of_the_platforms_asks_for_its_own_language_tag_alone(built: BuiltIssue) -> None:
    found = inspect_epub(built.file(".epub"), profile="tdpf").findings
    assert [each.id for each in found] == ["epub-profile-language"]


def test_a_book_for_the_platforms_keeps_their_guide(tmp_path: Path) -> None:
    """zh-TW, cover, contents and colophon among the contents, pictures of 3.5 megapixels."""
    journal = write_issue(tmp_path / "journal")
    folder = journal / "2026-1" / "first"
    Image.new("L", (2400, 2000)).save(folder / "leaf.png")
    body = folder / "body.md"
    body.write_text(body.read_text("utf-8") + PICTURE.format(words="一葉"), "utf-8")
    request = Request((journal,), tmp_path / "out", ("epub",), pages=False, profile="tdpf")
    found = {each.id: dict(each.values) for each in build(request)}
    assert found == {
        "epub-picture-scaled": {"path": "2026-1/first/leaf.png", "limit": "3.5", "pixels": "4.8"},
        "epub-profile-changed": {"profile": "tdpf", "tag": "zh-TW", "stated": "zh-Hant-TW"},
    }
    file = tmp_path / "out" / "2026-1.epub"
    assert inspect_epub(file, profile="tdpf").findings == ()
    book = file.read_bytes()
    assert [each.text for each in tree(book, ".opf").iter(f"{DC}language")] == ["zh-TW", "en"]
    titles = ["".join(link.itertext()) for link in nav(book, "toc").findall(f"{H}ol/{H}li/{H}a")]
    assert titles[:4] == ["封面", "編輯委員會", "Editorial Board", "目次"]
    assert titles[-1] == "版權頁"


def test_the_metadata_are_those_of_the_issue(issue: bytes) -> None:
    package = tree(issue, ".opf")
    (title,) = package.iter(f"{DC}title")
    assert (title.text, title.get(XML_LANG)) == ("校樣 第1期", "zh-Hant-TW")
    assert "Proofs No. 1" in said(issue, "alternate-script")
    assert [each.text for each in package.iter(f"{DC}creator")] == ["編輯組"]
    assert [each.text for each in package.iter(f"{DC}contributor")] == ["編輯部"]
    assert [each.text for each in package.iter(f"{DC}language")] == ["zh-Hant-TW", "en"]
    assert [each.text for each in package.iter(f"{DC}date")] == ["2026-12"]
    assert said(issue, "belongs-to-collection") == ["校樣"]
    assert said(issue, "group-position") == ["1"]
    assert said(issue, "pageBreakSource") == ["urn:issn:2071-2081"]
    identifiers = [each.text for each in package.iter(f"{DC}identifier")]
    assert identifiers[0].startswith("urn:uuid:")
    assert identifiers[1:] == ["urn:issn:2071-2081"]


def test_the_numbers_of_the_e_book_are_its_own(tmp_path: Path) -> None:
    journal = write_issue(tmp_path / "journal")
    file = journal / "2026-1" / "issue.yaml"
    numbers = (
        'isbn: {print: "978-986-00-0001-6", epub: "978-986-00-0002-3"}\n'
        'gpn: {print: "2011500001", electronic: "4811500002"}\n'
    )
    file.write_text(file.read_text("utf-8") + numbers, "utf-8")
    book = book_of(journal, tmp_path / "out")
    identifiers = [each.text for each in tree(book, ".opf").iter(f"{DC}identifier")]
    assert identifiers == ["urn:isbn:9789860000023", "urn:issn:2071-2081"]
    colophon = "".join(tree(book, "issue-colophon-zh-Hant-TW.xhtml").itertext())
    for own, printed in (("978-986-00-0002-3", "978-986-00-0001-6"), ("4811500002", "2011500001")):
        assert own in colophon
        assert printed not in colophon


def test_pictures_of_one_name_are_all_there(tmp_path: Path) -> None:
    journal = write_issue(tmp_path / "journal")
    for name, shade in (("first", 0), ("second", 255)):
        folder = journal / "2026-1" / name
        Image.new("L", (600, 400), shade).save(folder / "leaf.png")
        body = folder / "body.md"
        body.write_text(body.read_text("utf-8") + PICTURE.format(words=name), "utf-8")
    book = book_of(journal, tmp_path / "out")
    images = {name: data for name, data in files(book).items() if "/images/" in name}
    assert len(images) == len(set(images.values())) == 2
    for article in ("first", "second"):
        (shown,) = tree(book, f"text/{article}.xhtml").iter(f"{H}img")
        original = (journal / "2026-1" / article / "leaf.png").read_bytes()
        assert images[shown.get("src").replace("..", "EPUB", 1)] == original


def test_what_readers_have_marked_stays_when_an_article_is_put_in(tmp_path: Path) -> None:
    """Apple Books ties annotations to the ids of the spine, other readers to file and id."""
    journal = write_issue(tmp_path / "journal")
    before = book_of(journal, tmp_path / "before")
    write_article(journal / "2026-1" / "zero", "新的一篇。")
    file = journal / "2026-1" / "issue.yaml"
    text = file.read_text("utf-8").replace("[first/", "[zero/article.yaml, first/")
    file.write_text(text, "utf-8")
    after = book_of(journal, tmp_path / "after")
    assert [id for id in spine(after) if id != "article-zero"] == spine(before) == SPINE
    for name, data in files(before).items():
        if name.startswith(("EPUB/text/", "EPUB/pages/")):
            assert files(after)[name] == data


def test_the_same_issue_gives_the_same_bytes(
    issue: bytes, built: BuiltIssue, tmp_path: Path
) -> None:
    """Made alone, with the pages laid out but not drawn, it is the book beside the PDF."""
    assert book_of(built.journal, tmp_path / "alone", pages=True) == issue
    assert {file.name for file in (tmp_path / "alone").iterdir()} == {
        "2026-1.epub",
        "2026-1.build.json",
    }


def test_a_book_without_pages_is_made_without_setting_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("pages are set")

    monkeypatch.setattr("publish.production.shop.set_run", refuse)
    book = book_of(write_issue(tmp_path / "journal"), tmp_path / "out")
    assert spine(book) == SPINE
    assert b"pagebreak" not in b"".join(files(book).values())
    assert said(book, "pageBreakSource") == []


def test_a_divider_stands_before_its_section(tmp_path: Path) -> None:
    journal = write_issue(tmp_path / "journal")
    file = journal / "2026-1" / "issue.yaml"
    text = file.read_text("utf-8").replace(
        "    articles: [first", "    divider: true\n    articles: [first"
    )
    file.write_text(text, "utf-8")
    book = book_of(journal, tmp_path / "out", pages=True)
    assert spine(book)[5:7] == ["issue-divider-u8a55u8ad6", "article-first"]
    pages = [link.text for link in nav(book, "page-list").iter(f"{H}a")]
    assert pages[5:7] == ["1", "3"]


def test_two_sections_of_one_title_have_each_its_divider(tmp_path: Path) -> None:
    journal = write_issue(tmp_path / "journal")
    file = journal / "2026-1" / "issue.yaml"
    text = file.read_text("utf-8").replace(
        "    articles: [first/article.yaml, ",
        "    divider: true\n    articles: [first/article.yaml]\n"
        "  - section: {zh-Hant: 評論, en: Focus}\n    divider: true\n    articles: [",
    )
    file.write_text(text, "utf-8")
    book = book_of(journal, tmp_path / "out")
    own = [id for id in spine(book) if id.startswith(("issue-divider", "article-first"))]
    name = "issue-divider-u8a55u8ad6"
    assert own == [name, "article-first", f"{name}.2"]


def test_the_cover_is_that_of_the_issue(issue: bytes, tmp_path: Path) -> None:
    file = tmp_path / "cover.png"
    file.write_bytes(files(issue)["EPUB/cover.png"])
    with Image.open(file) as picture:
        assert (picture.mode, picture.width) == ("RGB", 1600)
        assert picture.height > 2000
        assert len(picture.getcolors(1 << 24) or ()) > 1
    (image,) = tree(issue, "cover.xhtml").iter(f"{H}img")
    assert image.get("alt") == "校樣，第1期\u20032026年12月號"


def test_an_error_in_an_article_leaves_the_old_book(built: BuiltIssue, tmp_path: Path) -> None:
    journal = shutil.copytree(built.journal, tmp_path / "journal")
    before = book_of(journal, tmp_path / "out")
    (journal / "2026-1" / "first" / "body.md").unlink()
    assert book_of(journal, tmp_path / "out") == before


@needs_java
def test_epubcheck_finds_nothing_in_the_issue_nor_in_the_sample(
    built: BuiltIssue, sample: Path
) -> None:
    for file in (built.file(".epub"), sample):
        assert epubcheck_messages(file) == []


@needs_browser
def test_ace_finds_nothing_in_the_sample(sample: Path, tmp_path: Path) -> None:
    assert ace_failures(sample, tmp_path) == []


@pytest.fixture(scope="module")
def readings(built: BuiltIssue) -> dict[Screen, dict[str, Any]]:
    return dict(zip((PHONE, TABLET), read(built.file(".epub"), PHONE, TABLET), strict=True))


@needs_browser
@pytest.mark.parametrize("screen", [PHONE, TABLET])
def test_a_reader_reads_the_issue(readings: dict[Screen, dict[str, Any]], screen: Screen) -> None:
    """In foliate-js: every page of the list is gone to, a note opened, gone to and left."""
    seen = readings[screen]
    assert seen["errors"] == []
    assert seen["title"] == {"zh-Hant-TW": "校樣 第1期", "en": "Proofs No. 1"}
    assert [entry["label"] for entry in seen["pages"]] == [label for label, _ in PAGES]
    # Both pages of the contents begin at their head, and a blank page has no mark.
    seen_at = {jump["label"]: jump["page"] for jump in seen["jumps"]}
    assert seen_at["iii"] == "iv"
    assert "編輯委員會" in {jump["label"]: jump["text"] for jump in seen["jumps"]}["i"]
    assert len({turn["text"] for turn in seen["turned"]}) > 1
    note = seen["note"]
    assert (note["type"], note["hidden"], note["back"]) == ("footnote", False, True)
    assert "這是一條註腳。" in note["text"]
    assert "這是一條註腳。" in note["there"]
    assert note["returned"]


def test_the_sample_has_all_its_articles_in_order(sample: Path) -> None:
    book = sample.read_bytes()
    assert [id.removeprefix("article-") for id in spine(book) if id.startswith("article-")] == [
        *("editorial", "chinese-type", "punctuation", "on-line-grids", "proofs", "footnotes"),
        "review-carter",
    ]
    assert [found.id for found in inspect_epub(sample).findings] == []

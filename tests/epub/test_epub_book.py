"""What an editor and a reading system may rely on in a finished book."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from publish.epub import Book, lint, make_epub
from publish.html import Setting, number
from publish.html.epub_document import epub_document, epub_renderer
from publish.model import Article, Span, StyleOption
from publish.model.blocks import Figure
from publish.model.identifiers import ascii_id
from publish.model.inlines import Reference
from publish.styles import load_style
from tests.epub.epub_articles import (
    ALONE,
    RARE,
    SETTING,
    articles,
    heading,
    paragraph,
    plain_article,
    rich_article,
    rich_pages,
    with_long_note,
)
from tests.epub.epub_readings import (
    EPUB,
    OPF,
    XML_LANG,
    H,
    book_lines,
    files,
    model_lines,
    nav,
    rewritten,
    said,
    text_file,
    tree,
)
from tests.judges.epubcheck import epubcheck_messages, needs_java

ROOT = Path(__file__).parents[2]


@needs_java
def test_epubcheck_has_nothing_to_say(book: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rich.epub"
    file.write_bytes(book)
    assert epubcheck_messages(file) == []
    name = "EPUB/text/a2021-u674e.xhtml"
    spoiled = files(book)[name].replace(b'<p class="dates', b'<p align="x" class="dates', 1)
    file.write_bytes(rewritten(book, {name: spoiled}))
    (told,) = epubcheck_messages(file)
    assert told.startswith(f"RSC-005 ERROR {name}:")


@pytest.mark.parametrize(
    ("article", "setting"), [pytest.param(a, s, id=name) for name, a, s in articles()]
)
def test_every_kind_of_article_makes_a_sound_book(article: Article, setting: Setting) -> None:
    made = make_epub(article, setting)
    book, findings = made.data, made.findings
    assert lint(book, Span(article.file)) == ()
    assert {found.id for found in findings} <= {"epub-undated"}


def test_a_whole_rich_article_has_no_findings(made: Book) -> None:
    assert made.findings == ()


# The text


def test_the_book_says_what_the_manuscript_says(book: bytes, rich: Article) -> None:
    wanted = model_lines(rich, number(rich, SETTING.journal))
    assert book_lines(text_file(book)) == wanted
    assert len(wanted) > 40


def test_those_who_helped_are_named_at_the_end(book: bytes) -> None:
    credits = text_file(book).iterfind(f".//{H}p[@class='credit']")
    assert [said(line) for line in credits] == ["責任編輯：徐光啟", "譯者：徐光啟", "題字：徐光啟"]


def test_the_opening_names_title_and_people_in_both_languages(book: bytes) -> None:
    (opening,) = text_file(book).iter(f"{H}header")
    assert [said(line) for line in opening.iter(f"{H}p", f"{H}h1")] == [
        "【研究論文】",
        "活字時代下之書刊版面",
        "延續與轉變",
        "Books and Pages Under the “New” Type of Metal: Continuity & Change",
        f"李之藻、王大{RARE}",
        "Chih-tsao Li and Ta-chou Wang",
    ]


def test_unnumbered_notes_tell_where_the_authors_work(book: bytes) -> None:
    notes = text_file(book).iterfind(f".//{H}div[@class='note unnumbered']")
    assert [said(note).strip() for note in notes] == [
        "本文獲補助。感謝審查人。",
        "某大學印刷學系教授，通訊作者。E-mail：lien@example.org。"
        "ORCID：https://orcid.org/0000-0002-1825-0097。",
        "中央研究院研究員。",
    ]


def test_the_parts_stand_as_in_print_with_the_notes_behind(book: bytes) -> None:
    (article,) = text_file(book).iter(f"{H}article")
    kinds = [f"{child.tag.removeprefix(H)}.{child.get('class')}" for child in article]
    assert kinds == [
        "p.bibliographic",
        "p.bibliographic",
        "p.bibliographic",
        "header.opening",
        "section.abstract",
        "p.keywords",
        "p.dates apart",
        "div.text",
        "section.english-block place-end",
        "section.notes",
    ]


def test_a_date_is_not_parted_from_its_day(book: bytes) -> None:
    """On a telephone a line ended with 10月12, and the next began with 日."""
    (dates,) = text_file(book).iterfind(f".//{H}p[@class='dates apart']")
    assert [said(part) for part in dates.iterfind(f"{H}span[@class='unbroken']")] == [
        "收稿日期：2021年3月1日",
        "接受日期：2021年6月15日",
    ]
    (sheet,) = (data for name, data in files(book).items() if name.endswith(".css"))
    assert ".unbroken { display: inline-block;" in sheet.decode()


def test_appendices_stand_behind_the_references(book: bytes) -> None:
    sections = text_file(book).iterfind(f".//{H}section[@role]")
    roles = [section.get("role") for section in sections]
    wanted = ["doc-abstract", "doc-bibliography", "doc-appendix", "doc-abstract", "doc-endnotes"]
    assert roles == wanted


texts = st.text(
    st.sampled_from("漢字。，「」（）ABCabc 012<>&\"'{}%𠀡㑳éжαかñ—…·\u00a0"),
    min_size=1,
    max_size=40,
)


@given(st.lists(texts, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_character_is_lost_or_added(written: list[str]) -> None:
    article = plain_article(heading(1, "壹、", "題"), *(paragraph(text) for text in written))
    document = epub_document(epub_renderer(article, ALONE))
    (text,) = etree.fromstring(document.xhtml).iterfind(f".//{H}div[@class='text']")
    assert ["".join(p.itertext()) for p in text.iter(f"{H}p")] == written


def test_a_reference_names_the_number_that_the_style_gave_its_section() -> None:
    """The e-book said 第7節 of a section that it numbered 壹."""
    numbered, _ = load_style(
        "journal",
        (StyleOption("headings.numbers", "style"), StyleOption("headings.series", "large-han")),
    )
    assert numbered is not None
    article = plain_article(
        heading(1, "7.", "前言", id="sec-1"),
        paragraph("見", Reference("sec-1", Span("a.md")), "。"),
    )
    book = make_epub(article, Setting(numbered)).data
    assert said(next(text_file(book).iter(f"{H}h2"))) == "壹、前言"
    (link,) = text_file(book).iterfind(f".//{H}a[@class='reference']")
    assert said(link) == "第壹節"


# Languages


def test_every_run_is_in_its_language(book: bytes) -> None:
    root = text_file(book)
    assert root.get("lang") == root.get(XML_LANG) == "zh-Hant-TW"
    spans = {said(span): span.get("lang") for span in root.iter(f"{H}span") if span.get("lang")}
    assert spans["Независимая газета"] == "ru"
    assert spans["Johann Gutenberg"] == "en"
    assert spans["日本語のテキスト"] == "ja"
    (paragraph,) = root.iterfind(f".//{H}div[@class='text']//{H}p[@lang]")
    assert paragraph.get("lang") == "en"


def test_gaps_between_han_and_latin_are_the_style_sheets_business(book: bytes) -> None:
    text = "".join(text_file(book).itertext())
    assert "2021年的書刊版面" in text
    assert re.search("[\u2000-\u200f\u202f\u2060\ufeff]", text) is None


# Notes


def test_a_note_pops_up_and_stays_in_the_text(book: bytes) -> None:
    """EPUB-3.3 noteref to a `div` in the same file; back-link first, number a text of its own."""
    root = text_file(book)
    calls = [a for a in root.iter(f"{H}a") if a.get("role") == "doc-noteref"]
    assert [said(call) for call in calls] == ["*", "**", "***", "1", "2", "3", "4"]
    for call in calls:
        assert call.getparent().tag == f"{H}sup"
        assert len(call) == 0
        assert call.get(f"{EPUB}type") == "noteref"
        assert call.get("aria-label") == f"註{call.text}"
        (note,) = root.xpath("//*[@id=$id]", id=call.get("href")[1:])
        assert (note.tag, note.get("role")) == (f"{H}div", "doc-footnote")
        assert note.get(f"{EPUB}type") == "footnote"
        back, shown = note[0][0], note[0][1]
        assert back.get("role") == "doc-backlink"
        assert back.get("href") == f"#{call.get('id')}"
        assert (shown.get("class"), shown.text) == ("note-number", call.text)


def test_notes_stand_in_the_order_of_their_calls(book: bytes) -> None:
    root = text_file(book)
    calls = [a.get("href")[1:] for a in root.iter(f"{H}a") if a.get("role") == "doc-noteref"]
    notes = [note.get("id") for note in root.iterfind(f".//{H}div[@role='doc-footnote']")]
    assert calls == notes


def test_a_note_too_long_to_pop_up_is_reported() -> None:
    article = with_long_note(plain_article(), 5001)
    findings = make_epub(article, ALONE).findings
    assert [(found.id, found.span.line) for found in findings if "note" in found.id] == [
        ("epub-note-long", 7)
    ]
    findings = make_epub(with_long_note(plain_article(), 5000), ALONE).findings
    assert [found.id for found in findings if "note" in found.id] == []


# Blocks


def test_list_labels_are_text_in_the_first_line(book: bytes) -> None:
    root = text_file(book)
    labels = [said(label) for label in root.iterfind(f".//{H}span[@class='list-label']")]
    assert labels == ["（一）", "•", "（二）", "（三）", "•", "•", "•"]


def test_tables_have_heads_with_scope_and_a_caption(book: bytes) -> None:
    (table,) = text_file(book).iter(f"{H}table")
    assert table[0].tag == f"{H}caption"
    heads = [(said(head), head.get("scope"), head.get("colspan")) for head in table.iter(f"{H}th")]
    assert heads == [
        ("國別", "col", None),
        ("人數", "col", "2"),
        ("男", "col", None),
        ("女", "col", None),
        ("美國", "row", None),
    ]


def test_every_picture_has_its_words_and_nothing_comes_from_the_network(book: bytes) -> None:
    pictures = list(text_file(book).iter(f"{H}img"))
    assert [(image.get("alt"), image.get("src")) for image in pictures] == [
        ("歐洲地圖", "../images/a2021-map-92075076.png"),
        ("會談照片", "../images/a2021-photo-69dcaac9-webp.png"),
        ("x 等於 1", "../images/a2021-u5716u201-361854f2.svg"),
    ]


def test_an_unused_picture_stays_out(book: bytes) -> None:
    assert not any("unused" in name for name in files(book))


def test_webp_is_carried_as_png(book: bytes) -> None:
    assert files(book)["EPUB/images/a2021-photo-69dcaac9-webp.png"].startswith(b"\x89PNG")


def test_outside_addresses_are_escaped_where_a_url_must_be(book: bytes) -> None:
    hrefs = [link.get("href") for link in text_file(book).iter(f"{H}a")]
    assert "https://example.org/%E8%A1%A8%20%E4%B8%80%25" in hrefs
    assert "https://example.org/a_b?c=1&d=2" in hrefs


# Vertical lines


def test_a_style_may_set_its_books_in_vertical_lines() -> None:
    vertical, _ = load_style("journal", (StyleOption("epub.writing", "vertical"),))
    assert vertical is not None
    made = make_epub(rich_article(), Setting(vertical, SETTING.journal, SETTING.issue))
    book, findings = made.data, made.findings
    assert findings == ()
    package = tree(book, ".opf")
    assert package.find(f"{OPF}spine").get("page-progression-direction") == "rtl"
    names = {meta.get("name"): meta.get("content") for meta in package.iter(f"{OPF}meta")}
    assert names["primary-writing-mode"] == "vertical-rl"
    assert "writing-mode: vertical-rl" in files(book)["EPUB/styles/journal.css"].decode()
    hangs = [item.get("style") for item in text_file(book).iter(f"{H}li")]
    assert set(hangs) == {"margin-top:1em", "margin-top:3em"}


def test_lines_are_horizontal_unless_the_style_says_so(book: bytes) -> None:
    spine = tree(book, ".opf").find(f"{OPF}spine")
    assert spine.get("page-progression-direction") == "ltr"
    assert "writing-mode" not in files(book)["EPUB/styles/journal.css"].decode()


# Contents


def test_contents_lead_through_the_article_in_both_languages(book: bytes) -> None:
    links = list(nav(book, "toc").iter(f"{H}a"))
    depths = [len(list(link.iterancestors(f"{H}ol"))) for link in links]
    assert list(zip(depths, map(said, links), strict=True)) == [
        (
            1,
            "活字時代下之書刊版面 Books and Pages Under the “New” Type of Metal",
        ),
        (2, "摘要"),
        (2, "壹、前言"),
        (3, "一、方法"),
        (2, "參考文獻"),
        (3, "中文部分"),
        (2, "附錄一\u3000問卷"),
        (2, "Abstract"),
        (2, "註釋"),
    ]


def test_the_contents_of_epub_2_say_the_same(book: bytes) -> None:
    ncx = "{http://www.daisy.org/z3986/2005/ncx/}"
    labels = [text.text for text in tree(book, "toc.ncx").iterfind(f".//{ncx}navLabel/*")]
    pages = [str(start.folio) for start in rich_pages()]
    assert labels == [*(said(link) for link in nav(book, "toc").iter(f"{H}a")), "頁碼", *pages]


def test_landmarks_name_cover_contents_text_and_notes(book: bytes) -> None:
    landmarks = nav(book, "landmarks")
    assert landmarks.get("hidden") == ""
    types = [link.get(f"{EPUB}type") for link in landmarks.iter(f"{H}a")]
    assert types == ["cover", "toc", "bodymatter", "footnotes", "loi", "lot"]


def test_figures_and_tables_with_a_number_are_listed(book: bytes) -> None:
    root = text_file(book)
    listed = {
        kind: [
            (said(link), link.get("href").partition("#")[2])
            for link in nav(book, kind).iter(f"{H}a")
        ]
        for kind in ("loi", "lot")
    }
    assert [label for label, _ in listed["loi"]] == ["圖1\u3000歐洲"]
    assert [label for label, _ in listed["lot"]] == ["表1\u3000人數"]
    for kind, tag in (("loi", "figure"), ("lot", "div")):
        for _, target in listed[kind]:
            (element,) = root.xpath("//*[@id=$id]", id=target)
            assert element.tag == f"{H}{tag}"


def test_an_article_without_figures_lists_none() -> None:
    navs = tree(make_epub(plain_article(), ALONE).data, "nav.xhtml").iter(f"{H}nav")
    assert [found.get(f"{EPUB}type") for found in navs] == ["toc", "landmarks"]


# The archive


def test_the_same_article_gives_the_same_bytes(book: bytes, rich: Article) -> None:
    assert make_epub(rich, SETTING, rich_pages()).data == book


def test_another_process_gives_the_same_bytes(book: bytes) -> None:
    """Sets of characters are ordered by hash, which differs from process to process."""
    script = (
        "import hashlib; from epub_articles import SETTING, rich_article, rich_pages;"
        "from publish.epub import make_epub;"
        "print(hashlib.sha256(make_epub(rich_article(), SETTING, rich_pages()).data).hexdigest())"
    )
    folders = os.pathsep.join((str(Path(__file__).parent), str(ROOT)))
    environment = {**os.environ, "PYTHONPATH": folders, "PYTHONHASHSEED": "7"}
    ran = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == hashlib.sha256(book).hexdigest()


def test_files_are_named_for_every_system_and_mimetype_comes_first(book: bytes) -> None:
    names = list(files(book))
    assert names[0] == "mimetype"
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in names)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        first = archive.infolist()[0]
    assert (first.compress_type, first.extra) == (zipfile.ZIP_STORED, b"")


def test_ids_of_the_package_come_from_the_article(book: bytes) -> None:
    """Readers' annotations hang on the spine's ids, so these stay from version to version."""
    spine = [item.get("idref") for item in tree(book, ".opf").iter(f"{OPF}itemref")]
    assert spine == ["cover-page", "nav", "article-a2021-u674e"]


def test_a_picture_put_in_before_changes_no_other_name() -> None:
    article = rich_article()
    before = [name for name in files(make_epub(article, SETTING).data) if "/images/" in name]
    fewer = [name for name in before if "map-" not in name]
    body = tuple(
        block
        for block in article.body
        if not (isinstance(block, Figure) and block.picture.path.endswith("map.png"))
    )
    without = files(make_epub(replace(article, body=body), SETTING).data)
    assert [name for name in without if "/images/" in name] == fewer


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lien", "lien"),
        ("2021-lien", "a2021-lien"),
        ("李", "u674e"),
        ("a b/c", "au20bu2fc"),
        ("", "a"),
        (".x", "a.x"),
    ],
)
def test_ids_are_ascii_names(typed: str, name: str) -> None:
    assert ascii_id(typed) == name

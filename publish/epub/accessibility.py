"""What a book may claim about its accessibility, computed from what is in it.

Source: EPUB Accessibility 1.1 §2.2, Schema.org Accessibility Properties for
Discoverability Vocabulary.
"""

from typing import Any

from msgspec import Struct

from publish.html.epub_document import XHTML


class Accessibility(Struct, frozen=True):
    """The values of `schema:accessMode` and the rest; `summaries` are (language, text)."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summaries: tuple[tuple[str, str], ...]


def accessibility(*roots: Any, pages: bool) -> Accessibility:
    """What is true of the XHTML trees of a book; `pages` when it has a page list.

    Pictures carry meaning unless the manuscript has none; the text alone is sufficient
    when every one of them has an alternative text. Nothing moves or flashes: pictures are
    PNG, JPEG or SVG without scripts.
    """
    pictures = [picture for root in roots for picture in root.iter(f"{{{XHTML}}}img")]
    described = all(picture.get("alt", "").strip() for picture in pictures)
    headings, ruby, notes = (
        any(next(root.iterfind(path), None) is not None for root in roots)
        for path in (f".//{{{XHTML}}}h2", f".//{{{XHTML}}}ruby", ".//*[@role='doc-noteref']")
    )
    features = ["tableOfContents", "readingOrder", "displayTransformability"]
    features += ["structuralNavigation"] * headings
    features += ["alternativeText"] * described
    features += ["rubyAnnotations"] * ruby
    features += ["pageNavigation", "pageBreakMarkers"] * pages
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=("textual",) if described else ("textual,visual",),
        features=tuple(features),
        hazards=("none",),
        summaries=_summaries(bool(pictures), described, headings, notes, pages),
    )


def _summaries(
    pictures: bool, described: bool, headings: bool, notes: bool, pages: bool
) -> tuple[tuple[str, str], ...]:
    zh = ["文字可重排，字級、行距與顏色可由讀者調整", "附目錄"]
    en = [
        "The text reflows; size, leading and colours are the reader's to choose",
        "There is a table of contents",
    ]
    if headings:
        zh.append("可依標題瀏覽")
        en.append("Headings can be navigated")
    if notes:
        zh.append("註腳與正文互相連結")
        en.append("Notes are linked with the text")
    if pictures:
        zh.append("圖片均有替代文字" if described else "有圖片缺少替代文字")
        en.append(
            "Every picture has a text alternative"
            if described
            else "Some pictures lack a text alternative"
        )
    zh.append("附頁碼，與紙本相同" if pages else "沒有紙本頁碼")
    en.append(
        "The page numbers are those of the print edition"
        if pages
        else "There are no page numbers of a print edition"
    )
    return ("zh-Hant", "；".join(zh) + "。"), ("en", ". ".join(en) + ".")

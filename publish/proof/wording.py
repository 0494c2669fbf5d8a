"""The words of proofs in Chinese and English: labels, kinds of text and of changes."""

from publish.html.units import CHINESE, ENGLISH, Labels
from publish.model import base_language

_WORDS: dict[str, tuple[str, str]] = {
    # Kinds of text
    "section-label": ("欄目", "section"),
    "title": ("題名", "title"),
    "subtitle": ("副題", "subtitle"),
    "other-title": ("外文題名", "second title"),
    "authors": ("作者", "authors"),
    "affiliation": ("服務機構", "affiliation"),
    "abstract": ("摘要", "abstract"),
    "keywords": ("關鍵詞", "keywords"),
    "dates": ("日期", "dates"),
    "heading": ("標題", "heading"),
    "heading-2": ("第二級標題", "heading of level 2"),
    "heading-3": ("第三級標題", "heading of level 3"),
    "heading-4": ("第四級標題", "heading of level 4"),
    "paragraph": ("內文", "text"),
    "quotation": ("引文", "quotation"),
    "verse": ("詩", "verse"),
    "list": ("列舉", "list"),
    "term": ("詞目", "term"),
    "code": ("程式碼", "code"),
    "caption": ("圖表題", "caption"),
    "cell": ("表格", "cell"),
    "row": ("表格的列", "row of a table"),
    "column": ("表格的欄", "column of a table"),
    "under": ("圖表說明", "source or note"),
    "figure": ("圖", "figure"),
    "formula": ("算式", "formula"),
    "note": ("註", "note"),
    "reference": ("參考文獻", "reference"),
    "credit": ("文末", "credit"),
    "field": ("欄位", "field"),
    "head": ("書眉", "running head"),
    "cover": ("封面", "cover"),
    "spine": ("書背", "spine"),
    "board": ("編輯委員會", "board"),
    "contents": ("目次", "contents"),
    "divider": ("篇章頁", "divider"),
    "colophon": ("版權頁", "colophon"),
    "article": ("文章", "article"),
    # Kinds of changes
    "insert": ("增", "inserted"),
    "delete": ("刪", "deleted"),
    "replace": ("改", "replaced"),
    "form": ("換體", "form"),
    "move": ("移", "moved"),
    "split": ("另段", "new paragraph"),
    "join": ("接排", "run on"),
    "picture": ("換圖", "picture"),
    "link": ("換連結", "link"),
    # Addressees of queries
    "author": ("作者", "author"),
    "editor": ("編輯", "editor"),
    "typesetter": ("排版", "typesetter"),
    # Heads of sheets
    "to": ("送：", "to: "),
    "return": ("退還日期 ", "return by "),
    "page": ("頁{page}", "p. {page}"),
    "line": ("行{line}", "line {line}"),
    "build": ("稿號 ", "build "),
    "sheet": ("第 {sheet} 張／共 {sheets} 張", "sheet {sheet}/{sheets}"),
    "was": ("原：", "was: "),
    "deleted": ("刪：", "deleted: "),
    "moved-here": ("移至此", "moved here"),
    "moved-away": ("移走", "moved away"),
    "rows-together": ("，共{count}列", ", {count} rows"),
    "texts-together": ("，共{count}段", ", {count} paragraphs"),
    "stood": ("（原在{place}）", " (was at {place})"),
    "more": ("另 {count} 處見改動表", "{count} more in the list"),
    "between": ("，", ", "),
    "listed": ("、", ", "),
    "says": ("：", ": "),
    "count-pages": ("{count} 頁", "pages: {count}"),
    "count-changes": ("改動 {count} 處", "changes: {count}"),
    "count-queries": ("詢問 {count} 則（{open} 則未答）", "queries: {count} (open: {open})"),
    "answer": ("答：", "Answer: "),
    # What is to be ticked
    "back-cover": ("封底", "back cover"),
    "text-page": ("本刊頁", "journal’s page"),
    "folios": ("頁碼", "folios"),
    "blank-pages": ("空白頁", "blank pages"),
    "blank": ("（空格）", "(blank)"),
}


def word(name: str, language: str) -> str:
    """A word in Chinese, or in English for any other language; kinds of texts and changes too."""
    return _WORDS[name][0 if base_language(language) == "zh" else 1]


def words_of_both(name: str) -> str:
    """A word in Chinese and in English, side by side."""
    return " ".join(_WORDS[name])


def place_labels(language: str) -> Labels:
    """How rows of tables and notes are called."""
    return CHINESE if base_language(language) == "zh" else ENGLISH


def note_line(language: str) -> str:
    """The form of 註5行2."""
    return "{note}行{line}" if base_language(language) == "zh" else "{note} line {line}"

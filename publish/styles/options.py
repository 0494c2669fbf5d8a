"""Every option that a style may set: its kind, its default, what it does.

One table serves the validation of style.yaml, the documentation and the variables of the
style sheet. Defaults are those of a Taiwanese social-science journal of 17 × 23 cm.
"""

import re
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What values an option takes. A length is a number with mm, pt or em."""

    LENGTH = "length"
    NUMBER = "number"
    INTEGER = "integer"
    CHOICE = "choice"
    FLAG = "flag"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """`name` is dotted: `page.trim-width` is `page: {trim-width: …}` in style.yaml."""

    name: str
    kind: Kind
    default: str
    zh: str
    en: str
    choices: tuple[str, ...] = ()

    def accepts(self, value: str) -> bool:
        """Whether `value`, as typed in YAML, is of this option's kind."""
        match self.kind:
            case Kind.LENGTH:
                return _LENGTH.fullmatch(value) is not None
            case Kind.NUMBER:
                return _NUMBER.fullmatch(value) is not None
            case Kind.INTEGER:
                return _INTEGER.fullmatch(value) is not None
            case Kind.CHOICE:
                return value in self.choices
            case Kind.FLAG:
                return value in ("true", "false")
            case Kind.TEXT:
                return True

    @property
    def expected(self) -> str:
        """The values it takes, for messages."""
        match self.kind:
            case Kind.LENGTH:
                return "12mm / 12pt / 2em"
            case Kind.NUMBER | Kind.INTEGER:
                return "1, 2, 3 …" if self.kind is Kind.INTEGER else "1, 1.5 …"
            case Kind.CHOICE:
                return " | ".join(self.choices)
            case Kind.FLAG:
                return "true | false"
            case Kind.TEXT:
                return "…"


_LENGTH = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:mm|pt|em)|0")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_INTEGER = re.compile(r"[0-9]+")


def _length(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.LENGTH, default, zh, en)


def _number(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.NUMBER, default, zh, en)


def _integer(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.INTEGER, default, zh, en)


def _choice(name: str, choices: tuple[str, ...], zh: str, en: str) -> Option:
    """A choice whose first value is the default."""
    return Option(name, Kind.CHOICE, choices[0], zh, en, choices)


def _flag(name: str, default: bool, zh: str, en: str) -> Option:
    return Option(name, Kind.FLAG, "true" if default else "false", zh, en)


def _text(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.TEXT, default, zh, en)


OPTIONS: tuple[Option, ...] = (
    # The page
    _length("page.trim-width", "170mm", "裁切寬度", "trim width"),
    _length("page.trim-height", "230mm", "裁切高度", "trim height"),
    _length("page.margin-head", "26mm", "天頭：版心上緣", "head margin, to the type area"),
    _length("page.margin-inner", "24mm", "訂口", "inner margin"),
    _number("page.measure", "32", "每行字數", "measure in characters"),
    _integer("page.lines", "29", "每頁行數", "lines on a page"),
    # Text
    _length("body.size", "11pt", "內文字級", "size of the body text"),
    _length("body.leading", "18pt", "內文行距", "leading of the body text"),
    _length("body.indent", "2em", "段首縮排", "indent of a paragraph's first line"),
    _length(
        "small.size", "8.8pt", "小字字級（註腳、書目、表格）", "size of notes, references, tables"
    ),
    _length("small.leading", "13.5pt", "小字行距", "leading of notes, references, tables"),
    _text("fonts.song", '"Journal Latin", "Journal Song"', "明體字型", "Song faces"),
    _text(
        "fonts.song-bold",
        '"Journal Latin Bold", "Journal Song Bold", "Journal Song"',
        "粗明字型",
        "bold Song faces",
    ),
    _text(
        "fonts.hei",
        '"Journal Latin Bold", "Journal Hei", "Journal Song"',
        "黑體字型",
        "Hei faces",
    ),
    _text(
        "fonts.kai",
        '"Journal Latin", "Journal Kai", "Journal Song"',
        "楷體字型",
        "Kai faces",
    ),
    _text(
        "fonts.emphasis",
        '"Journal Latin Italic", "Journal Kai", "Journal Song"',
        "強調用字型：中文用楷體，西文用斜體",
        "faces of emphasis: Kai for Han, italic for Latin",
    ),
    _text(
        "fonts.strong-emphasis",
        '"Journal Latin Bold Italic", "Journal Hei", "Journal Song"',
        "粗體中的強調",
        "faces of emphasis inside strong",
    ),
    _text("fonts.code", '"Journal Mono", "Journal Song"', "程式碼字型", "faces of code"),
    _text("text.latin-language", "en", "未標語言的西文視為", "language of unmarked Latin text"),
    # The opening page
    _choice(
        "opening.section-label",
        ("brackets", "plain"),
        "專欄名稱加【】或不加",
        "the section's label in 【】 or plain",
    ),
    _choice(
        "opening.affiliation",
        ("by-type", "under-names", "note"),
        "服務機關：置於姓名下、或作頁下註（研究論文預設為註）",
        "affiliation under the names or as an unnumbered note (research articles: note)",
    ),
    _choice(
        "opening.dates",
        ("note", "below-keywords", "end"),
        "收稿、修訂、接受日期的位置",
        "place of the dates received, revised, accepted",
    ),
    _choice(
        "opening.body-start",
        ("by-type", "same-page", "next-page"),
        "內文接排或另頁（研究論文預設為另頁）",
        "body on the same page or the next (research articles: next)",
    ),
    _choice(
        "opening.english-block",
        ("end", "second-page", "opening"),
        "英文篇名、摘要的位置",
        "place of the English title, abstract and keywords",
    ),
    _flag("opening.bibliographic-lines", True, "篇首刊名頁碼行", "bibliographic lines"),
    # Running heads and folios
    _choice("heads.rule", ("hairline", "none"), "書眉線", "rule below the running head"),
    _choice(
        "heads.folio",
        ("head-outer", "foot-centred", "foot-outer"),
        "頁碼位置",
        "place of the folio",
    ),
    _choice("heads.text", ("outer", "centred"), "書眉文字位置", "place of the running head"),
    _flag("heads.author", True, "右頁書眉印作者", "author in the recto's running head"),
    # Headings
    _choice(
        "headings.numbers",
        ("typed", "style"),
        "標題編號：照稿件所打，或由樣式編號",
        "numbers of headings: as typed, or by the style",
    ),
    # Blocks
    _choice(
        "quotation.indents",
        ("3-0", "2-2", "3-3"),
        "引文左、右縮排字數",
        "indents of a quotation, left and right, in em",
    ),
    _text("tables.note-label", "說明：", "表下說明的標籤", "label of a table's note"),
    _number(
        "tables.digit-width",
        "0.56",
        "表格數字寬（em），用於小數點對齊",
        "width of a digit in tables (em), for alignment on the decimal point",
    ),
    _choice(
        "notes.label",
        ("superscript", "dot", "zhu"),
        "頁下註號：上標 1、1.、註1：",
        "number at the foot: superscript, 1., 註1：",
    ),
    _choice(
        "notes.indent",
        ("hanging", "first-line"),
        "註腳凸排 1.5 字，或首行縮二字",
        "notes hang by 1.5 em, or have a first line of 2 em",
    ),
    _choice(
        "references.start",
        ("same-page", "new-page"),
        "參考文獻接排或另頁",
        "references on the same or a new page",
    ),
    _choice(
        "appendix.place",
        ("after-references", "before-references", "as-typed"),
        "附錄在參考文獻之後或之前",
        "appendices after or before the references",
    ),
    _flag("credit.print", True, "文末責任編輯", "credit line at the end"),
    _flag("author-note.print", False, "作者簡介", "author's note at the end"),
    _choice(
        "names.english",
        ("as-typed", "family-capitals"),
        "英文姓名：照打，或姓氏大寫在前",
        "English names as typed, or LI, Chih-tsao",
    ),
    # E-book
    _choice(
        "epub.faces",
        ("rare", "text", "none"),
        "電子書內嵌字型：只嵌裝置缺的罕用字、全文所用的字、或不嵌",
        "fonts inside the e-book: for rare characters only, for the whole text, or none",
    ),
    _choice(
        "epub.writing",
        ("horizontal", "vertical"),
        "電子書橫排或直排；直排由右往左翻頁",
        "lines of the e-book horizontal or vertical; vertical ones turn from right to left",
    ),
    # Lines
    _choice(
        "lines.locale",
        ("zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "ja-JP"),
        "行文規則",
        "locale pack of line composition",
    ),
)

BY_NAME = {option.name: option for option in OPTIONS}

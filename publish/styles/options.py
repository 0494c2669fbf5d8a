"""Every option that a style may set: its kind, its default, what it does.

One table serves the validation of style.yaml, the documentation and the variables of the
style sheet. Defaults are those of a Taiwanese social-science journal of 17 × 23 cm.
"""

from publish.styles.option import Kind, Option

__all__ = ["BY_NAME", "OPTIONS", "Kind", "Option"]


def _length(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.LENGTH, default, zh, en)


def _size(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.SIZE, default, zh, en)


def _number(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.NUMBER, default, zh, en)


def _gap(name: str, default: str, zh: str, en: str) -> Option:
    return Option(name, Kind.GAP, default, zh, en)


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
    _choice(
        "page.size",
        ("170x230", "190x260", "148x210", "210x297"),
        "開本（mm）：一併設定裁切尺寸、天頭、訂口、每行字數與行數，其中各項仍可另改",
        "size of the page in mm: sets trim, margins, measure and lines, each of which may differ",
    ),
    _size("page.trim-width", "170mm", "裁切寬度", "trim width"),
    _size("page.trim-height", "230mm", "裁切高度", "trim height"),
    _length("page.margin-head", "26mm", "天頭：版心上緣", "head margin, to the type area"),
    _length("page.margin-inner", "24mm", "訂口", "inner margin"),
    _number("page.measure", "32", "每行字數", "measure in characters"),
    _integer("page.lines", "29", "每頁行數", "lines on a page"),
    # Text
    Option("body.size", Kind.BASE_SIZE, "11pt", "內文字級", "size of the body text"),
    _size("body.leading", "18pt", "內文行距", "leading of the body text"),
    _length("body.indent", "2em", "段首縮排", "indent of a paragraph's first line"),
    _size(
        "small.size", "8.8pt", "小字字級（註腳、書目、表格）", "size of notes, references, tables"
    ),
    _size("small.leading", "13.5pt", "小字行距", "leading of notes, references, tables"),
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
        "欄目名稱加【】或不加",
        "the section's label in 【】 or plain",
    ),
    _choice(
        "opening.affiliation",
        ("by-type", "under-names", "note"),
        "服務機構：置於姓名下、或作頁下註（研究論文預設為註）",
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
        "英文題名、摘要的位置",
        "place of the English title, abstract and keywords",
    ),
    _choice(
        "opening.thanks",
        ("note", "before-references"),
        "補助與謝辭：題名的 * 註，或參考文獻之前",
        "funding and thanks in the title's * note, or before the references",
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
    _choice(
        "headings.series",
        ("by-type", "large-han", "han", "decimal"),
        "樣式編號的層次：壹、一、（一）1.，或一、（一）1.，或 1. 1.1 1.1.1"
        "（預設研究論文由壹起，其他由一起）",
        "the style's numbers: 壹、一、（一）1., or 一、（一）1., or 1. 1.1 1.1.1 "
        "(by-type: research articles begin with 壹, others with 一)",
    ),
    # Blocks
    _choice(
        "quotation.indents",
        ("3-0", "2-2", "3-3"),
        "引文左、右縮排字數",
        "indents of a quotation, left and right, in em",
    ),
    _choice(
        "figures.move",
        ("head-or-foot", "head", "stay"),
        "圖表：依版面移到頁首或頁尾、只移到次頁的頁首、或不移",
        "figures and tables move to the head or foot of a page as suits it, only to the head of"
        " the next page, or not at all",
    ),
    _choice(
        "tables.below",
        ("source-first", "note-first"),
        "表與圖之下，先印資料來源或先印說明",
        "below tables and figures, the source first or the note",
    ),
    _text("tables.note-label", "說明：", "表下說明的標籤", "label of a table's note"),
    _choice(
        "tables.wide",
        ("tell", "turn"),
        "寬於版心的表：照排並提出警告，或轉成橫的、單獨占一頁",
        "tables wider than the type area: set as they are, with a warning, or turned on their"
        " side, on a page of their own",
    ),
    _choice(
        "tables.notes",
        ("page", "below"),
        "表內的註：與其他的註一起置於頁下，或置於表下、以 a、b、c 為號",
        "notes called in a table: at the foot of the page with all others, or below the table as"
        " a, b, c",
    ),
    _number(
        "tables.digit-width",
        "0.56",
        "表格數字寬（em），用於小數點對齊",
        "width of a digit in tables (em), for alignment on the decimal point",
    ),
    _choice(
        "tables.continued",
        ("after", "before"),
        "跨頁的表再印表題：表1　題（續），或續表1　題",
        "caption of a table that goes on: 表1　題（續）, or 續表1　題",
    ),
    _choice(
        "notes.label",
        ("superscript", "dot", "zhu"),
        "頁下註號：上標 1、1.、註1：",
        "number at the foot: superscript, 1., 註1：",
    ),
    _choice(
        "notes.numbers",
        ("article", "page"),
        "頁下註號碼：全篇連續，或每頁重新編 ①②③（電子書一律全篇連續）",
        "numbers of notes: through the article, or ①②③ anew on each page (e-books: through)",
    ),
    _choice(
        "notes.indent",
        ("hanging", "first-line"),
        "註腳凸排 1.5 字，或首行縮二字",
        "notes hang by 1.5 em, or have a first line of 2 em",
    ),
    _choice(
        "notes.continued-rule",
        ("measure", "short", "labelled"),
        "續前頁之註的註線：滿欄寬、與平常一樣短、或短線旁標「續前頁註」",
        "rule above notes that go on from the page before: full measure, short as ever, or short"
        " with 續前頁註 beside it",
    ),
    _choice(
        "references.start",
        ("same-page", "new-page"),
        "參考文獻接排或另頁",
        "references on the same or a new page",
    ),
    _choice(
        "references.groups",
        ("as-typed", "by-language"),
        "欄位 bibliography 的書目：照列，或分中文部分、外文部分",
        "works of the field bibliography: as listed, or Chinese ones and others apart",
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
    # Pages of an issue
    _choice(
        "front.folios",
        ("roman", "none", "counted-in"),
        "文前頁碼：小寫羅馬數字、不印、或與正文連續（阿拉伯數字）",
        "folios of the front matter: lower-case roman, none, or counted in (arabic)",
    ),
    _flag("cover.contents", True, "封面印目次", "contents on the front cover"),
    _flag(
        "cover.barcode",
        False,
        "封底印條碼：ISSN（977）與期號附碼",
        "a barcode on the back cover: the ISSN (977) with the issue's number",
    ),
    _choice(
        "back-cover.contents",
        ("english", "blank"),
        "封底印英文目次，或空白",
        "back cover with the English contents, or blank",
    ),
    _flag(
        "offprint.cover",
        False,
        "抽印本（--to offprints）附封面：題名、引用格式、授權",
        "offprints (--to offprints) behind a cover with title, citation and licence",
    ),
    _flag(
        "press.marks",
        False,
        "印刷用檔案印裁切線，封面另有書背摺線",
        "crop marks in the files for the printer, and fold marks at the spine of the cover",
    ),
    _flag(
        "press.colour",
        False,
        "印刷用檔案保留彩色，否則只有單色黑",
        "colours in the files for the printer, else black alone",
    ),
    _choice(
        "colophon.board",
        ("refer", "names"),
        "版權頁的編輯委員：有編輯委員會頁時只寫見該頁，或照列姓名",
        "board members in the colophon: a reference to their page where there is one, or all names",
    ),
    # Proofs
    _choice(
        "proof.numbers",
        ("fifth", "every"),
        "校樣的行號：每五行一個（頁、註、表的第一行都有），或每行都有",
        "line numbers of proofs: every fifth and the first of a page, note or table, or every line",
    ),
    _choice(
        "proof.count",
        ("page", "through"),
        "校樣的行號每頁從 1 起，或全文連續",
        "line numbers of proofs begin anew on each page, or go on through the article",
    ),
    _flag("proof.watermark", True, "校樣的校次浮水印", "the round behind the text of proofs"),
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
        "行文規則；zh-Hans-CN、ja-JP 要配標點居左的字型（內附的字型居中）",
        "locale pack of line composition; zh-Hans-CN and ja-JP need faces whose marks stand at the "
        "left of their cell (those built in centre them)",
    ),
    _gap(
        "lines.autospace",
        "0.25",
        "漢字與西文、數字之間的空隙（em）",
        "gap between Han and Western text or digits, in em",
    ),
    _choice(
        "lines.adjacent",
        ("by-locale", "1.5", "full"),
        "相鄰的全形標點：兩個共占 1.5 字（擠壓），或各占一字",
        "neighbouring full-width marks: 1.5 characters for two, or a whole one each",
    ),
    _choice(
        "lines.line-start",
        ("by-locale", "full", "half"),
        "行首的「（《：占一字，或只占半字、與其他行齊頭",
        "an opening bracket at a line's start: a whole cell, or half of one, flush with the rest",
    ),
    _choice(
        "lines.strictness",
        ("by-locale", "none", "basic", "gb", "strict"),
        "行首行末禁則；gb 另禁／在行末，strict 另禁——、……在行首",
        "marks that may not begin or end a line; gb: nor ／ at the end; strict: nor —— and …… at "
        "the start",
    ),
    _choice(
        "lines.grid",
        ("free", "strict"),
        "縱橫對齊：strict 時每字一格，標點不擠壓，西文補足整格",
        "strict: every character on a square, no mark squeezed, Western text filled up to squares",
    ),
    _choice(
        "lines.hanging",
        ("none", "marks"),
        "、，。可否突出行末（只用於 zh-Hans-CN、ja-JP；居中的標點不突出）",
        "whether 、，。 may hang at a line's end (zh-Hans-CN, ja-JP only; centred marks never do)",
    ),
)

BY_NAME = {option.name: option for option in OPTIONS}

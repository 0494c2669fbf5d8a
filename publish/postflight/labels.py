"""The names of the figures: the key in JSON, then zh-Hant and English for tables."""

from typing import Final

LABELS: Final = {
    "pages": ("頁數", "pages"),
    "pages-malformed": ("運算子有誤的頁", "pages with malformed operators"),
    "lines-body": ("行數，內文", "lines, body"),
    "lines-small": ("行數，小字", "lines, small"),
    "lines-display": ("行數，標題", "lines, display"),
    "body-size": ("內文字級 pt", "body size, pt"),
    "fonts": ("字型", "fonts"),
    "fonts-unembedded": ("未嵌入的字型", "fonts not embedded"),
    "fonts-type3": ("Type 3 字型", "Type 3 fonts"),
    "glyphs": ("字符", "glyphs"),
    "glyphs-missing": ("缺字符號", "glyphs missing (.notdef)"),
    "glyphs-textless": ("沒有文字的字符", "glyphs without text"),
    "characters-lost": ("讀不出的字元", "characters that do not come out"),
    "characters-radical": ("成了部首碼的字", "characters as radicals"),
    "lines-full": ("滿行，中文", "full lines, Chinese"),
    "flush-share": ("兩端齊", "flush at both edges"),
    "not-flush": ("不齊", "not flush"),
    "flush-worst": ("最大偏差 pt", "worst deviation, pt"),
    "lines-full-western": ("滿行，西文", "full lines, Western"),
    "not-flush-western": ("不齊，西文", "not flush, Western"),
    "address-short": ("斷在網址內而不齊", "off the edge inside an address"),
    "measures": ("行長 em", "measures, em"),
    "line-start": ("行首禁則", "marks at line start"),
    "line-end": ("行末禁則", "marks at line end"),
    "calls-at-start": ("註號在行首", "calls at line start"),
    "units-parted": ("拆開的單位", "units parted"),
    "last-single": ("一字末行", "last lines of one character"),
    "borders": ("中西文交界", "Han–Western borders"),
    "gap-least": ("空隙最小 em", "gap, least, em"),
    "gap-median": ("空隙中位 em", "gap, median, em"),
    "gap-most": ("空隙最大 em", "gap, most, em"),
    "gaps-outside": ("空隙不在 0.125–0.5 em", "gaps outside 0.125–0.5 em"),
    "han-gaps": ("漢字之間", "Han–Han gaps"),
    "tracking-most": ("字距最大 em", "tracking, most, em"),
    "tracking-over-05": ("字距超過 0.05 em", "tracking over 0.05 em"),
    "tracking-over-10": ("字距超過 0.10 em", "tracking over 0.10 em"),
    "lines-loose": ("鬆行", "lines over 0.10 em"),
    "overlaps": ("相疊", "overlapping"),
    "pairs": ("相鄰標點", "pairs of marks"),
    "pairs-wrong": ("寬度不合", "pairs of another width"),
    "centred-marks": ("行內居中標點", "centred marks inside lines"),
    "marks-narrowed": ("壓窄", "marks narrowed"),
    "marks-moved": ("偏移", "marks moved"),
    "blanks-read": ("讀出的多餘空格", "blanks that readers find at borders"),
    "blanks-sought": ("所查交界", "borders looked at"),
    "grid-share": ("在格線上的內文行", "body lines on the grid"),
    "grid-worst": ("離格線最遠 pt", "worst off the grid, pt"),
}

EPUB_LABELS: Final = {
    "epub-size": ("檔案大小 KB", "size of the file, KB"),
    "epub-documents": ("XHTML 檔", "XHTML files"),
    "epub-largest": ("最大的 XHTML 檔 KB", "largest XHTML file, KB"),
    "epub-characters": ("字元", "characters"),
    "epub-distinct": ("相異字元", "distinct characters"),
    "epub-embedded": ("內嵌字型的字", "characters of embedded faces"),
    "epub-languages": ("語言", "languages"),
    "epub-pages": ("頁碼表的頁", "pages in the page list"),
    "epub-notes": ("註", "notes"),
    "epub-pictures": ("圖片", "pictures"),
    "epub-silent": ("沒有替代文字的圖片", "pictures without words"),
}


def label(key: str, language: str) -> str:
    """The name of a figure in `zh-Hant` or `en`."""
    return {**LABELS, **EPUB_LABELS}[key][language == "en"]

"""Findings about composed lines: told by the build, with the line as it stands on paper."""

from publish.diagnostics.catalogue.entry import Catalogue, note, warning

LINES: Catalogue = {
    "loose-line": note(
        "第 {page} 頁第 {number} 行字距太鬆，每字多 {amount} em：「{text}」。",
        "次行開頭的詞、數字或括號不能拆開，移不上來；增減幾個字即可。西文詞標明語言才能連字。",
        "Line {number} of page {page} is loose, {amount} em between characters: “{text}”.",
        "What begins the next line cannot be parted and had no room here; a few characters more or "
        "fewer help. Western words are hyphenated where their language is stated.",
    ),
    "short-line": warning(
        "第 {page} 頁第 {number} 行太短，離右緣 {amount} em：「{text}」。",
        "次行開頭的長詞不能拆開；請改寫，或在詞中可斷之處打軟連字號（U+00AD）。",
        "Line {number} of page {page} is {amount} em short of the measure: “{text}”.",
        "The long word that begins the next line cannot be parted; reword, or type a soft "
        "hyphen (U+00AD) where it may.",
    ),
    "overfull-line": warning(
        "第 {page} 頁第 {number} 行超出右緣 {amount} em：「{text}」。",
        "這一行有不能拆開的長詞或數字；請改寫、加寬欄位，或在詞中可斷之處打軟連字號（U+00AD）。",
        "Line {number} of page {page} stands out of the measure by {amount} em: “{text}”.",
        "It has a long word or number that cannot be parted; reword, widen the column, or type "
        "a soft hyphen (U+00AD) where the word may.",
    ),
    "measure-off-grid": note(
        "版心寬 {count} 字，不是整數，純漢字的行都要拉開字距。",
        "請把 page.measure 改為 {nearest}，餘下的寬度留給邊空。",
        "The measure is {count} characters, no whole number: every line of Han alone is spaced "
        "out.",
        "Make page.measure {nearest}, and leave the rest to the margins.",
    ),
}

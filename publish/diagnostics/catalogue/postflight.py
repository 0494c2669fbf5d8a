"""Findings about finished PDF files, ours or another program's."""

from publish.diagnostics.catalogue.entry import Catalogue, error, note, warning

POSTFLIGHT: Catalogue = {
    "pdf-unreadable": error(
        "讀不進這個 PDF：{reason}。",
        "請確認檔案完整、沒有加密。",
        "This PDF cannot be read: {reason}.",
        "Check that the file is whole and not encrypted.",
    ),
    "pdf-content-malformed": error(
        "第 {page} 頁的繪圖運算子不合 PDF 語法，各種閱讀軟體的解讀可能不同。",
        "這不是稿件的問題；請向產生這個 PDF 的程式回報。",
        "The operators of page {page} are no valid PDF; readers may show it differently.",
        "The manuscript is not to blame; report it to the program that made the PDF.",
    ),
    "pdf-font-unembedded": error(
        "字型「{font}」沒有嵌入，換一部電腦或印刷廠就可能變樣。",
        "請在產生 PDF 的程式裡嵌入所有字型。",
        "The font “{font}” is not embedded; another machine or the printer may replace it.",
        "Embed all fonts in the program that made the PDF.",
    ),
    "pdf-font-type3": warning(
        "字型「{font}」是 Type 3，列印較粗糙，也不容易修改。",
        "請改用 TrueType 或 OpenType 字型輸出。",
        "The font “{font}” is a Type 3 font, which prints coarsely and is hard to edit.",
        "Export with TrueType or OpenType fonts.",
    ),
    "pdf-font-unreadable": warning(
        "字型「{font}」的編碼不能解讀，用它排的文字沒有量到。",
        "請以 Identity-H 編碼重新輸出，再量一次。",
        "The codes of the font “{font}” cannot be told apart; text set in it is not measured.",
        "Export again with the encoding Identity-H and measure once more.",
    ),
    "pdf-glyph-missing": error(
        "第 {page} 頁有字型「{font}」沒有的字，印成缺字符號。",
        "請換用有這個字的字型。",
        "Page {page} shows the sign for a character that the font “{font}” lacks.",
        "Choose a font that has the character.",
    ),
    "pdf-glyph-textless": warning(
        "第 {page} 頁有一個字符沒有對應的文字（字型「{font}」），無法搜尋、複製。",
        "請讓產生 PDF 的程式寫出 ToUnicode 對照。",
        "Page {page} has a glyph without text (font “{font}”): it cannot be found or copied.",
        "Have the program that made the PDF write ToUnicode maps.",
    ),
    "pdf-text-lost": error(
        "第 {page} 頁有文字讀不出來：「{text}」。",
        "請檢查該頁的 ActualText 與 ToUnicode。",
        "Text of page {page} does not come out: “{text}”.",
        "Check that page's ActualText and ToUnicode.",
    ),
    "pdf-text-radical": warning(
        "第 {page} 頁的「{character}」是部首碼，看起來一樣，搜尋卻找不到。",
        "請檢查字型的對照表，或稿件是否打成部首。",
        "“{character}” on page {page} is a radical: it looks right, yet no search finds it.",
        "Check the font's character map, and whether the manuscript has a radical there.",
    ),
    "pdf-line-not-flush": warning(
        "第 {page} 頁這一行沒有對齊版面邊緣，差 {amount} pt。",
        "請檢查這一行的字距調整。",
        "This line on page {page} is {amount} pt off the edge of its block.",
        "Check how this line was justified.",
    ),
    "pdf-address-short": note(
        "第 {page} 頁這一行斷在網址之內，差邊緣 {amount} pt。",
        "可接受；若要齊行，請改動網址前後的文字。",
        "This line on page {page} ends inside an address, {amount} pt off the edge.",
        "That is allowed; change the words beside the address to fill the line.",
    ),
    "pdf-line-start": warning(
        "第 {page} 頁有「{character}」在行首。",
        "這個標點不可在行首，請讓它留在前一行。",
        "“{character}” begins a line on page {page}.",
        "This mark may not begin a line; keep it on the line before.",
    ),
    "pdf-line-end": warning(
        "第 {page} 頁有「{character}」在行末。",
        "這個標點不可在行末，請移到次行。",
        "“{character}” ends a line on page {page}.",
        "This mark may not end a line; move it to the next.",
    ),
    "pdf-call-at-line-start": warning(
        "第 {page} 頁的註號 {call} 在行首。",
        "註號應跟在前一行的字後面。",
        "Note call {call} begins a line on page {page}.",
        "A call belongs behind the character before it, on the same line.",
    ),
    "pdf-unit-parted": warning(
        "第 {page} 頁行末拆開了「{unit}」（{rule}）。",
        "數字與單位、日期、期數、頁碼應在同一行。",
        "“{unit}” ({rule}) is parted at a line's end on page {page}.",
        "Keep a number on one line with its unit, date, issue or page.",
    ),
    "pdf-last-line-single": warning(
        "第 {page} 頁有一段的末行只有一個字。",
        "請增減幾個字，或調整這一段的行數。",
        "The last line of a paragraph on page {page} is a single character.",
        "Add or take away a few words, or set the paragraph a line longer or shorter.",
    ),
    "pdf-line-loose": warning(
        "第 {page} 頁這一行字距太鬆，每字多 {amount} em。",
        "請檢查行末不能斷的詞，或讓西文斷字。",
        "This line on page {page} is loose: {amount} em between characters.",
        "Look at what could not break at its end, or hyphenate its Western words.",
    ),
    "pdf-han-overlap": warning(
        "第 {page} 頁有漢字相疊 {amount} em。",
        "漢字不可壓縮；請檢查這一行。",
        "Han characters overlap by {amount} em on page {page}.",
        "Han cells never shrink; check this line.",
    ),
    "pdf-border-gap": note(
        "第 {page} 頁中文與西文之間的空隙是 {amount} em。",
        "一般在 0.125 與 0.5 em 之間。",
        "A gap between Han and Western text on page {page} is {amount} em.",
        "It usually lies between 0.125 and 0.5 em.",
    ),
    "pdf-bracket-pair": warning(
        "第 {page} 頁的「{pair}」寬 {amount} em，應為 {expected} em。",
        "請檢查標點擠壓的設定。",
        "“{pair}” on page {page} is {amount} em wide, not {expected} em.",
        "Check how neighbouring marks are squeezed.",
    ),
    "pdf-mark-narrowed": warning(
        "第 {page} 頁行內的「{character}」窄了 {amount} em。",
        "臺灣的居中標點在行內不壓縮。",
        "“{character}” inside a line on page {page} is {amount} em too narrow.",
        "Taiwan's centred marks are not squeezed inside a line.",
    ),
    "pdf-mark-moved": warning(
        "第 {page} 頁行內的「{character}」偏離字格中央 {amount} em。",
        "居中標點前後的空白應相等。",
        "“{character}” inside a line on page {page} is {amount} em off its cell's middle.",
        "The blanks before and after a centred mark should be equal.",
    ),
    "pdf-blank-read": note(
        "第 {page} 頁複製出來的文字多了空格：「{text}」。",
        "印面無礙；搜尋與複製時會多出空格。",
        "Text copied from page {page} has a blank that was not typed: “{text}”.",
        "The print is right; searching and copying meet the blank.",
    ),
    "pdf-baseline-off-grid": note(
        "第 {page} 頁這一行的基線偏離格線 {amount} pt。",
        "請檢查前面的標題、圖表是否占整數行。",
        "This line's baseline on page {page} is {amount} pt off the grid.",
        "Check that headings, figures and tables before it take whole lines.",
    ),
}

"""Findings about finished e-books and the manuscripts that make them so."""

from publish.diagnostics.catalogue.entry import Catalogue, error, note, warning

EPUB: Catalogue = {
    "epub-undated": note(
        "稿件沒有任何日期，電子書的修改時間記為 {date}。",
        "請填 dates.published；閱讀軟體以修改時間分辨新舊版本。",
        "The manuscript has no date; the e-book's time of change is given as {date}.",
        "Fill in dates.published: reading systems tell versions apart by it.",
    ),
    "epub-note-long": note(
        "註{label} 有 {length} 字，超過 {limit} 字，Kobo 閱讀器不會彈出，而是跳到文末。",
        "不需處理；若希望彈出，請縮短或分成兩個註。",
        "Note {label} has {length} characters, more than {limit}: Kobo jumps to it "
        "instead of popping it up.",
        "Nothing needs doing; to have it pop up, shorten or divide it.",
    ),
    "epub-picture-scaled": note(
        "「{path}」有 {pixels} 百萬像素，電子書裡縮小為 {limit}；印刷不受影響。",
        "不需處理；有的閱讀裝置不顯示更大的圖。",
        "“{path}” has {pixels} megapixels; the e-book has it with {limit}, print as it is.",
        "Nothing needs doing: some devices show no larger pictures.",
    ),
    "epub-page-lost": warning(
        "電子書裡找不到紙本第 {page} 頁開頭的「{text}」，頁碼表少了這一頁。",
        "請檢查樣式的範本：電子書與紙本的內文必須相同。",
        "The e-book does not have “{text}”, with which page {page} of the print begins; "
        "that page is missing from its page list.",
        "Check the style's templates: e-book and print must have the same text.",
    ),
    "epub-archive": error(
        "電子書的封裝中，{member} 的位置、壓縮方式或名稱不合規格。",
        "這不是稿件的問題，請回報。",
        "In the e-book's archive {member} is misplaced, packed or named wrongly.",
        "Your manuscript is not to blame; please report it.",
    ),
    "epub-malformed": error(
        "電子書中的 {member} 不是正確的 XML：{reason}。",
        "請檢查樣式的範本；若未改過範本，請回報。",
        "{member} in the e-book is not well-formed XML: {reason}.",
        "Check the style's templates; if you changed none, please report it.",
    ),
    "epub-manifest": error(
        "電子書的檔案清單與內容不符：{member}。",
        "這不是稿件的問題，請回報。",
        "The e-book's manifest does not fit its files: {member}.",
        "Your manuscript is not to blame; please report it.",
    ),
    "epub-id-twice": error(
        "電子書的 {member} 中，代號 {name} 出現不只一次。",
        "請檢查稿件中的 {{#…}}；若沒有重複，請檢查樣式的範本。",
        "In the e-book's {member} the id {name} occurs more than once.",
        "Look for {{#…}} typed twice; if there is none, check the style's templates.",
    ),
    "epub-link-broken": error(
        "電子書的 {member} 中，連結 {address} 沒有目標。",
        "請檢查稿件中的交互參照；若無誤，請檢查樣式的範本和 CSS。",
        "In the e-book's {member} the link {address} leads nowhere.",
        "Check the cross-references, then the style's templates and CSS.",
    ),
    "epub-remote": error(
        "電子書的 {member} 用到網路上的檔案 {address}。",
        "請把檔案放進期刊的資料夾；電子書不能依賴網路。",
        "The e-book's {member} uses a file on the network: {address}.",
        "Put the file into the journal's folder; an e-book must not need the network.",
    ),
    "epub-notes-uneven": error(
        "電子書的 {member} 中，註號與註不是一一對應：{name}。",
        "請檢查樣式的範本；若未改過範本，請回報。",
        "In the e-book's {member} calls and notes do not match one to one: {name}.",
        "Check the style's templates; if you changed none, please report it.",
    ),
    "epub-contents-order": error(
        "電子書目錄的次序與內文不同：{address} 排得太前。",
        "請檢查樣式的範本；若未改過範本，請回報。",
        "The e-book's contents are not in reading order: {address} stands too early.",
        "Check the style's templates; if you changed none, please report it.",
    ),
    "epub-language-uneven": error(
        "電子書的 {member} 中，lang 與 xml:lang 不同：{values}。",
        "請檢查樣式的範本，兩者要相同。",
        "In the e-book's {member} lang and xml:lang differ: {values}.",
        "Check the style's templates: both must be equal.",
    ),
}

"""Findings about finished e-books, ours or another program's, and what makes them so."""

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
    "epub-unreadable": error(
        "讀不進這個 EPUB：{reason}。",
        "請確認檔案完整、沒有加密。",
        "This EPUB cannot be read: {reason}.",
        "Check that the file is whole and not encrypted.",
    ),
    "epub-script": error(
        "電子書的 {member} 含有程式碼（script 或 on… 屬性）。",
        "請移除；大多數閱讀軟體不執行，書店也會退件。",
        "The e-book's {member} has a script (an element or an on… attribute).",
        "Take it out: most reading systems do not run it, and stores refuse it.",
    ),
    "epub-page-list": warning(
        "頁碼表與內文裡的頁碼標記不同，從「{label}」開始。",
        "每個標記都要在頁碼表裡，次序與頁碼也要相同。",
        "Page list and page breaks of the text differ from “{label}” on.",
        "Every page break belongs in the list once, in order, with the same number.",
    ),
    "epub-pages-print": warning(
        "頁碼與 {pdf} 不同：電子書的「{label}」在 PDF 是「{folio}」。",
        "請把 PDF 與電子書一起重做。",
        "The pages are not those of {pdf}: “{label}” of the e-book is “{folio}” there.",
        "Build PDF and e-book together again.",
    ),
    "epub-language-unstated": warning(
        "{member} 的語言（{language}）不在書目資料的 dc:language 裡。",
        "請在 html 元素標出語言，並列入 dc:language。",
        "The language of {member} ({language}) is not among the dc:language of the package.",
        "State the language on the html element, and name it in dc:language.",
    ),
    "epub-picture-silent": warning(
        "{member} 的圖片 {picture} 沒有替代文字。",
        '請在 alt 說明圖的內容；純裝飾的圖請加 role="presentation"。',
        "The picture {picture} of {member} has no text alternative.",
        'Say in alt what it shows; a mere ornament gets role="presentation".',
    ),
    "epub-heading-jump": warning(
        "{member} 的標題「{words}」跳過了一級。",
        "標題要逐級往下，例如 h2 之後是 h3。",
        "The heading “{words}” of {member} leaves a level out.",
        "Go down one level at a time: h3 follows h2.",
    ),
    "epub-access-missing": warning(
        "書目資料沒有 {name}。",
        "無障礙資訊請依 EPUB Accessibility 1.1 填寫。",
        "The metadata has no {name}.",
        "State what EPUB Accessibility 1.1 asks for.",
    ),
    "epub-access-untrue": warning(
        "書目資料說有 {name}，內容卻不是如此。",
        "請補上內容，或刪去這一項。",
        "The metadata claims {name}, which the content does not keep.",
        "Mend the content, or take the claim away.",
    ),
    "epub-contrast": warning(
        "{member} 的「{selector}」文字與底色的對比只有 {contrast}，應有 {least}。",
        "請改用對比較大的顏色；最好不指定，讓讀者自己選。",
        "The contrast of “{selector}” in {member} is {contrast}; it should be {least}.",
        "Choose colours further apart, or none: colours are the reader's.",
    ),
    "epub-glyph-missing": warning(
        "{member} 的「{character}」（{code}）很罕用，書裡也沒有嵌入字型，可能顯示成方框。",
        "請嵌入有這個字的字型。",
        "“{character}” ({code}) of {member} is rare and in no face of the book; it may show "
        "as a box.",
        "Embed a face that has it.",
    ),
    "epub-document-large": warning(
        "{member} 有 {size} KB，超過 {limit} KB。",
        "請分成幾個檔案。",
        "{member} has {size} KB, more than {limit} KB.",
        "Divide it into several files.",
    ),
    "epub-picture-large": warning(
        "圖片 {member} 有 {pixels} 百萬像素，超過 {limit}，有的裝置不顯示。",
        "請縮小圖片。",
        "The picture {member} has {pixels} megapixels, more than {limit}; some devices skip it.",
        "Scale it down.",
    ),
    "epub-picture-cmyk": warning(
        "圖片 {member} 是 CMYK 色彩，閱讀裝置上的顏色不準，書店也可能退件。",
        "請轉成 RGB。",
        "The picture {member} is in CMYK: devices show wrong colours, and stores may refuse it.",
        "Convert it to RGB.",
    ),
    "epub-cover-small": warning(
        "封面 {member} 只有 {size} 像素，短邊應有 {least}。",
        "請換較大的封面。",
        "The cover {member} has {size} pixels; its shorter side should have {least}.",
        "Put in a larger cover.",
    ),
    "epub-profile-changed": note(
        "依 {profile} 的規格，語言由 {stated} 改寫為 {tag}，目次加列封面與目次。",
        "不需處理；其他平台的電子書請不要加 --profile。",
        "For {profile} the language is {tag} instead of {stated}; the contents list cover and "
        "contents as well.",
        "Nothing needs doing; make e-books for other platforms without --profile.",
    ),
    "epub-profile-divided": note(
        "依 {profile} 的規格，{member} 太大，分成 {parts} 個檔案。",
        "不需處理；註腳跟著本文，目次與頁碼表照樣可用。",
        "For {profile} {member} was too large and is divided into {parts} files.",
        "Nothing needs doing; notes stay with their text, contents and page list still work.",
    ),
    "epub-profile-language": warning(
        "這個平台要求語言寫作 {tag}，書裡是 {stated}。",
        "請改成 {tag}；其他平台不需要改。",
        "This platform wants the language as {tag}; the book says {stated}.",
        "Write {tag} for this platform; others need no change.",
    ),
    "epub-profile-part": warning(
        "導覽的 landmarks 沒有「{part}」。",
        "這個平台要求目錄列出封面、目次與版權頁。",
        "The landmarks do not name the part “{part}”.",
        "This platform wants cover, contents and colophon to be listed.",
    ),
    "judge-failed": error(
        "{judge} 沒有檢查完：{reason}。",
        "請單獨執行 {judge} 檢查這個檔案，看它說什麼。",
        "{judge} did not come to an end: {reason}.",
        "Run {judge} on this file by itself and see what it says.",
    ),
    "judge-error": error(
        "{judge}：{member}：{words}。",
        "請依這則訊息修正；若是本程式產生的檔案，請回報。",
        "{judge}: {member}: {words}.",
        "Mend what it says; if this program made the file, please report it.",
    ),
    "judge-warning": warning(
        "{judge}：{member}：{words}。",
        "請依這則訊息檢查。",
        "{judge}: {member}: {words}.",
        "Look at what it says.",
    ),
    "judge-note": note(
        "{judge}：{member}：{words}。",
        "供參考。",
        "{judge}: {member}: {words}.",
        "For information.",
    ),
}

"""Findings about an issue as a whole."""

from publish.diagnostics.catalogue.entry import Catalogue, error, note, warning

ISSUES: Catalogue = {
    "issue-doi-twice": error(
        "DOI「{doi}」與「{first}」的相同。",
        "一個 DOI 只屬於一篇文章，請查明後改正。",
        "The DOI “{doi}” is that of “{first}” too.",
        "A DOI belongs to one article; find out which, and correct the other.",
    ),
    "issue-title-twice": warning(
        "「{title}」與「{first}」的題名、作者都相同。",
        "同一篇若列了兩次，請刪除其中一個；若是不同的文章，請改題名。",
        "“{title}” has the title and the authors of “{first}”.",
        "Delete one of the two if they are the same article; else change a title.",
    ),
    "issue-date-missing": warning(
        "沒有寫明本期的日期（date），書眉、目次與版權頁都會缺日期。",
        "請補上「date: 2026-12」。",
        "The date of the issue (`date`) is missing from heads, contents and colophon.",
        "Add “date: 2026-12”.",
    ),
    "issue-date-differs": warning(
        "這篇文章的出版日期是 {stated}，本期是 {date}。",
        "請改成本期的日期，或確認文章是否放錯了期。",
        "This article says that it was published {stated}, the issue {date}.",
        "Correct the date, or make sure that the article belongs to this issue.",
    ),
    "issue-date-early": warning(
        "這篇文章在 {stated} 才接受，本期在 {date} 已經出版。",
        "請檢查文章的接受日期與本期的日期。",
        "This article was accepted {stated}, after the issue came out ({date}).",
        "Check the date of acceptance and the date of the issue.",
    ),
    "issue-page-gap": warning(
        "本期由第 {first} 頁起，但「{before}」止於第 {last} 頁。",
        "頁碼若要接續，請由第 {expected} 頁起，或刪去 first-page:。",
        "This issue begins on page {first}, but “{before}” ends on page {last}.",
        "If folios go on, begin on page {expected}, or delete `first-page:`.",
    ),
    "issue-journal-other": error(
        "「{path}」在另一份期刊「{other}」的資料夾裡。",
        "請把稿件移到本刊的資料夾，或改寫路徑。",
        "“{path}” lies in the folder of another journal, “{other}”.",
        "Move the article into this journal's folder, or correct the path.",
    ),
    "continue-cycle": error(
        "頁碼的接續繞了一圈：{chain}。",
        "請改寫其中一期的 continue:，第一期用 first-page:。",
        "The issues go on from each other in a circle: {chain}.",
        "Correct `continue:` in one of them; the first issue has `first-page:`.",
    ),
    "page-title-missing": warning(
        "這一頁沒有標題，書籤與書眉無從標示。",
        "請在檔案開頭寫一行「# 標題」。",
        "This page has no title for bookmarks and running heads.",
        "Begin the file with a line “# Title”.",
    ),
    "contents-entry-long": note(
        "{what}長 {length} 字，目次裡排不下（最多 {limit} 字）。",
        "題名超過三行、作者超過一行會擠亂目次；請考慮縮短題名，或看過目次再決定。",
        "The {what_en} is {length} em long; the contents have room for {limit}.",
        "Shorten the title if you can, or look at the contents: titles of four lines and authors "
        "of two stand out.",
    ),
    "contents-language": warning(
        "沒有一篇有 {language} 的題名，這一份目次會印出其他語言的題名。",
        "請檢查 {{toc: {language}}} 的語言代號（zh-Hant、en），或刪去這一頁。",
        "No article has a title in {language}; these contents would print titles in another "
        "language.",
        "Check the tag in {{toc: {language}}} (zh-Hant, en), or delete this page.",
    ),
    "colophon-field-missing": warning(
        "版權頁缺少「{name}」。",
        "請補上（{place}）；本刊的規定寫在 journal.yaml 的 required: {{colophon: […]}}。",
        "The colophon lacks “{name}”.",
        "Add it ({place}); what this journal requires stands in journal.yaml under "
        "`required: {{colophon: […]}}`.",
    ),
    "issue-contents-moved": error(
        "目次（{language}）填入頁碼後排成 {pages} 頁，先前算作 {before} 頁，頁碼因此不準。",
        "樣式改過目次的話，請給頁碼固定的寬度（issue.css：.toc-folio {{ width: 3em }}）。",
        "With its folios the contents ({language}) take {pages} pages, and {before} were counted.",
        "If the style has contents of its own, give folios a width (.toc-folio {{ width: 3em }}).",
    ),
    "cover-broken": error(
        "封面檔「{path}」無法讀取。",
        "請給 PDF、PNG、JPEG 或 SVG 檔，並確認檔案完整。",
        "The cover file “{path}” cannot be read.",
        "Give a PDF, PNG, JPEG or SVG file, and make sure that it is whole.",
    ),
    "cover-pages": warning(
        "封面檔「{path}」有 {count} 頁，只用第一頁。",
        "請把封面、封底、書背分成各一頁的檔案。",
        "The cover file “{path}” has {count} pages; only the first is used.",
        "Give front, back and spine as files of one page each.",
    ),
    "cover-size": error(
        "封面檔「{path}」的裁切尺寸是 {found} mm，應為 {wanted} mm。",
        "請設計者依此尺寸重做，並在 PDF 設定 TrimBox；書背的寬度隨頁數改變。",
        "The trimmed size of the cover file “{path}” is {found} mm and should be {wanted} mm.",
        "Have it made anew in this size, with a TrimBox; the width of a spine goes with the pages.",
    ),
    "cover-bleed": error(
        "封面檔「{path}」的出血只有 {found} mm，應有 3 mm。",
        "請設計者把底圖延伸到裁切線外 3 mm，並設定 BleedBox。",
        "The cover file “{path}” bleeds by {found} mm and should by 3 mm.",
        "Have the ground extended by 3 mm beyond the trimmed edge, with a BleedBox.",
    ),
    "cover-resolution": warning(
        "封面圖「{path}」印出來只有 {dpi} dpi，少於 {least} dpi。",
        "請換成寬 {pixels} 像素以上的圖。",
        "The cover picture “{path}” prints at {dpi} dpi, less than {least}.",
        "Give a picture of at least {pixels} pixels in width.",
    ),
}

"""Findings of the build itself: the machine, the output folder, the finished files."""

from publish.diagnostics.catalogue.entry import Catalogue, error, note, warning

BUILD: Catalogue = {
    "output-unwritable": error(
        "無法寫入「{path}」：{reason}。",
        "請確認資料夾可寫入、磁碟尚有空間；publish build 也可以用 -o 指定其他資料夾。",
        "“{path}” cannot be written: {reason}.",
        "Check that the folder is writable and the disk has room; publish build may write "
        "elsewhere with -o.",
    ),
    "output-disk-full": error(
        "寫不進「{path}」：磁碟空間不足。原有的檔案都沒有更動。",
        "請清出空間；publish build 也可以用 -o 指定其他磁碟上的資料夾。",
        "“{path}” cannot be written: the disk is full. The files that were there are untouched.",
        "Make room; publish build may write to a folder on another disk with -o.",
    ),
    "output-forbidden": error(
        "沒有寫入「{path}」的權限，或它在唯讀的磁碟上。",
        "請更改權限；publish build 也可以用 -o 指定其他資料夾。",
        "“{path}” may not be written, or lies on a read-only disk.",
        "Change its permissions; publish build may write elsewhere with -o.",
    ),
    "output-not-folder": error(
        "「{path}」不是資料夾，或在一個檔案之下。",
        "請把擋在那裡的檔案移開或改名；publish build 也可以用 -o 指定其他資料夾。",
        "“{path}” is no folder, or lies below a file.",
        "Move or rename the file in the way; publish build may write elsewhere with -o.",
    ),
    "output-is-folder": error(
        "「{path}」應該是檔案，卻有同名的資料夾。",
        "請把那個資料夾改名或移開。",
        "“{path}” should be a file, but there is a folder of that name.",
        "Rename that folder or move it away.",
    ),
    "output-twice": error(
        "這篇文章的代號「{name}」與「{first}」的相同，輸出的檔案會互相覆蓋。",
        "請在其中一篇寫不同的 id:。",
        "This article has the id “{name}” of “{first}”; their outputs would replace each other.",
        "Give one of them another `id:`.",
    ),
    "folios-provisional": warning(
        "「{file}」有錯誤，無法計算頁數；排在它後面的文章，頁碼暫時當作沒有這一篇。",
        "請先改好這一篇，再重做它後面的文章；或在後面的文章寫明 pages: 起頁。",
        "“{file}” has errors and its pages cannot be counted; the folios of the articles behind "
        "it are as if it were not there.",
        "Mend it and build the articles behind it again, or state their first page in `pages:`.",
    ),
    "issue-before-unknown": warning(
        "不知道「{file}」的末頁，這一期的頁碼暫由第 1 頁起。",
        "請先做好那一期，輸出到同一個資料夾；或在 issue.yaml 寫 first-page:。",
        "The last page of “{file}” is not known; this issue begins on page 1 for the time being.",
        "Build that issue first, into the same folder, or write `first-page:` in issue.yaml.",
    ),
    "issue-draft": warning(
        "這一期缺了有錯誤的文章，只排成草稿 PDF，每頁都印有「草稿」。",
        "請改好有錯的文章再做一次；電子書與印刷用的檔案要等全期無誤才做。",
        "Articles with errors are missing from this issue; only a draft PDF was made, which says "
        "so on every page.",
        "Mend them and build again; e-books and files for the printer are made of a whole issue.",
    ),
    "issue-format": error(
        "指定的是文章，而「{formats}」是整期才有的檔案。",
        "請指定 issue.yaml 而不用 --only；單篇可用 --to pdf,epub,offprints。",
        "Articles are named, and “{formats}” is made of whole issues only.",
        "Name issue.yaml without --only; articles have --to pdf,epub,offprints.",
    ),
    "issue-front-none": warning(
        "這一期沒有封面、文前各頁與版權頁，不做平台用的文前 PDF。",
        "請在 issue.yaml 的 front:、back: 列出這些頁，或不必用 --to front。",
        "This issue has no cover, front matter or colophon; no front-matter PDF was made.",
        "List these pages in `front:` and `back:` of issue.yaml, or leave out `--to front`.",
    ),
    "issue-signatures": note(
        "全書 {pages} 頁，需 {signatures} 台（每台 {signature} 頁），末台空 {blank} 頁；"
        "少排 {beyond} 頁可省一台。",
        "空白頁可以放廣告、稿約或留白；要省一台，請刪減文字或圖表。",
        "The block has {pages} pages and takes {signatures} signatures of {signature}; {blank} "
        "pages of the last one stay blank, {beyond} pages less would save it.",
        "Fill the blank pages, leave them, or shorten a text.",
    ),
    "cluster-missing": error(
        "無法使用叢集「{address}」：{reason}。",
        "請確認排程器與工作程式已啟動、位址無誤，並安裝 banxin[cluster]；"
        "不加 --executor 就在本機排版。",
        "The cluster “{address}” cannot be used: {reason}.",
        "Start its scheduler and workers, check the address, and install banxin[cluster]; without "
        "--executor this machine sets the pages.",
    ),
    "article-unknown": error(
        "沒有代號為「{only}」的文章。",
        "代號是 {known} 其中之一。",
        "There is no article with the id “{only}”.",
        "The ids are {known}.",
    ),
    "library-missing": error(
        "這部電腦缺少排版所需的程式庫：{name}。",
        "請執行：{command}",
        "This machine lacks a library that page setting needs: {name}.",
        "Run: {command}",
    ),
    "internal": error(
        "程式本身出錯：{reason}。",
        "這不是稿件的問題；紀錄在 {log}，請附上它回報。",
        "The program itself failed: {reason}.",
        "Your manuscript is not to blame; the log is in {log}, please report it.",
    ),
    "engine-message": warning(
        "排版引擎回報：{message}。",
        "請檢查成品中相應的位置。",
        "The layout engine says: {message}.",
        "Check that place in the finished pages.",
    ),
    "note-off-page": warning(
        "註{label} 排在第 {page} 頁，與它的註號（第 {call} 頁）不同頁。",
        "請檢查該頁；可調整該註的長度或位置。",
        "Note {label} stands on page {page}, its call on page {call}.",
        "Check those pages; a shorter note or another place for its call helps.",
    ),
    "output-stale": note(
        "「{file}」還是舊的：文章改過以後沒有重做這一種。",
        "要一併重做，請執行 publish build 時不加 --to，或加 --to {kind}；不用的話請刪去。",
        "“{file}” is an old one: it was not made again since the article changed.",
        "Run `publish build` without --to, or with --to {kind}; delete the file if not needed.",
    ),
    "catalogue-no-file": warning(
        "目錄沒有列出「{issue}」：輸出資料夾裡沒有這一期的檔案。",
        "請加做這一期的檔案，例如 --to epub,opds，或用 -o 指定檔案所在的資料夾。",
        "The catalogue leaves out “{issue}”: there is no file of it in the output folder.",
        "Make its files as well, for instance with --to epub,opds, or name their folder with -o.",
    ),
    "catalogue-empty": error(
        "沒有可以列進目錄的一期，所以沒有寫出目錄。",
        "請指定期刊的資料夾或 issue.yaml，並讓輸出資料夾裡有它的 PDF 或 EPUB。",
        "There is no issue for the catalogue, so none was written.",
        "Name a journal's folder or an issue.yaml whose PDF or EPUB is in the output folder.",
    ),
    "text-outside-page": warning(
        "第 {page} 頁第 {number} 行「{text}」超出版心，可能印不出來或壓到註腳。",
        "請把這一項（圖、表的一列）改小或拆開，或把它的註縮短。",
        "Line {number} of page {page}, “{text}”, stands outside the type area.",
        "Make the picture or row smaller or divide it, or shorten its notes.",
    ),
    "table-wide": warning(
        "第 {page} 頁第 {number} 行「{text}」的表太寬，超出版心 {beyond}，右邊可能印不出來。",
        "請減少欄數或縮短各格的文字；或在表題的大括號裡寫 .turned，把表轉成橫的，單獨占一頁。"
        "樣式的選項 tables.wide 設為 turn，太寬的表就都這樣排。",
        "The table at line {number} of page {page}, “{text}”, is {beyond} too wide; its right edge "
        "may be lost.",
        "Take columns away or shorten its cells; or write .turned between the braces of its "
        "caption: it is turned on its side, on a page of its own. With the style's option "
        "tables.wide: turn all wide tables are.",
    ),
    "picture-coarse": warning(
        "第 {page} 頁的圖「{picture}」印出來只有 {dpi} dpi，看得出鋸齒；印刷要 {least} dpi。",
        "請換像素較多的圖檔，或把圖縮小（width=）；線條圖最好用 SVG。",
        "The picture {picture} on page {page} prints at {dpi} dpi, not {least}: its pixels show.",
        "Take a file with more pixels, or make it smaller (width=); line drawings best as SVG.",
    ),
    "figure-early": warning(
        "{label}在第 {page} 頁，文中第一次提到它卻在第 {mention} 頁。",
        "請把它移到提到它的段落之後，讀者才不會先看到圖表。",
        "{label} stands on page {page}, and is first mentioned on page {mention}.",
        "Move it behind the paragraph that mentions it.",
    ),
    "line-stranded": warning(
        "第 {page} 頁第 {number} 行「{text}」與同段的其他行分在兩頁，只剩這一行。",
        "請增減這一段或前面幾段的字數；註很長時，可縮短註或移動註號。",
        "Line {number} of page {page}, “{text}”, stands alone; its paragraph is on another page.",
        "Make this or an earlier paragraph longer or shorter, or move the call of a long note.",
    ),
    "heading-stranded": warning(
        "第 {page} 頁第 {number} 行的標題「{text}」落在頁尾，下面的內文不到兩行。",
        "請增減前面幾段的字數，讓標題移到次頁，或讓下文排上來。",
        "The heading “{text}”, line {number} of page {page}, has fewer than two lines below it.",
        "Make an earlier paragraph longer or shorter.",
    ),
    "page-short": warning(
        "第 {page} 頁在第 {number} 行「{text}」之後空了 {lines} 行。",
        "請增減附近幾段的字數；註很長時，可縮短註或移動註號。",
        "Page {page} is {lines} lines short below its line {number}, “{text}”.",
        "Make a paragraph near it longer or shorter, or move the call of a long note.",
    ),
    "record-stale": note(
        "上一次的輸出不完整，已全部重做。",
        "不需處理。",
        "The last outputs were incomplete; all were made again.",
        "Nothing needs doing.",
    ),
}

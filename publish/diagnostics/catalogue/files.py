"""Findings about files: encoding, YAML syntax, limits, paths, pictures."""

from publish.diagnostics.catalogue.entry import Catalogue, error, warning

FILES: Catalogue = {
    "file-missing": error(
        "找不到檔案「{path}」。",
        "請檢查檔名與資料夾；路徑以寫有它的檔案所在處為準。",
        "There is no file “{path}”.",
        "Check its name and folder; the path starts from the file that names it.",
    ),
    "file-is-folder": error(
        "「{path}」是資料夾，不是檔案。",
        "請寫出資料夾裡的檔名。",
        "“{path}” is a folder, not a file.",
        "Name the file inside it.",
    ),
    "file-unreadable": error(
        "無法讀取「{path}」：{reason}。",
        "請檢查檔名的長度與檔案的存取權限。",
        "“{path}” cannot be read: {reason}.",
        "Check the length of its name and the file's permissions.",
    ),
    "file-too-large": error(
        "「{path}」有 {size} 位元組，超過上限 {limit}。",
        "請縮小檔案；圖片請轉成印刷所需的大小。",
        "“{path}” has {size} bytes; the limit is {limit}.",
        "Make the file smaller; scale pictures to the size that print needs.",
    ),
    "file-not-utf8": error(
        "檔案不是 UTF-8 編碼（讀到位元組 {byte}）。",
        "請用文字編輯器另存為 UTF-8。",
        "The file is not UTF-8 (it has the byte {byte}).",
        "Save it as UTF-8 in a text editor.",
    ),
    "file-nul": error(
        "檔案裡有 NUL 字元，可能不是文字檔。",
        "請確認檔名無誤，並以純文字重新存檔。",
        "The file has a NUL character; it may not be a text file.",
        "Check its name, and save it again as plain text.",
    ),
    "file-empty": error(
        "檔案是空的。",
        "請寫入內容，或移除對它的引用。",
        "The file is empty.",
        "Write something in it, or stop naming it.",
    ),
    "path-outside": error(
        "路徑「{path}」在期刊資料夾之外。",
        "請把檔案移到期刊資料夾裡，再以相對路徑引用。",
        "The path “{path}” leads out of the journal's folder.",
        "Move the file into the journal's folder and name it by a relative path.",
    ),
    "link-outside": error(
        "「{path}」是指向期刊資料夾之外的符號連結。",
        "請以檔案本身取代該連結。",
        "“{path}” is a symbolic link to a place outside the journal's folder.",
        "Put the file itself in its place.",
    ),
    "manuscript-missing": error(
        "資料夾「{path}」裡沒有 article.yaml，也沒有 issue.yaml。",
        "請指定稿件檔案，或指定放有稿件的資料夾。",
        "The folder “{path}” holds neither an article.yaml nor an issue.yaml.",
        "Name the manuscript's file, or a folder that holds one.",
    ),
    "manuscript-type": error(
        "「{path}」不是稿件檔案。",
        "稿件是 article.yaml、issue.yaml，或開頭有 YAML 欄位的 Markdown 檔（.md）。",
        "“{path}” is not a manuscript's file.",
        "A manuscript is an article.yaml, an issue.yaml or a Markdown file (.md) that begins "
        "with YAML fields.",
    ),
    "front-matter-missing": error(
        "Markdown 檔的開頭沒有 YAML 欄位。",
        "請在第一行寫 ---，接著寫 title: 等欄位，再以一行 --- 結束。",
        "The Markdown file does not begin with YAML fields.",
        "Begin with a line ---, then the fields (title: …), then another line ---.",
    ),
    "front-matter-unclosed": error(
        "YAML 欄位沒有結束。",
        "請在欄位之後、正文之前加一行 ---。",
        "The YAML fields do not end.",
        "Put a line --- behind the fields, before the body.",
    ),
    "yaml-syntax": error(
        "這裡不合 YAML 的寫法（{reason}）。",
        "請檢查這一行與上一行的冒號、引號與縮排；有疑問的文字可放進引號。",
        "This is not YAML ({reason}).",
        "Check colons, quotation marks and indentation here and in the line before; doubtful "
        "text may go into quotation marks.",
    ),
    "yaml-tab": error(
        "縮排用了定位字元（Tab）。",
        "YAML 只能用空格縮排；請把 Tab 換成兩個空格。",
        "The indentation has a tab.",
        "YAML is indented with blanks only; replace the tab by two blanks.",
    ),
    "yaml-colon-blank": error(
        "「{key}:」的冒號後面少了一個空格。",
        "請寫成「{key}: 內容」。",
        "A blank is missing behind the colon of “{key}:”.",
        "Write “{key}: value”.",
    ),
    "yaml-colon-fullwidth": error(
        "「{key}」後面是全形冒號「：」。",
        "請改成半形冒號加一個空格：「{key}: 內容」。",
        "“{key}” is followed by a full-width colon “：”.",
        "Write an ASCII colon and a blank: “{key}: value”.",
    ),
    "yaml-colon-quote": error(
        "內容裡有「: 」（冒號加空格），YAML 會當成另一個欄位。",
        "請用引號把整個內容括起來，或改用全形冒號「：」。",
        "The value has a colon and a blank in it, which begin another field in YAML.",
        "Put the whole value into quotation marks.",
    ),
    "yaml-no-colon": error(
        "「{text}」這一行不是欄位：沒有冒號。",
        "欄位要寫成「名稱: 內容」；若是上一行的延續，請縮排。",
        "The line “{text}” is no field: it has no colon.",
        "A field is “name: value”; indent the line if it continues the one before.",
    ),
    "yaml-quote-unclosed": error(
        "引號沒有在同一行結束。",
        "請補上結束的引號；內容裡若有同樣的引號，外面請改用另一種。",
        "The quotation mark is not closed on its line.",
        "Close it; if the text holds the same mark, use the other kind around it.",
    ),
    "yaml-after-closing": error(
        "結束的引號或括號後面還有文字。",
        "請把整個內容放進一對引號，例如 '\"某\"研究'；中文引號「」不必加引號。",
        "There is text behind the closing quotation mark or bracket.",
        "Put the whole value into one pair of quotation marks, e.g. '\"Some\" study'.",
    ),
    "yaml-bracket": error(
        "這個「{opening}」沒有好好結束。",
        "請補上「{closing}」，各項以半形逗號加空格分開；含有 : , # [ ] 的文字請加引號。",
        "This “{opening}” is not closed properly.",
        "Add “{closing}”, separate entries by comma and blank, and put text with : , # [ ] into "
        "quotation marks.",
    ),
    "yaml-special": error(
        "內容不能直接以「{character}」開頭，這在 YAML 另有用途。",
        "請用引號把整個內容括起來。",
        "A value cannot begin with “{character}”, which means something else in YAML.",
        "Put the whole value into quotation marks.",
    ),
    "yaml-indent": error(
        "這一行的縮排與上下文不合。",
        "同一層的欄位要從同一欄開始，下一層再多縮兩個空格。",
        "The indentation of this line does not fit the lines around it.",
        "Fields of one level begin in the same column, those below them two blanks further in.",
    ),
    "yaml-comment": warning(
        "「{comment}」是註解，不是內容：YAML 略過 # 之後的文字。",
        "若它屬於內容，請用引號把整個內容括起來；若是註解，請在 # 後面加一個空格。",
        "“{comment}” is a comment and no part of the value: YAML ignores what follows a #.",
        "If it belongs to the value, put the whole value into quotation marks; if it is a "
        "comment, put a blank behind the #.",
    ),
    "yaml-escape": error(
        "雙引號裡的「{escape}」不成立。",
        "反斜線請寫成 \\\\，或改用單引號。",
        "“{escape}” cannot stand inside double quotation marks.",
        "Write a backslash as \\\\, or use single quotation marks.",
    ),
    "yaml-character": error(
        "檔案裡有不能出現在文字中的控制字元 {code}。",
        "請刪除這個字元；它常是從其他程式貼上時帶進來的。",
        "The file has the control character {code}, which cannot stand in text.",
        "Delete it; such characters come with text pasted from other programs.",
    ),
    "yaml-separator": warning(
        "檔案裡有看不見的換行字元 {code}，已當作空格。",
        "請刪除這個字元；它常是從排版軟體或文書軟體貼上時帶進來的。",
        "The file has the invisible line separator {code}, which was read as a blank.",
        "Delete it; such characters come with text pasted from other programs.",
    ),
    "yaml-duplicate-key": error(
        "「{key}」寫了兩次；第一次在第 {first} 行。",
        "請刪除其中一個。",
        "“{key}” is given twice; the first one is in line {first}.",
        "Delete one of the two.",
    ),
    "yaml-key": error(
        "欄位名稱必須是文字。",
        "請把名稱寫成單純的文字，例如 title。",
        "The name of a field must be plain text.",
        "Write a plain name such as title.",
    ),
    "yaml-depth": error(
        "資料的層次超過 {limit} 層。",
        "請檢查括號與縮排；稿件的欄位不需要這麼多層。",
        "The values nest more than {limit} levels deep.",
        "Check brackets and indentation; no field of a manuscript goes that deep.",
    ),
    "yaml-alias-bomb": error(
        "展開後的資料超過 {limit} 個值。",
        "請直接寫出內容，不要用 & 與 * 一再重複。",
        "The file has more than {limit} values, repeated ones counted.",
        "Write the values themselves instead of repeating them by & and *.",
    ),
    "yaml-alias-loop": error(
        "「*」引用了包含它自己的內容。",
        "請直接寫出內容。",
        "An alias (*) repeats the value that it stands in.",
        "Write the value itself.",
    ),
    "yaml-tag": error(
        "不接受 YAML 標籤「{tag}」。",
        "請刪除標籤；若內容本來就以 ! 開頭，請用引號括起來。",
        "YAML tags such as “{tag}” are not accepted.",
        "Delete the tag; put a text that begins with ! into quotation marks.",
    ),
    "yaml-several-documents": error(
        "一個檔案只能有一份 YAML，這裡的 --- 開始了第二份。",
        "請刪除這一行 ---，或拆成兩個檔案。",
        "A file holds one YAML document; this --- begins a second one.",
        "Delete the line ---, or make two files of it.",
    ),
    "yaml-no-fields": error(
        "檔案裡沒有任何欄位。",
        "請以「名稱: 內容」寫出欄位，例如「title: 題名」。",
        "The file has no fields.",
        "Write fields as “name: value”, e.g. “title: Some title”.",
    ),
    "picture-broken": error(
        "圖片「{path}」不完整或已損壞。",
        "請用繪圖軟體打開檢查，再重新匯出。",
        "The picture “{path}” is broken or not whole.",
        "Open it in a picture program and export it again.",
    ),
    "picture-svg": error(
        "「{path}」不是完整的 SVG：{reason}。",
        "請用繪圖軟體打開檢查，再重新匯出。",
        "“{path}” is no whole SVG picture: {reason}.",
        "Open it in a drawing program and export it again.",
    ),
    "picture-type": error(
        "「{path}」不是可用的圖片格式。",
        "請轉成 PNG、JPEG、WebP 或 SVG。",
        "“{path}” is not a picture of a usable type.",
        "Convert it to PNG, JPEG, WebP or SVG.",
    ),
    "picture-extension": warning(
        "「{path}」的內容是 {type}，副檔名不符。",
        "請把副檔名改成 .{extension}，並修改引用它的地方。",
        "“{path}” holds a {type} picture, which its name does not say.",
        "Rename it to .{extension}, and change the places that name it.",
    ),
    "picture-unsafe": error(
        "SVG 圖片「{path}」含有 {what}。",
        "圖片必須獨立完整：請在繪圖軟體裡移除它，或把引用的內容嵌入後重新匯出。",
        "The SVG picture “{path}” has {what}.",
        "A picture must stand alone: remove that in a drawing program, or embed what it refers "
        "to, and export it again.",
    ),
    "picture-cmyk": warning(
        "JPEG 圖片「{path}」是 CMYK 色彩，螢幕與電子書的顏色可能不準。",
        "請轉成 RGB 或灰階；印刷的分色由印刷廠處理。",
        "The JPEG picture “{path}” is in CMYK; its colours may be wrong on screens and in e-books.",
        "Convert it to RGB or grey; the printer makes the separations.",
    ),
    "picture-pixels": error(
        "「{path}」有 {pixels} 百萬像素，超過上限 {limit}。",
        "請縮小圖片：印刷 300 dpi 時，版心全寬只需約 1500 像素。",
        "“{path}” has {pixels} megapixels; the limit is {limit}.",
        "Scale it down: at 300 dpi the full measure needs about 1500 pixels.",
    ),
}

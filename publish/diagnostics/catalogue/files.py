"""Findings about files: encoding, YAML syntax, limits, paths."""

from publish.diagnostics.catalogue.entry import Catalogue, error

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
        "請檢查檔案的存取權限。",
        "“{path}” cannot be read: {reason}.",
        "Check the file's permissions.",
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
}

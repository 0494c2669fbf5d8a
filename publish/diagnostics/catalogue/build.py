"""Findings of the build itself: the machine, the output folder, the finished files."""

from publish.diagnostics.catalogue.entry import Catalogue, error, note, warning

BUILD: Catalogue = {
    "output-unwritable": error(
        "無法寫入「{path}」：{reason}。",
        "請確認資料夾可寫入、磁碟尚有空間，或用 -o 指定其他資料夾。",
        "“{path}” cannot be written: {reason}.",
        "Check that the folder is writable and the disk has room, or choose another with -o.",
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
    "record-stale": note(
        "上一次的輸出不完整，已全部重做。",
        "不需處理。",
        "The last outputs were incomplete; all were made again.",
        "Nothing needs doing.",
    ),
}

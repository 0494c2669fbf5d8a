"""Findings of proofs: rounds, what they are compared with, their days and recipients."""

from publish.diagnostics.catalogue.entry import Catalogue, error, warning

PROOF: Catalogue = {
    "round-taken": error(
        "「{name}」的第 {round} 次校樣已經做過，之後稿件有改動；已寄出的校樣不覆蓋。",
        "請做下一次：--round {next}（--since {round} 會標出改動）；"
        "第 {round} 次若尚未寄出，可刪去「{folder}」重做。",
        "Round {round} of “{name}” was made before the manuscript changed; a proof that may be "
        "out is not replaced.",
        "Make the next one: --round {next} (--since {round} marks what changed); if round {round} "
        "was not sent, delete “{folder}” and make it again.",
    ),
    "round-restyled": error(
        "「{name}」的第 {round} 次校樣是用樣式「{was}」做的；改用「{style}」，頁與行都會不同，"
        "已寄出的校樣不覆蓋。",
        "請用原來的樣式（--style {was}），或做下一次：--round {next}；"
        "第 {round} 次若尚未寄出，可刪去「{folder}」重做。",
        "Round {round} of “{name}” was made in the style “{was}”; in “{style}” its pages and lines "
        "are others, and a proof that may be out is not replaced.",
        "Use that style (--style {was}), or make the next round: --round {next}; if round {round} "
        "was not sent, delete “{folder}” and make it again.",
    ),
    "round-unknown": error(
        "「{name}」沒有第 {round} 次校樣；已有的是：{known}。",
        "請改用已有的校次，或寫一個資料夾、一個 git 版本。",
        "“{name}” has no round {round}; there are: {known}.",
        "Name a round that was made, or a folder, or a git revision.",
    ),
    "round-unrecorded": error(
        "「{name}」第 {round} 次校樣的紀錄不見了，或讀不出來，無從得知那份校樣印的是哪一稿；"
        "可能已寄出的校樣不覆蓋，也不拿來比對。",
        "請還原這個檔案，或做下一次：--round {next}；第 {round} 次若尚未寄出，"
        "可刪去「{folder}」重做。",
        "The record of round {round} of “{name}” is gone or cannot be read, so that nobody knows "
        "which text that proof has; a proof that may be out is not replaced, nor compared with.",
        "Restore that file, or make the next round: --round {next}; if round {round} was not sent, "
        "delete “{folder}” and make it again.",
    ),
    "round-copies-unlisted": warning(
        "第 {round} 次校樣的紀錄先前不見了；資料夾裡的「{files}」不知道給了誰，名單上沒有。",
        "請還原舊的紀錄再做一次；或以 --to-person 重做這幾份，名單就會列出。",
        "The record of round {round} was gone; nobody knows who got “{files}” in its folder, and "
        "the list does not name it.",
        "Restore the old record and repeat this, or make those copies again with --to-person.",
    ),
    "round-lost": error(
        "第 {round} 次校樣保存的稿件「{file}」不見了，或讀不出來，無法比對。",
        "請還原這個檔案，或改用別的校次比對。",
        "“{file}”, kept with round {round}, is gone or cannot be read; nothing can be compared "
        "with it.",
        "Restore that file, or compare with another round.",
    ),
    "round-altered": warning(
        "第 {round} 次校樣保存的稿件「{file}」後來改過；比對的結果未必是當時的稿件。",
        "請還原這個檔案，或改用別的校次比對。",
        "“{file}”, kept with round {round}, was changed later; what is compared may not be what "
        "was proofed.",
        "Restore that file, or compare with another round.",
    ),
    "since-unknown": error(
        "「{since}」不是校次、資料夾，也不是含有這篇文章的 git 版本。",
        "請寫校次（1、2……）、放有舊稿的資料夾，或 git 的版本（需裝有 git）。",
        "“{since}” is no round, no folder, and no git revision that has this article.",
        "Name a round (1, 2 …), a folder with the older manuscript, or a git revision (with git "
        "installed).",
    ),
    "since-unreadable": error(
        "「{since}」裡的舊稿「{file}」讀不出來，無法比對。",
        "請先用 publish check 檢查那份舊稿。",
        "The older manuscript “{file}” of “{since}” cannot be read; nothing is compared with it.",
        "Check that manuscript with publish check first.",
    ),
    "since-textless": error(
        "「{since}」裡的舊稿「{file}」，正文「{path}」不在或讀不出來；若拿來比對，全文都會算作新增。",
        "請把正文放回那份舊稿，或改用別的校次、資料夾、git 版本。",
        "The text “{path}” of the older manuscript “{file}” of “{since}” is not there or cannot be "
        "read; compared with it, everything would count as new.",
        "Put the text back into that manuscript, or name another round, folder or git revision.",
    ),
    "since-lacking": warning(
        "「{since}」裡的舊稿沒有「{path}」，或讀不出來；用到它的地方都算作改動。",
        "請把這個檔案放回那份舊稿；當時本來就沒有的，不必理會。",
        "The older manuscript of “{since}” has no “{path}”, or it cannot be read; wherever it is "
        "used counts as changed.",
        "Put the file back into that manuscript; if there was none then either, nothing need be "
        "done.",
    ),
    "since-new": warning(
        "「{name}」沒有「{since}」那一次的稿件，這次當作新的，沒有比對。",
        "若應該有，請用 --since 寫別的校次、資料夾或 git 版本。",
        "“{name}” has no manuscript of “{since}”; it counts as new and was not compared.",
        "If it should have one, name another round, folder or git revision with --since.",
    ),
    "round-place-taken": error(
        "「{name}」的校樣要存在「{folder}」，但那裡放著稿件。",
        "請把那份稿件移到別的資料夾。",
        "Proofs of “{name}” belong in “{folder}”, where a manuscript lies.",
        "Move that manuscript to another folder.",
    ),
    "proof-undated": warning(
        "這次校樣沒有退還日期。",
        "請用 --due 寫明，例如 --due 2026-12-20。",
        "This proof has no date by which it is to be returned.",
        "State one, as --due 2026-12-20.",
    ),
    "proof-due-before": warning(
        "退還日期 {due} 早於校樣日期 {date}。",
        "請核對 --date 與 --due。",
        "The proof is to be returned on {due}, before its own date, {date}.",
        "Look at --date and --due again.",
    ),
    "person-unknown": error(
        "找不到代號為「{person}」的人；「{name}」有：{known}。",
        "請寫作者或其他工作者的 id:，沒有 id 的人可以寫 author-1、author-2……。",
        "Nobody has the id “{person}”; “{name}” has: {known}.",
        "Name the `id:` of an author or contributor; those without one are author-1, author-2.",
    ),
    "person-twice": error(
        "「{name}」有兩個人的代號都是「{person}」（大小寫不計），他們的校樣會是同一個檔案。",
        "請給每個人自己的 id:。",
        "Two people of “{name}” have the id “{person}”, capitals apart; their copies would be one "
        "file.",
        "Give each an `id:` of his own.",
    ),
    "round-file-taken": error(
        "「{name}」的校樣檔「{file}」，與同一資料夾裡「{other}」的校樣檔同名。",
        "請改其中一篇或那個人的 id:，或把其中一篇移到別的資料夾。",
        "The file “{file}” of the proof of “{name}” is called like one of “{other}”, which lies in "
        "the same folder.",
        "Give one of them, or the person, another `id:`, or move one to another folder.",
    ),
    "query-place-unknown": warning(
        "找不到詢問所指的「{at}」；詢問「{text}」只列在詢問單上。",
        "請照正文打出要問的字句，或寫 [^註腳代號]、#圖表或標題的代號。",
        "“{at}”, to which a query belongs, is not in the text; the query “{text}” stands on the "
        "query sheet only.",
        "Type the words as they stand in the text, or [^key] of a note, or #id of a table, "
        "figure or heading.",
    ),
    "query-place-twice": warning(
        "詢問所指的「{at}」在文中不止一處；詢問「{text}」只列在詢問單上。",
        "請多引幾個字，使它只出現一次。",
        "“{at}”, to which a query belongs, occurs more than once; the query “{text}” stands on "
        "the query sheet only.",
        "Quote a few words more, so that they occur once.",
    ),
}

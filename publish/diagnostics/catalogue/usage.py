"""Findings about the words of the command itself."""

from publish.diagnostics.catalogue.entry import Catalogue, error

USAGE: Catalogue = {
    "usage-verb-unknown": error(
        "沒有「{word}」這個指令。",
        "指令有 {known}。",
        "There is no command “{word}”.",
        "The commands are {known}.",
    ),
    "usage-option-unknown": error(
        "{command} 沒有「{word}」這個選項。",
        "執行 {command} --help，看有哪些選項。",
        "{command} has no option “{word}”.",
        "Run {command} --help to see those it has.",
    ),
    "usage-option-bare": error(
        "選項「{word}」的用法不對，可能少了後面的值。",
        "執行 {command} --help，看它怎麼寫。",
        "The option “{word}” is not used as it should be; its value may be missing.",
        "Run {command} --help to see how it is written.",
    ),
    "usage-missing": error(
        "少了「{word}」。",
        "執行 {command} --help，看要寫些什麼。",
        "“{word}” is missing.",
        "Run {command} --help to see what is to be written.",
    ),
    "usage-value": error(
        "「{word}」不能是這個值。",
        "可用的值是 {known}。",
        "“{word}” cannot have this value.",
        "Values it may have: {known}.",
    ),
    "usage-together": error(
        "「{one}」與「{other}」不能一起用。",
        "給一個人用 {one}，給每位作者各一份用 {other}；請擇一，分兩次做也可以。",
        "“{one}” and “{other}” do not go together.",
        "Use {one} for one person, {other} for a copy to each author, or one after the other.",
    ),
    "usage-extra": error(
        "多了「{word}」。",
        "執行 {command} --help，看可以寫些什麼；有空格的名稱請加引號。",
        "“{word}” is too much.",
        "Run {command} --help to see what may be written; put names with blanks in quotes.",
    ),
    "usage-folder-taken": error(
        "「{folder}」不是空的資料夾，沒有寫入任何東西。",
        "請換一個新資料夾的名稱。",
        "“{folder}” is not an empty folder; nothing was written.",
        "Name a new folder.",
    ),
    "usage-wrong": error(
        "指令的寫法不對：{reason}。",
        "執行 {command} --help，看它怎麼寫。",
        "The command is not written as it should be: {reason}.",
        "Run {command} --help to see how it is written.",
    ),
}

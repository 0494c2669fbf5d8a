"""A small journal to make proofs of: one article with a note, a table and an affiliation."""

from pathlib import Path
from typing import TypedDict

JOURNAL = """title: {zh-Hant: 校樣手冊, en: Handbook of Proofs}
lang: zh-Hant-TW
publisher: {name: {zh-Hant: 版心專案, en: The Banxin Project}}
"""
FIELDS = """id: reading-proofs
type: commentary
section: {zh-Hant: 焦點評析, en: Focus}
lang: zh-Hant-TW
title: {zh-Hant: 怎樣讀校樣, en: How to Read Proofs}
authors:
  - id: editor
    name: {zh-Hant: {literal: 編輯組}, en: {literal: Editorial Group}}
    affiliations: [{ref: project, position: {zh-Hant: 編輯, en: Editors}}]
  - id: composer
    name: {zh-Hant: {literal: 排印組}, en: {literal: Composition Group}}
    affiliations: [{ref: workshop, position: {zh-Hant: 排版, en: Composition}}]
affiliations:
  - {id: project, institution: {zh-Hant: 版心專案編輯部, en: The Banxin Project}}
  - {id: workshop, institution: {zh-Hant: 版心專案工房, en: The Banxin Workshop}}
body: body.md
"""
BODY = """# 一、讀什麼

校樣是排好的版面第一次印在紙上。讀校樣的人要比對原稿，逐字逐句，連標點也不放過。[^habit]

讀的時候，先看文字，再看版面；文字錯了，版面再好也沒有用。英文的校樣稱為galley，\
是從前排好的鉛字放在長盤裡打印的樣張。

表1列出各校次由誰來讀。

| 校次 | 誰讀 | 看什麼 |
|---|---|---|
| 一校 | 編輯 | 文字與原稿是否相符 |
| 二校 | 作者 | 內容是否正確 |
| 三校 | 執行編輯 | 前兩次的錯是否改好 |

: 各校次的讀者 {#tbl-rounds}

# 二、怎樣改

改的時候把錯字圈起來，引線到版心外，寫上正確的字。字要寫清楚，一次只改一處；\
改過的地方，下一次再看一遍。

最後在第一張簽名，寫上日期。

[^habit]: 讀校樣的習慣各家不同，有人倒著讀，有人請人唸出聲來對。
"""


class Days(TypedDict):
    """The days of a round, as its request has them."""

    date: str
    due: str


DAYS: Days = {"date": "2026-12-01", "due": "2026-12-15"}


def write(root: Path) -> Path:
    """The journal; the folder of its article."""
    folder = root / "article"
    folder.mkdir(parents=True)
    (root / "journal.yaml").write_text(JOURNAL, "utf-8")
    (folder / "article.yaml").write_text(FIELDS, "utf-8")
    (folder / "body.md").write_text(BODY, "utf-8")
    return folder


def change(folder: Path, *edits: tuple[str, str]) -> None:
    """Replace words in the article's files; each stands there once."""
    for old, new in edits:
        places = [
            file
            for file in (folder / "article.yaml", folder / "body.md")
            if old in file.read_text("utf-8")
        ]
        assert len(places) == 1, old
        typed = places[0].read_text("utf-8")
        assert typed.count(old) == 1, old
        places[0].write_text(typed.replace(old, new), "utf-8")


FIVE = (
    ("逐字逐句", "逐字逐行"),
    ("galley", "slip"),
    ("有人倒著讀", "有人倒過來讀"),
    ("版心專案工房", "版心專案作坊"),
    ("內容是否正確", "內容是否可靠"),
)
"""Edits of a character, a Latin word, a note, an affiliation, a cell."""

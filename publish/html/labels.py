"""The words that the program itself prints, in Chinese and English.

journal.yaml's `labels` replaces any of them by name.
"""

from publish.html.colophon_labels import COLOPHON_LABELS
from publish.model import Journal, base_language

ROLE_LABELS: dict[str, dict[str, str]] = {
    "responsible-editor": {"zh": "責任編輯：", "en": "Responsible editor: "},
    "editor": {"zh": "編輯：", "en": "Editor: "},
    "guest-editor": {"zh": "客座主編：", "en": "Guest editor: "},
    "managing-editor": {"zh": "執行編輯：", "en": "Managing editor: "},
    "assistant-editor": {"zh": "助理編輯：", "en": "Assistant editor: "},
    "english-editor": {"zh": "英文編輯：", "en": "English editor: "},
    "copy-editor": {"zh": "文字編輯：", "en": "Copy editor: "},
    "proofreader": {"zh": "校對：", "en": "Proofreader: "},
    "translator": {"zh": "譯者：", "en": "Translator: "},
    "typesetter": {"zh": "排版：", "en": "Typesetter: "},
    "illustrator": {"zh": "繪圖：", "en": "Illustrator: "},
    "photographer": {"zh": "攝影：", "en": "Photographer: "},
    "interviewer": {"zh": "採訪：", "en": "Interviewer: "},
    "reviewer": {"zh": "審稿：", "en": "Reviewer: "},
}
"""Before the name of a contributor, by role."""

LABELS: dict[str, dict[str, str]] = {
    "abstract": {"zh": "摘要", "en": "Abstract"},
    "keywords": {"zh": "關鍵詞：", "en": "Keywords:"},
    "figure": {"zh": "圖", "en": "Figure "},
    "table": {"zh": "表", "en": "Table "},
    "appendix-figure": {"zh": "附圖", "en": "Figure A"},
    "appendix-table": {"zh": "附表", "en": "Table A"},
    "formula": {"zh": "式", "en": "Equation "},
    "note": {"zh": "註", "en": "note "},
    "continued": {"zh": "（續）", "en": " (continued)"},
    "continued-before": {"zh": "續", "en": ""},
    "continued-notes": {"zh": "續前頁註", "en": "Notes continued"},
    "source": {"zh": "資料來源：", "en": "Source: "},
    "table-note": {"zh": "說明：", "en": "Note: "},
    "unit": {"zh": "單位：", "en": "Unit: "},
    "received": {"zh": "收稿日期：", "en": "Received: "},
    "revised": {"zh": "修訂日期：", "en": "Revised: "},
    "accepted": {"zh": "接受日期：", "en": "Accepted: "},
    "corresponding": {"zh": "通訊作者", "en": "Corresponding author"},
    "email": {"zh": "E-mail：", "en": "E-mail: "},
    "et-al": {"zh": "等", "en": " et al."},
    "references": {"zh": "參考文獻", "en": "References"},
    "references-chinese": {"zh": "中文部分", "en": "Works in Chinese"},
    "references-other": {"zh": "外文部分", "en": "Works in Other Languages"},
    "thanks": {"zh": "謝辭", "en": "Acknowledgements"},
    "notes": {"zh": "註釋", "en": "Notes"},
    "back-to-text": {"zh": "回到正文", "en": "Back to the text: "},
    "contents": {"zh": "目次", "en": "Contents"},
    "board": {"zh": "編輯委員會", "en": "Editorial Board"},
    "see-board": {"zh": "見編輯委員會頁", "en": "see the page of the editorial board"},
    "offprint": {"zh": "抽印本", "en": "Offprint"},
    "citation": {"zh": "引用格式", "en": "How to cite"},
    "last-revised": {"zh": "（{date}修訂）", "en": "(revised {date})"},
    "figures": {"zh": "圖次", "en": "Figures"},
    "tables": {"zh": "表次", "en": "Tables"},
    "pages": {"zh": "頁碼", "en": "Pages"},
    "cover": {"zh": "封面", "en": "Cover"},
    "back-cover": {"zh": "封底", "en": "Back cover"},
    "spine": {"zh": "書背", "en": "Spine"},
    "draft": {"zh": "草稿：尚缺文章", "en": "Draft: articles are missing"},
    "inside-cover": {"zh": "封面裡", "en": "Inside cover"},
    "inside-back-cover": {"zh": "封底裡", "en": "Inside back cover"},
    "text": {"zh": "正文", "en": "Text"},
    "reviewed": {"zh": "評論書目", "en": "Reviewed work"},
    "pages-unit": {"zh": "頁", "en": " pp."},
    "funding": {"zh": "本文獲{funder}補助{award}。", "en": "Funded by {funder}{award}."},
    "award": {"zh": "（計畫編號：{award}）", "en": " (award {award})"},
    **COLOPHON_LABELS,
    **ROLE_LABELS,
}


def label(name: str, language: str, journal: Journal | None = None) -> str:
    """A wording by name in the language of the text; Chinese for languages we have none of."""
    if journal is not None:
        own = dict(journal.labels).get(name)
        if own is not None and (text := own.get(language)) is not None:
            return text
    wordings = LABELS[name]
    return wordings["en" if base_language(language) != "zh" else "zh"]


def role_label(role: str, language: str, journal: Journal | None = None) -> str | None:
    """What is printed before a contributor's name, as the journal or the program words the role;
    None for a role that neither knows.
    """
    if role in ROLE_LABELS:
        return label(role, language, journal)
    own = dict(journal.labels).get(role) if journal is not None else None
    return own.best(language) if own is not None else None

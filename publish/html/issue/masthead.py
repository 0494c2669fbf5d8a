"""The masthead of an issue: the journal's roles, as the issue replaces and adds to them."""

from publish.html.setting import Setting
from publish.model import Masthead, is_chinese

BOARD_ROLES = ("編輯委員", "編輯委員會", "編審委員", "編輯顧問", "顧問", "諮詢委員", "榮譽編輯委員")
"""Roles of bodies of many people, which stand on a page of their own."""
_ORDER = (
    *("榮譽發行人", "發行人", "社長", "總編輯", "主編", "本期客座主編", "客座主編", "特約主編"),
    *("副總編輯", "副主編", "執行編輯", "責任編輯", *BOARD_ROLES, "編輯"),
    *("助理編輯", "編輯助理", "文字編輯", "校對", "英文編輯", "英文審訂", "美術編輯", "封面設計"),
)
"""The order of the colophons of Taiwanese journals; others stand behind, as typed."""
TYPESETTERS = ("排版", "美編排版", "排版者")
"""Roles that an e-book's colophon leaves out, and that stand before the printer."""


def masthead(setting: Setting) -> tuple[Masthead, ...]:
    """All roles in typed order: an issue's entry takes the place of the journal's of that role."""
    journal, issue = setting.journal, setting.issue
    own = {role_name(entry): entry for entry in issue.masthead} if issue else {}
    kept = journal.masthead if journal else ()
    replaced = tuple(own.pop(role_name(entry), entry) for entry in kept)
    return (*replaced, *own.values())


def role_name(entry: Masthead) -> str:
    """The role in Chinese where it has one."""
    return entry.role.best("zh-Hant") or ""


def is_board(entry: Masthead) -> bool:
    """Whether a role is a body that stands on a page of its own, and not in a line."""
    return role_name(entry) in BOARD_ROLES


def in_colophon_order(entries: tuple[Masthead, ...]) -> tuple[Masthead, ...]:
    """The roles as a colophon has them, typesetters left out."""
    known = {name: place for place, name in enumerate(_ORDER)}
    chosen = [entry for entry in entries if role_name(entry) not in TYPESETTERS]
    return tuple(sorted(chosen, key=lambda entry: known.get(role_name(entry), len(known))))


def names_of(entry: Masthead, language: str) -> tuple[str, ...]:
    """The people of a role who have a name in a language, else all by their first name."""
    return tuple(person.display(language) for person in entry.people)


def role_words(entry: Masthead, language: str) -> str:
    """The role in a language; a Chinese role is not printed among English ones."""
    found = entry.role.get(language)
    return found or (entry.role.best(language) or "" if is_chinese(language) else "")

"""編輯委員會: the editorial board, in Chinese and then in English."""

from msgspec import Struct

from publish.html.issue.document import IssueDocument, Words, issue_document
from publish.html.issue.masthead import masthead, role_words
from publish.html.labels import label
from publish.html.people import affiliations, display_name
from publish.html.setting import Setting
from publish.model import Masthead


class Member(Struct, frozen=True):
    """A name with the affiliation beside it, or without."""

    name: str
    affiliation: str


class BoardRole(Struct, frozen=True):
    """A role with its people in typed order, and a remark such as 依姓氏筆畫排列."""

    role: str
    note: str
    members: tuple[Member, ...]

    @property
    def listed(self) -> bool:
        """Whether each name has a line of its own, as names with affiliations do."""
        return any(member.affiliation for member in self.members)


def board(setting: Setting, language: str, medium: str = "print") -> IssueDocument | None:
    """The board in one language, for `print` or `epub`; None where no role is given in it."""
    roles = tuple(
        role for entry in masthead(setting) if (role := _role(entry, setting, language)) is not None
    )
    if not roles:
        return None
    title = label("board", language, setting.journal)
    words = Words("board", language, title, medium=medium)
    return issue_document(words, setting, roles=roles)


def _role(entry: Masthead, setting: Setting, language: str) -> BoardRole | None:
    role = role_words(entry, language)
    members = tuple(
        Member(display_name(person, language, setting.style), affiliations(person, language))
        for person in entry.people
    )
    return BoardRole(role, entry.note.get(language) or "", members) if role and members else None

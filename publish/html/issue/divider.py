"""Pages between the articles: a section's divider, and blank leaves."""

from publish.html.issue.document import IssueDocument, Words, issue_document
from publish.html.setting import Setting
from publish.model import Multilingual


def divider(
    setting: Setting, section: Multilingual[str], number: int = 1, medium: str = "print"
) -> IssueDocument:
    """A blind page with the title of a section in all its languages, for `print` or `epub`.

    `number` is that of the section in its issue, which tells the ids of dividers apart.
    """
    language = setting.language
    own = section.tag_for(language)
    titles = tuple(sorted(section, key=lambda entry: entry[0] != own))
    title = section.best(language) or ""
    words = Words("divider", language, title, True, medium, name=str(number))
    return issue_document(words, setting, titles=titles)


def blank(setting: Setting, number: int = 1) -> IssueDocument:
    """A page with nothing on it: no text, no folio, no running head. `number` tells it apart from
    the other blank ones of its issue.
    """
    language = setting.language
    return issue_document(Words("blank", language, "", blind=True, name=str(number)), setting)

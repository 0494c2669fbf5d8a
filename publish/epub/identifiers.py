"""What identifies a book for ever: a UUID made from what does not change."""

import uuid

from publish.html import Setting
from publish.html.document import metadata_of
from publish.model import Article, Issue

# Namespaces of our own, so that no other program makes the same UUID from the same words.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:banxin:article")
_ISSUES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:banxin:issue")


def identifier(article: Article, setting: Setting, proof: str = "") -> str:
    """`urn:uuid:…`, the same in every version of the book; a `proof` by name has its own.

    The UUID (version 5, RFC 9562 §5.5) is made from the DOI; without one from the journal's
    ISSN or title, the issue's id and the article's id, since an id is an article's own in
    its issue only; without a journal, from the article's title and id.
    """
    journal, issue = setting.journal, setting.issue
    if article.identifiers.doi:
        words = [article.identifiers.doi]
    elif journal is not None:
        home = issn(setting) or journal.title.first() or ""
        words = [home, *([issue.id] if issue else []), article.id]
    else:
        words = [metadata_of(article).titles[0][1], article.id]
    words += [proof] if proof else []
    return uuid.uuid5(_NAMESPACE, "\n".join(words)).urn


def issue_identifier(issue: Issue, setting: Setting, proof: str = "") -> str:
    """`urn:isbn:…` of the e-book where the issue states one, else `urn:uuid:…`.

    The UUID is made from the journal's ISSN or title and the issue's id. A `proof` by name has
    one of its own, and never the ISBN.
    """
    if issue.isbn_epub and not proof:
        return f"urn:isbn:{issue.isbn_epub.replace('-', '').replace(' ', '')}"
    journal = setting.journal
    home = issn(setting) or ((journal.title.first() or "") if journal else "")
    return uuid.uuid5(_ISSUES, "\n".join([home, issue.id, *([proof] if proof else [])])).urn


def issn(setting: Setting) -> str:
    """The journal's ISSN, the electronic one first, or empty."""
    journal = setting.journal
    return (journal.issn_electronic or journal.issn_print) if journal else ""

"""What identifies a book for ever: its DOI, or a UUID made from what does not change."""

import uuid

from publish.html import Setting
from publish.html.document import metadata_of
from publish.model import Article

# A namespace of our own, so that no other program makes the same UUID from the same words.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:banxin:article")


def identifier(article: Article, setting: Setting) -> str:
    """`https://doi.org/10.…`, or `urn:uuid:…`.

    The UUID (version 5, RFC 9562 §5.5) is made from the journal's ISSN or title and the
    article's id; without a journal, from the article's id and title.
    """
    if article.identifiers.doi:
        return f"https://doi.org/{article.identifiers.doi}"
    journal = setting.journal
    if journal is not None:
        home = issn(setting) or journal.title.first() or ""
    else:
        home = metadata_of(article).titles[0][1]
    return uuid.uuid5(_NAMESPACE, f"{home}\n{article.id}").urn


def issn(setting: Setting) -> str:
    """The journal's ISSN, the electronic one first, or empty."""
    journal = setting.journal
    return (journal.issn_electronic or journal.issn_print) if journal else ""

"""The folios that contents name."""

from types import SimpleNamespace
from typing import Any, cast

from publish.issue.block import SetEntry
from publish.issue.documents import Listed
from publish.issue.sequence import Entry
from publish.model import Article
from publish.model.pages import Folios
from publish.production.bindery import Zones, with_folios


def test_contents_name_no_folio_that_is_not_on_paper() -> None:
    """Front matter without folios: the editorial was listed on page v, which none is called."""
    words, first = Entry("article", "words.md"), Entry("article", "first.md")

    def placed(entry: Entry, folios: Folios, *, numbered: bool) -> SetEntry:
        return SetEntry(entry, cast(Any, SimpleNamespace(folios=folios)), "", numbered)

    zones: Zones = {
        "front": (placed(words, Folios(5, "roman"), numbered=False),),
        "body": (placed(first, Folios(1), numbered=True),),
    }
    article = cast(Article, None)
    listed = (Listed(words, article), Listed(first, article))
    assert [each.folio for each in with_folios(listed, zones)] == ["", "1"]

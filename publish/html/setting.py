"""What surrounds an article."""

from msgspec import Struct

from publish.model import Issue, Journal
from publish.model.languages import DEFAULT_LANGUAGE
from publish.styles import Style


class Setting(Struct, frozen=True):
    """What surrounds an article: its journal and issue, where known, and the style.

    `prints_folios` is false for front matter whose pages have none.
    """

    style: Style
    journal: Journal | None = None
    issue: Issue | None = None
    prints_folios: bool = True

    @property
    def language(self) -> str:
        """The language of what is the journal's own."""
        return self.journal.language if self.journal else DEFAULT_LANGUAGE

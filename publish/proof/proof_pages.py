"""A document that was set, read for a proof: its lines, its queries, its changes.

The pages are those of the final build, from the same layout; what a proof adds is laid under
and over them, so that no line moves.
"""

from collections.abc import Sequence
from functools import cached_property, partial

from msgspec import Struct

from publish.html.document import numbering_of
from publish.model.pages import Folios
from publish.pdf import SetPages
from publish.proof.comparing.changes import Change
from publish.proof.matter import Matter
from publish.proof.numbering import NumberedLine, head_lines, numbered_lines, picture_lines
from publish.proof.placed_changes import PlacedChange, placed_changes
from publish.proof.places import Places
from publish.proof.queries import PlacedQuery, placed_queries
from publish.proof.rows import ChangeRow, QueryRow, query_rows, rows_of
from publish.proof.versions import Versions
from publish.proof.wording import note_line, word


class ProofPages(Struct, frozen=True, dict=True):
    """A document set for a proof: its pages, their lines, its queries and changes.

    `folios` are None where its pages have no number, as covers. `changes` are None where it
    is compared with nothing.
    """

    matter: Matter
    folios: Folios | None
    pages: SetPages
    lines: tuple[NumberedLine, ...]
    queries: tuple[PlacedQuery, ...]
    changes: tuple[PlacedChange, ...] | None

    @property
    def printed(self) -> tuple[str, ...]:
        """The folios as they are printed; the name of the document where it has none."""
        if self.folios is None:
            return (self.matter.title,) * len(self.pages.placed)
        return tuple(self.folios.printed(folio) for folio in self.pages.folios)

    @property
    def page_names(self) -> tuple[str, ...]:
        """頁12, or 封面: how lists call its pages."""
        if self.folios is None:
            return self.printed
        form = word("page", self.matter.language)
        return tuple(form.format(page=folio) for folio in self.printed)

    @property
    def waiting(self) -> int:
        """How many questions have no answer."""
        return sum(query.is_open for query in self.queries)

    @cached_property
    def rows(self) -> tuple[ChangeRow, ...] | None:
        """The list of changes."""
        if self.changes is None:
            return None
        return rows_of(self.changes, self.page_names, self.matter.language)

    @property
    def asked(self) -> tuple[QueryRow, ...]:
        """The list of queries."""
        return query_rows(self.queries, self.page_names, self.matter.language)


def folio_range(printed: Sequence[str]) -> str:
    """29–34: the first and the last folio as printed."""
    first, last = printed[0], printed[-1]
    return first if first == last else f"{first}–{last}"


def proof_pages(versions: Versions, folios: Folios | None, pages: SetPages) -> ProofPages:
    """The pages of the final build, read for a proof."""
    matter = versions.now
    text = matter.text
    through = matter.setting.style.text("proof.count") == "through"
    lines = numbered_lines(pages.placed, text, note_line(matter.language), through=through)
    heads = head_lines(pages.placed, word("head", matter.language))
    called = partial(word, language=matter.language)
    pictures = picture_lines(pages.placed, text, lines, called)
    places = Places((*lines, *heads, *pictures))
    queries: tuple[PlacedQuery, ...] = ()
    if matter.article is not None:
        numbering = numbering_of(matter.article, matter.setting)
        queries = placed_queries(matter.article, numbering, text.units, places)
    found = None
    if versions.was is not None:
        shown = tuple(each for each in versions.changes if _is_shown(each, matter, places))
        shown += versions.fields(shown)
        found = placed_changes(shown, text.all_units, places)
    return ProofPages(matter, folios, pages, lines, queries, found)


def _is_shown(change: Change, matter: Matter, places: Places) -> bool:
    """Whether a change can be seen: an article of one page has no running head."""
    if change.unit != "head" or change.new_unit < 0:
        return True
    return places.before(matter.text.all_units[change.new_unit], 0) is not None

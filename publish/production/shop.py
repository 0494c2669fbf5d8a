"""Where documents are set: by which crew, and what of their pages is wanted."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from publish.compositors import Crew, Piece, Placed, copy_key, set_run
from publish.html.issue import IssueDocument
from publish.issue.documents import issue_copy
from publish.keeping.cache import set_pages_cache
from publish.model.pages import Folios
from publish.pdf import Copy, SetPages
from publish.prepare import PreparedIssue
from publish.production.runs import Run, RunEntry


def _itself(copy: Copy) -> Copy:
    return copy


def _to_be_drawn(placed: Placed) -> Piece:
    """A piece in the place that it has already."""
    first, count = placed.folios.first, placed.count
    return replace(
        placed.piece,
        first=first,
        wanted=lambda first: True,
        draw=True,
        placed=False,
        remembered=lambda first: count,
    )


def _nothing_remembered(entry: RunEntry, first: int) -> int:
    return 0


class Shop(Struct, frozen=True):
    """Sets documents. `begin` is told of each that has to be laid out.

    Pages are drawn where `draw`, and come with the places of all lines where `placed`.
    `remembered` says of a document and its first folio how many pages it is known to have, 0
    where that is not known.
    """

    crew: Crew
    begin: Callable[[str], None]
    draw: bool = True
    placed: bool = False
    remembered: Callable[[RunEntry, int], int] = _nothing_remembered

    def run(
        self, run: Run, wanted: Callable[[RunEntry, int], bool]
    ) -> Iterator[tuple[RunEntry, Placed]]:
        """The documents of a run as they are set; `wanted` is asked with each one's first folio.

        The crew begins at once, beside what is done before the first one is taken.
        """
        pieces = tuple(
            entry.piece(
                partial(wanted, entry),
                partial(self.remembered, entry),
                numerals=run.numerals,
                draw=self.draw,
                placed=self.placed,
            )
            for entry in run.entries
        )
        placed = set_run(
            pieces,
            self.crew,
            set_pages_cache(),
            last=run.last,
            begin=self.begin,
        )
        return zip(run.entries, placed, strict=True)

    def document(self, name: str, copy: Copy, folios: Folios) -> Placed:
        """A document on drawn pages of its own, from a folio on."""
        piece = Piece(
            name,
            copy_key(copy),
            lambda: copy,
            first=folios.first,
            numerals=folios.numerals,
            placed=self.placed,
        )
        return next(set_run((piece,), self.crew, set_pages_cache(), begin=self.begin))

    def side_by_side(
        self, copies: Iterable[Copy], undrawn: Iterable[Placed] = ()
    ) -> tuple[SetPages, ...]:
        """Documents that do not know of each other, each on pages from 1 on, in their order.

        Before them come those of the `undrawn`, which were set without being drawn.
        """
        pieces = [_to_be_drawn(each) for each in undrawn]
        pieces += [Piece("", copy_key(copy), partial(_itself, copy), first=1) for copy in copies]
        placed = set_run(tuple(pieces), self.crew, set_pages_cache())
        return tuple(each.pages for each in placed if each.pages is not None)


def set_issue_document(
    shop: Shop, issue: PreparedIssue, document: IssueDocument, folios: Folios | None = None
) -> Placed:
    """A document of an issue's own, by itself; without folios, where it has none."""
    copy = issue_copy(document, issue.setting)
    return shop.document(f"{issue.issue.id} {document.kind}", copy, folios or Folios())

"""A run: documents whose pages follow one another, set by a crew.

Where a document begins is known when all before it are counted, and only on which side of the
leaf it begins matters for its pages. So documents are laid out side by side and planned for both
sides, counted in order, and drawn by the compositor who has them laid out.
"""

import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from hashlib import sha256
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from publish.compositors.crew import Compositor, Crew
from publish.compositors.work import Counts, count_pages, make_pages, renumber_pages
from publish.keeping.cache import Cache
from publish.model.pages import Folios, Numerals
from publish.pdf import Copy, SetPages

Side = Literal["any", "recto", "verso"]

_AHEAD = 2
"""Documents laid out before their turn, for each compositor."""
_TRIES = 3


class Piece(Struct, frozen=True):
    """A document of a run.

    `key` names everything that decides its pages but their folios; `copy` is made where they
    are not known. It begins on the folio
    `first` where that is not 0, else behind the piece before it, on a recto or a verso alone
    where `side` says so. `wanted` says for its first folio whether its pages are to be made,
    and not only counted; they are drawn where `draw`, with the places of lines where `placed`.
    `remembered` is the number of pages that it is known to have from a folio on, 0 where it is
    not known. `numerals` are those of its folios.
    """

    name: str
    key: str
    copy: Callable[[], Copy]
    first: int = 0
    side: Side = "any"
    numerals: Numerals = "arabic"
    wanted: Callable[[int], bool] = lambda first: True
    draw: bool = True
    placed: bool = False
    remembered: Callable[[int], int] = lambda first: 0

    def begins(self, last: int) -> int:
        """The first folio behind folio `last`; 0 is the run's beginning."""
        if self.first:
            return self.first
        follows_verso = last % 2 == 0
        fits = self.side == "any" or (self.side == "recto") == follows_verso
        return last + 1 if fits else last + 2


class Placed(Struct, frozen=True):
    """A piece in its place: its folios, how many, and its pages where they were wanted."""

    piece: Piece
    folios: Folios
    count: int
    pages: SetPages | None = None

    @property
    def last(self) -> int:
        """The last folio."""
        return self.folios.first + self.count - 1


def set_run(
    pieces: tuple[Piece, ...],
    crew: Crew,
    cache: Cache,
    *,
    last: int = 0,
    begin: Callable[[str], None] = lambda name: None,
) -> Iterator[Placed]:
    """The pieces in order, each as soon as it is done; work begins at once.

    They follow folio `last`. `begin` is told of each piece that has to be laid out. Raises
    what the engine raises.
    """
    run = _Run(pieces, crew, cache, last, begin)
    run.start()
    return run.placed()


class _Work(Struct, eq=False):
    """A call under way or waiting: which piece, for which folios; none to lay it out.

    `kept` are its pages with other folios, where there are any.
    """

    number: int
    folios: Folios | None = None
    kept: SetPages | None = None
    tries: int = 0


class _Run(Struct):
    pieces: tuple[Piece, ...]
    crew: Crew
    cache: Cache
    last: int
    begin: Callable[[str], None]
    idle: list[Compositor] = field(default_factory=list)
    counts: dict[int, Counts | None] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    folios: list[Folios] = field(default_factory=list)
    pages: dict[int, SetPages | None] = field(default_factory=dict)
    drawing: list[_Work] = field(default_factory=list)
    working: "dict[Future[Any], tuple[Compositor, _Work]]" = field(default_factory=dict)

    def start(self) -> None:
        """Take what is known, and have the crew begin with the rest."""
        self._advance()
        if self._left():
            self.idle = list(self.crew.for_pieces(len(self.pieces) - len(self.pages)))
            self._give_work()

    def placed(self) -> Iterator[Placed]:
        done = 0
        while done < len(self.pieces):
            while done in self.pages:
                folios, count = self.folios[done], self.lengths[done]
                yield Placed(self.pieces[done], folios, count, self.pages.pop(done))
                done += 1
            if done == len(self.pieces):
                return
            assert self.working, "nobody has work and not all is done"
            finished, _ = wait(self.working, return_when=FIRST_COMPLETED)
            for future in finished:
                compositor, work = self.working.pop(future)
                self.idle.append(compositor)
                self._take(future, compositor, work)
            self._advance()
            self._give_work()

    def _give_work(self) -> None:
        for compositor in self.idle.copy():
            work = self._next(compositor)
            if work is not None:
                self.idle.remove(compositor)
                self._give(compositor, work)

    def _left(self) -> bool:
        return any(number not in self.pages for number in range(len(self.pieces)))

    def _advance(self) -> None:
        """Give folios to the pieces whose turn it is, as far as counts are known."""
        while len(self.folios) < len(self.pieces):
            number = len(self.folios)
            piece = self.pieces[number]
            first = piece.begins(self.last)
            counts = self._counts(number)
            count = counts[first % 2 == 0] if counts else piece.remembered(first)
            if not count:
                return
            folios = Folios(first, piece.numerals)
            self.folios.append(folios)
            self.lengths.append(count)
            self.last = first + count - 1
            if not piece.wanted(first):
                self.pages[number] = None
                continue
            kept = self._kept_pages(piece, folios)
            if kept is None or kept.folios[0] != first:
                self.drawing.append(_Work(number, folios, kept))
            else:
                self.pages[number] = kept

    def _next(self, compositor: Compositor) -> _Work | None:
        """What this compositor does next: pages laid out by it, else the next layout."""
        holders = self.crew.holders
        for work in self.drawing:
            if holders.get(self.pieces[work.number].key, compositor) is compositor:
                self.drawing.remove(work)
                return work
        under_way = {work.number for _, work in self.working.values() if work.folios is None}
        ahead = len(self.folios) + _AHEAD * (len(self.working) + 1)
        for number in range(len(self.folios), min(ahead, len(self.pieces))):
            if number not in under_way and self._counts(number) is None:
                return _Work(number)
        return None

    def _give(self, compositor: Compositor, work: _Work) -> None:
        piece = self.pieces[work.number]
        if work.folios is None:
            self.begin(piece.name)
            future: Future[Any] = compositor.begin(count_pages, piece.key, piece.copy())
            self.crew.holders[piece.key] = compositor
        elif work.kept is not None:
            future = compositor.begin(
                renumber_pages, piece.key, piece.copy(), work.kept, work.folios, piece.placed
            )
        else:
            if piece.key not in self.crew.holders:
                self.begin(piece.name)
            future = compositor.begin(
                make_pages, piece.key, piece.copy(), work.folios, piece.draw, piece.placed
            )
        self.working[future] = (compositor, work)

    def _take(self, future: "Future[Any]", compositor: Compositor, work: _Work) -> None:
        """Take what a compositor has done; what was lost with its process is begun anew."""
        try:
            result = future.result()
        except BrokenProcessPool:
            work.tries += 1
            if work.tries == _TRIES:
                raise
            compositor.replace()
            self.crew.holders.pop(self.pieces[work.number].key, None)
            if work.folios is not None:
                self.drawing.append(work)
            return
        piece = self.pieces[work.number]
        if work.folios is None:
            self.counts[work.number] = result
            self.cache.put(_counts_key(piece), b"%d %d" % result)
        else:
            self.pages[work.number] = result
            if piece.draw:
                self.crew.holders.pop(piece.key, None)
            self.cache.put(_pages_key(piece, work.folios), pickle.dumps(result))

    def _counts(self, number: int) -> Counts | None:
        """The numbers of pages on either side, None where they are not known.

        The cache is asked once: what another build puts there meanwhile must not make this
        one wait for work that nobody has begun.
        """
        if number not in self.counts:
            kept = self.cache.get(_counts_key(self.pieces[number]))
            self.counts[number] = _counts_from(kept) if kept else None
        return self.counts[number]

    def _kept_pages(self, piece: Piece, folios: Folios) -> SetPages | None:
        """Pages made before, with these folios or else with others that can be changed.

        Drawn ones, or ones with their places, serve as well as others. Those that begin on the
        other side of the leaf are asked last.
        """
        wishes = [(draw, placed) for placed in (False, True) for draw in (False, True)]
        turned = replace(folios, first=folios.first + 1)
        keys = dict.fromkeys(
            _pages_key(piece, each, draw, placed)
            for each in (folios, turned)
            for draw, placed in wishes
        )
        others: SetPages | None = None
        for data in filter(None, map(self.cache.get, keys)):
            pages: SetPages = pickle.loads(data)
            if pages.folios[0] == folios.first:
                return pages
            is_turned = (pages.folios[0] - folios.first) % 2
            if not pages.pdf and not pages.placed and not is_turned:
                return pages.numbered(folios)
            standing = pages.standing
            if standing is not None and (standing.others or not is_turned):
                others = others or pages
        return others


def _counts_key(piece: Piece) -> str:
    return sha256(f"{piece.key} pages".encode()).hexdigest()


def _counts_from(kept: bytes) -> Counts:
    recto, verso = kept.split()
    return int(recto), int(verso)


def _pages_key(piece: Piece, folios: Folios, draw: bool = False, placed: bool = False) -> str:
    """The name of pages as the piece wants them, or drawn, or with their places.

    Only the side of the leaf on which they begin is in it, and no folio.
    """
    side = "recto" if folios.first % 2 else "verso"
    wish = f"{piece.key} {side} {folios.numerals} {draw or piece.draw} {placed or piece.placed}"
    return sha256(wish.encode()).hexdigest()

"""The questions of an article, numbered and placed."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from publish.checks.body.queries import all_asked
from publish.html.numbering import Numbering
from publish.html.queries import Spot, spot_of
from publish.html.units import Unit
from publish.model import Article
from publish.proof.places import Places, Stretch


class PlacedQuery(Struct, frozen=True):
    """A question with its label (AQ1) and its place, None where the pages have none.

    `at` is its place in the text, likewise.
    """

    label: str
    to: str
    text: str
    answer: str
    is_open: bool
    place: Stretch | None
    at: Spot | None


def placed_queries(
    article: Article, numbering: Numbering, units: Sequence[Unit], places: Places
) -> tuple[PlacedQuery, ...]:
    """The questions in the order of the text, numbered by addressee; those without a place last."""
    marked = {
        place: Spot(number, token)
        for number, unit in enumerate(units)
        for place, token in unit.queries
    }
    found = []
    for asked in all_asked(article):
        spot = spot_of(asked.at, numbering, units) if asked.at else marked.get(str(asked.span))
        at = spot if isinstance(spot, Spot) else None
        found.append((asked, at))
    found.sort(
        key=lambda pair: (
            pair[1] is None,
            pair[1].unit if pair[1] else 0,
            pair[1].token if pair[1] else 0,
        )
    )
    counts: Counter[str] = Counter()
    numbered = []
    for asked, at in found:
        counts[asked.mark] += 1
        place = None if at is None else _before(units[at.unit], at.token, places)
        label = f"{asked.mark}{counts[asked.mark]}"
        numbered.append(
            PlacedQuery(label, asked.to, asked.text, asked.answer, asked.is_open, place, at)
        )
    return tuple(numbered)


def _before(unit: Unit, token: int, places: Places) -> Stretch | None:
    """Where a question's flag stands: behind the words that it is about."""
    return places.end(unit, token) if token else places.before(unit, 0)

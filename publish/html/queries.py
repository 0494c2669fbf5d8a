"""Where the questions of `queries:` belong: a note, something with an id, words of the text."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Literal

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.html.document import numbering_of, print_document
from publish.html.numbering import Numbering
from publish.html.setting import Setting
from publish.html.unit_reader import text_of
from publish.html.units import HEADINGS, Text, Unit
from publish.model import Article
from publish.model.pages import counted
from publish.model.queries import Asked, asked_in_field


class Spot(Struct, frozen=True):
    """A place in the text: before a token of a unit."""

    unit: int
    token: int


_PRINTED_TWICE = frozenset({"title", "subtitle", "other-title", "authors", "affiliation"})
"""What stands on the opening page, and on a page in another language again."""


def spot_of(
    at: str, numbering: Numbering, units: Sequence[Unit]
) -> Spot | Literal["none", "several"]:
    """The place that `at` names: `[^key]` a note, `#id` what has that id, else words.

    Words are a heading, or any part of a paragraph; blanks in them do not count. They must
    occur once; of a title or a name that is printed on a page in another language as well the
    first is meant.
    """
    if at.startswith("[^") and at.endswith("]"):
        note = numbering.notes.get(at[2:-1])
        return _by_anchor(f"n{note.name}", units) if note else "none"
    if at.startswith("#"):
        return _by_anchor(at[1:], units)
    return _by_words(counted(at), units)


def _by_anchor(name: str, units: Sequence[Unit]) -> Spot | Literal["none"]:
    number = next((number for number, unit in enumerate(units) if unit.anchor == name), None)
    return "none" if number is None else Spot(number, 0)


def _by_words(words: str, units: Sequence[Unit]) -> Spot | Literal["none", "several"]:
    found: list[Spot] = []
    for number, unit in enumerate(units):
        text = "".join(counted(token.text) for token in unit.tokens)
        at = text.find(words) if words else -1
        while at >= 0:
            found.append(Spot(number, _token_behind(unit, at + len(words))))
            at = text.find(words, at + 1)
    headings = [spot for spot in found if _is_whole(words, units[spot.unit])]
    if len(found) > 1 and len(headings) == 1:
        return headings[0]
    parts = {spot.unit for spot in found}
    if len(parts) == len(found) and all(units[number].kind in _PRINTED_TWICE for number in parts):
        return found[0] if found else "none"
    return found[0] if len(found) == 1 else "several"


def _is_whole(words: str, unit: Unit) -> bool:
    return unit.kind in HEADINGS and words in (counted(unit.text), counted(unit.text).lstrip())


def _token_behind(unit: Unit, count: int) -> int:
    """The token that so many counted characters precede."""
    passed = 0
    for number, token in enumerate(unit.tokens):
        if passed >= count:
            return number
        passed += len(counted(token.text))
    return len(unit.tokens)


def query_findings(article: Article, setting: Setting) -> tuple[Finding, ...]:
    """A finding for each open question whose place is not in the text, or not once.

    Of one that was answered the words may have been corrected.
    """
    questions = [asked for asked in asked_in_field(article) if asked.at and asked.is_open]
    if not questions:
        return ()
    text, numbering = article_text(article, setting), numbering_of(article, setting)
    found = (_place_finding(asked, numbering, text) for asked in questions)
    return tuple(each for each in found if each is not None)


def _place_finding(asked: Asked, numbering: Numbering, text: Text) -> Finding | None:
    spot = spot_of(asked.at, numbering, text.units)
    if isinstance(spot, Spot):
        return None
    id = "query-place-unknown" if spot == "none" else "query-place-twice"
    return finding(id, asked.span, at=asked.at, text=asked.text)


def article_text(article: Article, setting: Setting) -> Text:
    """The units of an article as it is printed."""
    return text_of(print_document(article, setting).html, f"{article.id}.", pictures_of(article))


def pictures_of(article: Article) -> dict[str, str]:
    """Digests of an article's pictures by path."""
    return {resource.path: sha256(resource.data).hexdigest() for resource in article.resources}

"""Runs of another script in a book, with the marks that belong to them.

A Chinese face draws ’ and ” as wide as a Han character, so the quotation marks of a
western quotation have to be in its language, which selects the face. In print the engine's
lines see to that.
"""

import re

from publish.html.runs import language_runs
from publish.model import base_language

# Languages whose marks are not those of Latin script.
_EASTERN = frozenset({"zh", "ja", "ko"})
_EAST_ASIAN = re.compile(
    r"[\u2E80-\uA4CF\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\U00020000-\U0003FFFF]"
)
_JOINING = re.compile(r"[\s.,;:?!“”‘’\"'()\[\]&/–-]+")
_BEFORE = re.compile(r"[“‘]+$")
_BEHIND = re.compile(r"^[.,?!]?[”’]+[.,]?")


def marked_runs(text: str, language: str, latin: str) -> tuple[tuple[str, str], ...]:
    """Like `language_runs`, a run of western script taking its quotation marks with it.

    Runs of one language with nothing but western marks between them become one, and a
    text in one western language (an entry of a bibliography) is a single run, years, pages
    and all. The pieces joined are the text.
    """
    pieces = list(language_runs(text, language, latin))
    languages = {own for _, own in pieces if own}
    if len(languages) == 1 and _EAST_ASIAN.search(text) is None:
        return ((text, languages.pop()),)
    for index, (piece, own) in enumerate(pieces):
        if own and base_language(own) not in _EASTERN:
            _take(pieces, index, piece, own)
    return tuple(_joined([piece for piece in pieces if piece[0]]))


def _take(pieces: list[tuple[str, str]], index: int, piece: str, own: str) -> None:
    """Move the quotation marks beside a run into it."""
    if index and not pieces[index - 1][1]:
        before = pieces[index - 1][0]
        found = _BEFORE.search(before)
        if found:
            pieces[index - 1] = (before[: found.start()], "")
            piece = found[0] + piece
    if index + 1 < len(pieces) and not pieces[index + 1][1]:
        behind = pieces[index + 1][0]
        found = _BEHIND.search(behind)
        if found:
            pieces[index + 1] = (behind[found.end() :], "")
            piece += found[0]
    pieces[index] = (piece, own)


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    joined: list[tuple[str, str]] = []
    for piece, own in pieces:
        if own and joined and joined[-1][1] == own:
            joined[-1] = (joined[-1][0] + piece, own)
        elif own and len(joined) > 1 and _between(joined[-2], joined[-1], own):
            marks, _ = joined.pop()
            joined[-1] = (joined[-1][0] + marks + piece, own)
        else:
            joined.append((piece, own))
    return joined


def _between(run: tuple[str, str], marks: tuple[str, str], own: str) -> bool:
    is_western = base_language(own) not in _EASTERN
    return is_western and run[1] == own and not marks[1] and bool(_JOINING.fullmatch(marks[0]))

"""The inline parser of markdown-it, made to tell where each of its tokens stands."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

from publish.manuscript.markdown.characters import CLOSING, OPENING, is_selector, is_wide


def place(token: Token) -> tuple[int, int]:
    """The offsets of a token in the content that was parsed."""
    start, end = token.meta["at"]
    return start, end


class State(StateInline):
    """Emphasis marks beside Han need no blank.

    CommonMark takes `**` behind a punctuation mark for a closing mark only when no letter
    follows, since Latin words are separated by blanks: `**「重點」**是` would not close.
    Han, kana and full-width marks count on both sides as a blank would; but nothing opens
    before a closing mark or a pause (the stars of 0.34***，) and nothing closes behind an
    opening one.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self._before(start)
        after = self.src[end] if end < self.posMax else " "
        opens = after not in CLOSING and self._flanks(before, after)
        closes = before not in OPENING and self._flanks(after, before)
        if canSplitWord:
            return Scanned(opens, closes, end - start)
        can_open = opens and (not closes or _separates(before))
        can_close = closes and (not opens or _separates(after))
        return Scanned(can_open, can_close, end - start)

    def _before(self, start: int) -> str:
        while start and is_selector(self.src[start - 1]):
            start -= 1
        return self.src[start - 1] if start else " "

    @staticmethod
    def _flanks(outside: str, inside: str) -> bool:
        """Whether a run of marks with these neighbours may stand before `inside`."""
        if _is_blank(inside):
            return False
        return not _is_latin_mark(inside) or _separates(outside)


def _is_blank(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _is_latin_mark(character: str) -> bool:
    marked = isMdAsciiPunct(ord(character)) or isPunctChar(character)
    return marked and not is_wide(character)


def _separates(character: str) -> bool:
    return _is_blank(character) or _is_latin_mark(character) or is_wide(character)


class LocatedInlineParser(ParserInline):
    """Every token gets `meta["at"]`: the offsets at which its source begins and ends."""

    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        while state.pos < state.posMax:
            position = state.pos
            known = len(state.tokens)
            if not any(rule(state, False) for rule in rules):
                state.append_pending(state.src[position])
                state.pos += 1
            if state.pending:
                state.pushPending()
            _mark_places(state.tokens[known:], position, state.pos)

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _mark_places(tokens: Sequence[Token], start: int, end: int) -> None:
    """Marks of emphasis are one token each; any other rule makes one token of its source."""
    for offset, token in enumerate(tokens):
        at = (start, end) if len(tokens) == 1 else (start + offset, start + offset + 1)
        token.meta = {**token.meta, "at": at}

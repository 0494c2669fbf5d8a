"""What a break between two typed lines is in print: one blank, or nothing."""

from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from publish.manuscript.markdown.characters import is_selector, is_wide
from publish.manuscript.markdown.inline_parser import place

# Tokens that print no letter where they stand: the text beyond them decides.
_TRANSPARENT = frozenset(
    {"em_open", "em_close", "strong_open", "strong_close", "note_call", "inline_note"}
    | {"comment", "query", "html_tag"}
)
# Tokens whose source begins and ends with marks; the letters inside them decide.
_MARKS = "*_[]{}<>`^~+-=#"


def space_at_break(tokens: Sequence[Token], index: int, source: str) -> bool:
    """Whether the break that is `tokens[index]` separates two Latin words.

    Between two Han characters, or a Han character and a full-width mark, it is nothing;
    between Han and Latin too, since the composer makes that gap. At the beginning and the
    end of a text there is nothing to separate.
    """
    before = _letter((tokens[i] for i in range(index - 1, -1, -1)), source, last=True)
    after = _letter((tokens[i] for i in range(index + 1, len(tokens))), source, last=False)
    return bool(before and after) and not is_wide(before) and not is_wide(after)


def _letter(tokens: Iterable[Token], source: str, *, last: bool) -> str:
    """The nearest printed character, or an empty string."""
    for token in tokens:
        if token.type in _TRANSPARENT or (token.type == "text" and not token.content):
            continue
        text = _printed(token, source)
        characters = reversed(text) if last else iter(text)
        found = next((character for character in characters if not is_selector(character)), "")
        if found:
            return found
    return ""


def _printed(token: Token, source: str) -> str:
    if "inner" in token.meta:
        start, end = token.meta["inner"]
        return source[start:end].strip(_MARKS)
    if token.type in ("text", "text_special", "escaped", "code_inline"):
        return token.content
    start, end = place(token)
    return source[start:end].strip(_MARKS)

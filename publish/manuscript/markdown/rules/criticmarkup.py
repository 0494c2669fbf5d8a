"""CriticMarkup: queries `{>> <<}`, edits `{++ ++}`, `{-- --}`, `{~~ ~> ~~}`, `{== ==}`."""

from markdown_it.rules_inline import StateInline

_PAIRS = {
    "{>>": ("query", "<<}"),
    "{++": ("insertion", "++}"),
    "{--": ("deletion", "--}"),
    "{~~": ("substitution", "~~}"),
    "{==": ("highlight", "==}"),
}
_ARROW = "~>"


def critic(state: StateInline, silent: bool) -> bool:
    """One mark of an editor; `broken` when its other half is missing."""
    opening = state.src[state.pos : state.pos + 3]
    if opening not in _PAIRS:
        return False
    kind, closing = _PAIRS[opening]
    start = state.pos + 3
    end = state.src.find(closing, start)
    arrow = state.src.find(_ARROW, start, end) if end >= 0 else -1
    whole = end >= 0 and (kind != "substitution" or arrow >= 0)
    if not silent:
        if not whole:
            token = state.push("broken_critic", "", 0)
            token.content, token.info = opening, closing
        elif kind == "substitution":
            token = state.push(kind, "", 0)
            token.meta = {"deleted": (start, arrow), "inserted": (arrow + 2, end)}
        else:
            state.push(kind, "", 0).meta = {"inner": (start, end)}
    state.pos = end + 3 if whole else start
    return True

"""CriticMarkup: queries `{>> <<}`, edits `{++ ++}`, `{-- --}`, `{~~ ~> ~~}`, `{== ==}`."""

from markdown_it.rules_inline import StateInline

_PAIRS = {
    "{>>": ("query", "<<}"),
    "{++": ("insertion", "++}"),
    "{--": ("deletion", "--}"),
    "{~~": ("substitution", "~~}"),
    "{==": ("highlight", "==}"),
}
_OPENINGS = {closing: opening for opening, (_, closing) in _PAIRS.items()}
_ARROW = "~>"


def critic(state: StateInline, silent: bool) -> bool:
    """One mark of an editor; `broken` when its other half is missing."""
    opening = state.src[state.pos : state.pos + 3]
    if opening in _OPENINGS:
        return _stray(state, opening, silent=silent)
    if opening not in _PAIRS:
        return False
    kind, closing = _PAIRS[opening]
    start = state.pos + 3
    end = state.src.find(closing, start)
    arrow = state.src.find(_ARROW, start, end) if end >= 0 else -1
    if end < 0 or (kind == "substitution" and arrow < 0):
        return _broken(state, opening, closing if end < 0 else _ARROW, silent=silent)
    if not silent:
        if kind == "substitution":
            token = state.push(kind, "", 0)
            token.meta = {"deleted": (start, arrow), "inserted": (arrow + 2, end)}
        else:
            state.push(kind, "", 0).meta = {"inner": (start, end)}
    state.pos = end + 3
    return True


def _stray(state: StateInline, closing: str, *, silent: bool) -> bool:
    """A second half without its first; one of a mark that was told of already is left."""
    opening = _OPENINGS[closing]
    first = state.src.rfind(opening, 0, state.pos)
    if first >= 0 and state.src.find(closing, first, state.pos) < 0:
        return False
    return _broken(state, closing, opening, silent=silent)


def _broken(state: StateInline, half: str, missing: str, *, silent: bool) -> bool:
    """Half of a mark, and what it lacks."""
    if not silent:
        token = state.push("broken_critic", "", 0)
        token.content, token.info = half, missing
    state.pos += len(half)
    return True

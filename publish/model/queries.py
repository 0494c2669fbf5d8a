"""Questions to author, editor or typesetter, as the body and the field `queries:` ask them."""

import re
from collections.abc import Iterator

from msgspec import Struct

from publish.model.article import Article
from publish.model.inlines import Inlines, QueryMark, children_of
from publish.source import Span

_MARKS = {"author": "AQ", "editor": "EQ", "typesetter": "TQ"}
_ADDRESSEES = {
    **dict.fromkeys(("aq", "q", "author", "作者"), "author"),
    **dict.fromkeys(("eq", "editor", "編輯"), "editor"),
    **dict.fromkeys(("tq", "typesetter", "排版"), "typesetter"),
}
_ANSWERS = frozenset({"a", "answer", "答", "答覆", "回覆"})
_CLOSED = frozenset({"closed", "done", "resolved", "answered", "已決", "已答", "已處理"})
_PREFIX = re.compile(r"\s*([A-Za-z]+|作者|編輯|排版|答|答覆|回覆)\s*[:：]\s*(.*)", re.S)


class Asked(Struct, frozen=True):
    """A question.

    `to` is author, editor or typesetter; `at` says where it belongs when it was not typed
    there: `[^key]`, `#id`, words of the text, or empty. `answer` is empty as long as nobody
    gave one; `is_open` says that it waits for one.
    """

    to: str
    text: str
    answer: str
    is_open: bool
    span: Span
    at: str = ""

    @property
    def mark(self) -> str:
        """AQ, EQ or TQ, before its number."""
        return _MARKS[self.to]


def addressee(typed: str) -> str:
    """author, editor or typesetter, of a word typed in either language; else empty."""
    return _ADDRESSEES.get(typed.strip().lower(), "")


def asked_in(inlines: Inlines) -> Iterator[Asked]:
    """The questions marked in a line of text, `{>>AQ: …<<}`.

    Without a name before it a question goes to the author. `{>>A: …<<}` right behind one
    answers it; elsewhere it is an answer to an empty question.
    """
    waiting: Asked | None = None
    for inline in inlines:
        if not isinstance(inline, QueryMark):
            if waiting is not None:
                yield waiting
                waiting = None
            yield from asked_in(children_of(inline))
            continue
        name, text = _parted(inline.text)
        if name in _ANSWERS:
            waiting = waiting or Asked("author", "", "", False, inline.span)
            answer = f"{waiting.answer} {text}".strip()
            waiting = Asked(waiting.to, waiting.text, answer, False, waiting.span)
            continue
        if waiting is not None:
            yield waiting
        waiting = Asked(addressee(name) or "author", text, "", True, inline.span)
    if waiting is not None:
        yield waiting


def _parted(text: str) -> tuple[str, str]:
    """The name before a comment and the comment; a name that means nothing is part of it."""
    match = _PREFIX.fullmatch(text)
    if match is None:
        return "", text.strip()
    name = match[1].lower()
    if name in _ADDRESSEES or name in _ANSWERS:
        return name, match[2].strip()
    return "", text.strip()


def asked_in_field(article: Article) -> tuple[Asked, ...]:
    """The questions of the field `queries:`."""
    return tuple(
        Asked(
            addressee(query.to) or "author",
            query.text,
            query.answer,
            not query.answer and query.status.strip().lower() not in _CLOSED,
            query.span,
            query.at.strip(),
        )
        for query in article.queries
    )

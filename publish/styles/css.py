"""The style sheets of a style: whether CSS can read them."""

from collections.abc import Iterator
from typing import Any

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.styles.sheet import Sheet

_RULES_INSIDE = ("media", "supports", "layer", "container")
_SENTINEL = "\n}"
"""One brace too many: CSS complains of it, unless something before it was left open."""


def css_problems(sheet: Sheet) -> tuple[Finding, ...]:
    """What CSS cannot read, told with its place: it would skip it without a word, and what is
    left open would swallow the style sheets that follow.
    """
    return tuple(
        problem
        for file, text in sheet.texts.items()
        if file.endswith(".css")
        for problem in _problems(f"styles/{sheet.name}/{file}", text)
    )


def _problems(path: str, text: str) -> Iterator[Finding]:
    import tinycss2

    rules = tinycss2.parse_stylesheet(text, skip_whitespace=True)
    broken = [node for rule in rules for node in _broken(rule)]
    for node in broken:
        yield _finding("style-css-unreadable", path, text, node)
    closed = tinycss2.parse_stylesheet(text + _SENTINEL)
    if rules and not broken and closed[-1].type != "error":
        yield _finding("style-css-unclosed", path, text, rules[-1])


def _broken(node: Any) -> Iterator[Any]:
    """The places in a rule that are neither a declaration nor a rule."""
    import tinycss2

    if node.type == "error":
        yield node
    elif node.type in ("qualified-rule", "at-rule") and node.content is not None:
        as_rules = node.type == "at-rule" and node.lower_at_keyword in _RULES_INSIDE
        read = tinycss2.parse_rule_list if as_rules else tinycss2.parse_blocks_contents
        for inner in read(node.content):
            yield from _broken(inner)


def _finding(what: str, path: str, text: str, node: Any) -> Finding:
    line, column = node.source_line, node.source_column
    source = text.split("\n")[line - 1]
    return finding(what, Span(path, line, column, line, column), line=source)

"""The templates of a style: whether Jinja can read them."""

from publish.diagnostics import Finding, finding
from publish.model import Span
from publish.styles.sheet import Sheet


def template_problems(sheet: Sheet) -> tuple[Finding, ...]:
    """A template that is not Jinja, told with its line."""
    return tuple(
        problem
        for file, text in sheet.texts.items()
        if file.endswith(".j2")
        if (problem := _problem(f"styles/{sheet.name}/{file}", text)) is not None
    )


def _problem(path: str, text: str) -> Finding | None:
    from jinja2 import Environment, TemplateSyntaxError

    try:
        Environment().compile(text, path, path)
    except TemplateSyntaxError as reason:
        return template_finding(path, text, reason.lineno, reason.message or "")
    return None


def template_finding(path: str, text: str, line: int, reason: str) -> Finding:
    """What is wrong with a line, from 1, of a template."""
    lines = text.split("\n")
    source = lines[line - 1] if line <= len(lines) else ""
    span = Span(path, line, 1, line, 1)
    return finding("style-template", span, line=source, reason=reason.rstrip("."))

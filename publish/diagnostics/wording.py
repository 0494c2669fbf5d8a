"""A finding in words, for people (text) and for programs (JSON Lines)."""

import json
import unicodedata

from publish.diagnostics.catalogue import CATALOGUE, Wording
from publish.diagnostics.finding import Finding

_SEVERITIES = {"zh-Hant": ("錯誤", "警告", "提示"), "en": ("error", "warning", "note")}


def _wording(found: Finding, language: str) -> Wording:
    entry = CATALOGUE[found.id]
    return entry.en if language == "en" else entry.zh


def message(found: Finding, language: str) -> str:
    """What is wrong, in `language` (`zh-Hant` or `en`)."""
    return _wording(found, language).found.format_map(dict(found.values))


def advice(found: Finding, language: str) -> str:
    """What to do about it."""
    return _wording(found, language).advice.format_map(dict(found.values))


def as_text(found: Finding, language: str) -> str:
    """The finding on two to four lines: place and message, the source line with a caret, advice."""
    severity = _SEVERITIES["en" if language == "en" else "zh-Hant"][found.severity]
    field = f" [{found.field}]" if found.field else ""
    lines = [f"{found.span}: {severity} {found.id}{field}: {message(found, language)}"]
    if found.source_line:
        source, caret = _pointed(found.source_line, found.span.column)
        lines += [f"    {source}", f"    {caret}"]
    lines.append(f"  → {advice(found, language)}")
    return "\n".join(lines)


def _pointed(line: str, column: int, width: int = 72) -> tuple[str, str]:
    """The part of `line` around `column` (from 1), and a line with ^ below that place."""
    visible = "".join(" " if character in "\t\r" else character for character in line)
    visible = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) == "Cc" else character
        for character in visible
    )
    start = max(0, min(column - 1 - width // 2, len(visible) - width))
    part = visible[start : start + width]
    before = part[: column - 1 - start]
    return part, " " * sum(_cells(character) for character in before) + "^"


def _cells(character: str) -> int:
    """The width of a character on a terminal."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def as_json(found: Finding) -> str:
    """The finding as one line of JSON with both wordings; keys are stable."""
    span = found.span
    return json.dumps(
        {
            "id": found.id,
            "severity": found.severity.name.lower(),
            "file": span.file,
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
            "field": found.field,
            "values": dict(found.values),
            "message": {"zh-Hant": message(found, "zh-Hant"), "en": message(found, "en")},
            "advice": {"zh-Hant": advice(found, "zh-Hant"), "en": advice(found, "en")},
        },
        ensure_ascii=False,
    )

"""The form of a catalogue entry."""

from typing import TypeAlias

from msgspec import Struct

from publish.diagnostics.finding import Severity


class Wording(Struct, frozen=True):
    """What is wrong, and what to do, in one language; `{name}` is filled from the values."""

    found: str
    advice: str


class Entry(Struct, frozen=True):
    severity: Severity
    zh: Wording
    en: Wording


Catalogue: TypeAlias = dict[str, Entry]


def error(zh: str, zh_advice: str, en: str, en_advice: str) -> Entry:
    """An entry that stops a build."""
    return Entry(Severity.ERROR, Wording(zh, zh_advice), Wording(en, en_advice))


def warning(zh: str, zh_advice: str, en: str, en_advice: str) -> Entry:
    """An entry that stops a build under `--strict`."""
    return Entry(Severity.WARNING, Wording(zh, zh_advice), Wording(en, en_advice))


def note(zh: str, zh_advice: str, en: str, en_advice: str) -> Entry:
    """An entry for information."""
    return Entry(Severity.NOTE, Wording(zh, zh_advice), Wording(en, en_advice))

"""A value in several languages."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from publish.model.languages import base_language, fallbacks

Value = TypeVar("Value")


class Multilingual(Struct, Generic[Value], frozen=True):
    """One value per language, in the order in which they were typed.

    `entries` are pairs of a canonical BCP 47 tag and the value. Empty means that the
    field was not given.
    """

    entries: tuple[tuple[str, Value], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        return iter(self.entries)

    def get(self, tag: str) -> Value | None:
        """The value for a language: the tag itself, then wider tags, then narrower ones.

        `zh-Hant-TW` finds `zh-Hant` and `zh`; `zh` finds `zh-Hant`. None when no value
        is in that language.
        """
        values = dict(self.entries)
        for candidate in fallbacks(tag):
            if candidate in values:
                return values[candidate]
        language = base_language(tag)
        for candidate, value in self.entries:
            if base_language(candidate) == language:
                return value
        return None

    def first(self) -> Value | None:
        """The value that was typed first, or None."""
        return self.entries[0][1] if self.entries else None

    def best(self, tag: str) -> Value | None:
        """The value for a language, else the one that was typed first."""
        found = self.get(tag)
        return found if found is not None else self.first()

    def tag_for(self, tag: str) -> str | None:
        """The tag under which `get` finds its value, or None."""
        tags = [candidate for candidate, _ in self.entries]
        for candidate in fallbacks(tag):
            if candidate in tags:
                return candidate
        language = base_language(tag)
        return next((found for found in tags if base_language(found) == language), None)

"""The elements of which a package's metadata are made."""

from typing import Any

from publish.epub.package import Statement
from publish.model import Multilingual


def dc(name: str, text: str, id: str = "", language: str = "") -> Statement:
    """A `dc:` element; `id` is what refinements name it by."""
    pairs = (("id", id), ("xml:lang", language))
    return Statement(f"dc:{name}", text, tuple(pair for pair in pairs if pair[1]))


def refine(id: str, property: str, text: str, scheme: str = "", language: str = "") -> Statement:
    """A `meta` that says more of the element of that id (EPUB 3.3 §5.3.9)."""
    pairs = (("refines", f"#{id}"), ("property", property), ("scheme", scheme))
    with_language = (*pairs, ("xml:lang", language))
    return Statement("meta", text, tuple(pair for pair in with_language if pair[1]))


def alternates(id: str, values: Multilingual[str], chosen: str) -> tuple[Statement, ...]:
    """The value in the languages that were not chosen, as other scripts of the same thing."""
    return tuple(
        refine(id, "alternate-script", text, language=tag)
        for tag, text in values
        if tag != chosen and text
    )


def chosen_tag(values: Multilingual[Any], language: str) -> str:
    """The tag of the value that stands for all: the article's language, else the first."""
    return values.tag_for(language) or values.entries[0][0]

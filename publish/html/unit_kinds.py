"""What a text of a print document is, by the classes, tags and links of our templates."""

from typing import Any
from urllib.parse import unquote

from publish.html.units import LINK, UnitKind

STRUCTURE = frozenset({
    "author", "spread", "keywords-label", "under-label", "caption-text", "unit", "number",
    "verse-line", "formula-picture", "formula-number", "unbroken", "date-joint",
    "other-subtitle", "head-text", "called",
})  # fmt: skip
"""Classes of spans that our templates write; the others are typed."""

_BY_CLASS: tuple[tuple[str, UnitKind], ...] = (
    ("section-label", "section-label"),
    ("title", "title"),
    ("subtitle", "subtitle"),
    ("other-title", "other-title"),
    ("author-names", "authors"),
    ("other-authors", "authors"),
    ("affiliation", "affiliation"),
    ("keywords", "keywords"),
    ("dates", "dates"),
    ("abstract", "abstract"),
    ("under", "under"),
    ("verse", "verse"),
    ("references", "reference"),
    ("credit", "credit"),
    ("author-note", "credit"),
    ("formula", "formula"),
    ("note", "note"),
)
_BY_TAG: dict[str, UnitKind] = {
    "aside": "note",
    "blockquote": "quotation",
    "li": "list",
    "dt": "term",
    "pre": "code",
    "caption": "caption",
    "figcaption": "caption",
    "td": "cell",
    "th": "cell",
    "figure": "figure",
    **dict.fromkeys(("h1", "h2"), "heading"),
    "h3": "heading-2",
    "h4": "heading-3",
    **dict.fromkeys(("h5", "h6"), "heading-4"),
}


def unit_kind(tag: str, classes: list[str], around: UnitKind) -> UnitKind:
    """What the text of an element is, `around` being what surrounds it."""
    if around == "note":  # whatever stands in a note is of the note
        return around
    by_class = next((kind for name, kind in _BY_CLASS if name in classes), None)
    return by_class or _BY_TAG.get(tag, around)


def forms_of_link(element: Any) -> tuple[str, ...]:
    """The form of words that lead out of the document, unless they are the address themselves."""
    address = element.get("href", "") if element.tag == "a" else ""
    words = "".join("".join(element.itertext()).split())
    if not address or address.startswith("#") or words in unquote(address):
        return ()
    return (f"{LINK}{address}",)

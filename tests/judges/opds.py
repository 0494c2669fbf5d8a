"""A judge of OPDS catalogues: what the specifications demand, in words of our own.

The schemas that the OPDS project publishes bear no licence, so they are not kept here. Sources:
OPDS Catalog 2.0 (drafts.opds.io) and the Readium Web Publication Manifest for JSON; RFC 4287 and
OPDS Catalog 1.2 (specs.opds.io) for Atom.
"""

import re
from collections.abc import Iterator
from typing import Any

ATOM = "{http://www.w3.org/2005/Atom}"
TERMS = "{http://purl.org/dc/terms/}"
_ACQUISITION = re.compile(
    r"http://opds-spec\.org/acquisition(/(open-access|borrow|buy|sample|subscribe))?"
)
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(;\s?[\w.+-]+=[\w.+-]+)*")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_REFERENCE = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = re.compile(rf"{_DAY}T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_DATE = re.compile(rf"{_DAY}|{_TIME.pattern}")
_PICTURES = ("image/jpeg", "image/png", "image/gif")


def json_problems(feed: Any) -> list[str]:
    """What is against OPDS 2.0 in a feed, by its place in it; nothing of a sound one."""
    return list(_json_feed(feed))


def atom_problems(feed: Any) -> list[str]:
    """What is against Atom and OPDS 1.2 in a feed; nothing of a sound one."""
    return list(_atom_feed(feed))


# OPDS 2.0


def _json_feed(feed: Any) -> Iterator[str]:
    yield from _fields("feed", feed, {"metadata": dict, "links": list})
    metadata = feed.get("metadata", {})
    if not isinstance(metadata.get("title"), (str, dict)):
        yield "metadata.title is missing"
    yield from _shapes("metadata", metadata, {"identifier": _URI, "@type": _URI, "modified": _TIME})
    yield from _links("links", feed.get("links", []))
    if not any(_has_relation(link, "self") for link in feed.get("links", [])):
        yield "links: none is self"
    collections = [name for name in ("publications", "navigation", "groups") if feed.get(name)]
    if not collections:
        yield "feed: no publications, navigation or groups"
    publications = feed.get("publications", [])
    if metadata.get("numberOfItems", len(publications)) != len(publications):
        yield "metadata.numberOfItems is not their number"
    for number, each in enumerate(publications):
        yield from _publication(f"publications[{number}]", each)


def _publication(place: str, one: Any) -> Iterator[str]:
    yield from _fields(place, one, {"metadata": dict, "links": list, "images": list})
    metadata = one.get("metadata", {})
    if not metadata.get("title"):
        yield f"{place}.metadata.title is missing"
    shapes = {"identifier": _URI, "@type": _URI, "modified": _TIME, "published": _DATE}
    yield from _shapes(f"{place}.metadata", metadata, shapes)
    for name in ("title", "subtitle"):
        yield from _words(f"{place}.metadata.{name}", metadata.get(name, "-"))
    for tag in metadata.get("language", []):
        if not _LANGUAGE.fullmatch(tag):
            yield f"{place}.metadata.language: {tag!r}"
    series = metadata.get("belongsTo", {}).get("series", {"name": "-"})
    roles = {name: metadata[name] for name in ("author", "editor", "publisher") if name in metadata}
    for role, named in (*roles.items(), ("belongsTo.series", series)):
        for each in named if isinstance(named, list) else [named]:
            name = each.get("name", "") if isinstance(each, dict) else each
            yield from _words(f"{place}.metadata.{role}", name)
    if not isinstance(series.get("position", 0), (int, float)):
        yield f"{place}.metadata.belongsTo.series.position is no number"
    yield from _links(f"{place}.links", one.get("links", []))
    if not any(_ACQUISITION.fullmatch(link.get("rel", "")) for link in one.get("links", [])):
        yield f"{place}.links: nothing may be had"
    yield from _links(f"{place}.images", one.get("images", []))
    if not any(link.get("type") in _PICTURES for link in one.get("images", [])):
        yield f"{place}.images: none is JPEG, PNG or GIF"


def _fields(place: str, value: Any, kinds: dict[str, type]) -> Iterator[str]:
    for name, kind in kinds.items():
        if not isinstance(value.get(name), kind) or not value[name]:
            yield f"{place}.{name} is missing"


def _shapes(place: str, value: Any, shapes: dict[str, "re.Pattern[str]"]) -> Iterator[str]:
    for name, shape in shapes.items():
        if name in value and not shape.fullmatch(str(value[name])):
            yield f"{place}.{name}: {value[name]!r}"


def _words(place: str, value: Any) -> Iterator[str]:
    """A text, or texts by language; none is empty."""
    texts = value if isinstance(value, dict) else {"en": value}
    for tag, text in texts.items():
        if not _LANGUAGE.fullmatch(tag) or not isinstance(text, str) or not text.strip():
            yield f"{place}: {tag!r}: {text!r}"


def _links(place: str, links: Any) -> Iterator[str]:
    if len({str(link) for link in links}) < len(links):
        yield f"{place}: one is there twice"
    for number, link in enumerate(links):
        if not _REFERENCE.fullmatch(link.get("href", "")):
            yield f"{place}[{number}].href: {link.get('href')!r}"
        if not _MEDIA_TYPE.fullmatch(link.get("type", "")):
            yield f"{place}[{number}].type: {link.get('type')!r}"
        for side in ("width", "height"):
            if not (isinstance(link.get(side, 1), int) and link.get(side, 1) > 0):
                yield f"{place}[{number}].{side}: {link[side]!r}"


def _has_relation(link: Any, relation: str) -> bool:
    found = link.get("rel", [])
    return relation == found or relation in found


# Atom and OPDS 1.2


def _atom_feed(feed: Any) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"feed is {feed.tag}"
    yield from _atom_common("feed", feed)
    kinds = {link.get("rel"): link.get("type") for link in feed.findall(f"{ATOM}link")}
    for relation in ("self", "start"):  # OPDS 1.2 §2.3, §2.4
        if kinds.get(relation) != "application/atom+xml;profile=opds-catalog;kind=acquisition":
            yield f"feed link {relation}: {kinds.get(relation)!r}"
    entries = feed.findall(f"{ATOM}entry")
    if entries and list(feed)[-len(entries) :] != entries:
        yield "feed: metadata stands behind entries"
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) < len(entries):
        yield "feed: two entries have one id"
    for number, entry in enumerate(entries):
        place = f"entry[{number}]"
        yield from _atom_common(place, entry)
        if entry.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield f"{place}: no author"  # RFC 4287 §4.1.2
        yield from _atom_entry(place, entry)


def _atom_entry(place: str, entry: Any) -> Iterator[str]:
    for name in ("content", "summary", "rights", "published"):  # RFC 4287 §4.1.2
        if len(entry.findall(f"{ATOM}{name}")) > 1:
            yield f"{place}: more than one {name}"
    links = entry.findall(f"{ATOM}link")
    relations = [link.get("rel", "alternate") for link in links]
    if entry.find(f"{ATOM}content") is None and "alternate" not in relations:
        yield f"{place}: neither content nor alternate"
    if not any(_ACQUISITION.fullmatch(relation) for relation in relations):
        yield f"{place}: nothing may be had"
    for link in links:
        is_picture = link.get("rel", "").startswith("http://opds-spec.org/image")
        if is_picture and link.get("type") not in _PICTURES:
            yield f"{place}: a picture is {link.get('type')!r}"
    for element in entry.findall(f"{TERMS}language"):
        if not _LANGUAGE.fullmatch(element.text or ""):
            yield f"{place}: language {element.text!r}"
    for element in entry.findall(f"{TERMS}issued"):
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d.*)?)?", element.text or ""):
            yield f"{place}: issued {element.text!r}"


def _atom_common(place: str, parent: Any) -> Iterator[str]:
    """RFC 4287 §4.1.1, §4.1.2, §4.2.6, §4.2.7: id, title, updated once; persons; links."""
    for name in ("id", "title", "updated"):
        found = [(each.text or "").strip() for each in parent.findall(f"{ATOM}{name}")]
        if len(found) != 1 or not found[0]:
            yield f"{place}: {name} {found}"
    if not _URI.fullmatch(parent.findtext(f"{ATOM}id") or ""):
        yield f"{place}: id is no IRI"
    if not _TIME.fullmatch(parent.findtext(f"{ATOM}updated") or ""):
        yield f"{place}: updated is no time"
    for person in parent.findall(f"{ATOM}author"):
        if len(person.findall(f"{ATOM}name")) != 1 or not person.findtext(f"{ATOM}name"):
            yield f"{place}: an author has no name"
    seen = set()
    for link in parent.findall(f"{ATOM}link"):
        if not _REFERENCE.fullmatch(link.get("href", "")):
            yield f"{place}: link to {link.get('href')!r}"
        if not _MEDIA_TYPE.fullmatch(link.get("type", "")):
            yield f"{place}: link of type {link.get('type')!r}"
        same = (link.get("rel", "alternate"), link.get("type"), link.get("hreflang"))
        if same in seen and same[0] == "alternate":
            yield f"{place}: two alternates of one type"
        seen.add(same)

"""A catalogue as OPDS 1.2: an Atom feed, which older reading apps know.

Source: OPDS Catalog 1.2 (specs.opds.io), RFC 4287.
"""

from typing import Any
from urllib.parse import quote

from lxml import etree

from publish.opds.catalogue import (
    ACQUISITION,
    ATOM_NAME,
    ATOM_TYPE,
    JSON_NAME,
    JSON_TYPE,
    UNDATED,
    Catalogue,
    Publication,
)

_ATOM = "http://www.w3.org/2005/Atom"
_TERMS = "http://purl.org/dc/terms/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_IMAGE = "http://opds-spec.org/image"


def atom_feed(catalogue: Catalogue) -> bytes:
    """The catalogue; every address in it is relative."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM, "dcterms": _TERMS})
    if catalogue.titles:
        feed.set(_XML_LANG, catalogue.titles[0][0])
    _add(feed, "id", catalogue.identifier)
    _add(feed, "title", catalogue.title)
    _add(feed, "updated", f"{catalogue.modified}T00:00:00Z")
    # Every entry has an author of its own, or else is the feed's.
    _name(feed, "author", catalogue.title)
    for rel in ("self", "start"):
        _link(feed, rel, ATOM_NAME, ATOM_TYPE)
    _link(feed, "alternate", JSON_NAME, JSON_TYPE)
    for each in catalogue.publications:
        _entry(feed, each)
    etree.indent(feed)
    return bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: Any, one: Publication) -> None:
    """An issue; Atom has one title, so the other languages stand in the summary."""
    entry = etree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "id", one.identifier)
    _add(entry, "title", one.titles[0][1], language=one.titles[0][0])
    _add(entry, "updated", f"{one.modified or UNDATED}T00:00:00Z")
    for names in one.editors:
        _name(entry, "author", names[0][1])
    for tag in one.languages:
        _add(entry, "language", tag, _TERMS)
    for _, name in one.publisher[:1]:
        _add(entry, "publisher", name, _TERMS)
    if one.published:
        _add(entry, "issued", one.published, _TERMS)
    if one.rights:
        _add(entry, "rights", one.rights)
    others = [title for _, title in (*one.titles[1:], *one.subtitles)]
    if others:
        _add(entry, "summary", "\n".join(others))
    contents = ["\n".join(titles) for _, titles in one.contents if titles]
    if contents:
        _add(entry, "content", "\n\n".join(contents)).set("type", "text")
    for rel in (_IMAGE, f"{_IMAGE}/thumbnail"):
        _link(entry, rel, quote(one.cover.name), "image/png")
    for each in one.downloads:
        _link(entry, ACQUISITION, quote(each.name), each.media_type)


def _add(parent: Any, name: str, text: str, space: str = _ATOM, language: str = "") -> Any:
    element = etree.SubElement(parent, f"{{{space}}}{name}")
    element.text = text
    if language:
        element.set(_XML_LANG, language)
    return element


def _name(parent: Any, role: str, name: str) -> None:
    _add(etree.SubElement(parent, f"{{{_ATOM}}}{role}"), "name", name)


def _link(parent: Any, rel: str, address: str, media_type: str) -> None:
    pairs = {"rel": rel, "href": address, "type": media_type}
    etree.SubElement(parent, f"{{{_ATOM}}}link", pairs)

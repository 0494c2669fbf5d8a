"""A catalogue as OPDS 2.0: JSON by the Readium Web Publication Manifest.

Source: OPDS Catalog 2.0 draft (drafts.opds.io), Readium Web Publication Manifest.
"""

import json
from typing import Any
from urllib.parse import quote

from publish.opds.catalogue import (
    ACQUISITION,
    ATOM_NAME,
    ATOM_TYPE,
    JSON_NAME,
    JSON_TYPE,
    Catalogue,
    Names,
    Publication,
)


def json_feed(catalogue: Catalogue) -> bytes:
    """The catalogue; every address in it is relative."""
    feed = {
        "metadata": {
            "@type": "http://schema.org/DataFeed",
            "identifier": catalogue.identifier,
            "title": catalogue.title,
            "modified": f"{catalogue.modified}T00:00:00Z",
            "numberOfItems": len(catalogue.publications),
        },
        "links": [
            {"rel": "self", "href": JSON_NAME, "type": JSON_TYPE},
            {"rel": "alternate", "href": ATOM_NAME, "type": ATOM_TYPE},
        ],
        "publications": [_publication(each) for each in catalogue.publications],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=2) + "\n").encode()


def _publication(one: Publication) -> dict[str, Any]:
    journal: dict[str, Any] = {"name": dict(one.journal)}
    if one.position:
        journal["position"] = float(one.position) if "." in one.position else int(one.position)
    metadata = {
        "@type": "http://schema.org/PublicationIssue",
        "identifier": one.identifier,
        "title": dict(one.titles),
        "subtitle": dict(one.subtitles),
        "language": list(one.languages),
        "editor": [{"name": dict(names)} for names in one.editors],
        "publisher": _named(one.publisher),
        "published": one.published,
        "modified": f"{one.modified}T00:00:00Z" if one.modified else "",
        "description": _description(one),
        "belongsTo": {"series": journal} if one.journal else {},
    }
    return {
        "metadata": {name: value for name, value in metadata.items() if value},
        "links": [
            {"rel": ACQUISITION, "href": quote(each.name), "type": each.media_type}
            for each in one.downloads
        ],
        "images": [
            {
                "href": quote(one.cover.name),
                "type": "image/png",
                "width": one.cover.width,
                "height": one.cover.height,
            }
        ],
    }


def _named(names: Names) -> dict[str, Any]:
    return {"name": dict(names)} if names else {}


def _description(one: Publication) -> str:
    """The titles of the articles, those of each language in a paragraph."""
    return "\n\n".join("\n".join(titles) for _, titles in one.contents if titles)

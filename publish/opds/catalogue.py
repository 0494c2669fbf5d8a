"""What a catalogue says, whichever form it is written in."""

import uuid

from msgspec import Struct

from publish.epub import dates

Names = tuple[tuple[str, str], ...]
"""(language, text), the journal's own language first."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:banxin:catalogue")

JSON_NAME, ATOM_NAME = "catalog.json", "catalog.xml"
JSON_TYPE = "application/opds+json"
ATOM_TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
ACQUISITION = "http://opds-spec.org/acquisition/open-access"


class Download(Struct, frozen=True):
    """A file that may be had freely: its name in the catalogue's folder, and its media type."""

    name: str
    media_type: str


class Picture(Struct, frozen=True):
    """A cover: its name in the catalogue's folder, and its size in pixels."""

    name: str
    width: int
    height: int


class Publication(Struct, frozen=True):
    """An issue in a catalogue.

    `published` and `modified` are days, YYYY-MM-DD, empty where the issue has no date;
    `position` is the issue's place in its journal as a decimal number, empty where it has none.
    `contents` are the titles of its articles by language.
    """

    identifier: str
    titles: Names
    subtitles: Names
    languages: tuple[str, ...]
    editors: tuple[Names, ...]
    publisher: Names
    published: str
    modified: str
    journal: Names
    position: str
    contents: tuple[tuple[str, tuple[str, ...]], ...]
    rights: str
    cover: Picture
    downloads: tuple[Download, ...]


class Catalogue(Struct, frozen=True):
    """Issues with what stands above them; `modified` is the latest day of any of them."""

    identifier: str
    titles: Names
    modified: str
    publications: tuple[Publication, ...]

    @property
    def title(self) -> str:
        """The title in all its languages, in one line."""
        return " ".join(text for _, text in self.titles)


UNDATED = f"{dates.UNDATED:%Y-%m-%d}"
"""The day of change where no issue has a date."""


def catalogue_of(publications: tuple[Publication, ...]) -> Catalogue:
    """The catalogue of one issue or more, the newest first; never the clock's time."""
    journals = tuple(dict.fromkeys(each.journal for each in publications))
    titles = tuple(name for journal in journals for name in journal)
    words = "\n".join(text for _, text in titles)
    newest = sorted(publications, key=lambda each: each.published, reverse=True)
    modified = max(each.modified for each in publications) or UNDATED
    return Catalogue(uuid.uuid5(_NAMESPACE, words).urn, titles, modified, tuple(newest))

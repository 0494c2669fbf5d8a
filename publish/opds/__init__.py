"""Catalogues of issues for reading apps and libraries: OPDS 2.0 and 1.2."""

from publish.opds.atom import atom_feed
from publish.opds.catalogue import Catalogue, Download, Picture, Publication, catalogue_of
from publish.opds.json_feed import json_feed
from publish.opds.publications import publication

__all__ = [
    "Catalogue",
    "Download",
    "Picture",
    "Publication",
    "atom_feed",
    "catalogue_of",
    "json_feed",
    "publication",
]

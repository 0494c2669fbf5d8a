"""A designer's files for the cover, read."""

from publish.diagnostics import Finding
from publish.files.folder import Folder
from publish.manuscript.pictures import read_picture
from publish.manuscript.read import Reading
from publish.model import CoverEntry, DesignedPart

PDF_MARK = b"%PDF-"


def read_cover(folder: Folder, entry: CoverEntry) -> Reading[DesignedPart]:
    """The file of a part of the cover: a PDF as it is, or a picture within the usual limits."""
    data = folder.read_bytes(entry.file, entry.span, limit=folder.picture_limit, line=entry.line)
    if isinstance(data, Finding):
        return Reading(None, (data,))
    if data[:1024].lstrip().startswith(PDF_MARK):
        return Reading(DesignedPart(entry, data))
    picture, findings = read_picture(folder, entry.file, entry.span, entry.line)
    return Reading(DesignedPart(entry, data, picture) if picture else None, findings)

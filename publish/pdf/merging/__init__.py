"""Finished PDFs joined to one: pages, tags, bookmarks, links, labels, and each font once."""

from publish.pdf.merging.merge import Description, Part, blank_pages, merged

__all__ = ["Description", "Part", "blank_pages", "merged"]

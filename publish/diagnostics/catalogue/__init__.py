"""The wording of every finding, in zh-Hant and English, one family per file.

An id is never reused. `tests/cases/` holds a wrong manuscript for each.
"""

from publish.diagnostics.catalogue.body import BODY
from publish.diagnostics.catalogue.build import BUILD
from publish.diagnostics.catalogue.entry import Catalogue, Entry, Wording
from publish.diagnostics.catalogue.epub import EPUB
from publish.diagnostics.catalogue.fields import FIELDS
from publish.diagnostics.catalogue.files import FILES
from publish.diagnostics.catalogue.issues import ISSUES
from publish.diagnostics.catalogue.lines import LINES
from publish.diagnostics.catalogue.postflight import POSTFLIGHT
from publish.diagnostics.catalogue.proof import PROOF
from publish.diagnostics.catalogue.styles import STYLES
from publish.diagnostics.catalogue.usage import USAGE

CATALOGUE: Catalogue = {
    **FILES, **FIELDS, **ISSUES, **BODY, **STYLES, **BUILD, **LINES, **EPUB, **PROOF,
    **POSTFLIGHT, **USAGE,
}  # fmt: skip

__all__ = ["CATALOGUE", "Catalogue", "Entry", "Wording"]

"""A draft: an issue from which articles with errors are missing, which says so on every page."""

import io

import pikepdf
from markupsafe import Markup

from publish.html import Setting
from publish.html.labels import label
from publish.model.pages import FROM_ONE
from publish.pdf import Copy
from publish.pdf.overlay import Furniture, Sheet, Words, laid_over

_SPECIMEN = Markup(
    '<html lang="{}"><head><title>{}</title></head><body class="issue-page blind">'
    '<p class="specimen">{}</p></body></html>'
)
_CSS = """
.specimen { text-indent: 0; --autospace: 0; --adjacent: full; font-variant-ligatures: none }
"""
_SIZE = 9.0
_HEAD = 24.0
"""How far below the trimmed edge the words stand, and from its right edge, in pt."""


def as_draft(pdf: bytes, setting: Setting) -> bytes:
    """The pages of a PDF with the word for draft at the head of each, as an artifact."""
    from publish.pdf.weasy import lay_out

    language = setting.language
    words = label("draft", language, setting.journal)
    characters = "".join(sorted({each for each in words if not each.isspace()}))
    html = str(_SPECIMEN.format(language, words, characters))
    css = f"{setting.style.issue_css}\n{_CSS}"
    copy = Copy(html, css, setting.style.faces, tagged=False)
    specimen = lay_out(copy).pages(FROM_ONE)
    shown = "".join(each for each in characters if each not in specimen.missing)
    furniture = Furniture(specimen.pdf, shown)
    with pikepdf.open(io.BytesIO(pdf)) as pages:
        sizes = [[float(edge) for edge in page.trimbox] for page in pages.pages]
    sheets = tuple(
        Sheet(
            right - left,
            top - bottom,
            0,
            0,
            over=(Words(words, right - left - _HEAD, _HEAD, _SIZE),),
        )
        for left, bottom, right, top in sizes
    )
    return laid_over(pdf, furniture, sheets)

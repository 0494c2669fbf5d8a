"""A finished document as a PDF whose heads and labels stand at its end."""

from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf import generate_pdf

from publish.model.pages import Folios
from publish.pdf.standing import FixedPart
from publish.pdf.weasy.ending import ended, first_free, fixed_part, page_labels
from publish.pdf.weasy.head_drawing import HeadPainter


def written(document: Any, folios: Folios, *, tagged: bool) -> tuple[bytes, FixedPart]:
    """The file of a document, and its part in which no folio stands."""
    variant = "pdf/ua-1" if tagged else None
    options = {**DEFAULT_OPTIONS, "pdf_variant": variant, "pdf_version": "1.7"}
    pdf = generate_pdf(document, None, 1, **options)
    pdf.add_object(pdf.info)
    painter: HeadPainter = document.pages[0].painter
    number = first_free(pdf)
    pdf.catalog["PageLabels"] = _reference(number)
    for page, content in zip(pdf.pages["Kids"][::3], painter.contents, strict=True):
        if content:
            number += 1
            drawn = pdf.objects[page]
            drawn["Contents"] = pydyf.Array([drawn["Contents"], _reference(number)])
    begun, fixed = fixed_part(pdf)
    return ended(begun, fixed, (page_labels(folios), *filter(None, painter.contents))), fixed


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number

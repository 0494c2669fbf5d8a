"""A finished document as a PDF whose heads and labels stand at its end."""

from typing import Any

import pydyf
from weasyprint import DEFAULT_OPTIONS
from weasyprint.pdf import generate_pdf

from publish.model.pages import Folios
from publish.pdf.standing import FixedPart, Head
from publish.pdf.weasy.across import told_across
from publish.pdf.weasy.ending import ended, first_free, fixed_part, page_labels, shifting
from publish.pdf.weasy.head_drawing import HeadPainter


def written(
    document: Any,
    folios: Folios,
    heads: tuple[Head, ...],
    others: tuple[Head, ...],
    *,
    tagged: bool,
) -> tuple[bytes, FixedPart]:
    """The file of a document, and its part in which no folio stands.

    `heads` are those of its pages, `others` those that they would have on the other side.
    """
    variant = "pdf/ua-1" if tagged else None
    options = {**DEFAULT_OPTIONS, "pdf_variant": variant, "pdf_version": "1.7"}
    pdf = generate_pdf(document, None, 1, **options)
    pdf.add_object(pdf.info)
    painter: HeadPainter = document.pages[0].painter
    labels = first_free(pdf)
    pdf.catalog["PageLabels"] = _reference(labels)
    shifts = page_shifts(heads, others, folios)
    kinds = list(dict.fromkeys(shifts))
    number = labels + len(kinds)
    for place, content in enumerate(painter.contents):
        page = pdf.pages["Kids"][3 * place]
        drawn = [pdf.objects[page]["Contents"]]
        if kinds:
            drawn.insert(0, _reference(labels + 1 + kinds.index(shifts[place])))
        if content:
            number += 1
            drawn.append(_reference(number))
        if len(drawn) > 1:
            pdf.objects[page]["Contents"] = pydyf.Array(drawn)
    begun, fixed = fixed_part(pdf, told_across(pdf))
    return ended_with(begun, fixed, folios, (heads, others), painter.contents), fixed


def ended_with(
    begun: bytes,
    fixed: FixedPart,
    folios: Folios,
    heads: tuple[tuple[Head, ...], tuple[Head, ...]],
    contents: tuple[bytes, ...],
) -> bytes:
    """A whole file with these folios and heads, which are drawn as `contents`."""
    kinds = dict.fromkeys(page_shifts(*heads, folios))
    begins_on_verso = folios.first % 2 == 0
    leads = (shifting(kind[begins_on_verso]) for kind in kinds)
    shifts = tuple(head.shift for head in heads[0]) or (0.0,) * len(contents)
    objects = (page_labels(folios), *leads, *filter(None, contents))
    return ended(begun, fixed, shifts, objects)


def page_shifts(
    heads: tuple[Head, ...], others: tuple[Head, ...], folios: Folios
) -> tuple[tuple[float, float], ...]:
    """How far the text of each page is moved where its document begins on a recto, and on a
    verso; none where it never is.
    """
    both = (heads, others) if folios.first % 2 else (others, heads)
    shifts = tuple(
        (recto.shift, verso.shift) for recto, verso in (zip(*both, strict=True) if others else ())
    )
    return shifts if any(map(any, shifts)) else ()


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number

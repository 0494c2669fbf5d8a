"""A PDF in two parts: all in which no folio stands first, then the rest, which can be written anew.

The engine's writer puts all objects that may be compressed into one stream at the end of a
file. Here that stream stands before the heads of the pages and their labels, so that pages with
other folios have the same bytes up to these. Source: PDF 32000-1, 7.5.7 and 7.5.8.
"""

import struct

import pydyf

from publish.model.pages import Folios
from publish.pdf.standing import Across, FixedPart

_ROW = struct.Struct(">BIH")
"""A row of the cross-reference stream: its type and both its fields."""
_FREE = (0, 0, 65535)
SCALE = 0.75
"""Points in a CSS px."""


def first_free(pdf: pydyf.PDF) -> int:
    """The number of the first object of the second part, where nothing more is put in the first.

    The two numbers before it are those of the streams that hold other objects.
    """
    return len(pdf.objects) + 2


def fixed_part(pdf: pydyf.PDF, across: tuple[Across, ...]) -> tuple[bytes, FixedPart]:
    """The first part of a file: all objects of a document but those that tell places `across`."""
    written = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    holder = len(pdf.objects)
    rows = [_FREE]
    packed: list[tuple[int, bytes]] = []
    behind = {each.number: place for place, each in enumerate(across)}
    for each in pdf.objects[1:]:
        if each.number in behind:
            rows.append((2, holder + 1, behind[each.number]))
        elif each.compressible:
            rows.append((2, holder, len(packed)))
            packed.append((each.number, each.data))
        else:
            rows.append((1, len(written), 0))
            written += each.indirect + b"\n"
    rows.append((1, len(written), 0))
    written += _packed(packed, holder).indirect + b"\n"
    entries = (("Root", pdf.catalog.reference), ("Info", pdf.info.reference))
    return bytes(written), FixedPart(
        len(written), b"".join(_ROW.pack(*row) for row in rows), entries, across
    )


def page_labels(folios: Folios) -> bytes:
    """Page labels equal to the printed folios (PDF 32000-1, 12.4.2), as an object."""
    numerals = {"arabic": "/D", "roman": "/r"}[folios.numerals]
    labels = pydyf.Dictionary({"S": numerals, "St": folios.first})
    content: bytes = pydyf.Dictionary({"Nums": pydyf.Array([0, labels])}).data
    return content


def _packed(objects: list[tuple[int, bytes]], number: int) -> pydyf.Stream:
    """The stream that holds these objects, given by their numbers and contents."""
    places, position = [], 0
    for own, content in objects:
        places.append(f"{own} {position}")
        position += len(content) + 1
    index = " ".join(places)
    extra = {"Type": "/ObjStm", "N": len(objects), "First": len(index) + 1}
    stream = pydyf.Stream([index, *(content for _, content in objects)], extra, compress=True)
    stream.number = number
    return stream


def ended(
    begun: bytes, fixed: FixedPart, shifts: tuple[float, ...], objects: tuple[bytes, ...]
) -> bytes:
    """A whole file: its first part, then objects given as their content, numbered on.

    `shifts` are how far in CSS px the text of each page stands from where it was set.
    """
    written = bytearray(begun)
    rows = list(_ROW.iter_unpack(fixed.rows))
    placed = [(each.number, _placed(each, shifts)) for each in fixed.across]
    holder = _packed(placed, len(rows))
    rows.append((1, len(written), 0))
    written += holder.indirect + b"\n"
    for content in objects:
        header = b"%d 0 obj\n" % len(rows)
        rows.append((1, len(written), 0))
        written += header + content + b"\nendobj\n"
    start = len(written)
    rows.append((1, start, 0))
    lengths = (1, _bytes_of(start), _bytes_of(max(third for _, _, third in rows)))
    table = b"".join(
        value.to_bytes(length, "big")
        for row in rows
        for length, value in zip(lengths, row, strict=True)
    )
    extra = {
        "Type": "/XRef",
        "Index": pydyf.Array((0, len(rows))),
        "W": pydyf.Array(lengths),
        "Size": len(rows),
        **dict(fixed.entries),
    }
    references = pydyf.Stream([table], extra, compress=True)
    references.number = len(rows) - 1
    written += references.indirect + b"\n" + b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(written)


def shifting(shift: float) -> bytes:
    """The content that moves all that follows it on a page across, as an object."""
    stream = pydyf.Stream(compress=True)
    if shift:
        stream.set_matrix(1, 0, 0, 1, shift * SCALE, 0)
    drawn: bytes = stream.data
    return drawn


def _placed(across: Across, shifts: tuple[float, ...]) -> bytes:
    """The object with its places where the text stands."""
    written = across.parts[0]
    for (page, x), part in zip(across.places, across.parts[1:], strict=True):
        written += pydyf.Array([x + shifts[page] * SCALE]).data[1:-1] + part
    return written


def _bytes_of(value: int) -> int:
    return (value.bit_length() + 7) // 8

"""What is in the file: pages, fonts, glyphs, and the text that readers find."""

import re
import unicodedata
from collections import Counter

from publish.diagnostics import finding
from publish.model import Span
from publish.postflight import characters as c
from publish.postflight.glyphs import Glyph, Page, ink
from publish.postflight.lines import BODY, DISPLAY, SMALL, Line, SizeClasses
from publish.postflight.measures.reading import Bad, Measured, Reading, at, of_file
from publish.postflight.measures.selection import all_signs

_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
_UNSURE = "\u00ad-\ufffd"
"""Characters that readers rightly change: hyphens at a line's end."""


def pages(reading: Reading) -> Measured:
    """Pages, those with operators that readers cannot make out, and lines by size class."""
    bad = tuple(
        Bad(finding("pdf-content-malformed", Span(reading.file), page=page.number))
        for page in reading.pages
        if page.malformed
    )
    counted = Counter(_kind(reading, line) for page in reading.lines for line in page)
    return Measured(
        (
            ("pages", len(reading.pages)),
            ("pages-malformed", len(bad)),
            ("lines-body", counted[BODY]),
            ("lines-small", counted[SMALL]),
            ("lines-display", counted[DISPLAY]),
            ("body-size", reading.body_size),
        ),
        bad,
    )


def _kind(reading: Reading, line: Line) -> str:
    return SizeClasses(reading.body_size).kind(line.size)


def fonts(reading: Reading) -> Measured:
    """Fonts in the file: embedded, Type 3, of an encoding that cannot be measured."""
    used = {glyph.font for page in reading.pages for glyph in page.glyphs}
    shown = [font for number, font in enumerate(reading.fonts) if number in used]
    bad = [
        of_file(reading, id, font=font.name)
        for id, has_fault in (
            ("pdf-font-unembedded", lambda font: not font.embedded),
            ("pdf-font-type3", lambda font: font.type3),
            ("pdf-font-unreadable", lambda font: not font.readable),
        )
        for font in shown
        if has_fault(font)
    ]
    return Measured(
        (
            ("fonts", len(shown)),
            ("fonts-unembedded", sum(not font.embedded for font in shown)),
            ("fonts-type3", sum(font.type3 for font in shown)),
        ),
        tuple(dict.fromkeys(bad)),
    )


def glyphs(reading: Reading) -> Measured:
    """Glyphs for what a font lacks, and glyphs that the file gives no text."""
    missing: list[Bad] = []
    textless: list[Bad] = []
    total = 0
    for page in reading.pages:
        lines = {sign.order: (line, k) for line, k, sign in all_signs(reading, page.number)}
        for order, glyph in enumerate(page.glyphs):
            total += 1
            place = lines.get(order)
            name = reading.fonts[glyph.font].name
            if glyph.missing and glyph.visible:
                missing.append(_glyph(reading, "pdf-glyph-missing", page, place, name))
            elif _has_no_text(glyph):
                textless.append(_glyph(reading, "pdf-glyph-textless", page, place, name))
    return Measured(
        (
            ("glyphs", total),
            ("glyphs-missing", len(missing)),
            ("glyphs-textless", len(textless)),
        ),
        (*missing, *textless),
    )


def _has_no_text(glyph: Glyph) -> bool:
    if not glyph.text:
        return glyph.advance > 0
    return any(each == "\ufffd" or "\ue000" <= each <= "\uf8ff" for each in glyph.text)


def _glyph(reading: Reading, id: str, page: Page, place: tuple[Line, int] | None, font: str) -> Bad:
    if place is not None:
        return at(reading, id, *place, font=font)
    return Bad(finding(id, Span(reading.file), page=page.number, font=font))


def _separate(words: str) -> str:
    """The words with ﬁ as fi, as which readers give it, and other presentation forms alike."""
    return _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]), words)


def text(reading: Reading) -> Measured:
    """Text that PDFium does not find, and Han characters that come out as radicals."""
    bad: list[Bad] = []
    lost = 0
    for page, read in zip(reading.pages, reading.texts, strict=True):
        # Bold by showing the same twice is one text to readers.
        once = {
            (glyph.text, round(glyph.x), round(glyph.y)) for glyph in ink(page) if not glyph.missing
        }
        shown = Counter(
            each
            for words, _, _ in once
            for each in _separate(words)
            if each.strip() and each not in _UNSURE
        )
        shown -= Counter(_separate(read))
        lost += shown.total()
        if shown:
            words = "".join(sorted(shown))[:20]
            span = Span(reading.file)
            bad.append(Bad(finding("pdf-text-lost", span, page=page.number, text=words)))
    radicals = [
        at(reading, "pdf-text-radical", line, place, character=sign.text)
        for number in range(1, len(reading.pages) + 1)
        for line, place, sign in all_signs(reading, number)
        if c.is_radical(sign.text)
    ]
    figures = (("characters-lost", lost), ("characters-radical", len(radicals)))
    return Measured(figures, (*bad, *radicals))

"""What is to be ticked before an issue is printed: every line of what it prints by itself,
every article and page, the running heads, the folios.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from publish.issue.block import Stretch
from publish.model.places import PlacedPage
from publish.proof.numbering import NumberedLine
from publish.proof.places import Places
from publish.proof.proof_pages import ProofPages, folio_range
from publish.proof.rows import line_words
from publish.proof.wording import word, words_of_both

_WHOLE = frozenset({"article", "page"})
"""Documents that are read elsewhere, and ticked as a whole."""
_PARTS = {
    "front-cover": "cover",
    "back-cover": "back-cover",
    "spine-page": "spine",
    "board": "board",
    "toc": "contents",
    "divider": "divider",
    "colophon": "colophon",
    "article": "article",
    "page": "text-page",
}


class Tick(Struct, frozen=True):
    """A line of the list: the part of the issue in Chinese and English, what is printed there,
    and where.
    """

    part: str
    words: str
    place: str


def ticks_of(
    proofs: Sequence[ProofPages], stretches: Sequence[Stretch], language: str
) -> tuple[Tick, ...]:
    """Everything that an issue prints; `stretches` are its book block."""
    listed = [tick for proof in proofs for tick in _document(proof, language)]
    return (*listed, *_heads(proofs, language), *_folios(stretches, language))


def _document(proof: ProofPages, language: str) -> Iterator[Tick]:
    part = words_of_both(_PARTS[proof.matter.kind])
    if proof.matter.kind in _WHOLE or not proof.lines:
        numbered = proof.folios is not None
        place = _pages(proof.printed, language) if numbered else proof.page_names[0]
        yield Tick(part, proof.matter.title, place)
        return
    if proof.matter.kind == "spine-page":  # a line is a character there
        for unit in proof.matter.text.units:
            yield Tick(part, unit.text.replace("⏎", ""), proof.page_names[0])
        return
    for line, words in _lines(proof):
        place = proof.page_names[0]
        if line is not None:
            place = line_words(line, proof.page_names, language)
        yield Tick(part, words, place)


def _lines(proof: ProofPages) -> Iterator[tuple[NumberedLine | None, str]]:
    """The lines of a document with what stands in them; pictures stand in none."""
    places = Places(proof.lines)
    lines: dict[int, NumberedLine | None] = {}
    found: dict[int, list[str]] = {}
    for unit in proof.matter.text.units:
        parts: dict[int, str] = {}
        for place, token in enumerate(unit.tokens):
            stretches = places.of(unit, place, place + 1)
            line = stretches[0].line if stretches else None
            # Blanks have no place, and go with what stands before them.
            key = id(line) if line else next(reversed(parts), id(unit))
            lines.setdefault(key, line)
            parts[key] = parts.get(key, "") + token.words
        for key, words in parts.items():
            found.setdefault(key, []).append(words.strip())
    for key, words_of_line in found.items():
        yield lines[key], "\u3000".join(words_of_line).replace("\u3000：\u3000", "：")


_FEW = 8
"""Pages that are told one by one."""


def _pages(printed: Sequence[str], language: str) -> str:
    """頁29–34."""
    return word("page", language).format(page=folio_range(printed))


def _heads(proofs: Sequence[ProofPages], language: str) -> Iterator[Tick]:
    """Every running head once, with the first and the last page that have it."""
    pages: dict[str, list[str]] = {}
    for proof in proofs:
        words = {
            element: unit.text
            for unit in proof.matter.text.heads
            for element in (spot.element for spot in unit.spots)
        }
        for page, name in zip(proof.pages.placed, proof.printed, strict=True):
            for head in _heads_of(page, words):
                pages.setdefault(head, []).append(name)
    for head, names in pages.items():
        place = _pages(names, language)
        if len(names) <= _FEW:
            place = word("page", language).format(page=_listed(names, language))
        yield Tick(words_of_both("head"), _with_folio(head), place)


def _with_folio(head: str) -> str:
    """A head that ends with the folios, which each article has its own, so that none is shown."""
    return f"{head}…" if head.endswith(("，頁", ",")) else head


def _heads_of(page: PlacedPage, words: dict[int, str]) -> Iterator[str]:
    elements = (text.element for line in page.heads for text in line.texts)
    yield from dict.fromkeys(words[element] for element in elements if element in words)


def _folios(stretches: Sequence[Stretch], language: str) -> Iterator[Tick]:
    """The folios of each numbering, and the pages that are blank."""
    numbers: dict[str, list[str]] = {}
    blank: list[str] = []
    for stretch in stretches:
        if stretch.folios is None:
            continue
        first = stretch.folios.first
        own = [stretch.folios.printed(n) for n in range(first, first + stretch.count)]
        numbers.setdefault(stretch.folios.numerals, []).extend(own)
        if stretch.entry is None or stretch.entry.kind == "blank":
            blank += own
    for own in numbers.values():
        yield Tick(words_of_both("folios"), f"{own[0]}–{own[-1]}", "")
    if blank:
        yield Tick(words_of_both("blank-pages"), _listed(blank, language), "")


def _listed(names: Sequence[str], language: str) -> str:
    return word("listed", language).join(names)

"""One article's proof: pages, marks, sheets, all in one file.

The pages are those of the final build, from the same layout; what a proof adds is laid under
and over them, so that no line moves.
"""

from dataclasses import dataclass
from functools import cached_property

from publish.html import metadata_of, print_document
from publish.html.dates import printed_date
from publish.html.document import numbering_of
from publish.html.queries import pictures_of
from publish.html.unit_reader import text_of
from publish.html.units import Text
from publish.model import Article
from publish.model.pages import FROM_ONE, Folios
from publish.model.places import PlacedPage
from publish.pdf import ArticlePages, Copy, SetPages, article_pages
from publish.pdf.merging import Description, Part, merged
from publish.pdf.overlay import Furniture, Sheet, Words, laid_over
from publish.pdf.weasy import lay_out
from publish.prepare import Prepared
from publish.proof.changes import Change, changes
from publish.proof.fields import field_changes
from publish.proof.furniture import (
    FIRST_WORDS,
    HEAD,
    WATERMARK,
    Head,
    count,
    furniture,
    numbers,
    page_css,
    page_sheet,
    plain_sheet,
    sheet_size,
    words_width,
)
from publish.proof.located import Located, located
from publish.proof.marks import COLOUR, GREY, PageMarks, page_marks
from publish.proof.numbering import NumberedLine, numbered_lines
from publish.proof.places import Places
from publish.proof.queries import PlacedQuery, placed_queries
from publish.proof.request import Marks, Occasion
from publish.proof.sheets import (
    Row,
    css_of,
    first_sheet,
    head_author,
    journal_line,
    last_sheets,
    recipient_line,
    round_names,
    rows_of,
)
from publish.proof.wording import note_line, place_labels, word


@dataclass(frozen=True, slots=True)
class SetDocument:
    """An article as it was set: its XHTML, its folios, its pages with the places of lines."""

    html: str
    folios: Folios
    pages: SetPages


@dataclass(frozen=True)
class ProofPages:
    """An article set for a proof: its pages, their lines, its queries and changes.

    `changes` are None where it is compared with nothing.
    """

    prepared: Prepared
    folios: Folios
    pages: ArticlePages
    text: Text
    lines: tuple[NumberedLine, ...]
    queries: tuple[PlacedQuery, ...]
    changes: tuple[Located, ...] | None

    @property
    def printed(self) -> tuple[str, ...]:
        """The folios as they are printed."""
        return tuple(self.folios.printed(folio) for folio in self.pages.folios)

    @cached_property
    def rows(self) -> tuple[Row, ...] | None:
        """The list of changes."""
        if self.changes is None:
            return None
        return rows_of(self.changes, self.printed, self.prepared.article.language)


def proof_pages(prepared: Prepared, document: SetDocument, older: Article | None) -> ProofPages:
    """The pages of the final build, read for a proof. Raises TemplateFailedError."""
    article, setting = prepared.article, prepared.setting
    pages = article_pages(document.pages, article, setting)
    labels = place_labels(article.language)
    text = text_of(document.html, f"{article.id}.", pictures_of(article), labels)
    through = setting.style.text("proof.count") == "through"
    lines = numbered_lines(pages.placed, text, note_line(article.language), through=through)
    places = Places(lines)
    queries = placed_queries(article, numbering_of(article, setting), text.units, places)
    found = None if older is None else located(_changes(older, prepared, text), text.units, places)
    return ProofPages(prepared, document.folios, pages, text, lines, queries, found)


def _changes(older: Article, prepared: Prepared, text: Text) -> tuple[Change, ...]:
    """What changed since; both versions are written by the same templates and labels."""
    before = print_document(older, prepared.setting)
    labels = place_labels(prepared.article.language)
    was = text_of(before.html, f"{older.id}.", pictures_of(older), labels)
    found = changes(was.units, text.units)
    return (*found, *field_changes(older, prepared.article, found, was.units, text.units))


def proof_file(proof: ProofPages, occasion: Occasion, marks: Marks, since: str) -> bytes:
    """The proof as PDF: first sheet, pages, queries and changes."""
    article, setting = proof.prepared.article, proof.prepared.setting
    placed = proof.pages.placed
    size = sheet_size(placed[0].width, placed[0].height)
    paper = page_css(size)
    first = first_sheet(article, setting, occasion, _contents(proof), since, paper)
    last = last_sheets(
        article, setting, occasion, proof.queries, proof.rows, proof.printed, since, paper
    )
    begin = len(first.folios)
    end = begin + len(placed)
    total = end + (len(last.folios) if last else 0)
    drawn = _marks(proof, marks)
    heads = [
        count(number, total, article.language, with_page=begin < number <= end)
        for number in range(1, total + 1)
    ]
    laid, worded = _furniture(proof, occasion, drawn, size, heads)
    sheets = [plain_sheet(size, head) for head in heads]
    sheets[begin:end] = _page_sheets(proof, drawn, heads[begin:end], worded)
    name = round_names(occasion.round).zh
    parts = [
        _part(first.pdf, laid, sheets[:begin], label=name, title=name),
        _part(proof.pages.pdf, laid, sheets[begin:end], folios=proof.folios),
    ]
    if last is not None:
        parts.append(_part(last.pdf, laid, sheets[end:], label=name))
    metadata = metadata_of(article)
    description = Description(
        f"{metadata.titles[0][1]}　{name}", metadata.language, metadata.authors
    )
    return merged(tuple(parts), description, setting.style.faces)


def _part(
    pdf: bytes,
    laid: Furniture,
    sheets: list[Sheet],
    *,
    folios: Folios | None = None,
    label: str = "",
    title: str = "",
) -> Part:
    return Part(laid_over(pdf, laid, tuple(sheets)), folios, label, title=title)


def _page_sheets(
    proof: ProofPages, drawn: tuple[PageMarks, ...], heads: list[Words], worded: list[int]
) -> list[Sheet]:
    """The sheets with pages; `worded` are the indices of those that have a page of words."""
    style = proof.prepared.setting.style
    ground = WATERMARK if style.flag("proof.watermark") else -1
    every = style.text("proof.numbers") == "every"
    on_page: dict[int, list[NumberedLine]] = {}
    for line in proof.lines:
        on_page.setdefault(line.page, []).append(line)
    sheets = []
    for index, page in enumerate(proof.pages.placed):
        shown = (heads[index], *numbers(page, on_page.get(index, ()), every=every))
        own = (FIRST_WORDS + worded.index(index),) if index in worded else ()
        sheets.append(page_sheet(page, drawn[index], shown, (HEAD, *own), ground))
    return sheets


def _furniture(
    proof: ProofPages,
    occasion: Occasion,
    drawn: tuple[PageMarks, ...],
    size: tuple[float, float],
    heads: list[Words],
) -> tuple[Furniture, list[int]]:
    """What is laid over the sheets, and the indices of the pages that have words of their own."""
    setting = proof.prepared.setting
    worded = [index for index, marks in enumerate(drawn) if marks.words or marks.flags]
    texts = (*(line.label for line in proof.lines), *(head.text for head in heads))
    characters = "".join(sorted({each for text in texts for each in text if not each.isspace()}))
    html = furniture(
        _head(proof.prepared, occasion),
        [(proof.pages.placed[index], drawn[index]) for index in worded],
        round_names(occasion.round).zh,
        characters,
    )
    css = css_of("furniture.css", setting) + page_css(size)
    layout = lay_out(Copy(html, css, setting.style.faces))
    return Furniture(layout.pages(FROM_ONE, tagged=False).pdf, characters), worded


def _marks(proof: ProofPages, marks: Marks) -> tuple[PageMarks, ...]:
    placed: tuple[PlacedPage, ...] = proof.pages.placed
    shown = proof.changes if proof.changes is not None and marks != "list" else ()
    colours = COLOUR if marks == "colour" else GREY
    language = proof.prepared.article.language
    return page_marks(placed, shown, proof.queries, colours, language, words_width(placed[0]))


def _contents(proof: ProofPages) -> str:
    """28頁，改動 5 處，詢問 3 則（2 則未答）."""
    language = proof.prepared.article.language
    parts = [word("count-pages", language).format(count=len(proof.pages.folios))]
    if proof.changes is not None:
        parts.append(word("count-changes", language).format(count=len(proof.changes)))
    if proof.queries:
        waiting = sum(query.is_open for query in proof.queries)
        counts = {"count": len(proof.queries), "open": waiting}
        parts.append(word("count-queries", language).format(**counts))
    return word("between", language).join(parts)


def _head(prepared: Prepared, occasion: Occasion) -> Head:
    article, setting = prepared.article, prepared.setting
    language = article.language
    names = round_names(occasion.round)
    date = printed_date(occasion.date, language, setting.journal) if occasion.date else ""
    recipient = recipient_line(occasion, language)
    left = (
        names.zh if language.startswith("zh") or not names.en else names.en,
        date,
        journal_line(setting, language, dated=False),
        head_author(article),
    )
    right = (
        word("to", language) + recipient if recipient else "",
        word("build", language) + occasion.build,
    )
    gap = "\u3000"
    return Head(*(gap.join(part for part in side if part) for side in (left, right)))

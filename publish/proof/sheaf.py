"""One file of a proof: first sheet, pages, queries and changes, of an article or of an issue."""

from collections.abc import Sequence
from functools import partial
from itertools import count as count_from
from string import digits

from msgspec import Struct

from publish.compositors import Placed
from publish.html import Setting, metadata_of
from publish.html.dates import printed_date
from publish.html.issue import issue_title
from publish.model.places import PlacedPage
from publish.pdf import Copy, SetPages
from publish.pdf.merging import Description, Part, merged
from publish.pdf.overlay import Furniture, Sheet, Words, lay_over
from publish.prepare import PreparedIssue
from publish.production.shop import Shop
from publish.proof.furniture import (
    FIRST_WORDS,
    HEAD,
    WATERMARK,
    Head,
    count,
    furniture,
    lettered,
    needs_setting,
    numbers,
    page_css,
    page_sheet,
    plain_sheet,
    sheet_size,
    words_width,
)
from publish.proof.marks import COLOUR, GREY, PageMarks, page_marks
from publish.proof.numbering import NumberedLine
from publish.proof.proof_pages import ProofPages
from publish.proof.request import Marks, Occasion
from publish.proof.sheets import (
    Compared,
    Heading,
    author_line,
    css_of,
    first_sheet,
    head_author,
    journal_line,
    last_sheets,
    recipient_line,
    round_names,
)
from publish.proof.ticks import Tick
from publish.proof.wholes import Whole
from publish.proof.wording import word


class Sheaf(Struct, frozen=True):
    """What one file holds: the pages of an article, or everything that an issue prints.

    `wholes` came to an issue or left it as a whole, `ticks` are to be ticked at its end.
    """

    heading: Heading
    setting: Setting
    proofs: tuple[ProofPages, ...]
    wholes: tuple[Whole, ...] = ()
    ticks: tuple[Tick, ...] = ()

    @property
    def placed(self) -> tuple[PlacedPage, ...]:
        """All pages."""
        return tuple(page for proof in self.proofs for page in proof.pages.placed)

    @property
    def size(self) -> tuple[float, float]:
        """The paper on which all its pages stand."""
        return max(sheet_size(page.width, page.height) for page in self.placed)


def article_sheaf(proof: ProofPages) -> Sheaf:
    """An article by itself."""
    article = proof.matter.article
    assert article is not None
    metadata = metadata_of(article)
    others = (title for tag, title in metadata.titles[1:] if tag.startswith("en"))
    heading = Heading(
        metadata.language,
        metadata.titles[0][1],
        next(others, ""),
        author_line(article),
        head_author(article),
        metadata.authors,
    )
    return Sheaf(heading, proof.matter.setting, (proof,))


def issue_sheaf(
    issue: PreparedIssue, proofs: tuple[ProofPages, ...], wholes: tuple[Whole, ...]
) -> Sheaf:
    """An issue with everything that it prints, in the order in which it is bound."""
    setting = issue.setting
    language = setting.language
    publisher = (setting.journal.publisher.name.best(language) or "") if setting.journal else ""
    other = issue_title(setting, "en")
    title = issue_title(setting, language)
    authors = (publisher,) if publisher else ()
    heading = Heading(language, title, other if other != title else "", "", "", authors)
    return Sheaf(heading, setting, proofs, wholes)


def proof_files(
    sheaf: Sheaf,
    occasions: Sequence[Occasion],
    marks: Marks,
    since: str,
    shop: Shop,
    undrawn: Sequence[Placed] = (),
) -> tuple[bytes, ...]:
    """The proof as PDF for each of a round's occasions, which differ in who gets it.

    In it are, in order, the first sheet, the pages, queries and changes, what is to be ticked.
    `undrawn` are those of the sheaf's documents, in order, whose pages were read but not drawn:
    that is done beside the setting of the sheets.
    """
    setting, size = sheaf.setting, sheaf.size
    paper = page_css(size)
    compared = any(proof.changes is not None for proof in sheaf.proofs)
    told = Compared(since, marks) if compared else None
    drawn = tuple(page for proof in sheaf.proofs for page in _marks(proof, marks, size))
    characters, contents = _characters(sheaf, drawn), _contents(sheaf)
    last = last_sheets(
        sheaf.heading,
        setting,
        occasions[0].round,
        sheaf.proofs,
        sheaf.wholes,
        sheaf.ticks,
        since,
        paper,
    )
    copies = [last] if last else []
    for occasion in occasions:
        copies.append(first_sheet(sheaf.heading, setting, occasion, contents, told, paper))
        copies.append(_furniture(sheaf, occasion, drawn, size, characters))
    pages = iter(shop.side_by_side(copies, undrawn))
    pdfs = tuple(proof.pages.pdf or next(pages).pdf for proof in sheaf.proofs)
    behind = next(pages) if last else None
    files = []
    for occasion in occasions:
        first, laid = next(pages), next(pages)
        shown = "".join(each for each in characters if each not in laid.missing)
        files.append(
            _joined(sheaf, pdfs, occasion, drawn, first, behind, Furniture(laid.pdf, shown))
        )
    return tuple(files)


def _joined(
    sheaf: Sheaf,
    pdfs: tuple[bytes, ...],
    occasion: Occasion,
    drawn: tuple[PageMarks, ...],
    first: SetPages,
    last: SetPages | None,
    laid: Furniture,
) -> bytes:
    """The first sheet, the pages of all `pdfs` and the last sheets as one file, the furniture laid
    over them.
    """
    size, language = sheaf.size, sheaf.heading.language
    begin = len(first.folios)
    end = begin + len(drawn)
    total = end + (len(last.folios) if last else 0)
    heads = [
        count(number, total, language, with_page=begin < number <= end)
        for number in range(1, total + 1)
    ]
    sheets = [plain_sheet(size, head) for head in heads]
    sheets[begin:end] = _page_sheets(sheaf, drawn, heads[begin:end])
    name = round_names(occasion.round).zh
    parts = [Part(first.pdf, label=name, title=name)]
    for proof, pdf in zip(sheaf.proofs, pdfs, strict=True):
        matter = proof.matter
        parts.append(
            Part(
                pdf,
                proof.folios,
                label=matter.title,
                title=matter.title,
                name=matter.name if matter.kind == "article" else "",
            )
        )
    if last is not None:
        parts.append(Part(last.pdf, label=name))
    title, creators = f"{sheaf.heading.title}　{name}", sheaf.heading.creators
    description = Description(title, language, creators, actual_size=True)
    faces = sheaf.setting.style.faces
    return merged(
        tuple(parts), description, faces, partial(lay_over, furniture=laid, sheets=sheets)
    )


def _page_sheets(sheaf: Sheaf, drawn: tuple[PageMarks, ...], heads: list[Words]) -> list[Sheet]:
    """The sheets with pages."""
    style, size = sheaf.setting.style, sheaf.size
    ground = WATERMARK if style.flag("proof.watermark") else -1
    every = style.text("proof.numbers") == "every"
    worded = count_from(FIRST_WORDS)
    sheets: list[Sheet] = []
    for proof in sheaf.proofs:
        on_page: dict[int, list[NumberedLine]] = {}
        for line in proof.lines:
            on_page.setdefault(line.page, []).append(line)
        for number, page in enumerate(proof.pages.placed):
            marks = drawn[len(sheets)]
            lines = numbers(page, on_page.get(number, ()), every=every)
            texts = (HEAD, next(worded)) if needs_setting(marks) else (HEAD,)
            words = (heads[len(sheets)], *lines)
            sheets.append(page_sheet(page, size, marks, words, texts, ground))
    return sheets


def _characters(sheaf: Sheaf, drawn: tuple[PageMarks, ...]) -> str:
    """The characters of everything that is drawn on the sheets: numbers of lines and sheets,
    words in the margin.
    """
    labels = (line.label for proof in sheaf.proofs for line in proof.lines)
    words = (text for marks in drawn for text in lettered(marks))
    head = count(0, 0, sheaf.heading.language, with_page=False).text
    texts = (*labels, *words, head, digits)
    return "".join(sorted({each for text in texts for each in text if not each.isspace()}))


def _furniture(
    sheaf: Sheaf,
    occasion: Occasion,
    drawn: tuple[PageMarks, ...],
    size: tuple[float, float],
    characters: str,
) -> Copy:
    """What is laid over the sheets, and is no part of the document."""
    setting = sheaf.setting
    html = furniture(
        _head(sheaf, occasion),
        [
            (page, words_width(page, size), marks)
            for page, marks in zip(sheaf.placed, drawn, strict=True)
            if needs_setting(marks)
        ],
        round_names(occasion.round).zh,
        characters,
    )
    css = css_of("furniture.css", setting) + page_css(size)
    return Copy(html, css, setting.style.faces, tagged=False)


def _marks(proof: ProofPages, marks: Marks, size: tuple[float, float]) -> tuple[PageMarks, ...]:
    shown = proof.changes if proof.changes is not None and marks != "list" else ()
    colours = COLOUR if marks == "colour" else GREY
    placed = proof.pages.placed
    widths = tuple(words_width(page, size) for page in placed)
    return page_marks(placed, shown, proof.queries, colours, proof.matter.language, widths)


def _contents(sheaf: Sheaf) -> str:
    """28頁，改動 5 處，詢問 3 則（2 則未答）."""
    language = sheaf.heading.language
    parts = [word("count-pages", language).format(count=len(sheaf.placed))]
    compared = [proof.changes for proof in sheaf.proofs if proof.changes is not None]
    if compared:
        changed = sum(len(changes) for changes in compared)
        parts.append(word("count-changes", language).format(count=changed))
    queries = sum(len(proof.queries) for proof in sheaf.proofs)
    if queries:
        waiting = sum(proof.waiting for proof in sheaf.proofs)
        parts.append(word("count-queries", language).format(count=queries, open=waiting))
    return word("between", language).join(parts)


def _head(sheaf: Sheaf, occasion: Occasion) -> Head:
    setting, language = sheaf.setting, sheaf.heading.language
    names = round_names(occasion.round)
    date = printed_date(occasion.date, language, setting.journal) if occasion.date else ""
    recipient = recipient_line(occasion, language)
    left = (
        names.zh if language.startswith("zh") or not names.en else names.en,
        date,
        journal_line(setting, language, dated=False),
        sheaf.heading.head,
    )
    right = (
        word("to", language) + recipient if recipient else "",
        word("build", language) + occasion.build,
    )
    gap = "\u3000"
    return Head(*(gap.join(part for part in side if part) for side in (left, right)))

"""One file of a proof: first sheet, pages, queries and changes, of an article or of an issue."""

from dataclasses import dataclass

from publish.html import Setting, metadata_of
from publish.html.dates import printed_date
from publish.html.issue import issue_title
from publish.model.pages import FROM_ONE, Folios
from publish.model.places import PlacedPage
from publish.pdf import Copy
from publish.pdf.merging import Description, Part, merged
from publish.pdf.overlay import Furniture, Sheet, Words, laid_over
from publish.pdf.weasy import lay_out
from publish.prepare import PreparedIssue
from publish.proof.copies import ProofPages
from publish.proof.documents import Whole
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
from publish.proof.marks import COLOUR, GREY, PageMarks, page_marks
from publish.proof.numbering import NumberedLine
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
from publish.proof.wording import word


@dataclass(frozen=True, slots=True)
class Sheaf:
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
    language = setting.journal.language if setting.journal else "zh-Hant-TW"
    publisher = (setting.journal.publisher.name.best(language) or "") if setting.journal else ""
    other = issue_title(setting, "en")
    title = issue_title(setting, language)
    authors = (publisher,) if publisher else ()
    heading = Heading(language, title, other if other != title else "", "", "", authors)
    return Sheaf(heading, setting, proofs, wholes)


def proof_file(sheaf: Sheaf, occasion: Occasion, marks: Marks, since: str) -> bytes:
    """The proof as PDF: first sheet, pages, queries and changes, what is to be ticked."""
    setting, size, language = sheaf.setting, sheaf.size, sheaf.heading.language
    paper, placed = page_css(size), sheaf.placed
    compared = any(proof.changes is not None for proof in sheaf.proofs)
    told = Compared(since, marks) if compared else None
    first = first_sheet(sheaf.heading, setting, occasion, _contents(sheaf), told, paper)
    last = last_sheets(
        sheaf.heading, setting, occasion, sheaf.proofs, sheaf.wholes, sheaf.ticks, since, paper
    )
    begin = len(first.folios)
    end = begin + len(placed)
    total = end + (len(last.folios) if last else 0)
    drawn = tuple(page for proof in sheaf.proofs for page in _marks(proof, marks, size))
    heads = [
        count(number, total, language, with_page=begin < number <= end)
        for number in range(1, total + 1)
    ]
    laid, worded = _furniture(sheaf, occasion, drawn, size, heads)
    sheets = [plain_sheet(size, head) for head in heads]
    sheets[begin:end] = _page_sheets(sheaf, drawn, heads[begin:end], worded)
    name = round_names(occasion.round).zh
    parts = [_part(first.pdf, laid, sheets[:begin], label=name, title=name)]
    for proof in sheaf.proofs:
        behind = begin + len(proof.pages.placed)
        matter = proof.matter
        parts.append(
            _part(
                proof.pages.pdf,
                laid,
                sheets[begin:behind],
                folios=proof.folios,
                label=matter.title,
                title=matter.title,
                name=matter.name if matter.kind == "article" else "",
            )
        )
        begin = behind
    if last is not None:
        parts.append(_part(last.pdf, laid, sheets[end:], label=name))
    description = Description(f"{sheaf.heading.title}　{name}", language, sheaf.heading.creators)
    return merged(tuple(parts), description, setting.style.faces)


def _part(
    pdf: bytes,
    laid: Furniture,
    sheets: list[Sheet],
    *,
    folios: Folios | None = None,
    label: str = "",
    title: str = "",
    name: str = "",
) -> Part:
    overlaid = laid_over(pdf, laid, tuple(sheets))
    return Part(overlaid, folios, label, title=title, name=name)


def _page_sheets(
    sheaf: Sheaf, drawn: tuple[PageMarks, ...], heads: list[Words], worded: list[int]
) -> list[Sheet]:
    """The sheets with pages; `worded` are the indices of those that have a page of words."""
    style, size = sheaf.setting.style, sheaf.size
    ground = WATERMARK if style.flag("proof.watermark") else -1
    every = style.text("proof.numbers") == "every"
    sheets: list[Sheet] = []
    for proof in sheaf.proofs:
        on_page: dict[int, list[NumberedLine]] = {}
        for line in proof.lines:
            on_page.setdefault(line.page, []).append(line)
        for number, page in enumerate(proof.pages.placed):
            index = len(sheets)
            shown = (heads[index], *numbers(page, on_page.get(number, ()), every=every))
            own = (FIRST_WORDS + worded.index(index),) if index in worded else ()
            sheets.append(page_sheet(page, size, drawn[index], shown, (HEAD, *own), ground))
    return sheets


def _furniture(
    sheaf: Sheaf,
    occasion: Occasion,
    drawn: tuple[PageMarks, ...],
    size: tuple[float, float],
    heads: list[Words],
) -> tuple[Furniture, list[int]]:
    """What is laid over the sheets, and the indices of the pages that have words of their own."""
    setting, placed = sheaf.setting, sheaf.placed
    worded = [index for index, marks in enumerate(drawn) if marks.words or marks.flags]
    labels = (line.label for proof in sheaf.proofs for line in proof.lines)
    texts = (*labels, *(head.text for head in heads))
    characters = "".join(sorted({each for text in texts for each in text if not each.isspace()}))
    html = furniture(
        _head(sheaf, occasion),
        [(placed[index], words_width(placed[index], size), drawn[index]) for index in worded],
        round_names(occasion.round).zh,
        characters,
    )
    css = css_of("furniture.css", setting) + page_css(size)
    layout = lay_out(Copy(html, css, setting.style.faces))
    return Furniture(layout.pages(FROM_ONE, tagged=False).pdf, characters), worded


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

"""E-books of proofs, of an article and of a whole issue; the library is loaded when one is made."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from publish.compositors import Placed
from publish.diagnostics import Finding
from publish.issue.binding import Bound
from publish.issue.e_book import issue_book
from publish.keeping.outputs import Output
from publish.pdf import Copy, SetPages
from publish.pdf.article import page_starts
from publish.prepare import Prepared
from publish.production.bindery import Edition
from publish.production.covers import designed_front
from publish.production.shop import Shop
from publish.proof.e_book import mark_book
from publish.proof.proof_pages import ProofPages
from publish.proof.request import Occasion
from publish.proof.sheets import book_words, css_of, round_names
from publish.proof.wholes import Whole

Findings = tuple[Finding, ...]


def article_book(
    name: str, proof: ProofPages, placed: Placed, occasion: Occasion, since: str, shop: Shop
) -> tuple[Output, Findings]:
    """NAME.epub, the e-book of an article's proof, and what was found on the way."""
    from publish.epub import Additions, make_epub

    article, setting, pages = proof.matter.article, proof.matter.setting, placed.pages
    assert article is not None
    assert pages is not None
    words = book_words(occasion, setting, proof.matter.language)

    def mark(_: str, root: Any) -> None:
        mark_book(root, proof, words, since)

    book = make_epub(
        article,
        setting,
        page_starts(pages, placed.folios.numerals),
        modified=_modified(occasion),
        set_cover=partial(_set_cover, shop),
        additions=Additions(mark, css_of("book.css", setting), round_names(occasion.round).zh),
    )
    return Output(f"{name}.epub", book.data), book.findings


def whole_book(
    name: str,
    edition: Edition,
    bound: Bound,
    articles: Sequence[tuple[Prepared, ProofPages]],
    proofs: Sequence[ProofPages],
    wholes: Sequence[Whole],
    occasion: Occasion,
    since: str,
    shop: Shop,
) -> tuple[Output, Findings]:
    """NAME.epub, the e-book of a whole issue's proof, and what was found on the way.

    `proofs` are those of everything that it prints. Each document has its own marks and lists;
    the first one tells what came or left as a whole.
    """
    from publish.epub import Additions

    setting, order = edition.issue.setting, edition.order
    named = {f"article {read.article.file}": proof for read, proof in articles}
    own = {proof.matter.name: proof for proof in proofs if proof.matter.kind != "article"}
    marked = own | named
    told = list(wholes)

    def mark(document: str, root: Any) -> None:
        proof = marked.get(document)
        if proof is None:
            return
        here, told[:] = tuple(told), ()
        if proof.matter.kind == "article" or proof.changes or proof.queries or here:
            words = book_words(occasion, setting, proof.matter.language)
            mark_book(root, proof, words, since, here)

    book = issue_book(
        edition.issue,
        (*order.front, *order.body),
        {read.article.file: read for read, _ in articles},
        bound.stretches,
        designed_front(shop, edition.issue),
        "",
        partial(_set_cover, shop),
        modified=_modified(occasion),
        additions=Additions(mark, css_of("book.css", setting), round_names(occasion.round).zh),
    )
    return Output(f"{name}.epub", book.data), book.findings


def _set_cover(shop: Shop, copy: Copy) -> SetPages:
    (pages,) = shop.side_by_side((copy,))
    return pages


def _modified(occasion: Occasion) -> str:
    """The day of the proof as the time of the book's last change; empty where none is given."""
    return f"{occasion.date}T00:00:00Z" if occasion.date else ""

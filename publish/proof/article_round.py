"""One article's round: its proof, its list of changes, its record."""

from collections.abc import Iterator
from time import perf_counter

from msgspec import Struct
from msgspec.structs import replace

from publish.compositors import Placed
from publish.diagnostics import Finding
from publish.keeping.outputs import Output
from publish.pdf import article_pages
from publish.prepare import Prepared
from publish.production.readings import Asked, Readings
from publish.production.runs import Run, RunEntry
from publish.production.shop import Shop
from publish.proof.books import article_book
from publish.proof.documents import with_folio_change
from publish.proof.kept import build_of, proofs_folder, sources
from publish.proof.lists import change_lists
from publish.proof.made import MadeProof, files_of
from publish.proof.matter import article_matter
from publish.proof.proof_pages import proof_pages
from publish.proof.recipients import recipients_of, round_of
from publish.proof.record import Recorded, copy_record, round_taken
from publish.proof.request import Occasion, ProofRequest
from publish.proof.sheaf import article_sheaf, proof_files
from publish.proof.since import Older, Since
from publish.proof.versions import Versions, compare
from publish.request import Built

Findings = tuple[Finding, ...]


class Round(Struct, frozen=True):
    """A round that is being made."""

    request: ProofRequest
    readings: Readings
    asked: Asked
    shop: Shop
    since: Since

    def is_wanted(self, entry: RunEntry, first: int) -> bool:
        """Whether an article was asked for."""
        return entry.task is not None and bool(self.asked.formats(entry.task))


class Comparison(Struct, frozen=True):
    """An article beside an older version, or why there is none."""

    versions: Versions
    older: Older | Finding | None


def older_article(round: Round, prepared: Prepared) -> Older | Finding | None:
    """The older version of an article by itself; None where nothing is compared.

    Raises TemplateFailedError.
    """
    return round.since.article(prepared) if round.request.since else None


def comparison(prepared: Prepared, html: str, older: Older | Finding | None) -> Comparison:
    """An article that is printed as `html` beside an older version, read and compared."""
    matter = article_matter(prepared.article, prepared.setting, html)
    return Comparison(compare(matter, older.matter if isinstance(older, Older) else None), older)


def article_rounds(round: Round, run: Run) -> Iterator[MadeProof | Findings]:
    """The proofs of the articles of a run that are asked for, or why there are none.

    While the crew sets their pages, older versions are read and compared. Pages are drawn when
    what stands on them is known, beside the setting of the sheets. Raises TemplateFailedError.
    """
    set_articles = replace(round.shop, draw=False).run(run, round.is_wanted)
    compared = {
        entry.name: comparison(
            entry.prepared, entry.copy().html, older_article(round, entry.prepared)
        )
        for entry in run.entries
        if entry.prepared is not None and round.is_wanted(entry, entry.first)
    }
    for entry, placed in set_articles:
        if placed.pages is not None and entry.prepared is not None:
            yield made_article(round, entry.prepared, placed, compared[entry.name])


def made_article(
    round: Round,
    prepared: Prepared,
    placed: Placed,
    compared: Comparison,
    *,
    in_issue: bool = False,
) -> MadeProof | Findings:
    """One article's proof beside an older version, or why there is none.

    As one `in_issue` it tells of folios that are others than before.
    """
    started, older = perf_counter(), compared.older
    request, article, pages = round.request, prepared.article, placed.pages
    assert pages is not None
    source = sources(prepared)
    folder = proofs_folder(prepared.root, article.file)
    recorded = Recorded(
        "article",
        article.id,
        compared.versions.now.title,
        article.file,
        request.round,
        build_of(source.items()),
        prepared.setting.style.name,
    )
    taken = round_taken(folder, recorded, prepared.root)
    recipients = recipients_of(article, request)
    errors = tuple(each for each in (taken, older, recipients) if isinstance(each, Finding))
    if errors:
        return errors
    assert not isinstance(older, Finding)
    assert not isinstance(recipients, Finding)
    proof = proof_pages(compared.versions, placed.folios, pages)
    if in_issue and older is not None:
        proof = with_folio_change(proof, older.root.folios)
    this = round_of(prepared.setting.journal, request)
    since = older.root.name if older else ""
    told: Findings = ()
    occasions = [
        Occasion(this, request.date, request.due, each.name, recorded.build) for each in recipients
    ]
    undrawn = () if pages.pdf else (placed,)
    pdfs = proof_files(article_sheaf(proof), occasions, request.marks, since, round.shop, undrawn)
    made: list[list[Output]] = []
    for recipient, occasion, pdf in zip(recipients, occasions, pdfs, strict=True):
        name = recipient.stem(article.id)
        outputs = [Output(f"{name}.pdf", pdf)]
        if request.epub:
            book, told = article_book(name, proof, placed, occasion, since, round.shop)
            outputs.append(book)
        outputs += change_lists((proof,), name, proof.matter.title, since)
        made.append(outputs)
    findings = (
        *article_pages(pages, article, prepared.setting).findings,
        *(older.root.findings if older else ()),
        *told,
    )
    copies = [
        (copy_record(each, (proof,), request, this, since, outputs, findings), outputs)
        for each, outputs in zip(recipients, made, strict=True)
    ]
    built = Built(
        article.id,
        tuple(folder / str(request.round) / each.name for outputs in made for each in outputs),
        (pages.folios[0], pages.folios[-1]),
        perf_counter() - started,
    )
    return MadeProof(prepared, proof, files_of(recorded, folder, source, copies, built, findings))

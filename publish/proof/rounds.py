"""A round of proofs: of which articles, for whom, and the files that are kept of it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from publish.cache import set_pages_cache
from publish.compositors import Crew, set_run
from publish.diagnostics import Finding, finding, has_errors, in_order
from publish.html import TemplateFailedError
from publish.issues import article_runs
from publish.manuscript.names import SOURCE_SUFFIX
from publish.model import Article, Multilingual, Person, ProofRound, Span
from publish.model.issue import DEFAULT_ROUNDS
from publish.outputs import Output, Staging
from publish.prepare import Prepared
from publish.proof.copies import SetDocument, proof_file, proof_pages
from publish.proof.kept import build_of, kept_numbers, kept_round, proofs_folder, sources
from publish.proof.lists import change_lists
from publish.proof.record import proof_record
from publish.proof.request import Occasion, ProofRequest
from publish.proof.since import older
from publish.readings import Asked, Readings, read_all
from publish.request import Built, Request
from publish.runs import Run, RunEntry, article_run

Findings = tuple[Finding, ...]

_EXPECTED = frozenset({"query-open"})
"""What a proof is for is no fault of its manuscript."""


def make_proofs(
    request: ProofRequest,
    report: Callable[[Built], None] = lambda built: None,
    begin: Callable[[str], None] = lambda name: None,
) -> Findings:
    """Make a round of proofs of every article that the request names; everything found.

    `begin` is told of each article, `report` of each whose files are in their places. Raises
    OutputUnwritableError, LibraryMissingError.
    """
    undated = () if request.due else (finding("proof-undated", Span("--due")),)
    # Those of an issue as well, each for itself.
    readings = Readings(Request(request.paths, Path("build"), ("offprints",), request.style))
    asked = read_all(readings)
    found = [*undated, *asked.findings]
    if not has_errors(tuple(found), strict=request.strict):
        for run in _runs(readings, asked):
            found += run.findings
            for prepared, document in _set(run, asked, begin):
                found += _made(prepared, document, request, report)
    return in_order(tuple(each for each in found if each.id not in _EXPECTED))


def _runs(readings: Readings, asked: Asked) -> Iterator[Run]:
    for group in asked.groups:
        if group.issue_file:
            yield from article_runs(readings, group)
        else:
            yield from (article_run(readings, task) for task in group.articles)


def _set(
    run: Run, asked: Asked, begin: Callable[[str], None]
) -> Iterator[tuple[Prepared, SetDocument]]:
    """The articles of a run that were asked for, set with the places of all lines."""

    def wanted(entry: RunEntry) -> Callable[[int], bool]:
        return lambda first: entry.task is not None and bool(asked.formats(entry.task))

    pieces = tuple(entry.piece(wanted(entry), placed=True) for entry in run.entries)
    with Crew() as crew:
        placed = set_run(
            pieces,
            crew,
            set_pages_cache(),
            last=run.last,
            numerals=run.numerals,
            begin=begin,
        )
        for entry, each in zip(run.entries, placed, strict=True):
            if each.pages is not None and entry.prepared is not None:
                yield entry.prepared, SetDocument(entry.copy().html, each.folios, each.pages)


def _made(
    prepared: Prepared,
    document: SetDocument,
    request: ProofRequest,
    report: Callable[[Built], None],
) -> Findings:
    """Make one article's proof and put its files in their places; what was found."""
    started = perf_counter()
    article = prepared.article
    source = sources(prepared)
    build = build_of(source.items())
    if taken := _taken(prepared, request, build):
        return (taken,)
    before = older(prepared, request.since) if request.since else None
    if isinstance(before, Finding):
        return (before,)
    recipients = _recipients(prepared, request)
    if isinstance(recipients, Finding):
        return (recipients,)
    try:
        proof = proof_pages(prepared, document, before.article if before else None)
    except TemplateFailedError as failed:
        return (failed.finding,)
    round = _round(prepared, request)
    since = before.name if before else ""
    outputs: list[Output] = []
    for suffix, recipient in recipients:
        occasion = Occasion(round, request.date, request.due, recipient, build)
        data = proof_file(proof, occasion, request.marks, since)
        outputs.append(Output(f"{article.id}{suffix}.pdf", data))
    outputs += change_lists(proof, since)
    findings = (*proof.pages.findings, *(before.findings if before else ()))
    record = proof_record(proof, request, round, build, since, source, tuple(outputs), findings)
    folder = proofs_folder(prepared) / str(request.round)
    _put(folder, article.id, source, (*outputs, record))
    folios = proof.pages.folios
    seconds = perf_counter() - started
    files = tuple(folder / output.name for output in outputs)
    report(Built(article.id, files, (folios[0], folios[-1]), seconds))
    return findings


def _taken(prepared: Prepared, request: ProofRequest, build: str) -> Finding | None:
    """Why a round cannot be made again: its source was another one."""
    folder, name = proofs_folder(prepared), prepared.article.id
    kept = kept_round(folder, request.round, name)
    if kept is None or kept.build == build:
        return None
    return finding(
        "round-taken",
        Span(prepared.article.file),
        name=name,
        round=request.round,
        next=max(kept_numbers(folder, name)) + 1,
        folder=kept.folder.relative_to(prepared.root).as_posix(),
    )


def _round(prepared: Prepared, request: ProofRequest) -> ProofRound:
    """The round as the journal, or else the trade, calls it; a name typed comes first."""
    journal = prepared.setting.journal
    rounds = journal.rounds if journal else DEFAULT_ROUNDS
    known = next((each for each in rounds if each.number == request.round), None)
    zh, en = f"{request.round}校", f"Proof {request.round}"
    unnamed = ProofRound(request.round, Multilingual((("zh-Hant", zh), ("en", en))), Multilingual())
    found = known or unnamed
    if not request.name:
        return found
    name = Multilingual((("zh-Hant", request.name),))
    return ProofRound(found.number, name, found.addressee, found.instructions)


def people_of(article: Article) -> tuple[tuple[str, Person], ...]:
    """The people of an article by id; those without one are author-1, contributor-1."""
    authors = (
        (person.id or f"author-{number}", person)
        for number, person in enumerate(article.authors, 1)
    )
    others = (
        (each.person.id or f"contributor-{number}", each.person)
        for number, each in enumerate(article.contributors, 1)
    )
    return (*authors, *others)


def _recipients(prepared: Prepared, request: ProofRequest) -> tuple[tuple[str, str], ...] | Finding:
    """(what is added to a file's name, the recipient's name) of each copy."""
    article = prepared.article
    people = people_of(article)
    if request.to_person:
        person = dict(people).get(request.to_person)
        if person is None:
            known = "、".join(id for id, _ in people) or "—"
            values = {"person": request.to_person, "name": article.id, "known": known}
            return finding("person-unknown", Span("--to-person"), **values)
        return (("", person.display(article.language)),)
    if request.split and article.authors:
        return tuple(
            (f".{id}", person.display(article.language))
            for id, person in people[: len(article.authors)]
        )
    return (("", ""),)


def _put(folder: Path, name: str, source: dict[str, bytes], outputs: tuple[Output, ...]) -> None:
    """Lay all files beside their places, then move them there, the record last."""
    with ExitStack() as stack:
        stages: dict[Path, Staging] = {}
        for place, output in (
            *_source_files(folder, name, source),
            *((folder, o) for o in outputs),
        ):
            if place not in stages:
                stages[place] = stack.enter_context(Staging(place))
                stages[place].ready()
            stages[place].add((output,))
        for stage in stages.values():
            stage.move()


def _source_files(
    folder: Path, name: str, source: dict[str, bytes]
) -> Iterator[tuple[Path, Output]]:
    for file, data in source.items():
        place = folder / f"{name}{SOURCE_SUFFIX}" / file
        yield place.parent, Output(place.name, data)


__all__ = ["make_proofs", "people_of"]

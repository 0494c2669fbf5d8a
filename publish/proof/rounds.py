"""A round of proofs: made of every article first, then put in its place whole."""

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
from publish.model import Span
from publish.outputs import Output, Staging
from publish.prepare import Prepared
from publish.proof.copies import SetDocument, proof_file, proof_pages
from publish.proof.kept import build_of, proofs_folder, sources
from publish.proof.lists import change_lists
from publish.proof.recipients import copies_of, round_of, round_taken
from publish.proof.record import proof_record
from publish.proof.request import Occasion, ProofRequest
from publish.proof.roster import MadeProof, rosters
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
    made: list[MadeProof] = []
    if not has_errors(tuple(found), strict=request.strict):
        for run in _runs(readings, asked):
            found += run.findings
            for prepared, document in _set(run, asked, begin):
                proof = _made(prepared, document, request)
                made += [proof] if isinstance(proof, MadeProof) else []
                found += proof.findings if isinstance(proof, MadeProof) else proof
    findings = in_order(tuple(each for each in found if each.id not in _EXPECTED))
    if not has_errors(findings, strict=request.strict):
        for proof in made:
            _put(proof.folder, proof.outputs)
            report(proof.built)
        for folder, outputs in rosters(readings, request, tuple(made)):
            _put(folder, tuple(("", each) for each in outputs))
    return findings


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


def _made(prepared: Prepared, document: SetDocument, request: ProofRequest) -> MadeProof | Findings:
    """One article's proof, or why there is none."""
    started = perf_counter()
    article = prepared.article
    source = sources(prepared)
    build = build_of(source.items())
    before = older(prepared, request.since) if request.since else None
    copies = copies_of(prepared, request)
    stopping = (round_taken(prepared, request.round, build), before, copies)
    errors = tuple(each for each in stopping if isinstance(each, Finding))
    if errors:
        return errors
    assert not isinstance(before, Finding)
    assert not isinstance(copies, Finding)
    try:
        proof = proof_pages(prepared, document, before.article if before else None)
    except TemplateFailedError as failed:
        return (failed.finding,)
    round = round_of(prepared, request)
    since = before.name if before else ""
    outputs: list[Output] = []
    for copy in copies:
        occasion = Occasion(round, request.date, request.due, copy.recipient, build)
        outputs.append(Output(copy.file, proof_file(proof, occasion, request.marks, since)))
    outputs += change_lists(proof, since)
    findings = (*proof.pages.findings, *(before.findings if before else ()))
    record = proof_record(proof, request, round, build, since, source, tuple(outputs), findings)
    folder = proofs_folder(prepared) / str(request.round)
    folios = proof.pages.folios
    built = Built(
        article.id,
        tuple(folder / output.name for output in outputs),
        (folios[0], folios[-1]),
        perf_counter() - started,
    )
    kept = f"{article.id}{SOURCE_SUFFIX}"
    files = [(f"{kept}/{file}".rpartition("/"), data) for file, data in source.items()]
    return MadeProof(
        proof,
        copies,
        folder,
        (
            *((where, Output(name, data)) for (where, _, name), data in files),
            *(("", output) for output in (*outputs, record)),
        ),
        built,
        findings,
    )


def _put(folder: Path, outputs: tuple[tuple[str, Output], ...]) -> None:
    """Lay all files beside their places, then move them there, the record last."""
    with ExitStack() as stack:
        stages: dict[str, Staging] = {}
        for where, output in outputs:
            if where not in stages:
                stages[where] = stack.enter_context(Staging(folder / where))
                stages[where].ready()
            stages[where].add((output,))
        for stage in stages.values():
            stage.move()

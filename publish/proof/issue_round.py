"""A whole issue's round: every article's proof, and one of everything that the issue prints."""

from collections.abc import Iterator
from time import perf_counter

from msgspec.structs import replace

from publish.compositors import Placed
from publish.diagnostics import Finding, finding
from publish.issue.binding import Bound
from publish.issue.documents import Listed
from publish.issue.files import issue_facts
from publish.keeping.outputs import Output
from publish.model import Span
from publish.prepare import Prepared, PreparedIssue
from publish.production.bindery import (
    Edition,
    Zones,
    bound_issue,
    edition_of,
    set_covers,
    set_entry,
    with_folios,
    zone_runs,
)
from publish.production.readings import Group
from publish.production.runs import RunEntry
from publish.proof.article_round import Round, comparison, made_article, older_article
from publish.proof.books import whole_book
from publish.proof.documents import issue_proofs
from publish.proof.kept import build_of, issue_proofs_folder, sources
from publish.proof.lists import change_lists
from publish.proof.made import MadeIssue, MadeProof, files_of
from publish.proof.recipients import (
    Recipient,
    is_last_round,
    issue_recipient,
    round_of,
)
from publish.proof.record import Recorded, copy_record, round_taken
from publish.proof.request import Occasion
from publish.proof.sheaf import issue_sheaf, proof_files
from publish.proof.sheets import journal_line
from publish.proof.since import Older, OlderIssue
from publish.proof.ticks import ticks_of
from publish.proof.wholes import whole_changes
from publish.request import Built

Findings = tuple[Finding, ...]
_ABSENT = frozenset({"round-unknown", "since-unknown"})
"""Why there is no older version of what may be new."""
Articles = list[tuple[Prepared, Placed]]


def issue_round(round: Round, group: Group) -> Iterator[MadeProof | MadeIssue | Findings]:
    """The proofs of an issue's articles and then that of the issue; findings on the way.

    Raises TemplateFailedError.
    """
    issue = round.readings.read_issue(group.root, group.issue_file)
    if not isinstance(issue, PreparedIssue):
        yield issue
        return
    edition, found = edition_of(round.readings, issue)
    yield (*issue.findings, *found)
    zones: Zones = {"body": (), "front": ()}
    articles: Articles = []
    for zone, run in zone_runs(round.readings, edition, group, whole=True):
        yield run.findings
        for entry, placed in round.shop.run(run, _is_drawn):
            zones[zone] += (set_entry(edition, zone, entry, placed),)
            if entry.prepared is not None and round.is_wanted(entry, placed.folios.first):
                articles.append((entry.prepared, placed))
    older, olders, errors = _older(round, edition, articles)
    yield errors
    made = [
        made_article(
            round,
            prepared,
            placed,
            comparison(prepared, placed.piece.copy().html, before),
            in_issue=True,
        )
        for (prepared, placed), before in zip(articles, olders, strict=True)
    ]
    proofs = tuple(each for each in made if isinstance(each, MadeProof))
    # Who is named by one article need not be known to the others.
    passed = {"person-unknown"} if round.request.to_person and proofs else set()
    for each in made:
        if isinstance(each, MadeProof) or {found.id for found in each} != passed:
            yield each
    recipient = None
    if len(proofs) == len(edition.issue.issue.all_article_files):
        read = (each.prepared.article for each in proofs)
        recipient = issue_recipient(read, round.request, issue.setting.language)
    if recipient is not None:
        listed = with_folios(edition.listed, zones)
        bound, moved = bound_issue(round.shop, edition, zones, listed)
        yield moved
        compared = [each for each in (older, *olders) if isinstance(each, OlderIssue | Older)]
        since = compared[0].root.name if compared else ""
        yield _made(round, edition, listed, bound, proofs, older, since, recipient)


def _is_drawn(entry: RunEntry, first: int) -> bool:
    """Contents are made when folios are known."""
    return entry.entry.kind != "toc"


def _older(
    round: Round, edition: Edition, articles: Articles
) -> tuple[OlderIssue | None, list[Older | Finding | None], Findings]:
    """The older versions of an issue and of its articles, and what is told of those that have
    none.

    Some may be new; where there is nothing older at all, the round was named wrongly. What is
    there and cannot be read is an error.
    """
    if not round.request.since:
        return None, [None] * len(articles), ()
    issue = edition.issue
    files = [prepared.article.file for prepared, _ in articles]
    whole = round.since.issue(issue, files)
    older = None if isinstance(whole, Finding) else whole
    then = older.files(each.article for each in edition.listed) if older else {}
    olders = [_older_article(round, older, prepared, then) for prepared, _ in articles]
    everything = (whole, *olders)
    wrong = tuple(each for each in everything if isinstance(each, Finding))
    if len(wrong) == len(everything):
        return None, olders, (whole,) if isinstance(whole, Finding) else ()
    names = (issue.issue.id, *(prepared.article.id for prepared, _ in articles))
    places = (issue.issue.file, *files)
    new = tuple(
        finding("since-new", Span(place), name=name, since=round.request.since)
        if each.id in _ABSENT
        else each
        for each, name, place in zip(everything, names, places, strict=True)
        if isinstance(each, Finding)
    )
    kept = [None if isinstance(each, Finding) else each for each in olders]
    return older, list(kept), (*new, *(older.root.findings if older else ()))


def _older_article(
    round: Round, older: OlderIssue | None, prepared: Prepared, then: dict[str, str]
) -> Older | Finding | None:
    """The older version of an article: its own, else that in an older version of its issue.

    `then` are the files in which that has today's articles.
    """
    own = older_article(round, prepared)
    file = then.get(prepared.article.file)
    if older is None or file is None or (isinstance(own, Older) and own.file == file):
        return own
    inside = round.since.article_in(older.root, prepared, file)
    return inside if isinstance(inside, Older) else own


def _made(
    round: Round,
    edition: Edition,
    listed: tuple[Listed, ...],
    bound: Bound,
    made: tuple[MadeProof, ...],
    older: OlderIssue | None,
    since: str,
    recipient: Recipient,
) -> MadeIssue | Findings:
    """The proof of everything that an issue prints, or why there is none; `since` is what the
    older version is called.
    """
    started = perf_counter()
    request, issue, setting = round.request, edition.issue, edition.issue.setting
    source = dict(sources(issue))
    for each in made:
        source |= each.files.source
    folder = issue_proofs_folder(issue.root, issue.issue)
    recorded = Recorded(
        "issue",
        issue.issue.id,
        journal_line(setting, setting.language, dated=False),
        issue.issue.file,
        request.round,
        build_of(source.items()),
        setting.style.name,
    )
    taken = round_taken(folder, recorded, issue.root)
    if taken is not None:
        return (taken,)
    covers = set_covers(round.shop, edition, listed, bound.count)
    articles = {each.file: each.proof for each in made}
    proofs = issue_proofs(edition, listed, bound, covers, articles, older)
    this = round_of(setting.journal, request)
    sheaf = issue_sheaf(issue, proofs, whole_changes(edition.listed, older, proofs, bound.count))
    if is_last_round(setting.journal, this):
        ticks = ticks_of(proofs, bound.stretches, sheaf.heading.language)
        sheaf = replace(sheaf, ticks=ticks)
    stem = recipient.stem(recorded.name)
    occasion = Occasion(this, request.date, request.due, recipient.name, recorded.build)
    (pdf,) = proof_files(sheaf, [occasion], request.marks, since, round.shop)
    outputs = [Output(f"{stem}.pdf", pdf)]
    told: Findings = ()
    if request.epub:
        read = [(each.prepared, each.proof) for each in made]
        book, told = whole_book(
            stem, edition, bound, read, proofs, sheaf.wholes, occasion, since, round.shop
        )
        outputs.append(book)
    outputs += change_lists(proofs, stem, sheaf.heading.title, since, sheaf.wholes)
    pages = issue_facts(bound)["pages"]
    copy = copy_record(recipient, proofs, request, this, since, outputs, told)
    places = tuple(folder / str(request.round) / output.name for output in outputs)
    built = Built(recorded.name, places, (pages["first"], pages["last"]), perf_counter() - started)
    files = files_of(recorded, folder, source, ((copy, outputs),), built, told)
    return MadeIssue(issue, files)

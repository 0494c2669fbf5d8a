"""Which round it is, who gets a copy of it, and whether it may be made."""

from dataclasses import dataclass

from publish.diagnostics import Finding, finding
from publish.model import Article, Multilingual, Person, ProofRound, Span
from publish.model.issue import DEFAULT_ROUNDS
from publish.prepare import Prepared
from publish.proof.kept import kept_numbers, kept_round, proofs_folder
from publish.proof.request import ProofRequest


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of a round, and the person who gets it; empty for the addressee of the round."""

    file: str
    recipient: str = ""


def round_taken(prepared: Prepared, number: int, build: str) -> Finding | None:
    """Why a round cannot be made again: its source was another one."""
    folder, name = proofs_folder(prepared), prepared.article.id
    kept = kept_round(folder, number, name)
    if kept is None or kept.build == build:
        return None
    return finding(
        "round-taken",
        Span(prepared.article.file),
        name=name,
        round=number,
        next=max(kept_numbers(folder, name)) + 1,
        folder=kept.folder.relative_to(prepared.root).as_posix(),
    )


def round_of(prepared: Prepared, request: ProofRequest) -> ProofRound:
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


def copies_of(prepared: Prepared, request: ProofRequest) -> tuple[Copy, ...] | Finding:
    """The copies of a round: one, or one for each author."""
    article = prepared.article
    people = people_of(article)
    if request.to_person:
        person = dict(people).get(request.to_person)
        if person is None:
            known = "、".join(id for id, _ in people) or "—"
            values = {"person": request.to_person, "name": article.id, "known": known}
            return finding("person-unknown", Span("--to-person"), **values)
        return (Copy(f"{article.id}.pdf", person.display(article.language)),)
    if request.split and article.authors:
        return tuple(
            Copy(f"{article.id}.{id}.pdf", person.display(article.language))
            for id, person in people[: len(article.authors)]
        )
    return (Copy(f"{article.id}.pdf"),)

"""Which round it is, and who gets a copy of it."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from publish.diagnostics import Finding, finding
from publish.html.han_numbers import han_number
from publish.model import Article, Journal, Multilingual, Person, ProofRound, Span
from publish.model.issue import DEFAULT_ROUNDS
from publish.proof.request import ProofRequest


class Recipient(Struct, frozen=True):
    """Who gets a copy: a person's id and name, both empty for the addressee of the round."""

    person: str = ""
    name: str = ""

    def stem(self, proof: str) -> str:
        """What his files are called before their endings, of a proof of this name."""
        return f"{proof}.{self.person}" if self.person else proof


ADDRESSEE = Recipient()
"""Whoever the round is for."""


def round_of(journal: Journal | None, request: ProofRequest) -> ProofRound:
    """The round as the journal, or else the trade, calls it; a name typed comes first."""
    rounds = journal.rounds if journal else DEFAULT_ROUNDS
    known = next((each for each in rounds if each.number == request.round), None)
    zh, en = f"{han_number(request.round)}校", f"Proof {request.round}"
    unnamed = ProofRound(request.round, Multilingual((("zh-Hant", zh), ("en", en))), Multilingual())
    found = known or unnamed
    if not request.name:
        return found
    name = Multilingual((("zh-Hant", request.name),))
    return ProofRound(found.number, name, found.addressee, found.instructions)


def is_last_round(journal: Journal | None, round: ProofRound) -> bool:
    """Whether what is printed is ticked in a round: the last that the journal names, or 清樣."""
    rounds = journal.rounds if journal else DEFAULT_ROUNDS
    last = max((each.number for each in rounds), default=0)
    return round.number == last or "清樣" in [text for _, text in round.name]


def people_of(article: Article) -> tuple[tuple[str, Person], ...]:
    """The people of an article by id; those without one are author-1, contributor-1.

    First come the authors, then whoever is none of them, once for all that he did.
    """
    authors = tuple(
        (person.id or f"author-{number}", person)
        for number, person in enumerate(article.authors, 1)
    )
    others = {
        each.person.id or f"contributor-{number}": each.person
        for number, each in enumerate(article.contributors, 1)
    }
    ids = {id for id, _ in authors}
    return (*authors, *((id, person) for id, person in others.items() if id not in ids))


def recipients_of(article: Article, request: ProofRequest) -> tuple[Recipient, ...] | Finding:
    """Who gets a copy of a round: its addressee, one person, or each author."""
    people = people_of(article)
    if request.to_person:
        wanted = tuple(each for each in people if each[0] == request.to_person)
    else:
        wanted = people[: len(article.authors)] if request.split else ()
    if not wanted and not request.to_person:
        return (ADDRESSEE,)
    if not wanted:
        known = "、".join(id for id, _ in people) or "—"
        values = {"person": request.to_person, "name": article.id, "known": known}
        return finding("person-unknown", Span("--to-person"), **values)
    # Two copies would be one file: some file systems take A.pdf and a.pdf for one.
    counts = Counter(id.casefold() for id, _ in people)
    twice = next((each for each in wanted if counts[each[0].casefold()] > 1), None)
    if twice is not None:
        return finding("person-twice", twice[1].span, person=twice[0], name=article.id)
    return tuple(Recipient(id, person.display(article.language)) for id, person in wanted)


def issue_recipient(
    articles: Iterable[Article], request: ProofRequest, language: str
) -> Recipient | None:
    """Who gets the proof of a whole issue, whose articles are all proofed.

    One person gets it who is the same in all of them; None where the id means several people,
    as author-1 does.
    """
    if not request.to_person:
        return ADDRESSEE
    people = [dict(people_of(each))[request.to_person] for each in articles]
    names = {person.display(language) for person in people}
    return Recipient(request.to_person, names.pop()) if len(names) == 1 else None

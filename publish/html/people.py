"""Names, affiliations and the unnumbered notes of an opening page."""

from msgspec import Struct

from publish.html.labels import label
from publish.model import Article, Funding, Journal, Membership, Person, base_language
from publish.model.blocks import Paragraph
from publish.model.inlines import Inlines, Text
from publish.styles import Style


class Author(Struct, frozen=True):
    """A name as printed with its mark (`*`, `**` or empty) and the affiliation below it."""

    name: str
    mark: str
    affiliation: str


class UnnumberedNote(Struct, frozen=True):
    """A note called by asterisks: the title's (thanks, funding) or an author's."""

    mark: str
    key: str
    paragraphs: tuple[Inlines, ...]


def affiliation(membership: Membership, language: str) -> str:
    """某大學歷史學系教授, or Professor, Department of History, Some University

    Chinese prints institution, department, position without marks; other languages
    position, department, institution with commas. Parts that were not given in that
    language are left out.
    """
    place = membership.affiliation
    parts = [
        place.institution.get(language) or "",
        place.department.get(language) or "",
        membership.position.get(language) or "",
    ]
    if base_language(language) == "zh":
        return "".join(parts)
    return ", ".join(part for part in reversed(parts) if part)


def affiliations(person: Person, language: str) -> str:
    """All affiliations of a person, joined by ； or ;."""
    joint = "；" if base_language(language) == "zh" else "; "
    found = (affiliation(membership, language) for membership in person.memberships)
    return joint.join(text for text in found if text)


def display_name(person: Person, language: str, style: Style) -> str:
    """A name in a language; western names as typed or LI, Chih-tsao, as the style says."""
    capitals = style.text("names.english") == "family-capitals"
    if base_language(language) != "zh" and capitals:
        name = person.name.get(language)
        if name is not None and name.family and not name.literal:
            return f"{name.family.upper()}, {name.given}"
    return person.display(language)


def joined(names: list[str], language: str) -> str:
    """甲、乙、丙, or A, B, and C; names with a comma of their own are joined by ;."""
    if base_language(language) == "zh":
        return "、".join(names)
    if any("," in name for name in names):  # LI, Chih-tsao; HSU, Kuang-ch’i
        return "; ".join(names)
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


def affiliation_place(article: Article, style: Style) -> str:
    """`under-names` or `note`: research articles take notes unless the style says otherwise."""
    place = style.text("opening.affiliation")
    if place != "by-type":
        return place
    return "note" if article.type == "research-article" else "under-names"


def unnumbered_notes(
    article: Article, style: Style, journal: Journal | None
) -> tuple[UnnumberedNote, ...]:
    """The notes before note 1: the title's `*`, then one per author, in printed order.

    The title has one when there are thanks or funding, unless the style prints them before
    the references. An author has one when the
    affiliation is printed as a note, or there is an e-mail, an ORCID or a note to print.
    """
    language = article.language
    notes: list[UnnumberedNote] = []
    paragraphs = thanks(article, language, journal)
    if paragraphs and style.text("opening.thanks") == "note":
        notes.append(UnnumberedNote("*", "title", paragraphs))
    with_affiliation = affiliation_place(article, style) == "note"
    for number, author in enumerate(article.authors, 1):
        text = _author_note(author, language, journal, with_affiliation)
        if text:
            mark = "*" * (len(notes) + 1)
            notes.append(UnnumberedNote(mark, f"author-{number}", ((Text(text, author.span),),)))
    return tuple(notes)


def thanks(article: Article, language: str, journal: Journal | None) -> tuple[Inlines, ...]:
    """Funding and acknowledgements, a paragraph each."""
    funding = [
        found
        for entry in article.funding
        if (found := entry.statement.best(language) or _funder(entry, article, journal))
    ]
    acknowledged = article.acknowledgements.best(language) or ()
    return (
        *funding,
        *(block.children for block in acknowledged if isinstance(block, Paragraph)),
    )


def _funder(funding: Funding, article: Article, journal: Journal | None) -> Inlines:
    """本文獲某某補助（計畫編號：…）。 where the manuscript gives no sentence of its own."""
    language = article.language
    funder = funding.funder.best(language)
    if not funder:
        return ()
    words = label("funding", language, journal).replace("{funder}", funder)
    award = label("award", language, journal).replace("{award}", funding.award)
    text = words.replace("{award}", award if funding.award else "")
    return (Text(text, article.span),)


def _author_note(
    author: Person, language: str, journal: Journal | None, with_affiliation: bool
) -> str:
    chinese = base_language(language) == "zh"
    stop, comma = ("。", "，") if chinese else (". ", ", ")
    lead = [affiliations(author, language)] if with_affiliation else []
    if author.corresponding:
        lead.append(label("corresponding", language, journal))
    sentences = [comma.join(part for part in lead if part)]
    sentences.append((author.note.get(language) or "").rstrip("。. "))
    if author.email:
        sentences.append(label("email", language, journal) + author.email)
    if author.orcid:
        sentences.append(f"ORCID{'：' if chinese else ': '}https://orcid.org/{author.orcid}")
    text = stop.join(sentence for sentence in sentences if sentence)
    return f"{text}{stop.strip()}" if text else ""

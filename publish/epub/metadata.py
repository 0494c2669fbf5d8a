"""What the package document says of an article: titles, people, journal, rights, access.

Source: EPUB 3.3 §5.5 and appendix D (`title-type`, `alternate-script`, `file-as`,
`belongs-to-collection`), MARC relators, EPUB Accessibility 1.1.
"""

from lxml import etree

from publish.epub.accessibility import accessibility
from publish.epub.dates import published
from publish.epub.elements import alternates, chosen_tag, dc, refine
from publish.epub.identifiers import issn
from publish.epub.package import IDENTIFIER, Statement
from publish.epub.series import series
from publish.html import Setting
from publish.html.dates import issue_number
from publish.html.document import metadata_of
from publish.html.epub_document import EpubDocument
from publish.html.licences import license_address
from publish.model import Article, Journal, Multilingual, Person, fallbacks
from publish.model.blocks import Blocks, Paragraph
from publish.model.inlines import plain_text

MARC_ROLES = {
    "responsible-editor": "edt",
    "editor": "edt",
    "guest-editor": "edt",
    "managing-editor": "edt",
    "assistant-editor": "edt",
    "english-editor": "edt",
    "copy-editor": "edt",
    "proofreader": "pfr",
    "translator": "trl",
    "typesetter": "cmt",
    "illustrator": "ill",
    "photographer": "pht",
    "interviewer": "ivr",
    "reviewer": "rev",
}
"""MARC relator codes of contributors' roles; any other is `ctb`, contributor."""

# Elements whose language is a language of the work; a foreign word in a line is not.
_BLOCKS = frozenset(
    {"html", "h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "blockquote"}
    | {"figure", "table", "ul", "ol", "dl", "pre"}
)


def statements(
    document: EpubDocument, setting: Setting, identifier: str, cover: str
) -> tuple[Statement, ...]:
    """All metadata of an article's book but the time of change; `cover` is a manifest id."""
    article = document.article
    return (
        *_identifiers(article, setting, identifier),
        *_titles(article),
        *_people(article),
        *(Statement("dc:language", tag) for tag in languages(document)),
        *publication(article.language, published(article, setting), setting),
        *_rights(article, setting.journal),
        *_subjects(article),
        *series(article, setting),
        *access(document),
        *(_source(article, setting) if document.pages else ()),
        *form(setting, cover),
    )


def languages(*documents: EpubDocument) -> tuple[str, ...]:
    """The first document's language, then every other one that a whole block of text is in.

    A tag that is one of these wider or narrower (zh-Hant beside zh-Hant-TW) is the same.
    """
    found = [documents[0].article.language]
    for element in (each for one in documents for each in one.root.iter(etree.Element)):
        tag = element.get("lang")
        if not tag or etree.QName(element).localname not in _BLOCKS:
            continue
        known = any(tag in fallbacks(one) or one in fallbacks(tag) for one in found)
        if not known and "".join(element.itertext()).strip():
            found.append(tag)
    return tuple(found)


def form(setting: Setting, cover: str) -> tuple[Statement, ...]:
    """Which manifest item the cover is, for old readers, and which way lines run.

    Kindle turns the pages of vertical lines by that alone (Kindle Publishing Guidelines).
    """
    found = [Statement("meta", "", (("name", "cover"), ("content", cover)))]
    if setting.style.text("epub.writing") != "horizontal":
        pairs = (("name", "primary-writing-mode"), ("content", "vertical-rl"))
        found.append(Statement("meta", "", pairs))
    return tuple(found)


def _identifiers(article: Article, setting: Setting, identifier: str) -> tuple[Statement, ...]:
    """The book's own, then the DOI of the article, then the ISSN of the journal."""
    found = [dc("identifier", identifier, IDENTIFIER)]
    if article.identifiers.doi:
        found.append(dc("identifier", f"https://doi.org/{article.identifiers.doi}", "doi"))
        # ONIX code list 5, value 06: DOI.
        found.append(refine("doi", "identifier-type", "06", "onix:codelist5"))
    if number := issn(setting):
        found.append(dc("identifier", f"urn:issn:{number}", "issn"))
    return tuple(found)


def _source(article: Article, setting: Setting) -> tuple[Statement, ...]:
    """The edition whose pages the page list gives (EPUB Accessibility 1.1 §3.2).

    That is the journal in print, by its ISSN; else the journal and issue by name, else
    the article.
    """
    journal, issue, own = setting.journal, setting.issue, article.language
    if journal is not None and journal.issn_print:
        source = f"urn:issn:{journal.issn_print}"
    elif journal is not None and journal.title:
        number = issue_number(issue, own) if issue else ""
        source = " ".join(part for part in (journal.title.best(own), number) if part)
    else:
        source = f"{metadata_of(article).titles[0][1]} (PDF)"
    return page_source(source)


def page_source(source: str) -> tuple[Statement, ...]:
    """The edition whose pages are listed, in the words of EPUB 3.3 and of older readers."""
    return (
        dc("source", source, "source"),
        refine("source", "source-of", "pagination"),
        Statement("meta", source, (("property", "pageBreakSource"),)),
    )


def _titles(article: Article) -> tuple[Statement, ...]:
    title, subtitle = (
        Multilingual(tuple((tag, plain_text(text)) for tag, text in values))
        for values in (article.title, article.subtitle)
    )
    return titles(title, subtitle, article.language)


def titles(
    title: Multilingual[str], subtitle: Multilingual[str], own: str
) -> tuple[Statement, ...]:
    """Title and subtitle in the language `own`, the others as their other scripts."""
    found: list[Statement] = []
    for order, (kind, plain) in enumerate((("main", title), ("subtitle", subtitle)), 1):
        if not plain:
            continue
        id = "title" if kind == "main" else kind
        chosen = chosen_tag(plain, own)
        found += [
            dc("title", plain.get(chosen) or "", id, chosen),
            refine(id, "title-type", kind),
            refine(id, "display-seq", str(order)),
            *alternates(id, plain, chosen),
        ]
    return tuple(found)


def _people(article: Article) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for order, author in enumerate(article.authors, 1):
        found += person("creator", f"author-{order}", author, "aut", article.language)
        found.append(refine(f"author-{order}", "display-seq", str(order)))
    for order, contributor in enumerate(article.contributors, 1):
        role = MARC_ROLES.get(contributor.role, "ctb")
        id = f"contributor-{order}"
        found += person("contributor", id, contributor.person, role, article.language)
    return tuple(found)


def person(name: str, id: str, one: Person, role: str, language: str) -> tuple[Statement, ...]:
    """A `creator` or `contributor` in every script of the name, with a MARC role."""
    shown = Multilingual(tuple((tag, found.display(tag)) for tag, found in one.name))
    chosen = chosen_tag(shown, language)
    own_name = one.name.get(chosen)
    assert own_name is not None
    file_as = one.sort_key or own_name.inverted(chosen)
    orcid = f"https://orcid.org/{one.orcid}" if one.orcid else ""
    return (
        dc(name, own_name.display(chosen), id, chosen),
        refine(id, "role", role, "marc:relators"),
        refine(id, "file-as", file_as),
        *alternates(id, shown, chosen),
        *((refine(id, "dcterms:identifier", orcid),) if orcid else ()),
    )


def publication(language: str, date: str, setting: Setting) -> tuple[Statement, ...]:
    """The publisher in every script, and the date of publication."""
    found: list[Statement] = []
    journal = setting.journal
    if journal is not None and journal.publisher.name:
        names = journal.publisher.name
        chosen = chosen_tag(names, language)
        found.append(dc("publisher", names.get(chosen) or "", "publisher", chosen))
        found += alternates("publisher", names, chosen)
    if date:
        found.append(dc("date", date))
    return tuple(found)


def _rights(article: Article, journal: Journal | None) -> tuple[Statement, ...]:
    """The statement, else holder and licence; and the licence's address."""
    rights = article.rights
    license = rights.license or (journal.license if journal else "")
    holder = rights.copyright_holder.best(article.language) or ""
    words = " ".join(part for part in ("©", rights.copyright_year, holder) if part)
    parts = [words if holder or rights.copyright_year else "", license]
    text = rights.statement.best(article.language) or ", ".join(part for part in parts if part)
    return rights_statements(text, license)


def rights_statements(text: str, license: str) -> tuple[Statement, ...]:
    """The rights in words, and the address of the licence where it has one."""
    found = [dc("rights", text)] if text else []
    if address := license_address(license):
        found.append(Statement("link", "", (("rel", "dcterms:rights"), ("href", address))))
    return tuple(found)


def _subjects(article: Article) -> tuple[Statement, ...]:
    """Keywords and abstracts, those in the article's language first."""
    own = article.language
    chosen = article.keywords.tag_for(own)
    keywords = sorted(article.keywords, key=lambda entry: entry[0] != chosen)
    found = [dc("subject", word, language=tag) for tag, words in keywords for word in words]
    abstracts = article.abstract
    if abstracts:
        chosen = chosen_tag(abstracts, own)
        texts = Multilingual(tuple((tag, _plain(blocks)) for tag, blocks in abstracts))
        found.append(dc("description", texts.get(chosen) or "", "description", chosen))
        found += alternates("description", texts, chosen)
    return tuple(found)


def _plain(blocks: Blocks) -> str:
    return " ".join(plain_text(block.children) for block in blocks if isinstance(block, Paragraph))


def access(*documents: EpubDocument) -> tuple[Statement, ...]:
    """What may be said of the accessibility of a book of these documents."""
    pages = any(document.pages for document in documents)
    found = accessibility(*(document.root for document in documents), pages=pages)

    def meta(property: str, text: str, language: str = "") -> Statement:
        pairs = (("property", f"schema:{property}"), ("xml:lang", language))
        return Statement("meta", text, tuple(pair for pair in pairs if pair[1]))

    return (
        *(meta("accessMode", mode) for mode in found.modes),
        *(meta("accessModeSufficient", modes) for modes in found.sufficient),
        *(meta("accessibilityFeature", feature) for feature in found.features),
        *(meta("accessibilityHazard", hazard) for hazard in found.hazards),
        *(meta("accessibilitySummary", text, tag) for tag, text in found.summaries),
    )

"""A whole article as one XHTML document for print."""

from msgspec import Struct
from msgspec.structs import replace

from publish.html.labels import label
from publish.html.numbering import Numbering, number, section_reference
from publish.html.opening import (
    bibliographic_lines,
    opening,
    printed_address,
    running_heads,
)
from publish.html.people import thanks
from publish.html.renderer import Renderer
from publish.html.sections import Part, Section, headings, numbered, sections, with_thanks
from publish.html.setting import Setting
from publish.model import Article
from publish.model.blocks import Heading, Paragraph
from publish.model.inlines import Text, plain_text
from publish.styles import Style


class Metadata(Struct, frozen=True):
    """What a file says of itself; `titles` are (language, title) with the article's first."""

    language: str
    titles: tuple[tuple[str, str], ...]
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    description: str
    identifier: str


class PrintDocument(Struct, frozen=True):
    """One article for the engine: well-formed XHTML without namespace, and its metadata."""

    article: Article
    html: str
    metadata: Metadata
    numbering: Numbering


def print_document(article: Article, setting: Setting) -> PrintDocument:
    """The article as the engine sets it, notes standing at their calls."""
    numbering = numbering_of(article, setting)
    render = Renderer(article, setting, numbering, "print", prefix=f"{article.id}.")
    metadata = metadata_of(article)
    verso, recto = running_heads(article, setting)
    main, back = main_and_back(article, setting)
    lines = bibliographic_lines(article, setting)
    html = render.template(
        "article.html.j2",
        metadata=metadata,
        opening=opening(article, setting),
        bibliography=lines,
        address=printed_address(article, setting, lines),
        verso=verso,
        recto=recto,
        main=main,
        back=back,
        english=english_block(article, setting),
    )
    return PrintDocument(article, html, metadata, numbering)


def numbering_of(article: Article, setting: Setting) -> Numbering:
    """The numbering of an article, sections referred to by the numbers that print."""
    below = setting.style.text("tables.notes") == "below"
    numbering = number(article, setting.journal, below_tables=below)
    printed = {
        heading.id: section_reference(heading, article.language)
        for heading in headings(body_parts(article, setting))
        if heading.id
    }
    return replace(numbering, targets={**numbering.targets, **printed})


def body_parts(article: Article, setting: Setting) -> tuple[Part, ...]:
    """The sections of the body as the style orders and numbers them."""
    style = setting.style
    parts = sections(article.body, style.text("appendix.place"))
    if style.text("headings.numbers") == "style":
        parts = numbered(parts, article.language, _series(article, style))
    if style.text("opening.thanks") == "before-references":
        parts = _thanked(parts, article, setting)
    return parts


def _series(article: Article, style: Style) -> str:
    """How headings are numbered: research articles begin with 壹、, others with 一、."""
    series = style.text("headings.series")
    if series != "by-type":
        return series
    return "large-han" if article.type == "research-article" else "han"


def _thanked(parts: tuple[Part, ...], article: Article, setting: Setting) -> tuple[Part, ...]:
    """The parts with a section of thanks and funding, where there are any."""
    paragraphs = thanks(article, article.language, setting.journal)
    if not paragraphs:
        return parts
    words = (Text(label("thanks", article.language, setting.journal), article.span),)
    heading = Heading(1, "", words, article.span, classes=("unnumbered",))
    children = tuple(Paragraph(inlines, article.span) for inlines in paragraphs)
    return with_thanks(parts, Section(heading, 1, "thanks", children))


def main_and_back(article: Article, setting: Setting) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The body as printed: the text, and behind it references and appendices."""
    parts = body_parts(article, setting)
    return (
        tuple(part for part in parts if not _is_back(part)),
        tuple(part for part in parts if _is_back(part)),
    )


def _is_back(part: object) -> bool:
    return isinstance(part, Section) and part.role != "body"


def english_block(article: Article, setting: Setting) -> str:
    """Where the second language's abstract stands: end, second-page, opening; empty if none."""
    other = opening(article, setting).other_language
    if not other or not (article.abstract.get(other) or article.keywords.get(other)):
        return ""
    return setting.style.text("opening.english-block")


def metadata_of(article: Article) -> Metadata:
    """Titles, authors and keywords in the article's language first, then in the others."""
    own = article.language
    titles = [(own, plain_text(article.title.best(own) or ()))]
    titles += [
        (tag, plain_text(title))
        for tag, title in article.title
        if article.title.tag_for(own) != tag
    ]
    abstract = article.abstract.get(own) or ()
    return Metadata(
        language=own,
        titles=tuple(titles),
        authors=tuple(person.display(own) for person in article.authors),
        keywords=tuple(article.keywords.best(own) or ()),
        description=" ".join(
            plain_text(block.children) for block in abstract if isinstance(block, Paragraph)
        ),
        identifier=article.identifiers.doi or article.identifiers.url,
    )

"""Inlines → XHTML. They are many and small, so they are written here and not by templates."""

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from publish.html.addresses import is_address, split_addresses
from publish.html.epub_runs import marked_runs
from publish.html.sources import part_of, sourced
from publish.model import Span
from publish.model.inlines import (
    Code,
    Edit,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    Picture,
    QueryMark,
    Reference,
    Strong,
    Styled,
    Subscript,
    Superscript,
    Text,
    plain_text,
)

if TYPE_CHECKING:
    from publish.html.renderer import Renderer

QUERY = "query"
"""The processing instruction that says where in the text a query stands."""
NOWHERE = Span("")
"""The place of words that no manuscript has."""


def inline_markup(render: "Renderer", inlines: Inlines, language: str) -> Markup:
    """Text in a language with its markup, every run of another language marked."""
    before: tuple[Inline | None, ...] = (None, *inlines)
    return Markup("").join(
        render.call(inline, adjacent=isinstance(previous, NoteCall))
        if isinstance(inline, NoteCall)
        else _inline(render, inline, language)
        for previous, inline in zip(before, inlines, strict=False)
    )


def _inline(render: "Renderer", inline: Inline, language: str) -> Markup:
    text = _marked(render, inline, language)
    return text if isinstance(inline, Text) else render.sourced(text, inline)


def _marked(render: "Renderer", inline: Inline, language: str) -> Markup:
    """An inline by its kind; addresses in a text know their places, other runs do not."""
    match inline:
        case Text(text, span):
            return text_runs(render, text, language, span)
        case Emphasis(children):
            return Markup("<em>{}</em>").format(render.inlines(children, language))
        case Strong(children):
            return Markup("<strong>{}</strong>").format(render.inlines(children, language))
        case Superscript(children):
            return Markup("<sup>{}</sup>").format(render.inlines(children, language))
        case Subscript(children):
            return Markup("<sub>{}</sub>").format(render.inlines(children, language))
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Link():
            return _link(render, inline, language)
        case Styled():
            return _styled(render, inline, language)
        case NoteCall():
            return render.call(inline, adjacent=False)
        case Reference():
            return _reference(render, inline, language)
        case Picture():
            return render.picture(inline, "inline")
        case LineBreak():
            return Markup("<br/>")
        case Edit():
            return render.inlines(inline.inserted, language)
        case QueryMark():
            return _query(render, inline)


def _query(render: "Renderer", query: QueryMark) -> Markup:
    """A sign of where a query stands, which no reader of XML takes for content."""
    if render.medium != "print":
        return Markup("")
    return Markup("<?{} {}?>").format(QUERY, quote(str(query.span)))


def text_runs(render: "Renderer", text: str, language: str, span: Span = NOWHERE) -> Markup:
    """Plain text with its addresses as links and, in an e-book, its runs by language.

    `span` is its place in the manuscript.
    """
    parts: list[Markup] = []
    for piece, target in split_addresses(text):
        if target:
            link = Markup('<a class="address" href="{}">{}</a>').format(target, piece)
            if render.medium == "epub":
                link = sourced(link, part_of(span, text, piece))
            parts.append(link)
            continue
        if render.medium == "print":  # the engine's lines mark runs in the content itself
            parts.append(escape(piece))
            continue
        latin = render.setting.style.text("text.latin-language")
        for run, own in marked_runs(piece, language, latin):
            if own:
                parts.append(Markup("<span{}>{}</span>").format(render.lang(own), run))
            else:
                parts.append(escape(run))
    return Markup("").join(parts)


def _link(render: "Renderer", link: Link, language: str) -> Markup:
    shown = plain_text(link.children)
    if is_address(shown) or shown == link.href:
        return Markup('<a class="address" href="{}">{}</a>').format(link.href, shown)
    return Markup('<a href="{}">{}</a>').format(link.href, render.inlines(link.children, language))


def _styled(render: "Renderer", styled: Styled, language: str) -> Markup:
    own = styled.language or language
    attributes = Markup("")
    if styled.classes:
        attributes += Markup(' class="{}"').format(" ".join(styled.classes))
    if own != language:
        attributes += render.lang(own)
    inside = render.inlines(styled.children, own)
    return Markup("<span{}>{}</span>").format(attributes, inside) if attributes else inside


def _reference(render: "Renderer", reference: Reference, language: str) -> Markup:
    words = render.numbering.reference(reference.target)
    shown = render.inlines(reference.children, language)
    text = shown or text_runs(render, words or reference.target, language)
    if words is None:
        return text
    target = _target_id(render, reference.target)
    if target != reference.target and not shown:
        text = _note_words(render, words, language)
    return Markup('<a class="reference" href="#{}">{}</a>').format(render.id(target), text)


def _note_words(render: "Renderer", words: str, language: str) -> Markup:
    """表1註b: no rule of the lines keeps a letter with the word before it."""
    name = render.label("note", language).strip()
    place = words.rfind(name)
    if place < 0:
        return text_runs(render, words, language)
    whole = Markup('<span class="unbroken">{}</span>').format(words[place:])
    return text_runs(render, words[:place], language) + whole


def _target_id(render: "Renderer", target: str) -> str:
    for form in ("fn-", "note-"):
        key = target.removeprefix(form)
        if key != target and key in render.numbering.notes:
            return f"n{render.numbering.note(key).name}"
    return target

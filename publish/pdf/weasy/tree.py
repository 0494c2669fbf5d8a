"""XHTML → the element tree that the engine lays out.

WeasyPrint's own parser is an HTML parser, which closes a paragraph at a paragraph inside
it: a note of two paragraphs at its call would fall into the body. Our XHTML is parsed as
XML instead, and nothing is ever fetched from outside.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import cssselect2
from msgspec import Struct
from weasyprint import DEFAULT_OPTIONS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.pdf.metadata import DocumentMetadata
from weasyprint.urls import URLFetcher, URLFetcherResponse

from publish.model import Resource
from publish.model.pages import Folios
from publish.pdf.weasy.alike import put_back, take_out
from publish.pdf.weasy.composer import Composer
from publish.pdf.weasy.galley import Section
from publish.pdf.weasy.head_drawing import ComposedPage, HeadPainter
from publish.pdf.weasy.heads import reach
from publish.pdf.weasy.planned import Pages, lay_out_galley
from publish.pdf.weasy.styling import base_sheet
from publish.pdf.weasy.turning import turn_tables


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Hands the engine the pictures of the article only."""

    def __init__(self, resources: tuple[Resource, ...]) -> None:
        super().__init__()
        self._resources = {f"journal:/{resource.path}": resource for resource in resources}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource of that address; any other address is refused."""
        resource = self._resources.get(unquote(url))
        if resource is None:
            raise ValueError(f"not a file of the journal: {url}")
        return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})


class ComposedDocument(Document):  # type: ignore[misc]
    """A document whose layout knows the composer of its lines."""

    @classmethod
    def _build_layout_context(cls, html: Any, *arguments: Any) -> Any:
        context = super()._build_layout_context(html, *arguments)
        context.composer = html.composer
        context.rows_alike = html.rows_alike
        return context


class LaidOut(Struct, frozen=True):
    """A document on pages that have everything but their heads and folios."""

    tree: "Tree"
    pages: Pages
    font_config: Any

    def finished(self, folios: Folios) -> ComposedDocument:
        """The document with heads and folios. To be called once: pages are not copied."""
        boxes = tuple(self.pages.finished(folios))
        pages = self.pages
        painter = HeadPainter(
            boxes,
            pages.of_every_kind,
            pages.head_composer.shaper,
            folios.numerals,
            always=pages.is_either,
            reach=reach(pages.heads, pages.others),
        )
        document = ComposedDocument(
            [ComposedPage(box, painter) for box in boxes],
            DocumentMetadata(**get_html_metadata(self.tree)),
            self.tree.url_fetcher,
            self.font_config,
            {},
            None,
        )
        document._html = self.tree
        put_back(self.tree.rows_alike)
        return document


class Tree(HTML):  # type: ignore[misc]
    """A document made from XML instead of by the HTML parser."""

    def __init__(self, xhtml: str, fetcher: Fetcher, composer: Composer) -> None:
        root = ElementTree.fromstring(xhtml)
        self.base_url = "journal:/"
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.composer = composer
        self.rows_alike = take_out(root)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [base_sheet()]

    def lay_out(self, font_config: Any, stylesheets: list[Any]) -> LaidOut:
        """The document laid out, its lines by the composer.

        Where a table has to be turned on its side, everything is laid out a second time.
        """
        context, sections = self._galley(font_config, stylesheets)
        while turn_tables(sections, self.composer.shaper):
            self.composer = Composer()
            context, sections = self._galley(font_config, stylesheets)
        return LaidOut(self, Pages(self, context, sections), font_config)

    def _galley(self, font_config: Any, stylesheets: list[Any]) -> tuple[Any, tuple[Section, ...]]:
        """The layout's context and the galley: the engine's own way (`Document._render`)."""
        context = self.context(font_config, stylesheets)
        root_box = build_formatting_structure(
            self.etree_element,
            context.style_for,
            context.get_image_from_uri,
            self.base_url,
            context.target_collector,
            context.counter_style,
            context.footnotes,
        )
        return context, lay_out_galley(self, root_box, context)

    def context(self, font_config: Any, stylesheets: list[Any]) -> Any:
        """The styles of all elements, and what else a layout needs to know."""
        options = {**DEFAULT_OPTIONS, "stylesheets": stylesheets}
        return ComposedDocument._build_layout_context(
            self, font_config, CounterStyle(), {}, options
        )

    def style_only(self, elements: set[Any]) -> None:
        """Let no other elements have styles than these and those around them."""
        parents = {child: parent for parent in self.etree_element.iter() for child in parent}
        wanted = {self.etree_element}
        for element in elements:
            wanted.update(element.iter())
            while element in parents:
                element = parents[element]
                wanted.add(element)
        self.wrapper_element = _Part(self.wrapper_element, wanted)


class _Part:
    """A tree in which rules match as in the whole, of which a part is looked at."""

    def __init__(self, whole: Any, elements: set[Any]) -> None:
        self.whole = whole
        self.elements = elements

    def iter_subtree(self) -> Iterator[Any]:
        """The elements of the part in their order."""
        return (each for each in self.whole.iter_subtree() if each.etree_element in self.elements)

    def query_all(self, *selectors: str) -> Iterator[Any]:
        """What the whole tree has."""
        found: Iterator[Any] = self.whole.query_all(*selectors)
        return found

"""The structure tree of a tagged PDF, made from our XHTML instead of from the page's boxes.

The engine's own tree has one element per box: a paragraph that goes over a page is two
/P, a note is a /Span, a call has no link. Here every XHTML element is one structure
element wherever its lines stand, notes are /Note after their call, and languages of runs
are kept. Source: PDF 32000-1, 14.7–14.8; PDF/UA-1 (ISO 14289-1).
"""

from collections.abc import Iterator
from typing import Any

import pydyf
import weasyprint.pdf
from msgspec import Struct, field

_ROLES = {
    "article": "Art",
    "section": "Sect",
    "header": "Div",
    "div": "Div",
    "p": "P",
    "blockquote": "BlockQuote",
    "aside": "Note",
    "a": "Link",
    "figure": "Figure",
    "figcaption": "Caption",
    "caption": "Caption",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "dl": "Div",
    "dt": "P",
    "dd": "Div",
    "pre": "P",
    "code": "Code",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
}
_CLASS_ROLES = {"formula": "Formula", "toc-list": "TOC", "toc-entry": "TOCI", "toc-line": ""}
# Elements that say nothing unless they have a language of their own.
_TRANSPARENT = {"html", "body", "span", "em", "strong", "sub", "sup", "cite", "br", "hr", "img"}


class _Node(Struct, eq=False, dict=True):
    """A structure element under construction. `kids` are nodes, (page, mcid) pairs of
    marked content, and annotations.
    """

    role: str
    order: int
    element: Any = None
    kids: list[Any] = field(default_factory=list)
    dictionary: Any = None
    box: tuple[float, float, float, float] | None = None
    page: int = 0
    """The page of that box."""


class _Tree:
    """Structure elements by XHTML element, made when their first content is met."""

    def __init__(self, root: Any) -> None:
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.orders = {element: order for order, element in enumerate(root.iter())}
        self.document = _Node("Document", 0)
        self.nodes: dict[Any, _Node] = {}
        self.labels: dict[Any, _Node] = {}
        self.bodies: dict[Any, _Node] = {}

    def node(self, element: Any) -> _Node:
        """The structure element that holds the text of an XHTML element."""
        known = self.nodes.get(element)
        if known is not None:
            return known
        if "list-label" in element.get("class", "").split():
            self.nodes[element] = self.label(self._item(element))
            return self.nodes[element]
        role = self._role(element)
        parent = self.parents.get(element)
        above = self.document if parent is None else self._inside(parent)
        if element in self.nodes:  # a cell that was met with its row
            return self.nodes[element]
        if not role:
            self.nodes[element] = above
            return above
        node = _Node(role, self.orders[element], element)
        self.nodes[element] = node
        if role == "Link" and "note-number" in element.get("class", ""):
            label = _Node("Lbl", self.orders[element], None, [node])
            above.kids.append(label)
        else:
            above.kids.append(node)
        if role == "TR":  # a cell in which nothing stands keeps its place
            for cell in element:
                self.node(cell)
        if element.tag == "sup" and "call" in element.get("class", ""):
            self._note_after(element)
        return node

    def _inside(self, element: Any) -> _Node:
        """Where content of an element goes: a list item's into its body."""
        node = self.node(element)
        if element.tag == "li":
            return self.body(element)
        return node

    def _item(self, element: Any) -> Any:
        """The list item around an element."""
        found = self.parents[element]
        while found.tag != "li":
            found = self.parents[found]
        return found

    def label(self, item: Any) -> _Node:
        """The label of a list item."""
        if item not in self.labels:
            label = _Node("Lbl", self.orders[item])
            self.labels[item] = label
            self.node(item).kids.insert(0, label)
        return self.labels[item]

    def body(self, item: Any) -> _Node:
        """The body of a list item."""
        if item not in self.bodies:
            body = _Node("LBody", self.orders[item] + 1)
            self.bodies[item] = body
            self.node(item).kids.append(body)
        return self.bodies[item]

    def _role(self, element: Any) -> str:
        tag = element.tag
        classes = element.get("class", "").split()
        if tag == "sup" and "call" in classes:
            return "Reference"
        if tag == "div" and _CLASS_ROLES.keys() & set(classes):
            return next(_CLASS_ROLES[each] for each in classes if each in _CLASS_ROLES)
        if tag == "img":
            inside = self.parents[element]
            framed = inside.tag == "figure" or inside.get("class", "") == "formula-picture"
            return "" if framed else "Figure"
        if tag in _TRANSPARENT:
            return "Span" if element.get("lang") and tag not in ("html", "body") else ""
        return _ROLES.get(tag, "Div")

    def _note_after(self, call: Any) -> None:
        """Meet the note of a call with it, so that the note stands there in the tree."""
        siblings = list(self.parents[call])
        following = siblings[siblings.index(call) + 1 :]
        if following and following[0].tag == "aside":
            self.node(following[0])


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:
    """Write the structure tree; takes the place of WeasyPrint's function of that name."""
    root = document._html.etree_element
    tree = _Tree(root)
    for page_number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        height = page.height
        for box, mark in stream._tags.items():
            node = tree._inside(box.element)
            node.kids.append((page_number, mark["mcid"]))
            if node.role in ("Figure", "Formula") and box.element.tag == "img":
                x, y = box.content_box_x(), height - box.content_box_y() - box.height
                node.page = page_number
                node.box = (x * 0.75, y * 0.75, (x + box.width) * 0.75, (y + box.height) * 0.75)
        for box in page._page_box.descendants():
            annotation = box.link_annotation
            if annotation is not None and not getattr(box, "is_furniture", False):
                tree.node(_link_element(tree, box.element)).kids.append((page_number, annotation))
    _write(pdf, tree, document)


def _link_element(tree: _Tree, element: Any) -> Any:
    """The `a` around an element, or the element itself."""
    found = element
    while found is not None and found.tag != "a":
        found = tree.parents.get(found)
    return element if found is None else found


def _write(pdf: Any, tree: _Tree, document: Any) -> None:
    parent_tree = pydyf.Dictionary({"Nums": pydyf.Array()})
    pdf.add_object(parent_tree)
    struct_root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": parent_tree.reference})
    pdf.add_object(struct_root)
    nodes = list(_ordered(tree.document))
    for node, parent in nodes:
        node.dictionary = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.role}"})
        pdf.add_object(node.dictionary)
        node.dictionary["P"] = (parent.dictionary if parent else struct_root).reference
    marked: list[dict[int, Any]] = [{} for _ in document.pages]
    annotated: list[tuple[Any, Any]] = []
    identifiers: list[tuple[str, Any]] = []
    pages = list(pdf.page_references)  # a property that lists them anew each time
    for node, _ in nodes:
        _describe(node, identifiers)
        if node.box:
            node.dictionary["Pg"] = pages[node.page]
        node.dictionary["K"] = pydyf.Array(_kids(pages, node, marked, annotated))
    struct_root["K"] = pydyf.Array([tree.document.dictionary.reference])
    nums = parent_tree["Nums"]
    for number, page in enumerate(marked):
        nums.extend([number, pydyf.Array([reference for _, reference in sorted(page.items())])])
    for number, (node_reference, annotation) in enumerate(annotated, len(marked)):
        nums.extend([number, node_reference])
        annotation["StructParent"] = number
    struct_root["ParentTreeNextKey"] = len(marked) + len(annotated)
    if identifiers:
        names = pydyf.Array()
        for name, reference in sorted(identifiers):
            names.extend([pydyf.String(name), reference])
        struct_root["IDTree"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["StructTreeRoot"] = struct_root.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _ordered(node: _Node, parent: _Node | None = None) -> Iterator[tuple[_Node, _Node | None]]:
    """All nodes in reading order; a node that holds nothing but nodes is put in XHTML order."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, _Node) or _has_content(kid)]
    if node.role == "Figure":  # the picture stands before its caption
        node.kids.sort(key=lambda kid: isinstance(kid, _Node))
    elif all(isinstance(kid, _Node) for kid in node.kids):
        node.kids.sort(key=lambda kid: kid.order)
    yield node, parent
    for kid in node.kids:
        if isinstance(kid, _Node):
            yield from _ordered(kid, node)


def _has_content(node: _Node) -> bool:
    if node.role in ("TD", "TH"):  # an empty cell keeps its place in the table
        return True
    return any(not isinstance(kid, _Node) or _has_content(kid) for kid in node.kids)


def _describe(node: _Node, identifiers: list[tuple[str, Any]]) -> None:
    """Language, alternative text, identifier and attributes of a structure element."""
    element, dictionary = node.element, node.dictionary
    if element is None:
        return
    if language := element.get("lang"):
        dictionary["Lang"] = pydyf.String(language)
    if node.role == "Note":
        name = element.get("id") or f"note-{node.order}"
        dictionary["ID"] = pydyf.String(name)
        identifiers.append((name, dictionary.reference))
    if node.role in ("Figure", "Formula"):
        picture = element if element.tag == "img" else element.find(".//img")
        dictionary["Alt"] = pydyf.String(picture.get("alt") or " ")
        if node.box:
            dictionary["A"] = pydyf.Dictionary(
                {
                    "O": "/Layout",
                    "Placement": "/Block",
                    "BBox": pydyf.Array([round(value, 3) for value in node.box]),
                }
            )
    if node.role in ("TH", "TD"):
        dictionary["A"] = _cell_attributes(element)
    if node.role == "L":
        numbering = "Decimal" if element.tag == "ol" else "Disc"
        dictionary["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})


def _cell_attributes(element: Any) -> Any:
    attributes = pydyf.Dictionary({"O": "/Table"})
    if element.get("colspan"):
        attributes["ColSpan"] = int(element.get("colspan"))
    if element.get("rowspan"):
        attributes["RowSpan"] = int(element.get("rowspan"))
    if element.tag == "th":
        attributes["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
    return attributes


def _kids(
    pages: list[Any], node: _Node, marked: list[dict[int, Any]], annotated: list[tuple[Any, Any]]
) -> list[Any]:
    """The /K array: references of elements, marked content and annotations of a node."""
    kids: list[Any] = []
    for kid in node.kids:
        if isinstance(kid, _Node):
            kids.append(kid.dictionary.reference)
            continue
        page_number, content = kid
        page = pages[page_number]
        if isinstance(content, int):
            marked[page_number][content] = node.dictionary.reference
            reference = pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": content})
        else:
            annotated.append((node.dictionary.reference, content))
            if title := (node.element.get("title") if node.element is not None else None):
                content["Contents"] = pydyf.String(title)
            reference = pydyf.Dictionary({"Type": "/OBJR", "Obj": content.reference, "Pg": page})
        kids.append(reference)
    return kids


def install() -> None:
    """Put our function into the engine; calling it again changes nothing."""
    weasyprint.pdf.add_tags = add_tags

"""A picture alone in its paragraph: a figure, a numbered formula, or a table from a CSV file."""

from markdown_it.token import Token
from msgspec import Struct

from publish.diagnostics import Finding
from publish.manuscript.markdown.attributes import NONE, Attributes, attributes_at
from publish.manuscript.markdown.gathering import Gathering, span_of
from publish.manuscript.markdown.inline_parser import place
from publish.manuscript.markdown.inlines import inline_tokens, picture_of, read_inlines
from publish.manuscript.markdown.labels import Labelled
from publish.manuscript.markdown.positions import cut, span_at, trimmed
from publish.manuscript.markdown.tables.build import ReadBlocks, build_rows
from publish.manuscript.markdown.tables.csv_file import typed_table
from publish.model import Located, Span
from publish.model.blocks import Block, Figure, Formula, Table
from publish.model.inlines import Inlines

FIGURE_KEYS = ("source", "note")
TABLE_KEYS = ("source", "note", "unit")
CSV_KEYS = (*TABLE_KEYS, "head")


class LonePicture(Struct, frozen=True):
    """`![caption](path){attributes}` with nothing beside it in its paragraph."""

    token: Token
    caption: Located
    attributes: Attributes
    span: Span

    @property
    def path(self) -> str:
        return self.token.content

    @property
    def is_table(self) -> bool:
        return self.path.lower().endswith(".csv")

    @property
    def is_formula(self) -> bool:
        return self.attributes.id.startswith("eq-") or "formula" in self.attributes.class_names


def lone_picture(text: Located, gathering: Gathering) -> LonePicture | None:
    """The picture when the text is one and nothing else."""
    if not text.text.lstrip().startswith("!["):
        return None
    tokens = [
        token
        for token in inline_tokens(trimmed(text), gathering)
        if not (token.type == "text" and not token.content.strip())
    ]
    if len(tokens) != 1 or tokens[0].type != "picture":
        return None
    token, source = tokens[0], trimmed(text)
    start = token.meta["attributes"]
    found = attributes_at(source, start) if start >= 0 else None
    return LonePicture(
        token,
        cut(source, *token.meta["inner"]),
        found[0] if found else NONE,
        span_at(source, *place(token)),
    )


def field(attributes: Attributes, key: str, labelled: Labelled, gathering: Gathering) -> Inlines:
    """The text of `source`, `note` or `unit`: the attribute, else the line below that names it."""
    typed = attributes.value(key) or labelled.get(key)
    return read_inlines(trimmed(typed), gathering) if typed else ()


def build_picture(
    picture: LonePicture, labelled: Labelled, gathering: Gathering, read: ReadBlocks
) -> Block:
    """The block that a lone picture is."""
    if picture.is_table:
        return _table(picture, labelled, gathering, read)
    if picture.is_formula:
        return Formula(
            picture_of(
                picture.token,
                picture.attributes,
                picture.span,
                gathering,
                classes=frozenset({"formula"}),
            ),
            picture.span,
            picture.attributes.id,
        )
    return Figure(
        picture_of(picture.token, picture.attributes, picture.span, gathering, FIGURE_KEYS),
        read_inlines(picture.caption, gathering),
        picture.span,
        picture.attributes.id,
        field(picture.attributes, "source", labelled, gathering),
        field(picture.attributes, "note", labelled, gathering),
        tuple(name for name in picture.attributes.class_names if name in gathering.options.classes),
    )


def _table(
    picture: LonePicture, labelled: Labelled, gathering: Gathering, read: ReadBlocks
) -> Table:
    """A CSV file's table; `head=2` says how many rows are its head (one, if nothing is said)."""
    attributes, options = picture.attributes, gathering.options
    gathering.check_keys(attributes, CSV_KEYS)
    classes = gathering.classes(attributes, frozenset())
    caption = read_inlines(picture.caption, gathering)
    rows = None
    text = options.read_csv(picture.path, picture.span)
    if isinstance(text, Finding):
        gathering.findings.append(text)
    else:
        source = Located.whole_file(options.csv_name(picture.path), text)
        gathering.know_lines(source)
        escaped, typed = typed_table(text, _head_rows(attributes, gathering))
        cells = Located(escaped, source.file, source.places)
        rows = build_rows(typed, cells, picture.span, gathering, read)
    return Table(
        rows.head if rows else (),
        rows.body if rows else (),
        caption,
        picture.span,
        attributes.id,
        field(attributes, "source", labelled, gathering),
        field(attributes, "note", labelled, gathering),
        field(attributes, "unit", labelled, gathering),
        classes,
    )


def _head_rows(attributes: Attributes, gathering: Gathering) -> int:
    typed = attributes.value("head")
    if typed is None:
        return 1
    if typed.text.isascii() and typed.text.isdigit():
        return int(typed.text)
    gathering.find("table-head-rows", span_of(typed), value=typed.text)
    return 1

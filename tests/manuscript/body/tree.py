"""Blocks and inlines in a short form that an editor can read.

One block a line, what stands in it below, indented. Inlines: `(em …)`, `(strong …)`,
`(sup …)`, `(sub …)`, `(code …)`, `(call key)`, `(ref id …)`, `(link address …)`,
`(span lang=ru .kai …)`, `(picture path alt=…)`, `(query …)`, `(edit -old +new)`, `(break)`.
A no-break space is ⍽. With places, every text is followed by @line:column.
"""

from collections.abc import Callable

from publish.diagnostics import Finding
from publish.manuscript.markdown import Parsed
from publish.model import Note
from publish.model import blocks as b
from publish.model import inlines as i

INDENT = "  "


def tree(parsed: Parsed[b.Blocks], *, places: bool = False) -> str:
    """Blocks, then notes, then findings."""
    lines = [line for block in parsed.value for line in block_lines(block, places)]
    for note in parsed.notes:
        lines += note_lines(note, places)
    lines += [finding_line(found) for found in parsed.findings]
    return "\n".join(lines)


def note_lines(note: Note, places: bool) -> list[str]:
    inner = [line for block in note.children for line in block_lines(block, places)]
    return [f"note {key(note.key)}", *indented(inner)]


def finding_line(found: Finding) -> str:
    span = found.span
    end = f"{span.end_line}:" if span.end_line != span.line else ""
    return f"! {span.line}:{span.column}-{end}{span.end_column} {found.id}"


def key(typed: str) -> str:
    """The key of a note; one in the line has its place instead."""
    return f"^{typed.split(':', 1)[1]}" if typed.startswith("^") else typed


def indented(lines: list[str]) -> list[str]:
    return [INDENT + line for line in lines]


def block_lines(block: b.Block, places: bool) -> list[str]:
    def text(inlines: i.Inlines) -> str:
        return "".join(inline(one, places) for one in inlines)

    def inner(blocks: b.Blocks) -> list[str]:
        return indented([line for one in blocks for line in block_lines(one, places)])

    match block:
        case b.Paragraph():
            return [f"Paragraph{marks(block)} {text(block.children)}"]
        case b.Heading():
            number = f" [{block.number}={block.ordinal}]" if block.number else ""
            return [f"Heading {block.level}{number}{marks(block)} {text(block.children)}"]
        case b.Quotation() | b.Division():
            return [type(block).__name__ + marks(block), *inner(block.children)]
        case b.ListBlock():
            kind = f"List{' tight' if block.tight else ''}{marks(block)}"
            lines = [kind]
            for item in block.items:
                lines += [f"{INDENT}{item.number or '•'}", *indented(inner(item.children))]
            return lines
        case b.DefinitionList():
            lines = ["Definitions"]
            for definition in block.items:
                lines.append(f"{INDENT}{text(definition.term)}")
                for description in definition.descriptions:
                    lines += [f"{INDENT}:", *indented(inner(description))]
            return lines
        case b.CodeBlock():
            return [f"Code {block.code_language}".rstrip(), *indented(block.text.split("\n"))]
        case b.Verse():
            lines = ["Verse" + marks(block)]
            for index, stanza in enumerate(block.stanzas):
                lines += [INDENT + "—"] if index else []
                lines += [INDENT + text(verse) for verse in stanza]
            return lines
        case b.Figure():
            fields = named(text, caption=block.caption, source=block.source, note=block.note)
            return [f"Figure{marks(block)} {inline(block.picture, places)}", *fields]
        case b.Formula():
            return [f"Formula{marks(block)} {inline(block.picture, places)}"]
        case b.Table():
            return [f"Table{marks(block)}{widths(block)}", *table_lines(block, text, places)]
        case b.Rule():
            return ["Rule"]


def named(text: Callable[[i.Inlines], str], **fields: i.Inlines) -> list[str]:
    return [f"{INDENT}{name}: {text(value)}" for name, value in fields.items() if value]


def widths(table: b.Table) -> str:
    return f" widths={','.join(map(str, table.widths))}" if table.widths else ""


def table_lines(table: b.Table, text: Callable[[i.Inlines], str], places: bool) -> list[str]:
    lines = named(text, caption=table.caption, unit=table.unit)
    for name, rows in (("head", table.head), ("row", table.body)):
        for row in rows:
            cells = " | ".join(cell(one, places) for one in row.cells)
            lines.append(f"{INDENT}{name}: {cells}")
    return [*lines, *named(text, source=table.source, note=table.note)]


SIGNS = {
    b.Alignment.START: "",
    b.Alignment.CENTER: "↔",
    b.Alignment.END: "→",
    b.Alignment.DECIMAL: "·",
}


def cell(one: b.Cell, places: bool) -> str:
    """`text→` at the end, `text↔` centred, `text·` on the point; `{2×1}` rows × columns."""
    parts: list[str] = []
    for block in one.children:
        if isinstance(block, b.Paragraph):
            parts.append("".join(inline(each, places) for each in block.children))
        else:
            parts.append("[" + "; ".join(x.strip() for x in block_lines(block, places)) + "]")
    spans = f"{{{one.rows}×{one.columns}}}" if (one.rows, one.columns) != (1, 1) else ""
    return " ¶ ".join(parts) + SIGNS[one.alignment] + spans


def marks(block: b.Block) -> str:
    id = getattr(block, "id", "")
    language = getattr(block, "language", "")
    parts = [f"#{id}"] if id else []
    parts += [f".{name}" for name in getattr(block, "classes", ())]
    parts += [f"lang={language}"] if language else []
    return "".join(f" {part}" for part in parts)


def inline(one: i.Inline, places: bool) -> str:
    def inner(children: i.Inlines) -> str:
        return "".join(inline(child, places) for child in children)

    match one:
        case i.Text():
            at = f"@{one.span.line}:{one.span.column}" if places else ""
            return one.text.replace("\N{NO-BREAK SPACE}", "⍽") + at
        case i.Code():
            return f"(code {one.text})"
        case i.NoteCall():
            return f"(call {key(one.key)})"
        case i.Reference():
            return f"(ref {one.target}{' ' if one.children else ''}{inner(one.children)})"
        case i.Link():
            return f"(link {one.href} {inner(one.children)})"
        case i.Picture():
            given = {"alt": one.alt, "width": one.width, "height": one.height}
            return f"(picture {one.path}{pairs(given)})"
        case i.LineBreak():
            return "(break)"
        case i.QueryMark():
            return f"(query {one.text})"
        case i.Edit():
            old, new = inner(one.deleted), inner(one.inserted)
            return f"(edit{f' -{old}' if old else ''}{f' +{new}' if new else ''})"
        case i.Styled():
            return f"(span{marks_of(one)} {inner(one.children)})"
        case _:
            return f"({NAMES[type(one)]} {inner(one.children)})"


NAMES: dict[type, str] = {
    i.Emphasis: "em",
    i.Strong: "strong",
    i.Superscript: "sup",
    i.Subscript: "sub",
}


def marks_of(styled: i.Styled) -> str:
    language = f" lang={styled.language}" if styled.language else ""
    return language + "".join(f" .{name}" for name in styled.classes)


def pairs(given: dict[str, str]) -> str:
    return "".join(f" {name}={value}" for name, value in given.items() if value)

"""The same content for every program: the sample research article's body, repeated."""

import re
import shutil
import sys
from pathlib import Path

from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.model import Article, Note
from publish.model.blocks import Blocks, Heading, ListBlock, Paragraph, Quotation, Table
from publish.model.inlines import Code, Emphasis, Inlines, NoteCall, Strong, Text, children_of
from publish.styles import Style, carried, load_style

SAMPLES = Path(__file__).parents[1] / "manuscript"
SAMPLE = "2026-1/chinese-type/article.yaml"

Contestant = tuple[str, list[str], Path]
"""Name, command and the PDF that it writes."""


def sample() -> tuple[Article, Style]:
    """The sample article and the style that it is set in."""
    style, _ = load_style("journal")
    assert style is not None
    article = read_article(Folder(SAMPLES), SAMPLE, known_classes=style.classes).value
    assert article is not None
    return article, style


def write_contestants(folder: Path, repeats: int) -> tuple[Contestant, ...]:
    """The manuscript, the HTML and the Typst source in a folder, with their commands."""
    ours = folder / "journal"
    shutil.copytree(SAMPLES, ours)
    body = ours / Path(SAMPLE).parent / "body.md"
    body.write_text(repeated(body.read_text("utf-8"), repeats), "utf-8")
    style, _ = load_style("journal")
    assert style is not None
    article = read_article(Folder(ours), SAMPLE, known_classes=style.classes).value
    assert article is not None
    document = print_document(article, Setting(style))
    (folder / "plain.html").write_text(document.html, "utf-8")
    (folder / "plain.css").write_text(font_faces(style) + style.print_css, "utf-8")
    (folder / "plain.typ").write_text(typst_source(article), "utf-8")
    python = sys.executable
    bare = str(Path(__file__).parent)
    return (
        (
            "ours",
            [
                *(python, "-m", "publish.cli", "build", str(ours / SAMPLE), "--to", "pdf"),
                *("-o", str(folder / "out")),
            ],
            folder / "out" / "chinese-type.pdf",
        ),
        (
            "plain WeasyPrint",
            [python, f"{bare}/plain_weasyprint.py", str(folder), str(ours)],
            folder / "plain.pdf",
        ),
        (
            "Typst",
            [python, f"{bare}/plain_typst.py", str(folder), str(carried("fonts"))],
            folder / "typst.pdf",
        ),
    )


def repeated(body: str, repeats: int) -> str:
    """The Markdown body several times over, its note keys and ids numbered anew."""
    parts = []
    for number in range(repeats):
        part = re.sub(r"\[\^([^\]]+)\]", rf"[^\1-{number}]", body)
        part = re.sub(r"\{#([\w-]+)", rf"{{#\1-{number}", part)
        part = re.sub(r"\]\(#([\w-]+)\)", rf"](#\1-{number})", part)
        parts.append(part)
    return "\n\n".join(parts)


def font_faces(style: Style) -> str:
    """@font-face rules for the same files that our build uses."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{face.file.as_uri()}");'
        + (f" unicode-range: {face.unicode_range};" if face.unicode_range else "")
        + " }\n"
        for face in style.faces
    )


def typst_source(article: Article) -> str:
    """The article as Typst markup: the same page, sizes, headings, notes and tables."""
    head = """#set page(width: 170mm, height: 230mm, numbering: "1",
  margin: (top: 24.8mm, bottom: 21mm, inside: 24mm, outside: 21.8mm))
#set text(font: ("Noto Serif", "Noto Serif TC"), size: 11pt, lang: "zh", region: "tw",
  cjk-latin-spacing: auto)
#set par(justify: true, leading: 0.83em, spacing: 0.83em,
  first-line-indent: (amount: 2em, all: true))
#show heading: set text(weight: "bold")
"""
    notes = {note.key: note for note in article.notes}
    return head + "\n\n".join(_typst_blocks(article.body, notes))


def _typst_blocks(blocks: Blocks, notes: dict[str, Note]) -> list[str]:
    parts: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                parts.append(_typst(block.children, notes))
            case Heading():
                marks = "=" * block.level
                parts.append(f"{marks} {_escaped(block.number)}{_typst(block.children, notes)}")
            case Quotation():
                inner = "\n\n".join(_typst_blocks(block.children, notes))
                parts.append(f"#quote(block: true)[{inner}]")
            case ListBlock():
                for item in block.items:
                    inner = "\n\n".join(_typst_blocks(item.children, notes))
                    parts.append(f"#block(inset: (left: 2em))[{_escaped(item.number)} {inner}]")
            case Table():
                cells = [
                    f"table.cell(colspan: {cell.columns}, rowspan: {cell.rows})"
                    f"[{''.join(_typst_blocks(cell.children, notes))}]"
                    for row in block.head + block.body
                    for cell in row.cells
                ]
                columns = sum(cell.columns for cell in (block.head + block.body)[0].cells)
                parts.append(f"#table(columns: {columns}, {', '.join(cells)})")
    return parts


def _typst(inlines: Inlines, notes: dict[str, Note]) -> str:
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text) | Code(text):
                parts.append(_escaped(text))
            case Emphasis():
                parts.append(f"#emph[{_typst(inline.children, notes)}]")
            case Strong():
                parts.append(f"#strong[{_typst(inline.children, notes)}]")
            case NoteCall():
                inner = " ".join(_typst_blocks(notes[inline.key].children, notes))
                parts.append(f"#footnote[{inner}]")
            case _:
                parts.append(_typst(children_of(inline), notes))
    return "".join(parts)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\#$*_`<>@[]~/=-+" else letter for letter in text)

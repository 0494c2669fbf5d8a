"""Notes of an article: every call has one definition, every definition one call."""

from collections.abc import Iterator, Sequence

from publish.diagnostics import Finding, finding
from publish.model import Note
from publish.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Rule,
    Table,
    Verse,
    inlines_of,
)
from publish.model.inlines import Inline, Inlines, NoteCall, children_of


def settle_notes(
    streams: Sequence[Blocks | Inlines],
    definitions: Sequence[Note],
    mapped: Sequence[Note] = (),
) -> tuple[tuple[Note, ...], tuple[Finding, ...]]:
    """The notes in the order of their first call, and what is wrong with calls and notes.

    `streams` are the texts of the article in printed order: title, subtitle, abstract,
    body …. `definitions` are those of all texts (`Parsed.notes`), `mapped` those of the
    YAML field `notes`. A call inside a note counts where its note is called. A note that
    is never called is left out; of several with one key the first counts.

    Findings: note-undefined, note-uncalled, note-defined-twice, note-called-twice.
    """
    findings: list[Finding] = []
    defined: dict[str, Note] = {}
    for note in (*definitions, *mapped):
        if note.key in defined:
            first = defined[note.key].span
            findings.append(finding("note-defined-twice", note.span, key=note.key, first=first))
        else:
            defined[note.key] = note
    called: dict[str, NoteCall] = {}
    for call in _calls_with_notes(streams, defined):
        if call.key not in defined:
            findings.append(finding("note-undefined", call.span, key=call.key))
        elif call.key in called:
            first = called[call.key].span
            findings.append(finding("note-called-twice", call.span, key=call.key, first=first))
        else:
            called[call.key] = call
    for key, note in defined.items():
        if key not in called:
            findings.append(finding("note-uncalled", note.span, key=key))
    return tuple(defined[key] for key in called), tuple(findings)


def _calls_with_notes(
    streams: Sequence[Blocks | Inlines], defined: dict[str, Note]
) -> Iterator[NoteCall]:
    """The calls of the texts, each first one followed by those of its note's text."""
    entered: set[str] = set()
    waiting = [iter(calls(stream)) for stream in reversed(streams)]
    while waiting:
        call = next(waiting[-1], None)
        if call is None:
            waiting.pop()
            continue
        yield call
        if call.key in defined and call.key not in entered:
            entered.add(call.key)
            waiting.append(calls(defined[call.key].children))


def calls(stream: Blocks | Inlines) -> Iterator[NoteCall]:
    """The note calls of a text in printed order: a table's caption stands above it, a
    figure's below; sources and notes of both stand at the foot.
    """
    for element in stream:
        yield from _calls_of(element)


def _calls_of(element: Block | Inline) -> Iterator[NoteCall]:
    match element:
        case Quotation() | Division():
            yield from calls(element.children)
        case ListBlock():
            for item in element.items:
                yield from calls(item.children)
        case DefinitionList():
            for definition in element.items:
                yield from calls(definition.term)
                for description in definition.descriptions:
                    yield from calls(description)
        case Table():
            yield from calls(element.caption)
            yield from calls(element.unit)
            for row in element.head + element.body:
                for cell in row.cells:
                    yield from calls(cell.children)
            yield from calls(element.source)
            yield from calls(element.note)
        case Figure():
            yield from calls(element.caption)
            yield from calls(element.source)
            yield from calls(element.note)
        case NoteCall():
            yield element
        case Paragraph() | Heading() | Verse():
            for inlines in inlines_of(element):
                yield from calls(inlines)
        case CodeBlock() | Formula() | Rule():
            return
        case _:
            yield from calls(children_of(element))

"""Notes of an article: every call has one definition, every definition one call."""

from collections.abc import Iterator, Sequence

from publish.diagnostics import Finding, finding
from publish.model import Note
from publish.model.blocks import Blocks
from publish.model.calls import calls
from publish.model.inlines import Inlines, NoteCall


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

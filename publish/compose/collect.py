"""From runs of one language and one size to the paragraph that all rules look at.

The runs' boundaries end here: what follows sees clusters only, so an element boundary is neither
a gap of its own nor hides anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, groupby, pairwise

from publish.compose.classes import BOX_MARK, CALL_MARK, CODE_MARK
from publish.compose.clusters import CONTROLS, base, clusters


class Kind(Enum):
    """What a run is, where its characters do not say it."""

    TEXT = "text"
    CALL = "call"
    CODE = "code"
    ADDRESS = "address"
    BOX = "box"


_MARKS = {Kind.CALL: CALL_MARK, Kind.BOX: BOX_MARK, Kind.CODE: CODE_MARK}


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one language, size and kind.

    `advances` has one length per character (code point), in 1/1024 CSS px: a glyph that covers
    several characters gives its advance to the first and 0 to the others. `em` is the font size in
    the same unit. `hyphens` are the places (indices into `text`) where the dictionary of the run's
    language allows a hyphen, `hyphen` is the hyphen's width. `kerns` are (index, what the face
    added to the advance for the character behind): at a line's end it comes off again. A CALL or
    BOX run is one cluster.
    """

    text: str
    advances: Sequence[int]
    em: int
    kind: Kind = Kind.TEXT
    language: str = ""
    hyphens: tuple[int, ...] = ()
    hyphen: int = 0
    kerns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class HyphenPlace:
    """A gap at which the dictionary allows a hyphen, the hyphen's width, and the language."""

    gap: int
    width: int
    language: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Clusters as parallel tuples. Gap k is the place before cluster k.

    `offsets` index into `text`, the text of all runs. `skeleton` has one character per cluster:
    its base character, or a mark for a call, a box or code. `addresses` are ranges of clusters that
    are addresses as the manuscript says. `controls` are (gap, invisible character typed before it,
    width of the hyphen that a soft hyphen would show there). `kerns` are (gap, kern of the cluster
    before it). `offsets` ends with the text's length.
    """

    text: str
    clusters: tuple[str, ...]
    offsets: tuple[int, ...]
    advances: tuple[int, ...]
    ems: tuple[int, ...]
    skeleton: str
    addresses: tuple[tuple[int, int], ...]
    hyphens: tuple[HyphenPlace, ...]
    controls: tuple[tuple[int, str, int], ...]
    kerns: tuple[tuple[int, int], ...] = ()


def collect(runs: Iterable[Run]) -> Paragraph:
    """The paragraph of the runs, in their order. Calls and boxes stay whole; the rest is cut into
    grapheme clusters across the runs' boundaries.

    Raises ValueError where a run's advances are not as many as its characters.
    """
    runs = tuple(run for run in runs if run.text)
    for run in runs:
        if len(run.advances) != len(run.text):
            raise ValueError(
                f"{len(run.text)} characters, {len(run.advances)} advances: {run.text!r}"
            )
    text = "".join(run.text for run in runs)
    pieces: list[str] = []
    for whole, group in groupby(runs, lambda run: run.kind in (Kind.CALL, Kind.BOX)):
        texts = [run.text for run in group]
        pieces += texts if whole else clusters("".join(texts))
    if len(pieces) == len(text):
        return _simple(runs, text, pieces)
    offsets = list(accumulate(map(len, pieces), initial=0))
    advances = [advance for run in runs for advance in run.advances]
    ems = [run.em for run in runs for _ in run.text]
    return _paragraph(
        runs,
        text,
        pieces,
        offsets,
        [sum(advances[a:b]) for a, b in pairwise(offsets)],
        [ems[offset] for offset in offsets[:-1]],
    )


def _simple(runs: tuple[Run, ...], text: str, pieces: list[str]) -> Paragraph:
    """The usual case: every character is a cluster."""
    advances: list[int] = []
    ems: list[int] = []
    for run in runs:
        advances += run.advances
        ems += [run.em] * len(run.text)
    return _paragraph(runs, text, pieces, list(range(len(text) + 1)), advances, ems)


def _paragraph(
    runs: tuple[Run, ...],
    text: str,
    pieces: list[str],
    offsets: list[int],
    advances: list[int],
    ems: list[int],
) -> Paragraph:
    gaps = {offset: gap for gap, offset in enumerate(offsets)} if len(pieces) != len(text) else None
    skeleton = list(text) if gaps is None else [_base_of(piece) for piece in pieces]
    addresses: list[tuple[int, int]] = []
    hyphens: list[HyphenPlace] = []
    kerns: list[tuple[int, int]] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.kind is not Kind.TEXT:
            first, last = _clusters_of(start, end, offsets, gaps)
            if run.kind is Kind.ADDRESS:
                addresses.append((first, last))
            else:
                # Spaces in code stay spaces.
                mark = _MARKS[run.kind]
                skeleton[first:last] = [c if c == " " else mark for c in skeleton[first:last]]
        for place in run.hyphens:
            gap = start + place if gaps is None else gaps.get(start + place, 0)
            if gap:
                hyphens.append(HyphenPlace(gap, run.hyphen, run.language))
        for place, kern in run.kerns:
            gap = start + place + 1 if gaps is None else gaps.get(start + place + 1, 0)
            if gap:
                kerns.append((gap, kern))
        start = end
    return Paragraph(
        text,
        tuple(pieces),
        tuple(offsets),
        tuple(advances),
        tuple(ems),
        "".join(skeleton),
        tuple(addresses),
        tuple(hyphens),
        () if gaps is None else _controls(runs, pieces, offsets),
        tuple(kerns),
    )


def _base_of(cluster: str) -> str:
    return cluster if len(cluster) == 1 else base(cluster)


def _clusters_of(
    start: int, end: int, offsets: list[int], gaps: dict[int, int] | None
) -> tuple[int, int]:
    """The clusters that begin in text[start:end], as a range."""
    if gaps is None:
        return start, end
    inside = [gaps[offset] for offset in range(start, end) if offset in gaps]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _controls(
    runs: tuple[Run, ...], pieces: list[str], offsets: list[int]
) -> tuple[tuple[int, str, int], ...]:
    """(gap, the control before it, width of the run's hyphen) for each typed control."""
    found = []
    for gap, piece in enumerate(pieces, 1):
        controls = [each for each in piece if each in CONTROLS]
        if controls and len(piece) > 1:
            found.append((gap, controls[-1], _hyphen_at(runs, offsets[gap - 1])))
    return tuple(found)


def _hyphen_at(runs: tuple[Run, ...], offset: int) -> int:
    for run in runs:
        if offset < len(run.text):
            return run.hyphen
        offset -= len(run.text)
    return 0

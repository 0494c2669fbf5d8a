"""The cases are documents: a heading that says the rule, a line of settings, the text, `---`, and
what is expected of it. This module reads them.

Settings are separated by ` · `; the first word says what is looked at:

- `measure 7em`: the text set as one paragraph. Expected are its lines; `|` says that the line
  reaches the measure exactly. After `←` stand facts of the line (`tracking 0.05`, `pass 2`,
  `starts 2`, `width 6.5`, `x3 2.65`: where its fourth cluster begins); a line
  `! loose-line 0.2` is a finding.
- `widths`: each line of the text set in one endless line. Expected are pieces with their width in
  em (`：「=1.5`), and the gaps between them (`+0.25`) where there are any; ␣ is a typed space.
- `breaks`: where a line may end. ↵ allows, × forbids, `↵(60)` allows at that cost. A line that
  is the whole text says all: where it has no mark there is no break. Part of the text says only
  what it marks.
- `gaps`: `·` at every Han–Western gap of the line.
- `widest`: natural width and least width, in em.

In the text: ¹²³ are note calls (each row of them one call; `{,}` between two calls parts them),
`code` stands in backticks, ⟨…⟩ is an address by markup, ▣ an inline box of 2 em, {/} an element
boundary; {NBSP} {IS} {WJ} {ZWSP} {SHY} {THIN} {BR} {SUP2} are the characters of these names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from publish.compose import (
    PACKS,
    STRICT_GRID,
    Kind,
    LocalePack,
    Paragraph,
    Run,
    Setting,
    Wishes,
    collect,
    wished_pack,
)
from publish.compose.locales import Kinsoku
from publish.compose.setting import Alignment
from tests.compose.face import EM, HYPHEN, advance

KINSOKU: tuple[Kinsoku, ...] = ("none", "basic", "gb", "strict")
ALIGNMENTS: tuple[Alignment, ...] = ("start", "centre", "end")
CASES = Path(__file__).parent / "cases"
_NAMES = {
    "{NBSP}": "\u00a0",
    "{IS}": "\u3000",
    "{WJ}": "\u2060",
    "{ZWSP}": "\u200b",
    "{SHY}": "\u00ad",
    "{THIN}": "\u2009",
    "{BR}": "\n",
    "{SUP2}": "²",
    "▣": "\ufffc",
}
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PIECES = re.compile(r"(`[^`]*`|⟨[^⟩]*⟩|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\{,\}|\{/\}|▣)")


@dataclass(frozen=True)
class Case:
    """One case of a document."""

    heading: str
    looks_at: str
    settings: dict[str, str]
    text: tuple[str, ...]
    expected: tuple[str, ...]
    source: str
    words: frozenset[str] = field(default_factory=frozenset)

    @property
    def pack(self) -> LocalePack:
        """The case's locale pack with its options."""
        found = [PACKS[word] for word in self.words if word in PACKS]
        assert len(found) == 1, f"{self.heading}: names no locale pack"
        pack = STRICT_GRID if "grid strict" in self.words else found[0]
        for level in KINSOKU:
            if level == self.settings.get("level"):
                pack = replace(pack, kinsoku=level)
        if "adjacent full" in self.words:
            pack = replace(pack, adjacent_full=True)
        if "line start half" in self.words:
            pack = replace(pack, line_start_full=False)
        if "marks shrink" in self.words:
            pack = replace(pack, mark_shrink=(("ps:", 125, 125),))
        if "small kana may start" in self.words:
            pack = replace(pack, small_kana_may_start=True)
        if "autospace" in self.settings:
            pack = wished_pack(Wishes(pack.name, autospace=self.settings["autospace"]))
        return replace(pack, hanging=self.settings.get("hanging", ""))

    @property
    def setting(self) -> Setting:
        """The case's setting; 1000 em where it gives no measure."""
        align: Alignment = next((word for word in ALIGNMENTS if word in self.words), "justified")
        return Setting(
            measure=em(self.settings.get("measure", "1000em")),
            em=EM,
            pack=self.pack,
            indent=em(self.settings.get("indent", "0em")),
            alignment=align,
            last_line="start" if align == "justified" else align,
            balanced="balanced" in self.words,
            hyphenate="no hyphens" not in self.words,
            names_whole="names whole" in self.words,
        )

    def paragraph(self, text: str) -> Paragraph:
        """The text as the composer takes it."""
        return collect(self._runs(text))

    def _runs(self, text: str) -> Iterator[Run]:
        for piece in map(named, filter(None, _PIECES.split(text))):
            if piece in ("{,}", "{/}"):
                continue
            kind = Kind.TEXT
            kerns = tuple(self._kerns(piece))
            if piece[0] == "`":
                piece, kind = piece[1:-1], Kind.CODE
            elif piece[0] == "⟨":
                piece, kind = piece[1:-1], Kind.ADDRESS
            elif piece[0] in _SUPERSCRIPTS and piece not in _NAMES.values():
                kind = Kind.CALL
            elif piece == "\ufffc":
                kind = Kind.BOX
            yield Run(
                piece,
                [advance(each) + dict(kerns).get(k, 0) for k, each in enumerate(piece)],
                EM,
                kind,
                self.settings.get("language", ""),
                tuple(self._hyphens(piece)) if kind is Kind.TEXT else (),
                HYPHEN,
                kerns,
            )

    def _kerns(self, piece: str) -> Iterator[tuple[int, int]]:
        """What the setting `kern Va -0.2` takes from the first letter of the pair."""
        pair, _, amount = self.settings.get("kern", "").partition(" ")
        for match in re.finditer(re.escape(pair), piece) if pair else ():
            yield match.start(), em(amount)

    def _hyphens(self, piece: str) -> Iterator[int]:
        """Places that the setting `hyphens demo-cra-cy` allows in the piece."""
        for word in self.settings.get("hyphens", "").split():
            plain = word.replace("-", "")
            for match in re.finditer(re.escape(plain), piece):
                at = match.start()
                for part in word.split("-")[:-1]:
                    at += len(part)
                    yield at


def named(text: str) -> str:
    """The text with the characters that the documents write as names."""
    for name, character in _NAMES.items():
        text = text.replace(name, character)
    return text


def em(words: str) -> int:
    """A length such as `7em` in the face's unit."""
    return round(float(words.removesuffix("em")) * EM)


def cases(*looks_at: str) -> list[Case]:
    """All cases that look at one of these, in the order of the documents."""
    found = [case for path in sorted(CASES.glob("*.md")) for case in _read(path)]
    return [case for case in found if case.looks_at in looks_at]


def _read(path: Path) -> Iterator[Case]:
    for block in path.read_text(encoding="utf-8").split("\n### ")[1:]:
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("> ")]
        rule = lines.index("---")
        words = [word.strip() for word in lines[1].split(" · ")]
        settings = dict(word.split(" ", 1) for word in words if " " in word)
        yield Case(
            lines[0],
            words[0].split()[0],
            settings,
            tuple(lines[2:rule]),
            tuple(lines[rule + 1 :]),
            f"{path.name}: {lines[0]}",
            frozenset(words),
        )

"""Time of the line composer: milliseconds per line for prose, and for one very long paragraph.

Usage: python benchmarks/compose_lines.py [MEASURE_IN_EM]

The advances are invented as in tests/compose/face.py; shaping is not part of the measurement. The
budget is 0.15 ms a line for prose at 32 em.
"""

import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from publish.compose import Composition, Kind, Paragraph, Run, Setting, collect, compose

PROSE = Path(__file__).parents[1] / "tests" / "compose" / "prose.txt"
EM = 16 * 1024
LONG = 100_000
ROUNDS = 7


def advance(character: str) -> int:
    """Han one em, everything else as in an ordinary text face."""
    if unicodedata.east_asian_width(character) in "WF" or character in "—…‧":
        return EM
    return EM // 4 if character in " .,;:!?'()-" else EM // 2


def paragraph(text: str) -> Paragraph:
    """The text as one paragraph; superscript digits are note calls."""
    runs, start = [], 0
    for k in range(1, len(text) + 1):
        if k == len(text) or (text[k] in "¹²³⁴⁵⁶⁷⁸⁹⁰") != (text[start] in "¹²³⁴⁵⁶⁷⁸⁹⁰"):
            piece = text[start:k]
            kind = Kind.CALL if piece[0] in "¹²³⁴⁵⁶⁷⁸⁹⁰" else Kind.TEXT
            runs.append(Run(piece, [advance(each) for each in piece], EM, kind))
            start = k
    return collect(runs)


def best_of(rounds: int, work: Callable[[], list[Composition]]) -> tuple[float, int]:
    """The shortest processor time in seconds of so many rounds, and the lines of one."""
    times, lines = [], 0
    for _ in range(rounds):
        begun = time.process_time()
        composed = work()
        times.append(time.process_time() - begun)
        lines = sum(len(each.lines) for each in composed)
    return min(times), lines


def main() -> None:
    """Print the figures."""
    measure = int(sys.argv[1]) if len(sys.argv) > 1 else 32
    setting = Setting(measure=measure * EM, em=EM, indent=2 * EM)
    texts = PROSE.read_text(encoding="utf-8").splitlines()
    prose = [paragraph(text) for text in texts]
    seconds, lines = best_of(ROUNDS, lambda: [compose(each, setting) for each in prose])
    print(f"prose, {measure} em: {lines} lines, {seconds / lines * 1000:.3f} ms per line")
    joined = "".join(texts)
    long = paragraph((joined * (LONG // len(joined) + 1))[:LONG])
    seconds, lines = best_of(1, lambda: [compose(long, setting)])
    print(
        f"one paragraph of {LONG} characters: {lines} lines, {seconds:.2f} s, "
        f"{seconds / lines * 1000:.3f} ms per line"
    )


if __name__ == "__main__":
    main()

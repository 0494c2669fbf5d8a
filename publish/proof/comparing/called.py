"""Notes that go where their calls go: one whose call was moved with its text is moved with it, and
one whose text stayed has not moved.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from publish.html.units import Unit
from publish.proof.comparing.difference import Pairs, rising


def with_their_calls(found: Pairs, old: Sequence[Unit], new: Sequence[Unit]) -> Pairs:
    """The pairs of two versions, their notes paired and moved as the texts that call them."""
    texts_moved, texts_stayed = set(found.moved), set(found.same)
    texts_gone = texts_moved | set(found.across)
    notes = [(i, j) for i, j in (*found.same, *found.moved) if old[i].caller >= 0]
    known = set(notes)
    notes += _left(old, new, known, dict((*found.same, *texts_gone)))

    def call(pair: tuple[int, int]) -> tuple[int, int]:
        return old[pair[0]].caller, new[pair[1]].caller

    gone = {pair for pair in notes if call(pair) in texts_gone}
    staying = sorted(set(notes) - gone)
    # Those whose texts stayed weigh more than all others.
    weights = [len(staying) if call(pair) in texts_stayed else 1 for pair in staying]
    kept = rising(staying, weights)
    moved = gone | (set(staying) - set(kept))
    return replace(
        found,
        same=tuple(sorted((texts_stayed - known) | set(kept))),
        moved=tuple(sorted((texts_moved - known) | moved)),
    )


def _left(
    old: Sequence[Unit],
    new: Sequence[Unit],
    known: set[tuple[int, int]],
    texts: dict[int, int],
) -> Iterator[tuple[int, int]]:
    """Notes without a partner that are called in texts that belong together, if they are the same,
    however short.
    """
    with_old, with_new = {i for i, _ in known}, {j for _, j in known}
    called: dict[int, list[int]] = defaultdict(list)
    for j, unit in enumerate(new):
        if unit.caller >= 0 and j not in with_new:
            called[unit.caller].append(j)
    for i, unit in enumerate(old):
        if unit.caller < 0 or i in with_old:
            continue
        others = called.get(texts.get(unit.caller, -1), [])
        if (same := next((j for j in others if new[j] == unit), None)) is not None:
            others.remove(same)
            yield i, same

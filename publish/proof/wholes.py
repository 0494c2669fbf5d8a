"""What came to an issue as a whole since an older version, what left it, and what was moved."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from publish.html import metadata_of
from publish.issue.documents import Listed
from publish.model import Article
from publish.proof.comparing.difference import rising
from publish.proof.documents import own_matters
from publish.proof.proof_pages import ProofPages
from publish.proof.since import OlderIssue


class Whole(Struct, frozen=True):
    """An article or a document that was inserted into an issue, deleted or moved as a whole.

    What was moved tells `old` and `new`: its place among the articles from 1 on, or its folder.
    """

    kind: Literal["insert", "delete", "move"]
    title: str
    old: str = ""
    new: str = ""

    @property
    def zh(self) -> str:
        """What is told in Chinese."""
        if self.kind != "move":
            return f"{'新增' if self.kind == 'insert' else '整份刪去'}：{self.title}"
        form = "第 {} 篇" if self.old.isdecimal() else "{}"
        return f"移動：{self.title}（{form.format(self.old)} → {form.format(self.new)}）"

    @property
    def en(self) -> str:
        """What is told in English."""
        if self.kind != "move":
            return f"{'New' if self.kind == 'insert' else 'Taken out'}: {self.title}"
        form = "no. {}" if self.old.isdecimal() else "{}"
        return f"Moved: {self.title} ({form.format(self.old)} → {form.format(self.new)})"


def whole_changes(
    listed: Sequence[Listed], older: OlderIssue | None, proofs: tuple[ProofPages, ...], pages: int
) -> tuple[Whole, ...]:
    """What happened to whole articles and documents; `listed` are the articles of today, `pages`
    those of the block, for the spine. Raises TemplateFailedError.
    """
    if older is None:
        return ()
    was = older.edition.listed
    pairs = _pairs(older, listed)
    with_old, with_new = {old for old, _ in pairs}, {new for _, new in pairs}
    names = {proof.matter.name for proof in proofs}
    own = own_matters(older.edition, was, pages)
    came = (each for n, each in enumerate(listed) if n not in with_new)
    left = (each for n, each in enumerate(was) if n not in with_old)
    return (
        *(Whole("insert", _title(each.article)) for each in came),
        *(Whole("delete", _title(each.article)) for each in left),
        *(Whole("delete", matter.title) for name, matter in own if name not in names),
        *_moved(was, listed, pairs),
    )


def _pairs(older: OlderIssue, listed: Sequence[Listed]) -> list[tuple[int, int]]:
    """Which article of the older version is which of today's, by index, in the old order."""
    places = {each.article.file: n for n, each in enumerate(older.edition.listed)}
    then = older.files(each.article for each in listed)
    return sorted(
        (places[then[each.article.file]], new)
        for new, each in enumerate(listed)
        if each.article.file in then
    )


def _moved(
    was: Sequence[Listed], now: Sequence[Listed], pairs: list[tuple[int, int]]
) -> Iterator[Whole]:
    """The fewest articles whose moving makes the old order the new one; folders with new names."""
    stayed = set(rising(pairs))
    for old, new in sorted(pairs, key=lambda pair: pair[1]):
        title = _title(now[new].article)
        if (old, new) not in stayed:
            yield Whole("move", title, str(old + 1), str(new + 1))
        elif was[old].article.file != now[new].article.file:
            yield Whole("move", title, was[old].article.file, now[new].article.file)


def _title(article: Article) -> str:
    return metadata_of(article).titles[0][1]

"""The order of an issue, and the pages on which its documents stand."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.compositors import Piece, Placed
from publish.compositors.run import Side
from publish.issue.block import SetEntry, Stretch, block
from publish.issue.sequence import Entry, sequence
from publish.model import Issue, IssueArticle, IssuePage, IssueSection, Multilingual, Span
from publish.model.pages import Folios, Numerals
from publish.pdf import Copy

FOCUS = Multilingual((("zh-Hant", "焦點評析"), ("en", "Focus")))
LANGUAGES = ("zh-Hant-TW", "en")


def issue(
    *files: str,
    front: tuple[IssuePage, ...] = (),
    back: tuple[IssuePage, ...] = (),
    open_on: str = "any",
    divider: bool = False,
) -> Issue:
    articles = tuple(IssueArticle(file, Span("issue.yaml")) for file in files)
    section = IssueSection(FOCUS, articles, divider)
    return Issue(
        "75", "issue.yaml", "journal.yaml", (section,), open_on=open_on, front=front, back=back
    )


def kinds(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.kind for entry in entries]


def test_front_matter_stands_before_the_articles_and_back_matter_behind() -> None:
    pages = {name: IssuePage(name) for name in ("cover", "board", "colophon", "back-cover")}
    order = sequence(
        issue(
            "a.yaml",
            "b.yaml",
            front=(pages["cover"], pages["board"], IssuePage("toc", language="en")),
            back=(IssuePage("page", file="稿約.md"), pages["colophon"], pages["back-cover"]),
        ),
        LANGUAGES,
    )
    assert [entry.name for entry in order.front] == ["board zh-Hant-TW", "board en", "toc en"]
    assert kinds(order.body) == ["article", "article", "page", "colophon"]
    assert order.has_front_cover
    assert order.has_back_cover


def test_blank_pages_are_told_apart() -> None:
    """Two documents of one name would have the same ids in the joined file."""
    blank = IssuePage("blank")
    order = sequence(issue("a.yaml", front=(blank, blank), back=(blank,)), LANGUAGES)
    named = [entry.name for entry in (*order.front, *order.body) if entry.kind == "blank"]
    assert named == ["blank 1", "blank 2", "blank 3"]


def test_the_colophon_is_the_last_page_of_the_block() -> None:
    order = sequence(issue("a.yaml", back=(IssuePage("colophon"),)), LANGUAGES)
    assert order.body[-1].side == "verso"
    inside = sequence(
        issue("a.yaml", back=(IssuePage("colophon"), IssuePage("page", file="p.md"))), LANGUAGES
    )
    assert [entry.side for entry in inside.body] == ["any", "any", "any"]


def test_the_back_of_a_divider_stays_blank() -> None:
    order = sequence(issue("a.yaml", "b.yaml", divider=True), LANGUAGES)
    assert [(entry.kind, entry.side) for entry in order.body] == [
        ("divider", "recto"),
        ("article", "recto"),
        ("article", "any"),
    ]


def test_articles_open_on_rectos_where_the_issue_says_so() -> None:
    order = sequence(issue("a.yaml", "b.yaml", open_on="recto"), LANGUAGES)
    assert [entry.side for entry in order.body] == ["recto", "recto"]


@pytest.mark.parametrize(
    ("usual", "wish", "side"), [("any", "recto", "recto"), ("recto", "any", "any")]
)
def test_an_article_s_own_wish_counts_before_the_issue_s(usual: str, wish: str, side: str) -> None:
    articles = (
        IssueArticle("a.yaml", Span("issue.yaml")),
        IssueArticle("b.yaml", Span("issue.yaml"), wish),
    )
    given = replace(issue(open_on=usual), contents=(IssueSection(FOCUS, articles),))
    first, second = sequence(given, LANGUAGES).body
    assert (first.side, second.side) == (usual, side)


def entry(first: int, count: int, numerals: Numerals = "arabic", side: Side = "any") -> SetEntry:
    piece = Piece("甲", "甲", lambda: Copy("", "", ()), side=side)
    placed = Placed(piece, Folios(first, numerals), count)
    return SetEntry(Entry("article", f"{first}.yaml"), placed, "題名")


def shown(stretches: tuple[Stretch, ...]) -> list[str]:
    """Each page by its number; a blank one in brackets, one without number as –."""
    pages = []
    for stretch in stretches:
        for offset in range(stretch.count):
            number = (
                stretch.folios.printed(stretch.folios.first + offset) if stretch.folios else "–"
            )
            pages.append(number if stretch.placed else f"[{number}]")
    return pages


def test_the_first_page_of_the_body_is_a_recto_behind_any_front_matter() -> None:
    front = (entry(1, 2, "roman"), entry(3, 1, "roman"))
    assert shown(block(front, (entry(1, 2),))) == ["i", "ii", "iii", "[iv]", "1", "2"]
    assert shown(block((entry(1, 2, "roman"),), (entry(1, 2),))) == ["i", "ii", "1", "2"]


def test_a_blank_verso_is_counted() -> None:
    body = (entry(1, 1), entry(3, 2, side="recto"))
    assert shown(block((), body)) == ["1", "[2]", "3", "4"]


def test_an_article_with_a_folio_of_its_own_stands_on_its_side_of_the_leaf() -> None:
    body = (entry(1, 1), entry(75, 1), entry(76, 1))
    assert shown(block((), body)) == ["1", "[2]", "75", "76"]


def test_the_block_ends_on_a_verso() -> None:
    assert shown(block((), (entry(1, 3),))) == ["1", "2", "3", "[4]"]


def test_an_issue_that_goes_on_from_an_odd_page_begins_with_a_blank_recto() -> None:
    assert shown(block((), (entry(76, 1),))) == ["[–]", "76"]


@given(
    st.lists(st.integers(1, 5), max_size=4),
    st.lists(st.integers(1, 5), min_size=1, max_size=5),
    st.integers(1, 200),
)
def test_odd_pages_are_rectos_whatever_is_bound(
    front: list[int], body: list[int], first: int
) -> None:
    def zone(sizes: list[int], number: int, numerals: Numerals) -> tuple[SetEntry, ...]:
        firsts = accumulate(sizes, initial=number)
        return tuple(
            entry(begin, size, numerals) for begin, size in zip(firsts, sizes, strict=False)
        )

    position = 0
    for stretch in block(zone(front, 1, "roman"), zone(body, first, "arabic")):
        if stretch.folios is not None and stretch.placed is not None:
            assert (position + 1) % 2 == stretch.folios.first % 2
        position += stretch.count
    assert position % 2 == 0

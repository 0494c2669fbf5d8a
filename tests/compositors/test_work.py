"""What a compositor keeps: a layout whose pages are read first, and drawn afterwards."""

import pytest
from msgspec.structs import replace

from publish.compositors import loading
from publish.compositors.work import count_pages, make_pages
from publish.model.pages import FROM_ONE, Folios
from publish.pdf import Copy
from publish.pdf.weasy import Layout, set_pages

WORDS = "一行字的長短，決定讀者的眼睛找不找得到下一行。"
COPY = Copy(
    f'<html lang="zh-Hant-TW"><head><title>行</title></head><body><p>{WORDS}</p></body></html>',
    "@page { size: 90mm 60mm; @bottom-center { content: counter(page) } }",
    (),
)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Copy]:
    """Every copy that is laid out."""
    found: list[Copy] = []
    lay_out = loading.lay_out

    def noted(copy: Copy) -> Layout:
        found.append(copy)
        return lay_out(copy)

    monkeypatch.setattr(loading, "lay_out", noted)
    return found


def test_pages_that_were_read_are_drawn_from_the_same_layout(laid_out: list[Copy]) -> None:
    count_pages("read", COPY)
    read = make_pages("read", COPY, FROM_ONE, draw=False, placed=True)
    drawn = make_pages("read", COPY, FROM_ONE, draw=True, placed=False)
    assert laid_out == [COPY]
    assert read.pdf == b""
    assert len(read.placed) == len(read.folios)
    assert drawn == set_pages(COPY)
    assert replace(read, placed=(), pdf=drawn.pdf, standing=drawn.standing) == drawn


def test_what_no_face_has_is_told_of_read_and_of_drawn_pages_alike() -> None:
    """Of a head all figures, whatever folio it has: other folios come to the same pages."""
    assert COPY.faces == ()
    for draw in (False, True):
        pages = set_pages(COPY, Folios(7), draw=draw)
        assert "".join(pages.missing) == "".join(sorted({*WORDS, *"0123456789"}))


def test_pages_that_were_read_with_other_folios_are_laid_out_for_these(
    laid_out: list[Copy],
) -> None:
    make_pages("moved", COPY, FROM_ONE, draw=False, placed=True)
    drawn = make_pages("moved", COPY, Folios(3), draw=True, placed=False)
    assert laid_out == [COPY, COPY]
    assert drawn == set_pages(COPY, Folios(3))


def test_a_layout_that_was_drawn_is_kept_no_longer(laid_out: list[Copy]) -> None:
    make_pages("done", COPY, FROM_ONE, draw=True, placed=True)
    make_pages("done", COPY, FROM_ONE, draw=True, placed=True)
    assert laid_out == [COPY, COPY]

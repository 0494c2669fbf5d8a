"""Dashes and ellipses of Western words in a Chinese text look as they do in a Western one."""

from pathlib import Path

import pypdfium2

from publish.pdf import Copy
from publish.pdf.weasy import set_pages
from publish.styles import load_style


def inks_of(marks: str, words: str, folder: Path) -> list[tuple[float, float]]:
    """The ink of these marks in a Chinese paragraph: its foot and head above that of an x, in the
    height of the x.
    """
    style, _ = load_style("journal")
    assert style is not None
    body = f"<p>x{words}</p>"
    xhtml = f'<html lang="zh-Hant-TW"><head><title>試</title></head><body>{body}</body></html>'
    file = folder / "a.pdf"
    file.write_bytes(set_pages(Copy(xhtml, style.print_css, style.faces)).pdf)
    text = pypdfium2.PdfDocument(file)[0].get_textpage()
    said = text.get_text_range()
    assert words in said  # as it was typed, the blanks too
    _, foot, _, head = text.get_charbox(said.index("x"))
    boxes = [text.get_charbox(place) for place, each in enumerate(said) if each in marks]
    return [((box[1] - foot) / (head - foot), (box[3] - foot) / (head - foot)) for box in boxes]


def test_the_dots_of_an_english_ellipsis_stand_on_the_baseline(tmp_path: Path) -> None:
    chinese, _, english, hidden = inks_of("…", "甲……，the state … is “…so”。", tmp_path)
    assert chinese[0] > 0.4  # in the middle of the character
    assert -0.1 < english[0] < 0.1
    assert english[1] < 0.4
    assert hidden == english

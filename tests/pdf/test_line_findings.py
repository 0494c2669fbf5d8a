"""What the build says of lines that could not be set well, as its editor reads it."""

from pathlib import Path

from publish.diagnostics.wording import message
from publish.html import Setting, print_document
from publish.manuscript import Folder, read_article
from publish.model import StyleOption
from publish.pdf import set_article
from publish.styles import load_style
from tests.pipeline.journals import write_article

ISBN = "9789570812345"


def told(folder: Path, body: str, *options: tuple[str, str]) -> list[tuple[str, str]]:
    """(place, message) of all that is found when an article of this body is set from page 21."""
    write_article(folder, body=body)
    style, problems = load_style("journal", tuple(StyleOption(*each) for each in options))
    assert style is not None
    assert problems == ()
    article = read_article(Folder(folder), "article.yaml").value
    assert article is not None
    setting = Setting(style)
    pages = set_article(print_document(article, setting), setting, 21)
    return [
        (str(found.span).partition("-")[0], message(found, "zh-Hant")) for found in pages.findings
    ]


def test_a_line_that_is_too_long(tmp_path: Path) -> None:
    body = f"# 一、書號\n\n第一行。\n\n書號{ISBN * 5}。\n"
    assert told(tmp_path, body) == [
        ("body.md:5:1", "第 21 頁第 7 行太短，離右緣 28.00 em：「書號」。"),
        ("body.md:5:1", f"第 21 頁第 8 行超出右緣 5.33 em：「{ISBN * 5}。」。"),
    ]


def test_a_loose_line_of_a_note(tmp_path: Path) -> None:
    """The measure of notes is 38.5 em; the number alone takes more than twenty. The blank behind
    the label takes no part, so that the text begins where its other lines do.
    """
    words = "這一行的字數不多，後面的數字又長又不能拆開，所以放不下："
    body = f"# 一、註\n\n有註。[^a]\n\n[^a]: {words}{ISBN * 3}。\n"
    assert told(tmp_path, body) == [
        ("body.md:5:7", f"第 21 頁第 7 行字距太鬆，每字多 0.39 em：「{words}」。")
    ]


def test_a_line_is_told_without_its_calls(tmp_path: Path) -> None:
    words = "這一行的字數[^a]不多，後面的數字又長又不能拆開，"
    body = f"# 一、註\n\n{words}{ISBN * 3}。\n\n[^a]: 註。\n"
    ((place, found),) = told(tmp_path, body)
    assert place == "body.md:3:1"
    assert "「這一行的字數不多，後面的數字又長又不能拆開，」" in found


def test_a_measure_that_is_no_whole_number(tmp_path: Path) -> None:
    assert told(tmp_path, "# 一、量\n\n一行。\n", ("page.measure", "31.5")) == [
        ("styles/journal/style.yaml:1:1", "版心寬 31.5 字，不是整數，純漢字的行都要拉開字距。")
    ]


def test_a_character_that_is_a_blank_on_the_page(tmp_path: Path) -> None:
    """𠀋 is in no face; 説 is not in Kai, the only Chinese face that the style names for it."""
    body = "# 一、引\n\n正文。\n\n> 引文的説字與𠀋字。\n"
    ((place, found),) = told(tmp_path, body, ("fonts.kai", '"Journal Latin", "Journal Kai"'))
    assert place == "body.md:5:3"
    assert "「𠀋」（U+2000B CJK UNIFIED IDEOGRAPH-2000B）" in found

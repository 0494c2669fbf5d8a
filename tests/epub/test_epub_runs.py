"""Western runs in a Chinese text take their quotation marks, and nothing else, with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.html.epub_runs import marked_runs


def shown(text: str, language: str = "zh-Hant-TW") -> str:
    """The text with every marked run in square brackets."""
    pieces = marked_runs(text, language, "en")
    return "".join(f"[{piece}]" if own else piece for piece, own in pieces)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("見“Typography”一文", "見[“Typography”]一文"),
        (
            "另見Bussotti, “Type for a World? The Ways.”。",
            "另見[Bussotti, “Type for a World? The Ways.”]。",
        ),
        ("谷騰堡（Johann Gutenberg）總統", "谷騰堡（[Johann Gutenberg]）總統"),
        ("谷騰堡(Johann Gutenberg)總統", "谷騰堡([Johann Gutenberg])總統"),
        ("2021年NATO 30國", "2021年[NATO] 30國"),
        ("他說“好”，又說OK", "他說“好”，又說[OK]"),
        (
            "Lunde, Ken. 2nd ed. Sebastopol: O’Reilly, 2009.",
            "[Lunde, Ken. 2nd ed. Sebastopol: O’Reilly, 2009.]",
        ),
        ("《俄羅斯》Россия и “США”。", "《俄羅斯》[Россия и “США”]。"),
        ("1997–2001", "1997–2001"),
        ("日本のOK", "日本[の][OK]"),
    ],
)
def test_runs(text: str, runs: str) -> None:
    assert shown(text) == runs


@given(st.text(st.sampled_from("漢の한AbЯ“”‘’.,?! ()12"), max_size=30))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    pieces = marked_runs(text, "zh-Hant-TW", "en")
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)

"""Words drawn letter by letter in the margin of a proof: what they look like, line by line."""

from hypothesis import given
from hypothesis import strategies as st

from publish.pdf.lettering import Letter, Specimen, can_be_lettered

SIZE = 7.0


class _Letters(dict[str, Letter]):
    """Every character: Latin letters half an em wide, Chinese ones a whole one."""

    def get(  # type: ignore[override]  # a dictionary's is told of in more ways than are used
        self, character: str, other: object = None
    ) -> Letter | None:
        if character.isspace():
            return None
        return Letter("/F", f"{ord(character):04x}", 0.5 if character < "\u2e80" else 1.0)


SPECIMEN = Specimen(_Letters(), {})


def _lines(words: str, ems: float) -> list[list[tuple[float, str]]]:
    found = SPECIMEN.set_in_lines(words, SIZE, ems * SIZE)
    return [[(begin / SIZE, part) for begin, part in line] for line in found]


def _texts(words: str, ems: float) -> list[str]:
    return ["".join(part for _, part in line).rstrip() for line in _lines(words, ems)]


def test_no_line_in_the_margin_begins_with_a_comma() -> None:
    assert _texts("甲乙丙丁，戊己", 4) == ["甲乙丙", "丁，戊己"]


def test_a_latin_word_in_the_margin_is_whole() -> None:
    assert _texts("甲乙 galley 丙", 4) == ["甲乙", "galley", "丙"]


def test_latin_words_stand_a_quarter_em_from_chinese_ones() -> None:
    assert _lines("甲ab乙", 9) == [[(0.0, "甲"), (1.25, "ab"), (2.5, "乙")]]


def test_two_marks_side_by_side_in_the_margin_take_less_than_two_squares() -> None:
    assert _lines("「甲」，乙", 9)[0][-1] < (4.0, "")


def test_words_that_their_neighbours_change_are_not_drawn_letter_by_letter() -> None:
    for words in ("[3] 原：校樣", "刪：Dharmakīrti", "was: naïve"):
        assert can_be_lettered(words), words
    for words in ("“galley”", "甲——乙", "甲……", "བོད", "שלום", "e\u0301", "葛\U000e0100"):
        assert not can_be_lettered(words), words


@given(st.text("甲乙，。「」（）ab1 ", min_size=1, max_size=60), st.integers(4, 14))
def test_nothing_of_words_in_the_margin_is_lost_and_no_line_is_too_long(
    words: str, ems: int
) -> None:
    lines = _lines(words, ems)
    shown = "".join(part for line in lines for _, part in line)
    assert shown.replace(" ", "") == words.replace(" ", "")
    for line in lines:
        begin, part = line[-1] if line else (0.0, "")
        squeezed = part.rstrip()[:-1]  # a mark at the end may be half its square
        assert begin + sum(0.5 if each < "\u2e80" else 1.0 for each in squeezed) <= ems

"""The names of authors below the title."""

from msgspec.structs import replace

from publish.html.opening import opening
from publish.model import Multilingual, Name, Person
from tests.issue_pages.issue_75 import article, setting

SMITH = Person(Multilingual((("en", Name("Smith", "John Q.")),)))
LI = Person(Multilingual((("zh-Hant", Name("李", "白")), ("en", Name("Li", "Pai")))))


def english_line(*people: Person) -> str:
    return opening(replace(article("75/short.md"), authors=people), setting()).other_authors


def test_a_name_in_one_script_is_not_printed_twice() -> None:
    assert english_line(SMITH) == ""


def test_beside_a_name_in_two_scripts_all_names_stand_in_the_english_line() -> None:
    assert english_line(LI, SMITH) == "Pai Li and John Q. Smith"

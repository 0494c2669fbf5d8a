"""Laws of change lists: nothing is lost, nothing that is the same is in them, all is found."""

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from publish.html.queries import article_text
from publish.html.units import CHINESE, Text, Token, Unit, UnitKind
from publish.manuscript import Manuscript, locate
from publish.prepare import Prepared, prepare, tasks
from publish.proof.comparing.changes import Change, changes
from publish.proof.comparing.told import told_changes
from tests.proof.applying import applied
from tests.proof.conftest import SAMPLES

TOKENS = st.lists(st.sampled_from("天地玄黃，。A "), min_size=1, max_size=12)
UNITS = st.lists(
    st.builds(
        lambda kind, words: Unit(kind, tuple(Token(each) for each in words)),
        st.sampled_from(["paragraph", "heading", "cell", "note"]),
        TOKENS,
    ),
    max_size=12,
)


def text(*paragraphs: str, kind: UnitKind = "paragraph") -> tuple[Unit, ...]:
    """Units of plain characters."""
    return tuple(Unit(kind, tuple(map(Token, words))) for words in paragraphs)


def told(found: tuple[Change, ...]) -> list[str]:
    """The changes in words."""
    return [f"{each.kind} {each.old}→{each.new}" for each in found]


@given(UNITS, UNITS)
@settings(max_examples=150, deadline=None)
def test_the_list_turns_the_old_text_into_the_new_one(old: list[Unit], new: list[Unit]) -> None:
    assert applied(changes(old, new), old) == tuple(new)


@given(UNITS)
@settings(deadline=None)
def test_nothing_changes_between_a_text_and_itself(units: list[Unit]) -> None:
    assert changes(units, units) == ()


@given(UNITS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_paragraphs_in_another_order_are_moved_back(
    units: list[Unit], order: random.Random
) -> None:
    shuffled = units.copy()
    order.shuffle(shuffled)
    assert applied(changes(units, shuffled), units) == tuple(shuffled)


@given(TOKENS, TOKENS)
@settings(max_examples=150, deadline=None)
def test_an_edit_begins_and_ends_with_what_differs(old: list[str], new: list[str]) -> None:
    """Unchanged text is never part of a change."""
    for each in changes(text("".join(old)), text("".join(new))):
        if each.removed and each.added and each.new_unit >= 0 and each.old_unit >= 0:
            assert each.removed[0] != each.added[0]
            assert each.removed[-1] != each.added[-1]


@given(st.sets(st.integers(1, 96), min_size=1, max_size=4), st.booleans())
@settings(max_examples=150, deadline=None)
def test_nothing_of_a_paragraph_that_is_divided_or_run_on_is_marked(
    places: set[int], divided: bool
) -> None:
    whole = SAID + NEXT + LAST
    edges = (0, *sorted(places), len(whole))
    one, several = text(whole), text(*(whole[start:end] for start, end in pairwise(edges)))
    old, new = (one, several) if divided else (several, one)
    assert told(changes(old, new)) == ["split →" if divided else "join →"] * len(places)
    assert applied(changes(old, new), old) == new


def test_a_note_goes_with_its_call_and_is_not_moved() -> None:
    first, second = text(SAID), text(NEXT)
    note = text("見《夢溪筆談》卷十八。", kind="note")
    was, now = (
        Text(units, {}, {}, {}, CHINESE).all_units
        for units in ((*first, *note, *second), (*first, *second, *note))
    )
    assert changes(was, now) == ()


SAID = "活字是一種把文字加以計量的技術，採用活字，就必須決定收多少不同的字。"


NEXT = "鑄字排字印刷，各有各的手藝；字與字之間的空白，也是工匠一格一格算出來的。"


LAST = "從前的書不分段，讀的人自己斷句；今日的書先把段落分好了。"


LINES = "前半說的是行，每一行都有號碼。"
SIGNS = "後半說的是字，每一個字都比對。"
HALF = "這一段與下一段要合併，先說前半。"


@given(
    st.lists(st.booleans(), min_size=5, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5)
)
@settings(max_examples=60, deadline=None)
def test_however_sentences_are_divided_the_list_tells_how(old: list[bool], new: list[bool]) -> None:
    """One text in paragraphs of two kinds: True begins a paragraph."""
    was, now = (text(*_paragraphs(begins)) for begins in (old, new))
    assert applied(changes(was, now), was) == now


def _paragraphs(begins: list[bool]) -> list[str]:
    found = [SAID]
    for begin, sentence in zip(
        begins, (NEXT, LAST, SAID[::-1], NEXT[::-1], LAST[::-1]), strict=True
    ):
        found[len(found) - (not begin) :] = [("" if begin else found[-1]) + sentence]
    return found


def test_what_stands_often_does_not_decide_what_belongs_together() -> None:
    """A heading stays where it is, though the folios before and behind it are the same sign."""
    folio = (Unit("contents", (Token("\ufffc", "folio"),)),)
    heading = text("短論", kind="heading")
    was = (*text("格與行"), *folio, *text("三校之後"), *folio, *heading, *text("註腳"), *folio)
    now = (*text("格與行"), *folio, *heading, *text("行與字"), *folio, *text("註腳"), *folio)
    found = told(changes(was, now))
    assert not [each for each in found if "短論" in each]
    assert "delete 三校之後→" in found


def test_a_picture_or_a_short_heading_is_known_again_elsewhere() -> None:
    """What is the same is moved, however short; other short words are not."""
    picture = (Unit("figure", (Token("\ufffc", "picture:1234"),)),)
    for short, kind in (
        (picture, "move"),
        (text("餘論", kind="heading"), "move"),
        (text("餘論"), ""),
    ):
        found = changes((*short, *text(SAID, NEXT, LAST)), (*text(SAID, NEXT, LAST), *short))
        assert [each.kind for each in found] == ([kind] if kind else ["delete", "insert"])


def test_what_is_gone_stands_before_what_came_in_its_place() -> None:
    was, now = text("甲", SAID, "乙"), text("甲", NEXT, LAST, "乙")
    assert next((each.kind, each.before) for each in changes(was, now)) == ("delete", 1)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((SAID + NEXT,), (SAID, NEXT), ["split →"]),
        ((SAID, NEXT), (SAID + NEXT,), ["join →"]),
        (
            (SAID + NEXT, "三"),
            (SAID.replace("計量", "計算"), NEXT, "三"),
            ["replace 量→算", "split →"],
        ),
        ((SAID, NEXT), (SAID + NEXT.replace("手藝", "技藝"),), ["join →", "replace 手→技"]),
        (
            (SAID + NEXT,),
            (SAID.replace("少不同的字。", "少字呢？"), "其次，" + NEXT),
            ["delete 不同的→", "replace 。→呢？", "insert →其次，", "split →"],
        ),
        ((SAID + NEXT + LAST,), (SAID, NEXT, LAST), ["split →", "split →"]),
        ((SAID, NEXT, LAST), (SAID + NEXT + LAST,), ["join →", "join →"]),
        (
            (SAID + NEXT + LAST,),
            (SAID.replace("計量", "計算"), NEXT.replace("手藝", "技藝"), LAST),
            ["replace 量→算", "split →", "replace 手→技", "split →"],
        ),
        ((SAID[:-2], SAID[-2:], NEXT, LAST), (SAID + NEXT + LAST,), ["join →"] * 3),
        ((SAID + NEXT,), (SAID, NEXT, LAST), ["split →", f"insert →{LAST}"]),
        ((LINES + SIGNS, HALF, LAST), (LINES, SIGNS, HALF + LAST), ["split →", "join →"]),
        ((SAID,), (SAID, NEXT), [f"insert →{NEXT}"]),
        ((SAID,), (SAID.replace("計量", "計算"),), ["replace 量→算"]),
        ((SAID,), (SAID.replace("的技術", "技術"),), ["delete 的→"]),
        ((SAID,), (SAID.replace("採用", "一旦採用"),), ["insert →一旦"]),
        ((SAID, "二"), ("二",), [f"delete {SAID}→"]),
        (("二",), ("二", SAID), [f"insert →{SAID}"]),
        ((SAID, "甲乙丙丁戊己庚"), ("甲乙丙丁戊己庚", SAID), ["move →甲乙丙丁戊己庚"]),
    ],
)
def test_an_editor_reads(old: tuple[str, ...], new: tuple[str, ...], expected: list[str]) -> None:
    assert told(changes(text(*old), text(*new))) == expected


@pytest.mark.parametrize("divided", [True, False], ids=["divided", "run-on"])
@pytest.mark.parametrize("around", [(), (LAST,)], ids=["alone", "between"])
def test_paragraphs_edited_in_both_halves_are_divided_and_not_written_anew(
    divided: bool, around: tuple[str, ...]
) -> None:
    halves = (
        SAID.replace("計量", "計算").replace("技術", "辦法").replace("不同", "相異"),
        NEXT.replace("手藝", "技能").replace("工匠", "師傅").replace("空白", "餘地"),
    )
    one, two = text(*around, SAID + NEXT, *around), text(*around, *halves, *around)
    old, new = (one, two) if divided else (two, one)
    found = changes(old, new)
    kinds = ["replace"] * 3 + ["split"] + ["replace"] * 3
    assert [each.kind for each in found] == (kinds if divided else [*kinds[:3], "join", *kinds[4:]])
    assert max(len(each.removed) for each in found) == 2
    assert applied(found, old) == new


def test_a_latin_word_is_one_token_and_a_heading_may_become_text() -> None:
    old = (Unit("heading", (Token("前言"),)), *text("甲"))
    new = (Unit("paragraph", (Token("前言"),)), *text("甲"))
    found = changes(old, new)
    assert [(each.kind, each.old_kind, each.unit) for each in found] == [
        ("form", "heading", "paragraph")
    ]


@pytest.fixture(scope="module")
def units() -> tuple[Unit, ...]:
    """The text of the long sample."""
    manuscript = locate(SAMPLES / "2026-1" / "chinese-type")
    assert isinstance(manuscript, Manuscript)
    prepared = prepare(next(tasks(manuscript, [])))
    assert isinstance(prepared, Prepared)
    return article_text(prepared.article, prepared.setting).units


def edited(units: tuple[Unit, ...], count: int, seed: int) -> list[Unit]:
    """The units with so many edits, no two of them side by side; 〓 stands nowhere else."""
    dice = random.Random(seed)
    places = [
        (number, token)
        for number, unit in enumerate(units)
        for token in range(1, len(unit.tokens) - 1, 4)
        if unit.tokens[token].form == ""
        and unit.tokens[token] != unit.tokens[token - 1]
        and unit.tokens[token] != unit.tokens[token + 1]
    ]
    new = [list(unit.tokens) for unit in units]
    for number, token in sorted(dice.sample(places, count), reverse=True):
        match dice.choice(("insert", "delete", "replace")):
            case "insert":
                new[number].insert(token, Token("〓"))
            case "delete":
                del new[number][token]
            case _:
                new[number][token] = Token("〓")
    return [replace(unit, tokens=tuple(own)) for unit, own in zip(units, new, strict=True)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_edits_of_a_long_article_are_all_found(
    units: tuple[Unit, ...], seed: int
) -> None:
    new = edited(units, 200, seed)
    found = changes(units, new)
    assert len(found) == 200
    assert applied(found, units) == tuple(new)
    assert all(len(each.removed) <= 1 and len(each.added) <= 1 for each in found)


def test_rows_that_were_moved_are_told_of_among_two_hundred_edits(units: tuple[Unit, ...]) -> None:
    """The second row of every table goes to its end, the third is gone."""
    new = edited(units, 200, 5)
    tables = {unit.cell.table for unit in units if unit.cell}
    for table in tables:
        places = [n for n, unit in enumerate(new) if unit.cell and unit.cell.table == table]
        rows = list(dict.fromkeys(unit.cell.row for n in places if (unit := new[n]).cell))
        order = [rows[0], *rows[3:], rows[1]]
        cells = [new[n] for n in places]
        moved = [unit for row in order for unit in cells if unit.cell and unit.cell.row == row]
        new[places[0] : places[-1] + 1] = moved
    found = told_changes(units, new)
    assert applied(found, units) == tuple(new)
    rows_told = [each.kind for each in found if each.unit == "row"]
    assert sorted(rows_told) == ["delete"] * len(tables) + ["move"] * len(tables)


def test_edits_in_one_endless_paragraph_are_all_found(units: tuple[Unit, ...]) -> None:
    whole = (Unit("paragraph", tuple(token for unit in units for token in unit.tokens)),)
    new = edited(whole, 200, 4)
    found = changes(whole, new)
    assert len(found) == 200
    assert applied(found, whole) == tuple(new)

"""What is told of a table that was edited: rows and columns, and cells where they were edited."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publish.html.unit_reader import text_of
from publish.html.units import Unit
from publish.proof.comparing.told import told_changes
from tests.proof.applying import applied, told

ROUNDS = """
校次　|　誰讀　　|　看什麼　　　　　　|　天數
一校　|　編輯　　|　文字與原稿是否相符|　3
二校　|　作者　　|　內容是否正確　　　|　7
三校　|　執行編輯|　前兩次的錯是否改好|　3
複校　|　校對　　|　標點與數字　　　　|　2
清樣　|　主編　　|　全部　　　　　　　|　1
"""


def units(*tables: str, between: str = "") -> tuple[Unit, ...]:
    """Tables as a page has them, with a paragraph before and behind. A line `: …` is the caption;
    the words of a cell may begin with its spans: `2×1 甲` is two columns wide.
    """
    xhtml = "<p>前面的話。</p>"
    for number, table in enumerate(tables, 1):
        lines = [line for line in table.splitlines() if line.strip()]
        rows = "".join(f"<tr>{_cells(line)}</tr>" for line in lines if line[0] != ":")
        title = next((line[1:].strip() for line in lines if line[0] == ":"), "表題")
        caption = f'<caption><span class="caption-number">表{number}　</span>{title}</caption>'
        xhtml += f"<table>{caption}{rows}</table>"
        xhtml += between if number < len(tables) else ""
    return text_of(f"<html><body>{xhtml}<p>後面的話。</p></body></html>", "a.", {}).all_units


def _cells(line: str) -> str:
    return "".join(_cell(cell.strip("　 ")) for cell in line.split("|"))


def _cell(words: str) -> str:
    spans, blank, own = words.partition(" ")
    if not blank:
        return f"<td>{words}</td>"
    columns, rows = spans.split("×")
    return f'<td colspan="{columns}" rowspan="{rows}">{own}</td>'


def order(table: str, *numbers: int) -> str:
    """The rows of a table in another order; their first, the head, stays and is 0."""
    rows = table.strip().splitlines()
    return "\n".join(rows[number] for number in (0, *numbers))


def columns(table: str, *numbers: int) -> str:
    """The columns of a table in another order, counted from 0."""
    rows = [line.split("|") for line in table.strip().splitlines()]
    return "\n".join("|".join(row[number] for number in numbers) for row in rows)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 3, 2, 4, 5), ["表1列4 move 二校｜作者｜內容是否正確｜7"]),
        ((2, 3, 4, 5, 1), ["表1列6 move 一校｜編輯｜文字與原稿是否相符｜3"]),
        ((5, 1, 2, 3, 4), ["表1列2 move 清樣｜主編｜全部｜1"]),
        (
            (5, 2, 3, 4, 1),
            ["表1列2 move 清樣｜主編｜全部｜1", "表1列6 move 一校｜編輯｜文字與原稿是否相符｜3"],
        ),
        (
            (3, 4, 5, 1, 2),
            ["表1列5 move ×2 一校｜編輯｜文字與原稿是否相符｜3……二校｜作者｜內容是否正確｜7"],
        ),
        ((1, 2, 4, 5), ["表1列4 delete 三校｜執行編輯｜前兩次的錯是否改好｜3→"]),
        ((1, 2, 3, 4), ["表1列6 delete 清樣｜主編｜全部｜1→"]),
    ],
    ids=["neighbours", "first-to-last", "last-to-first", "far", "two", "gone", "last-gone"],
)
def test_a_row_that_was_moved_or_taken_out_is_one_change(
    numbers: tuple[int, ...], expected: list[str]
) -> None:
    assert told(units(ROUNDS), units(order(ROUNDS, *numbers))) == expected


@pytest.mark.parametrize("place", range(2, 7))
def test_rows_below_one_that_was_inserted_are_not_marked(place: int) -> None:
    """Though its cells stand in other rows as well."""
    rows = ROUNDS.strip().splitlines()
    now = "\n".join([*rows[: place - 1], "再校 | 編輯 | 內容是否正確 | 3", *rows[place - 1 :]])
    expected = [f"表1列{place} insert 再校｜編輯｜內容是否正確｜3"]
    assert told(units(ROUNDS), units(now)) == expected


def test_a_row_that_was_moved_and_edited_is_moved_and_its_words_are_edited() -> None:
    now = order(ROUNDS, 2, 3, 4, 1, 5).replace("是否相符", "是否一致")
    assert told(units(ROUNDS), units(now)) == [
        "表1列5 move 一校｜編輯｜文字與原稿是否一致｜3",
        "表1列5 replace 相符→一致",
    ]


def test_a_row_that_was_moved_and_edited_is_not_taken_for_the_one_in_its_place() -> None:
    """Rows that say nearly the same are told apart by all of their cells."""
    names = "甲乙丙丁戊己庚辛"
    was = "\n".join(f"{name}書|四十頁|黑白印刷|紙面|{number}" for number, name in enumerate(names))
    head = "書名|頁數|印法|封面|冊數\n"
    now = order(head + was, *range(8, 0, -1)).replace("|3", "|33").replace("|5", "|55")
    found = told(units(head + was), units(now))
    assert [line for line in found if "replace" in line] == [
        "表1列4 replace 5→55",
        "表1列6 replace 3→33",
    ]
    assert len(found) == 9
    assert [line.split()[1] for line in found].count("move") == 7


def test_a_row_with_nothing_left_but_its_name_is_edited_by_cell() -> None:
    """The row that came below it is a new one."""
    row = "複校　|　校對　　|　標點與數字　　　　|　2"
    now = ROUNDS.replace(row, "複校|祕書|版面|5\n又校|讀者|頁碼|8")
    assert told(units(ROUNDS), units(now)) == [
        "表1列5 replace 校對→祕書",
        "表1列5 replace 標點與數字→版面",
        "表1列5 replace 2→5",
        "表1列6 insert 又校｜讀者｜頁碼｜8",
    ]


def test_a_row_in_the_place_of_another_is_a_new_one_if_it_shares_no_cell() -> None:
    was, now = "複校　|　校對　　|　標點與數字　　　　|　2", "又校|讀者|頁碼|8"
    assert told(units(ROUNDS), units(ROUNDS.replace(was, now))) == [
        "表1列5 delete 複校｜校對｜標點與數字｜2→",
        "表1列5 insert 又校｜讀者｜頁碼｜8",
    ]
    assert told(units(ROUNDS), units(ROUNDS.replace(was, "又校|校對|頁碼|8"))) == [
        "表1列5 replace 複→又",
        "表1列5 replace 標點與數字→頁碼",
        "表1列5 replace 2→8",
    ]


def test_all_figures_of_a_table_are_new_and_none_of_its_names() -> None:
    was = "季|甲|乙\n春|1|2\n夏|3|4\n秋|5|6"
    now = "季|甲|乙\n春|11|12\n夏|13|14\n冬|8|9\n秋|15|16"
    found = told(units(was), units(now))
    assert [line for line in found if "insert" in line] == ["表1列4 insert 冬｜8｜9"]
    assert [line.split()[2] for line in found if "replace" in line] == [
        *("1→11", "2→12", "3→13", "4→14", "5→15", "6→16"),
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0, 2, 3), ["表1欄2 delete 誰讀｜編輯｜作者｜執行編輯｜校對｜主編→"]),
        ((0, 1, 2), ["表1欄4 delete 天數｜3｜7｜3｜2｜1→"]),
        ((0, 2, 1, 3), ["表1欄3 move (表1欄2) 誰讀｜編輯｜作者｜執行編輯｜校對｜主編"]),
        ((1, 2, 3, 0), ["表1欄4 move (表1欄1) 校次｜一校｜二校｜三校｜複校｜清樣"]),
        ((3, 0, 1, 2), ["表1欄1 move (表1欄4) 天數｜3｜7｜3｜2｜1"]),
    ],
)
def test_a_column_that_was_moved_or_taken_out_is_one_change(
    numbers: tuple[int, ...], expected: list[str]
) -> None:
    assert told(units(ROUNDS), units(columns(ROUNDS, *numbers))) == expected


def test_a_column_that_was_inserted_is_one_change_and_so_is_a_row() -> None:
    was = columns(order(ROUNDS, 1, 2, 3, 5), 0, 2, 3)
    assert told(units(was), units(ROUNDS)) == [
        "表1欄2 insert 誰讀｜編輯｜作者｜執行編輯｜主編",
        "表1列5 insert 複校｜校對｜標點與數字｜2",
    ]


def test_rows_that_were_moved_are_known_though_a_column_is_gone() -> None:
    now = columns(order(ROUNDS, 5, 1, 2, 3, 4), 0, 1, 3)
    seen = [row.split("|")[2].strip("　") for row in ROUNDS.strip().splitlines()]
    assert told(units(ROUNDS), units(now)) == [
        f"表1欄3 delete {'｜'.join(seen)}→",
        "表1列2 move 清樣｜主編｜1",
    ]


def test_a_cell_is_told_of_where_the_one_beside_it_was_empty() -> None:
    """Words that stand in another column are not where they were."""
    was, now = "甲|乙|丙\n一|二| ", "甲|乙|丙\n一| |二"
    assert told(units(was), units(now)) == ["表1列2 move (表1欄2) 二"]
    assert told(units(was), units("甲|乙|丙\n一| | ")) == ["表1列2 delete 二→"]


def test_two_cells_of_a_row_that_were_exchanged_have_no_new_words() -> None:
    """Figures that follow each other are new, though one stands beside its old place."""
    was = "季|春|夏|秋\n甲|多雨|少風|1\n乙|3|7|5"
    now = was.replace("多雨|少風", "少風|多雨")
    assert told(units(was), units(now)) == ["表1列2 move (表1欄2) 多雨"]
    now = was.replace("3|7|5", "7|3|9")
    assert told(units(was), units(now)) == ["表1列3 move (表1欄2) 3", "表1列3 replace 5→9"]
    now = was.replace("3|7|5", "7|5|9")
    assert [line.split()[1] for line in told(units(was), units(now))] == ["replace"] * 3


def test_a_head_over_two_columns_stays_when_one_of_them_goes() -> None:
    was = "1×2 季 | 2×1 甲 | 丙\n一 | 二 | 三\n春|1|2|5\n夏|3|4|6"
    now = "1×2 季 | 甲 | 丙\n二 | 三\n春|2|5\n夏|4|6"
    assert told(units(was), units(now)) == ["表1欄2 delete 一｜1｜3→"]


def test_a_cell_over_two_rows_stays_when_these_are_exchanged() -> None:
    was = "季|月|數\n1×2 春 | 一月 | 31\n二月 | 28\n夏 | 四月 | 30"
    now = "季|月|數\n1×2 春 | 二月 | 28\n一月 | 31\n夏 | 四月 | 30"
    found = told(units(was), units(now))
    assert [line for line in found if "春" in line and "move" not in line] == []
    assert len(found) == 1


def test_a_row_that_went_to_another_table_is_moved() -> None:
    second = "校次|誰讀|看什麼|天數\n付印 | 社長 | 有無遺漏 | 1"
    row = "清樣　|　主編　　|　全部　　　　　　　|　1"
    now = ROUNDS.replace(row, "").strip(), f"{second}\n{row}"
    assert told(units(ROUNDS, second), units(*now)) == ["表2列3 move 清樣｜主編｜全部｜1"]


def test_a_table_that_was_moved_is_one_change_with_its_caption() -> None:
    """Its number is counted anew, and no change."""
    first, second = f"{ROUNDS}\n: 讀者", "用具|顏色\n筆|紅\n墨|黑\n: 用具的顏色"
    text = "".join(f"<p>這一段說第{number}件事。</p>" for number in "一二三四五六七八")
    was, now = units(first, second, between=text), units(second, first, between=text)
    assert told(was, now) == [
        "表1 move 用具的顏色……墨｜黑",
        "表2 move 讀者……清樣｜主編｜全部｜1",
    ]


def test_a_table_that_was_moved_and_edited_is_moved_as_a_whole() -> None:
    """Its rows that were inserted or taken out do not divide it, nor does one at its end."""
    text = "".join(f"<p>這一段說第{number}件事。</p>" for number in "一二三")
    second = "用具|顏色\n筆|紅\n墨|黑\n: 用具的顏色"
    was, now = order(ROUNDS, 1, 2, 3, 5), order(ROUNDS, 1, 2, 4, 3)
    assert told(
        units(f"{was}\n: 讀者", second, between=text), units(second, f"{now}\n: 讀者", between=text)
    ) == [
        "表1 move 用具的顏色……墨｜黑",
        "表2 move 讀者……三校｜執行編輯｜前兩次的錯是否改好｜3",
        "表2列4 insert 複校｜校對｜標點與數字｜2",
        "表2列5 delete 清樣｜主編｜全部｜1→",
    ]


def test_what_is_gone_from_a_table_is_called_as_the_table_is_now() -> None:
    """Its number is another one, since a table came before it."""
    first = "用具|顏色\n筆|紅\n墨|黑"
    now = columns(order(ROUNDS, 1, 2, 3, 5), 0, 2, 3)
    found = told(units(ROUNDS), units(first, now))
    assert [line for line in found if "delete" in line] == [
        "表2欄2 delete 誰讀｜編輯｜作者｜執行編輯｜主編→",
        "表2列5 delete 複校｜校對｜標點與數字｜2→",
    ]


def test_nothing_is_told_of_two_tables_that_are_alike() -> None:
    table = units(ROUNDS, ROUNDS.replace("3", "4"), ROUNDS)
    assert told(table, table) == []


@st.composite
def edited_tables(draw: st.DrawFn) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """A table of few words, and the same after some rows, columns and cells were edited."""
    words = st.sampled_from(["", "", "甲", "乙", "丙丁", "3", "7", "文字與原稿", "內容是否正確"])
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(words, min_size=width, max_size=width), min_size=1, max_size=7))
    old = [row.copy() for row in rows]
    dice = draw(st.randoms(use_true_random=False))
    for done in draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4)):
        place, column = dice.randrange(len(rows)), dice.randrange(len(rows[0]))
        match done:
            case "move row":
                rows.insert(dice.randrange(len(rows)), rows.pop(place))
            case "insert row":
                rows.insert(place, [draw(words) for _ in rows[0]])
            case "delete row" if len(rows) > 1:
                del rows[place]
            case "insert column":
                for row in rows:
                    row.insert(column, draw(words))
            case "delete column" if len(rows[0]) > 1:
                for row in rows:
                    del row[column]
            case "move column":
                to = dice.randrange(len(rows[0]))
                for row in rows:
                    row.insert(to, row.pop(column))
            case _:
                rows[place][column] = draw(words)
    return _table(old), _table(rows)


EDITS = [
    *("move row", "insert row", "delete row", "insert column", "delete column", "move column"),
    "edit cell",
]


def _table(rows: list[list[str]]) -> tuple[Unit, ...]:
    return units("校次\n" + "\n".join("|".join(row) for row in rows))


@given(edited_tables())
@settings(max_examples=200, deadline=None)
def test_the_list_turns_the_old_table_into_the_new_one(
    versions: tuple[tuple[Unit, ...], tuple[Unit, ...]],
) -> None:
    old, new = versions
    assert applied(told_changes(old, new), old) == new


@given(st.permutations(range(12)))
@settings(max_examples=100, deadline=None)
def test_as_few_rows_as_possible_are_moved_and_nothing_is_marked(numbers: list[int]) -> None:
    """Those that stay are a longest run of rows in their old order."""
    rows = [
        "校次|數|數",
        *(f"{'春夏秋冬'[number % 4]}|{number}|{number % 3}" for number in range(12)),
    ]
    table = "\n".join(rows)
    old, new = units(table), units(order(table, *(number + 1 for number in numbers)))
    found = told_changes(old, new)
    assert {(change.kind, change.unit) for change in found} <= {("move", "row")}
    assert applied(found, old) == new
    longest = [1] * 12
    for at, number in enumerate(numbers):
        before = [longest[n] for n in range(at) if numbers[n] < number]
        longest[at] = 1 + max(before, default=0)
    assert sum(change.count for change in found) == 12 - max(longest)

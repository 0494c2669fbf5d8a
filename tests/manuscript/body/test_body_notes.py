"""Notes of an article: every call has one definition, every definition one call."""

from publish.manuscript.markdown import BodyOptions, Parsed, parse_blocks, parse_inlines
from publish.manuscript.notes import settle_notes
from publish.model import Located, Note
from publish.model.blocks import Blocks


def body(text: str) -> Parsed[Blocks]:
    return parse_blocks(Located.whole_file("body.md", text), BodyOptions())


def settled(text: str) -> tuple[list[str], list[tuple[str, int, int]]]:
    """The keys in order, the findings with their lines and columns."""
    parsed = body(text)
    notes, findings = settle_notes((parsed.value,), parsed.notes)
    return [note.key for note in notes], [(f.id, f.span.line, f.span.column) for f in findings]


def test_notes_are_in_the_order_of_their_calls() -> None:
    keys, findings = settled("甲[^b]乙[^a]\n\n[^a]: 一。\n\n[^b]: 二。")
    assert keys == ["b", "a"]
    assert findings == []


def test_a_call_in_a_note_follows_the_call_of_that_note() -> None:
    keys, findings = settled("甲[^1]乙[^2]\n\n[^1]: 見[^3]。\n\n[^2]: 二。\n\n[^3]: 三。")
    assert keys == ["1", "3", "2"]
    assert findings == []


def test_notes_of_quotations_lists_tables_figures_and_definitions_are_called_where_they_stand() -> (
    None
):
    text = """
> 引文[^quote]

- 項[^item]

| 甲[^head] |
|----|
| 乙[^cell] |

: 題[^caption] {source="源[^source]" note="註[^note]" unit="人[^unit]"}

![圖[^figure]](a.png){source="源[^origin]"}

詞[^term]
: 義[^meaning]

::: verse
春眠[^verse]
:::

## 二、末[^heading]
"""
    keys = "quote item caption unit head cell source note figure origin term meaning verse heading"
    definitions = "\n\n".join(f"[^{key}]: 註。" for key in keys.split())
    assert settled(text + "\n" + definitions) == (keys.split(), [])


def test_title_abstract_and_the_map_of_notes_take_part() -> None:
    title = parse_inlines(Located.whole_file("article.yaml", "題[^t]"), BodyOptions())
    text = body("文[^1]^[行內]")
    mapped = tuple(Note(key, body("註").value, text.value[0].span) for key in ("1", "t"))
    notes, findings = settle_notes((title.value, text.value), text.notes, mapped)
    assert [note.key for note in notes] == ["t", "1", "^body.md:1:6"]
    assert findings == ()


def test_a_call_without_a_note() -> None:
    assert settled("甲[^1]") == ([], [("note-undefined", 1, 2)])


def test_a_note_without_a_call_is_left_out() -> None:
    assert settled("甲\n\n[^1]: 一。") == ([], [("note-uncalled", 3, 1)])


def test_a_note_that_only_calls_itself_is_not_called() -> None:
    assert settled("甲\n\n[^1]: 見[^1]。") == ([], [("note-uncalled", 3, 1)])


def test_a_key_defined_twice_keeps_its_first_note() -> None:
    keys, findings = settled("甲[^1]\n\n[^1]: 一。\n\n[^1]: 二。")
    assert keys == ["1"]
    assert findings == [("note-defined-twice", 5, 1)]


def test_a_note_called_twice_is_there_once() -> None:
    keys, findings = settled("甲[^1]乙[^1]\n\n[^1]: 一。")
    assert keys == ["1"]
    assert findings == [("note-called-twice", 1, 7)]


def test_notes_that_call_one_another_end() -> None:
    keys, findings = settled("甲[^1]\n\n[^1]: 見[^2]。\n\n[^2]: 見[^1]。")
    assert keys == ["1", "2"]
    assert findings == [("note-called-twice", 5, 8)]

"""`publish init`, `publish check`, `publish schema`."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.pipeline.journals import (
    ROOT,
    break_article,
    contents,
    files_of,
    publish,
    write_article,
    write_journal,
)

Capsys = pytest.CaptureFixture[str]
SAMPLES = ROOT / "manuscript"


def test_a_new_journal_builds_both_formats_without_a_finding(capsys: Capsys) -> None:
    assert publish(capsys, "init", "serial").status == 0
    ran = publish(capsys, "build", "serial", "--json", "--strict")
    assert (ran.status, ran.out) == (0, "")
    assert set(contents(Path("build"))) == files_of("2026-1")


def test_a_new_journal_has_a_style_of_its_own_to_change(capsys: Capsys) -> None:
    publish(capsys, "init", "serial")
    publish(capsys, "build", "serial")
    record = json.loads(Path("build/2026-1.build.json").read_text("utf-8"))
    assert record["style"] == "house"
    assert "styles/house/print.css" in record["inputs"]


def test_what_init_says_to_do_next_can_be_typed_as_it_stands(capsys: Capsys) -> None:
    assert "publish build 'my journal'\n" in publish(capsys, "init", "my journal").err


def test_init_says_what_to_do_next(capsys: Capsys) -> None:
    assert publish(capsys, "init", "serial").err == (
        "serial/journal.yaml\n接著執行：publish build serial\n"
    )
    assert publish(capsys, "init", "other", lang="en").err == (
        "other/journal.yaml\nNext: publish build other\n"
    )


def test_an_empty_folder_is_taken(capsys: Capsys) -> None:
    Path("serial").mkdir()
    assert publish(capsys, "init", "serial").status == 0


def test_a_folder_that_holds_something_is_left_alone(capsys: Capsys) -> None:
    Path("serial").mkdir()
    Path("serial/notes.txt").write_text("筆記", "utf-8")
    ran = publish(capsys, "init", "serial")
    assert (ran.status, ran.err) == (
        2,
        "publish: 「serial」不是空的資料夾，沒有寫入任何東西。請換一個新資料夾的名稱。\n",
    )
    assert set(contents(Path("serial"))) == {"notes.txt"}


def test_a_file_is_not_replaced_by_a_journal(capsys: Capsys) -> None:
    Path("serial").write_text("筆記", "utf-8")
    assert publish(capsys, "init", "serial").status == 2
    assert Path("serial").read_text("utf-8") == "筆記"


@pytest.mark.parametrize("place", ["/dev/null/serial", "/proc/serial"])
def test_where_nothing_can_be_written_init_says_so(place: str, capsys: Capsys) -> None:
    ran = publish(capsys, "init", place)
    assert ran.status == 3
    assert place in ran.err
    assert ran.err.count("\n") == 1


def test_check_finds_nothing_in_the_samples_and_builds_nothing(capsys: Capsys) -> None:
    ran = publish(capsys, "check", SAMPLES)
    assert (ran.status, ran.err) == (0, "沒有發現問題。\n")
    assert not Path("build").exists()


def test_check_tells_the_errors_of_all_articles(tmp_path: Path, capsys: Capsys) -> None:
    journal = write_journal(tmp_path / "journal", "first", "second")
    break_article(journal / "2026-1" / "first")
    break_article(journal / "2026-1" / "second")
    ran = publish(capsys, "check", journal, "--json")
    assert ran.status == 1
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(each["id"], each["file"], each["line"]) for each in found] == [
        ("file-missing", "2026-1/first/article.yaml", 7),
        ("file-missing", "2026-1/second/article.yaml", 7),
    ]


def test_check_shows_the_line_of_a_finding_in_the_body(tmp_path: Path, capsys: Capsys) -> None:
    article = write_article(tmp_path / "letter", body="一段文字,逗號是半形的。\n")
    ran = publish(capsys, "check", article)
    assert ran.status == 0
    lines = ran.err.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("body.md:1:5"))
    assert lines[place + 1] == "    一段文字,逗號是半形的。"
    assert lines[place + 2] == "            ^"


def test_check_under_strict_ends_with_status_1_for_a_warning(
    tmp_path: Path, capsys: Capsys
) -> None:
    article = write_article(tmp_path / "letter", body="一段文字,逗號是半形的。\n")
    assert publish(capsys, "check", article, "--strict").status == 1


def test_check_tells_a_character_that_no_face_has(tmp_path: Path, capsys: Capsys) -> None:
    article = write_article(tmp_path / "letter", body="一段文字與𓀀。\n")
    ran = publish(capsys, "check", article)
    assert ran.status == 1
    assert "body.md:1:6" in ran.err
    assert "font-character" in ran.err


def schema(kind: str, capsys: Capsys) -> dict[str, Any]:
    ran = publish(capsys, "schema", kind, lang="")
    assert (ran.status, ran.err) == (0, "")
    loaded: dict[str, Any] = json.loads(ran.out)
    return loaded


class Core(yaml.SafeLoader):
    """YAML 1.2 by its core schema, as editors load it: dates and yes are text."""


Core.yaml_implicit_resolvers = {}

for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", "null|Null|NULL|~|", "nN~\0"),
):
    expression = re.compile(f"^(?:{pattern})$")
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", expression, list(first))


FILES = {
    "journal": [SAMPLES / "journal.yaml"],
    "issue": sorted(SAMPLES.rglob("issue.yaml")),
    "article": sorted(SAMPLES.rglob("article.yaml")),
}
STARTER = ROOT / "publish/cli/starter"


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", FILES)
def test_the_schema_is_valid_json_schema_2020_12(kind: str, capsys: Capsys) -> None:
    printed = schema(kind, capsys)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(printed)


@pytest.mark.parametrize("kind", FILES)
def test_the_samples_and_the_starter_follow_the_schema(kind: str, capsys: Capsys) -> None:
    validator = jsonschema.Draft202012Validator(schema(kind, capsys))
    files = [*FILES[kind], *STARTER.rglob(f"{kind}.yaml")]
    assert len(files) >= 2
    for file in files:
        loaded = yaml.load(file.read_text("utf-8"), Core)
        assert [error.message for error in validator.iter_errors(loaded)] == []


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("article", {"type": "commentary"}),
        ("article", {"title": "題", "type": "novel"}),
        ("article", {"title": "題", "type": "commentary", "titel": "x"}),
        ("issue", {"number": "1"}),
        ("journal", {"languages": ["en"]}),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    kind: str, wrong: dict[str, Any], capsys: Capsys
) -> None:
    assert not jsonschema.Draft202012Validator(schema(kind, capsys)).is_valid(wrong)


def test_an_unknown_schema_is_wrong_usage(capsys: Capsys) -> None:
    assert publish(capsys, "schema", "book", lang="").status == 2

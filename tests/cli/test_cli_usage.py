"""A command that is written wrongly says what is wrong, in Chinese and in English."""

import json

import pytest

from tests.pipeline.journals import publish

VERBS = "build, check, init, inspect, proof, schema"
WRONG = {
    "bild letter": (
        f"publish: 沒有「bild」這個指令。指令有 {VERBS}。",
        f"publish: There is no command “bild”. The commands are {VERBS}.",
    ),
    "build": (
        "publish: 少了「PATH...」。執行 publish build --help，看要寫些什麼。",
        "publish: “PATH...” is missing. Run publish build --help to see what is to be written.",
    ),
    "build letter --ony first": (
        "publish: publish build 沒有「--ony」這個選項。執行 publish build --help，看有哪些選項。",
        "publish: publish build has no option “--ony”. Run publish build --help to see those it "
        "has.",
    ),
    "--nope": (
        "publish: publish 沒有「--nope」這個選項。執行 publish --help，看有哪些選項。",
        "publish: publish has no option “--nope”. Run publish --help to see those it has.",
    ),
    "init one two": (
        "publish: 多了「two」。執行 publish init --help，看可以寫些什麼；有空格的名稱請加引號。",
        "publish: “two” is too much. Run publish init --help to see what may be written; put "
        "names with blanks in quotes.",
    ),
    "schema book": (
        "publish: 「kind」不能是這個值。可用的值是 article, issue, journal。",
        "publish: “kind” cannot have this value. Values it may have: article, issue, journal.",
    ),
    "build letter --to odt": (
        "publish: 「--to」不能是這個值。可用的值是 pdf, epub, press, front, offprints, opds。",
        "publish: “--to” cannot have this value. "
        "Values it may have: pdf, epub, press, front, offprints, opds.",
    ),
    "build letter --style": (
        "publish: 選項「--style」的用法不對，可能少了後面的值。執行 publish --help，看它怎麼寫。",
        "publish: The option “--style” is not used as it should be; its value may be missing. "
        "Run publish --help to see how it is written.",
    ),
}


@pytest.mark.parametrize("words", WRONG)
@pytest.mark.parametrize("language", ["zh_TW.UTF-8", "en_US.UTF-8"])
def test_what_is_wrong_is_said_in_the_language_of_the_machine(
    words: str,
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    ran = publish(capsys, *words.split(), lang="")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == WRONG[words][language == "en_US.UTF-8"] + "\n"


def test_a_wrong_language_is_told_in_that_of_the_machine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    ran = publish(capsys, "build", "letter", lang="fr")
    assert ran.err == "publish: 「--lang」不能是這個值。可用的值是 zh-Hant, en。\n"


def test_programs_read_it_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    ran = publish(capsys, "build", "letter", "--ony", "first", "--json", lang="")
    assert (ran.status, ran.err) == (2, "")
    assert json.loads(ran.out)["id"] == "usage-option-unknown"


def test_without_any_word_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    ran = publish(capsys, lang="")
    assert ran.status == 2
    assert "Usage: publish" in ran.out + ran.err
    assert "build" in ran.out + ran.err

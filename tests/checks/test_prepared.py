"""A manuscript that is not finished is told of, whatever is still missing."""

from pathlib import Path

import pytest

from publish.prepare import Task, prepare

UNFINISHED = """\
type: commentary
authors: [王小明]
queries: [{id: q1, at: 正文, to: 編輯, text: 是嗎？}]
"""
STATES = {
    "a manuscript without a title": ("body: 這是正文。\n", "article-field-missing"),
    "a note without its text": (
        "title: 題名\nbody: |\n  這是正文。[^a]\n\n  [^b]: 另一個註。\n",
        "note-undefined",
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_queries_in_an_unfinished_manuscript_hide_no_finding(state: str, tmp_path: Path) -> None:
    """Where the queries stand is looked for in the whole text as it is printed."""
    more, id = STATES[state]
    (tmp_path / "article.yaml").write_text(UNFINISHED + more, "utf-8")
    prepared = prepare(Task(tmp_path, "article.yaml", ""))
    findings = prepared if isinstance(prepared, tuple) else prepared.findings
    assert id in {each.id for each in findings}

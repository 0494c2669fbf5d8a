"""A manuscript that is not finished is told of, whatever is still missing."""

from pathlib import Path

from publish.prepare import Task, prepare

UNFINISHED = """\
type: commentary
queries: [{id: q1, at: 正文, to: 編輯, text: 是嗎？}]
body: |
  這是正文。{>>EQ: 題名呢？<<}
"""


def test_queries_in_a_manuscript_without_a_title_hide_no_finding(tmp_path: Path) -> None:
    """Where the queries stand is looked for in the whole document, which begins with a title."""
    (tmp_path / "article.yaml").write_text(UNFINISHED, "utf-8")
    prepared = prepare(Task(tmp_path, "article.yaml", ""))
    findings = prepared if isinstance(prepared, tuple) else prepared.findings
    told = {each.id for each in findings}
    assert {"article-field-missing", "query-open"} <= told

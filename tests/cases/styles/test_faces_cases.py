"""What an editor reads when no face of the style has a character."""

from pathlib import Path

import pytest

from publish.diagnostics import as_text
from publish.pipeline import check

CASES = sorted(
    place for place in Path(__file__).parent.iterdir() if (place / "article.yaml").is_file()
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_an_editor_reads(case: Path) -> None:
    found = check(case)
    shown = "\n\n".join(
        "\n".join(as_text(each, language) for each in found) for language in ("zh-Hant", "en")
    )
    assert shown + "\n" == (case / "expected.txt").read_text("utf-8")
    assert {each.id for each in found} == {case.name}

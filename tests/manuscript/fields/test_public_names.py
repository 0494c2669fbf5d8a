"""The public surface of `publish.manuscript`, so that it changes only on purpose."""

import publish.manuscript


def test_public_names() -> None:
    assert publish.manuscript.__all__ == [
        "Folder",
        "Manuscript",
        "Reading",
        "find_issue",
        "find_root",
        "json_schema",
        "locate",
        "read_article",
        "read_cover",
        "read_issue",
        "read_journal",
        "read_page",
    ]
    assert all(hasattr(publish.manuscript, name) for name in publish.manuscript.__all__)

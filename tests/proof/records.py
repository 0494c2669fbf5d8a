"""What the record of a round tells of a copy, in as few words as a reader of it needs."""

from typing import Any


def copy_entry(person: str, *files: str, **values: Any) -> dict[str, Any]:
    """The entry of a person's copy with these files; `values` are other ones."""
    return {
        "person": person,
        "to": person or "編輯",
        "name": "一校",
        "date": "2026-12-01",
        "due": "",
        "folios": "29–34",
        "queries": {"asked": 2, "open": 1},
        "changes": None,
        "outputs": dict.fromkeys(files, "0"),
        **values,
    }

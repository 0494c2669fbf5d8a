"""BCP 47 language tags, as far as a journal needs them."""

import re

DEFAULT_LANGUAGE = "zh-Hant-TW"
"""Of what states no language."""

# What editors type for Traditional Chinese.
_ALIASES = {
    "zh-tw": DEFAULT_LANGUAGE,
    "zh-hk": "zh-Hant-HK",
    "zh-mo": "zh-Hant-MO",
    "zh-cn": "zh-Hans-CN",
    "zh-sg": "zh-Hans-SG",
}
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}|und)"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-[a-z0-9]{4,8})*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE,
)


def canonical_language(tag: str) -> str | None:
    """The tag in canonical case, or None when it is not well formed.

    Underscores are read as hyphens and regional Chinese tags get their script:
    `zh_TW` → `zh-Hant-TW`, `ZH_hant` → `zh-Hant`, `EN-us` → `en-US`. Source: RFC 5646 §2.1.
    """
    hyphenated = tag.strip().replace("_", "-")
    alias = _ALIASES.get(hyphenated.lower())
    if alias:
        return alias
    match = _TAG.fullmatch(hyphenated)
    if match is None:
        return None
    parts = [match["language"].lower()]
    if match["script"]:
        parts.append(match["script"].capitalize())
    if match["region"]:
        parts.append(match["region"].upper())
    return "-".join(parts) + match["rest"].lower()


def fallbacks(tag: str) -> tuple[str, ...]:
    """The tag and its ever wider forms: `zh-Hant-TW` → `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = tag.split("-")
    return tuple("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def base_language(tag: str) -> str:
    """The language without script and region: `zh-Hant-TW` → `zh`."""
    return tag.split("-", 1)[0]


def is_chinese(tag: str) -> bool:
    """Whether the text is set by Chinese rules."""
    return base_language(tag) == "zh"

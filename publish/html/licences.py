"""Licences: their addresses and how they are called in print."""

import re

from publish.model import is_chinese

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-(?:NC|ND|SA))*)-([0-9.]+)", re.IGNORECASE)
_CONDITIONS = {"BY": "姓名標示", "SA": "相同方式分享", "NC": "非商業性", "ND": "禁止改作"}
_CONDITIONS_EN = {
    "BY": "Attribution",
    "SA": "ShareAlike",
    "NC": "NonCommercial",
    "ND": "NoDerivatives",
}


def license_address(license: str) -> str:
    """The address of a licence given as such or as an SPDX id of Creative Commons."""
    if license.startswith(("https://", "http://")):
        return license
    if license.upper() == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = _CREATIVE_COMMONS.fullmatch(license)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""


def license_words(license: str, language: str) -> str:
    """創用CC 姓名標示-非商業性 4.0 國際授權條款（CC BY-NC 4.0）; other licences by their id.

    Empty for one that is given by its address alone. Names: creativecommons.org.
    """
    match = _CREATIVE_COMMONS.fullmatch(license)
    if match is None:
        return "" if license.startswith(("https://", "http://")) else license
    conditions, version = match[1].upper().split("-"), match[2]
    short = f"CC {match[1].upper()} {version}"
    everywhere = version == "4.0"
    if is_chinese(language):
        words = "-".join(_CONDITIONS[each] for each in conditions)
        return f"創用CC {words} {version}{' 國際' if everywhere else ''}授權條款（{short}）"
    words = "-".join(_CONDITIONS_EN[each] for each in conditions)
    region = " International" if everywhere else ""
    return f"Creative Commons {words} {version}{region} ({short})"

"""Addresses typed as plain text: URLs, DOIs and e-mail, made into links."""

import re

# No address goes on into Chinese text or its marks.
_PART = r"[^\s<>\"\u3000-\u9FFF\uFF00-\uFFEF]"
_URL = rf"(?:https?://|www\.){_PART}+"
_DOI = rf"doi:\s?10\.[0-9]{{4,9}}/{_PART}+"
_MAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
ADDRESS = re.compile(f"(?P<url>{_URL})|(?P<doi>{_DOI})|(?P<mail>{_MAIL})")
_TRAILING = ".,;:!?'\"’”"


def split_addresses(text: str) -> tuple[tuple[str, str], ...]:
    """The text in pieces (text, target); target is empty where there is no address.

    A mark that ends a sentence and a bracket that was not opened inside do not belong to
    an address. The pieces joined are the text.
    """
    pieces: list[tuple[str, str]] = []
    last = 0
    for match in ADDRESS.finditer(text):
        address = _without_trailing(match[0])
        if match.start() > last:
            pieces.append((text[last : match.start()], ""))
        pieces.append((address, _target(match.lastgroup or "", address)))
        last = match.start() + len(address)
    if last < len(text):
        pieces.append((text[last:], ""))
    return tuple(pieces)


def is_address(text: str) -> bool:
    """Whether a text is one address and nothing else."""
    match = ADDRESS.fullmatch(text)
    return match is not None


def _without_trailing(address: str) -> str:
    while address and (address[-1] in _TRAILING or _closes_nothing(address)):
        address = address[:-1]
    return address


def _closes_nothing(address: str) -> bool:
    """Whether the address ends in a bracket that it does not open."""
    last = address[-1]
    opening = {")": "(", "]": "["}.get(last)
    return opening is not None and address.count(opening) < address.count(last)


def _target(kind: str, address: str) -> str:
    if kind == "mail":
        return f"mailto:{address}"
    if kind == "doi":
        return "https://doi.org/" + address.split(":", 1)[1].strip()
    return address if address.startswith("http") else f"https://{address}"

"""What a book changes for a platform's guide, and what it still lacks of it.

Source: 台灣數位出版聯盟《台灣 EPUB 3 製作指引》 (`tdpf`), as measured by `postflight.epub`.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from publish.diagnostics import Finding, finding
from publish.epub.package import Statement
from publish.html import Renderer
from publish.html.epub_contents import Line
from publish.model import Span, fallbacks
from publish.postflight.epub import PROFILES
from publish.postflight.epub.opened import open_book
from publish.postflight.epub.sizes import Profile, kept, sizes


def profile_of(name: str) -> Profile:
    """The limits of a platform; those of all stores for an empty name."""
    return PROFILES[name]


def fitted(statements: tuple[Statement, ...], profile: Profile) -> tuple[Statement, ...]:
    """The metadata with Taiwan's Chinese under the tag that the platform knows."""
    return tuple(
        replace(each, text=profile.language) if _is_retagged(each, profile) else each
        for each in statements
    )


def furniture_lines(render: Renderer, profile: Profile) -> tuple[Line, ...]:
    """The lines of cover and contents, which a platform may want among the contents."""
    language = render.article.language
    files = {"cover": ("cover.xhtml", "cover"), "toc": ("nav.xhtml", "contents")}
    return tuple(
        Line(1, files[part][0], ((language, render.label(files[part][1])),))
        for part in profile.landmarks
        if part in files
    )


def profile_findings(
    book: bytes, span: Span, name: str, statements: tuple[Statement, ...]
) -> Iterator[Finding]:
    """What was changed in a finished book for a platform, and what it lacks all the same."""
    profile = profile_of(name)
    changed = [each.text for each in statements if _is_retagged(each, profile)]
    if not name:
        return
    if changed:
        values = {"profile": name, "tag": profile.language, "stated": ", ".join(changed)}
        yield finding("epub-profile-changed", span, **values)
    opened, _ = open_book(book, span)
    if opened is not None:
        yield from sizes(opened, span, profile)
        yield from kept(opened, span, profile)


def _is_retagged(statement: Statement, profile: Profile) -> bool:
    """Whether a language is stated as zh-Hant or zh-Hant-TW where zh-TW is wanted."""
    is_language = statement.element == "dc:language" and bool(profile.language)
    return is_language and "zh-Hant" in fallbacks(statement.text)

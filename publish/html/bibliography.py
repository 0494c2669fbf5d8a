"""The works of the field `bibliography`, as listed or parted by language."""

import re

from publish.model import Article
from publish.model.article import CitedWork
from publish.model.inlines import plain_text

Group = tuple[str, tuple[CitedWork, ...]]
"""The name of a label, empty for a list that is not parted, and the works under it."""

_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile("[\u3040-\u30ff]")


def bibliography_groups(article: Article, groups: str) -> tuple[Group, ...]:
    """The works in typed order; `by-language` puts the Chinese ones first, under 中文部分.

    Works of one kind alone are not parted.
    """
    works = article.bibliography
    chinese = tuple(work for work in works if _is_chinese(work))
    other = tuple(work for work in works if not _is_chinese(work))
    if groups == "as-typed" or not chinese or not other:
        return (("", works),) if works else ()
    return ("references-chinese", chinese), ("references-other", other)


def _is_chinese(work: CitedWork) -> bool:
    """Whether a work begins with a Han letter, as its author's name, and has no kana."""
    text = plain_text(work.text)
    first = _LETTER.search(text)
    return first is not None and bool(_HAN.match(first[0])) and not _KANA.search(text)

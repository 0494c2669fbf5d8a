"""Rules about the body: one function, one id, one case each.

A rule gets an article, or its passages, and yields findings whose id is its name with
hyphens. What is lost when Markdown becomes the model (tags, TeX, unknown classes, ragged rows,
typed indents, notes without call) was found by `publish.manuscript`.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from publish.checks.body.characters import attributes_stray, character_broken, emphasis_open
from publish.checks.body.edits import edit_open
from publish.checks.body.forms import mark_form
from publish.checks.body.headings import (
    heading_empty,
    heading_jump,
    heading_number,
    heading_number_first,
)
from publish.checks.body.objects import (
    label_typed,
    picture_alt_missing,
    table_caption_missing,
)
from publish.checks.body.passages import Passages, all_passages, chinese_passages
from publish.checks.body.punctuation import (
    dash_short,
    digits_fullwidth,
    ellipsis_dots,
    half_width_mark,
    mixed_brackets,
    space_between_han,
    straight_quotes,
)
from publish.checks.body.queries import answer_alone, query_open
from publish.checks.body.references import duplicate_id, reference_unknown
from publish.diagnostics import Finding
from publish.model import Article

Rule: TypeAlias = Callable[[Article], Iterator[Finding]]
PassageRule: TypeAlias = Callable[[Passages], Iterator[Finding]]

_OF_ARTICLES: tuple[Rule, ...] = (
    heading_jump,
    heading_number,
    heading_number_first,
    heading_empty,
    duplicate_id,
    reference_unknown,
    table_caption_missing,
    label_typed,
    picture_alt_missing,
    edit_open,
    query_open,
    answer_alone,
)
_OF_CHINESE: tuple[PassageRule, ...] = (
    half_width_mark,
    mixed_brackets,
    space_between_han,
    straight_quotes,
    ellipsis_dots,
    dash_short,
    digits_fullwidth,
    mark_form,
)
_OF_TEXT: tuple[PassageRule, ...] = (emphasis_open, attributes_stray)
_OF_TEXT_AND_CODE: tuple[PassageRule, ...] = (character_broken,)

BODY_RULES = (*_OF_ARTICLES, *_OF_CHINESE, *_OF_TEXT, *_OF_TEXT_AND_CODE)

__all__ = ["BODY_RULES", "check_body"]


def check_body(article: Article) -> Iterator[Finding]:
    """What all rules of the body find, rule by rule."""
    for rule in _OF_ARTICLES:
        yield from rule(article)
    for rules, passages in (
        (_OF_CHINESE, chinese_passages(article)),
        (_OF_TEXT, all_passages(article)),
        (_OF_TEXT_AND_CODE, all_passages(article, code=True)),
    ):
        for each in rules:
            yield from each(passages)

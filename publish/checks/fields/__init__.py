"""Rules about the fields of an article, in the order of the fields."""

from publish.checks.fields.dates import dates_order
from publish.checks.fields.identifiers import doi_prefix
from publish.checks.fields.keywords import keywords_count, keywords_uneven
from publish.checks.fields.languages import (
    author_language_missing,
    title_language_missing,
    translation_missing,
)
from publish.checks.fields.people import (
    author_twice,
    corresponding_email_missing,
    role_unknown,
)
from publish.checks.fields.queries import query_addressee
from publish.checks.fields.required import (
    article_body_missing,
    article_field_missing,
    article_type_missing,
    journal_field_missing,
)
from publish.checks.fields.rule import Rule
from publish.checks.fields.titles import short_title_long, short_title_missing

FIELD_RULES: tuple[Rule, ...] = (
    article_type_missing,
    article_field_missing,
    journal_field_missing,
    title_language_missing,
    translation_missing,
    short_title_missing,
    short_title_long,
    author_language_missing,
    author_twice,
    corresponding_email_missing,
    role_unknown,
    keywords_count,
    keywords_uneven,
    dates_order,
    doi_prefix,
    article_body_missing,
    query_addressee,
)

__all__ = ["FIELD_RULES", "Rule"]

"""The frozen values that every phase of the road speaks.

A value of this package knows where in the manuscript it came from (`Span`) and nothing
about files, HTML, pages or readers. Nothing here imports another part of `publish`.
"""

from publish.model.article import (
    Article,
    Contributor,
    Dates,
    Funding,
    Identifiers,
    Note,
    Query,
    Related,
    ReviewedWork,
    Rights,
)
from publish.model.cover import CoverEntry, DesignedPart
from publish.model.issue import (
    ColophonLine,
    Issue,
    IssueArticle,
    IssuePage,
    IssueSection,
    Journal,
    Masthead,
    Organisation,
    ProofRound,
)
from publish.model.languages import base_language, canonical_language, fallbacks, is_chinese
from publish.model.located import Located
from publish.model.people import Affiliation, Membership, Name, Person
from publish.model.resources import Resource
from publish.model.style import StyleChoice, StyleOption
from publish.model.text import Multilingual
from publish.source import Span

__all__ = [
    "Affiliation",
    "Article",
    "ColophonLine",
    "Contributor",
    "CoverEntry",
    "Dates",
    "DesignedPart",
    "Funding",
    "Identifiers",
    "Issue",
    "IssueArticle",
    "IssuePage",
    "IssueSection",
    "Journal",
    "Located",
    "Masthead",
    "Membership",
    "Multilingual",
    "Name",
    "Note",
    "Organisation",
    "Person",
    "ProofRound",
    "Query",
    "Related",
    "Resource",
    "ReviewedWork",
    "Rights",
    "Span",
    "StyleChoice",
    "StyleOption",
    "base_language",
    "canonical_language",
    "fallbacks",
    "is_chinese",
]

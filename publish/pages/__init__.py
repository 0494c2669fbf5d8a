"""The breaks of all pages of a text, chosen at once from heights alone."""

from publish.pages.flow import Flow, Fragment, Note, NoteLine, Page, Placed, Sheet, Unit
from publish.pages.plan import Plan, plan

__all__ = [
    "Flow",
    "Fragment",
    "Note",
    "NoteLine",
    "Page",
    "Placed",
    "Plan",
    "Sheet",
    "Unit",
    "plan",
]

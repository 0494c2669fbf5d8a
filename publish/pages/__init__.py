"""The breaks of all pages of a text, chosen at once from heights alone."""

from publish.pages.flow import Flow, Fragment, Note, NoteLine, Page, Placed, Sheet, Unit
from publish.pages.plan import LAST_PAGE, Plan, demerits_if_turned, plan
from publish.pages.recomposed import recomposed

__all__ = [
    "LAST_PAGE",
    "Flow",
    "Fragment",
    "Note",
    "NoteLine",
    "Page",
    "Placed",
    "Plan",
    "Sheet",
    "Unit",
    "demerits_if_turned",
    "plan",
    "recomposed",
]

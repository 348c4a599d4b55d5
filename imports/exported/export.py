"""A strategy's plan as the workbook that goes out to be worked in."""

from datetime import date

from imports.comparing.facts import load_facts
from imports.exported.workbook import Front, plan_workbook
from imports.exported.writing import lines_of
from plans.models import Strategy


def export_plan(strategy: Strategy, *, as_at: date) -> bytes:
    """The plan as it stands on a day, closed actions too. Brought in again, it changes nothing."""
    terms = strategy.status_terms.all()
    front = Front(
        title=strategy.title,
        organisation=strategy.organisation,
        day=as_at,
        key=[(term.label, term.get_meaning_display(), term.definition) for term in terms],
    )
    return plan_workbook(front, lines_of(load_facts(strategy, as_at=as_at)))

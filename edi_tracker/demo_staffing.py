"""The demo's staffing committee, which gets a report on the workforce once a year."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from measures.models import Measure
from plans.changes import add_body
from plans.models import GovernanceBody, Strategy
from reporting.defining import define_report
from reporting.snapshot import WORKFORCE


def add_staffing_committee(strategy: Strategy, told: Mapping[str, Any], by: User) -> GovernanceBody:
    """The committee with its front sheet, and with the measures that are about the people who work here."""
    body = add_body(strategy=strategy, by=by, **told["body"])
    measures = Measure.objects.filter(name__in=told["measures"])
    define_report(body=body, by=by, kind=WORKFORCE, measures=measures)
    return body

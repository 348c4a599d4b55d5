"""What became of the decisions that a report asked of members."""

from datetime import datetime

from foundation.history import versions_at
from objectives.models import Action
from plans.models import GovernanceBody
from reporting.members.agreed import Outcome, is_named_in
from reporting.models import ReportIssue
from reporting.snapshot import Asked, Snapshot, from_json


def still_open(issue: ReportIssue) -> list[Asked]:
    """What members were asked and what nothing is recorded of."""
    known = set(issue.members_decisions.values_list("action_id", "kind"))
    return [one for one in from_json(issue.snapshot).decisions if (one.id, one.kind) not in known]


def put_off(issue: ReportIssue, snapshot: Snapshot, *, recorded_by: datetime | None = None) -> list[Asked]:
    """What the report asked and members put off to a later meeting, as far as it was recorded by a moment."""
    kept = issue.members_decisions.filter(outcome=Outcome.PUT_OFF)
    if recorded_by:
        kept = kept.filter(recorded_at__lte=recorded_by)
    late = set(kept.order_by().values_list("action_id", "kind"))
    return [asked for asked in snapshot.decisions if (asked.id, asked.kind) in late]


def agreed_closings(body: GovernanceBody, *, recorded_by: datetime | None = None) -> frozenset[int]:
    """The actions whose closing was recorded as agreed by this very body, by a moment."""
    if recorded_by:
        then, name = versions_at(Action, recorded_by, strategy=body.strategy_id), body.name.casefold()
        return frozenset(pk for pk, row in then.items() if name in row["closed_agreed_by"].casefold())
    closed = Action.objects.filter(strategy=body.strategy_id).exclude(closed_agreed_by="").order_by()
    told = closed.values_list("pk", "closed_agreed_by")
    return frozenset(pk for pk, who in told if is_named_in(body.name, who))

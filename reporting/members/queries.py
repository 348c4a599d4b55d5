"""What became of the decisions that a report asked of members."""

from objectives.models import Action
from plans.models import GovernanceBody
from reporting.members.agreed import Outcome
from reporting.models import ReportIssue
from reporting.snapshot import Asked, Snapshot, from_json


def still_open(issue: ReportIssue) -> list[Asked]:
    """What members were asked and what nothing is recorded of."""
    known = set(issue.members_decisions.values_list("action_id", "kind"))
    return [one for one in from_json(issue.snapshot).decisions if (one.id, one.kind) not in known]


def put_off(issue: ReportIssue, snapshot: Snapshot) -> list[Asked]:
    """What the report asked and members put off to a later meeting."""
    kept = issue.members_decisions.filter(outcome=Outcome.PUT_OFF)
    late = set(kept.order_by().values_list("action_id", "kind"))
    return [asked for asked in snapshot.decisions if (asked.id, asked.kind) in late]


def agreed_closings(body: GovernanceBody) -> frozenset[int]:
    """The actions whose closing was recorded as agreed by this very body."""
    found = Action.objects.filter(strategy=body.strategy_id, closed_agreed_by__icontains=body.name)
    return frozenset(found.order_by().values_list("pk", flat=True))

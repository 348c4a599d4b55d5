"""Peer of the overview's counts: fetch the actions as models and count them in Python."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from objectives.assessment import Facts, assess
from objectives.models import Action
from plans.models import Strategy
from plans.statuses import Meaning


@dataclass
class Counted:
    statuses: Counter = field(default_factory=Counter)
    past_end: int = 0
    by_objective: Counter = field(default_factory=Counter)
    late_by_objective: Counter = field(default_factory=Counter)


def count_models(strategy: Strategy, *, today: date) -> Counted:
    """How many actions have which status, in all and by objective, and how many are past their end."""
    counted = Counted()
    for action in Action.objects.filter(strategy=strategy).select_related("objective", "status"):
        label = action.status.label if action.status else ""
        title = action.objective.title if action.objective else ""
        late = facts_are_late(action, today)
        counted.statuses[label] += 1
        counted.past_end += late
        counted.by_objective[title, label] += 1
        counted.late_by_objective[title, label] += late
    return counted


def facts_are_late(action: Action, today: date) -> bool:
    facts = Facts(
        meaning=Meaning(action.status.meaning) if action.status else None,
        start=action.start,
        end=action.end,
        closed=bool(action.closure),
        cross_reference=action.cross_reference,
    )
    return assess(facts, today=today).past_end

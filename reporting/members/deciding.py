"""Writes what members decided on an issued report, each thing once, into the record and the logs of the actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from foundation.appendonly import lock_head
from objectives.deciding import record_decision, reopen_by_decision
from objectives.models import Action, ProgressUpdate
from plans.timescales import Timescale
from reporting.members.agreed import CLOSURE, Outcome, moves_end, told
from reporting.models import MembersDecision, ReportIssue
from reporting.snapshot import Asked


@dataclass(frozen=True)
class Answer:
    """What members said to one thing asked of them; `end` is the date that holds where it isn't the one asked."""

    asked: Asked
    outcome: Outcome
    words: str = ""
    end: Timescale | None = None


@transaction.atomic
def record_answers(
    *, issue: ReportIssue, answers: Sequence[Answer], on: date, by: User | None
) -> list[MembersDecision]:
    """Records each answer that isn't recorded yet and carries it to its action. A second saving adds nothing."""
    lock_head(MembersDecision)  # who records second sees what the first recorded
    lock_head(ProgressUpdate)  # and nobody closes or opens an action meanwhile
    known = set(issue.members_decisions.values_list("action_id", "kind"))
    actions = Action.objects.in_bulk([answer.asked.id for answer in answers])
    recorded = []
    for answer in answers:
        if (answer.asked.id, answer.asked.kind) in known:
            continue
        decision = MembersDecision(
            issue=issue,
            action=actions[answer.asked.id],
            kind=answer.asked.kind,
            asked=answer.asked.sentence,
            outcome=answer.outcome,
            words=answer.words,
            decided_on=on,
            update=_carry(issue, actions[answer.asked.id], answer, on, by),
            recorded_by=by,
        )
        decision.save()
        recorded.append(decision)
    return recorded


def _carry(issue: ReportIssue, action: Action, answer: Answer, on: date, by: User | None) -> ProgressUpdate:
    sentence = told(issue.body.name, on, answer.outcome, answer.asked.sentence)
    if answer.asked.kind == CLOSURE and answer.outcome == Outcome.REFUSED and action.closure:
        return reopen_by_decision(action=action, on=on, words=f"{sentence} {answer.words}", by=by)
    moved = moves_end(answer.asked.kind, answer.outcome)
    return record_decision(
        action=action,
        on=on,
        decided_by=issue.body.name,
        words=sentence if moved or not answer.words else f"{sentence} {answer.words}",
        new_end=answer.end if moved else None,
        end_reason=answer.words if moved else "",
        by=by,
    )

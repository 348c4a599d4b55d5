"""What members decided about an action, recorded afterwards as an entry of its log."""

from datetime import date

from django.db import transaction

from accounts.models import User
from objectives.changes import locked
from objectives.models import Action, ProgressUpdate
from objectives.recording import NewUpdate, record_updates, reopen_action
from plans.timescales import Timescale


@transaction.atomic
def record_decision(
    *,
    action: Action,
    on: date,
    decided_by: str,
    words: str,
    by: User | None,
    new_end: Timescale | None = None,
    end_reason: str = "",
) -> ProgressUpdate:
    """Appends a decision of members. Status and progress stay as they were told; the end moves where they moved it.

    Raises ValidationError where the end moves without a reason.
    """
    entry = NewUpdate(
        action=locked(action),
        on=on,
        narrative=words,
        told_by=decided_by,
        new_end=new_end,
        end_reason=end_reason,
        source=ProgressUpdate.Source.DECISION,
    )
    return record_updates(new=[entry], by=by)[0]


@transaction.atomic
def reopen_by_decision(*, action: Action, on: date, words: str, by: User | None) -> ProgressUpdate:
    """Takes an action back into the open work because members didn't agree that it is closed."""
    reopen_action(action=action, on=on, reason=words, by=by)
    return action.updates.order_by("-number")[0]

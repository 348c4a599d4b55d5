"""Whether the status, last update and end that an action keeps for lists are what its log says."""

from django.db.models import QuerySet

from objectives.log import standing
from objectives.models import Action, ProgressUpdate
from objectives.recording import entries_of
from plans.models import Strategy


def wrong_pointers(strategy: Strategy) -> list[Action]:
    """The actions whose kept values differ from those rebuilt from the log, in plan order."""
    actions: QuerySet[Action] = strategy.actions.all()
    found = list(actions)
    logs = entries_of(found)
    statuses = dict(
        ProgressUpdate.objects.filter(action__strategy=strategy).order_by().values_list("pk", "status_id")
    )
    wrong = []
    for action in found:
        now = standing(logs[action.pk], original_end=action.original_end)
        status = statuses.get(now.words) if now.words else None
        kept = (action.latest_update_id, action.latest_words_id, action.status_id, action.end)
        if kept != (now.latest, now.words, status, now.end):
            wrong.append(action)
    return wrong

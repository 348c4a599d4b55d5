"""Whether the status, last update and end that an action keeps for lists are what its log says."""

from typing import Any

from objectives.log import standing
from objectives.models import Action, ProgressUpdate
from objectives.recording import logs_in
from plans.fields import SUFFIXES, columns_of
from plans.models import Strategy
from plans.timescales import BLANK

_END = tuple(f"end_{suffix}" for suffix in SUFFIXES)
_PLANNED = tuple(f"original_end_{suffix}" for suffix in SUFFIXES)


def wrong_pointers(strategy: Strategy) -> list[Action]:
    """The actions whose kept values differ from those rebuilt from the log, in plan order."""
    pointers = ("latest_update", "latest_words", "status")
    rows = list(strategy.actions.order_by().values_list("pk", *pointers, *_END, *_PLANNED))
    updates = ProgressUpdate.objects.filter(action__strategy=strategy)
    logs = logs_in(updates, [row[0] for row in rows])
    statuses = dict(updates.order_by().values_list("pk", "status_id"))
    wrong = []
    for pk, latest, words, status, *ends in rows:
        now = standing(logs[pk], original_end=BLANK)
        end, planned = ends[: len(_END)], ends[len(_END) :]
        meant: list[Any] = planned if now.end is BLANK else list(columns_of(now.end).values())
        told = statuses.get(now.words) if now.words else None
        if (latest, words, status, end) != (now.latest, now.words, told, meant):
            wrong.append(pk)
    return list(strategy.actions.filter(pk__in=wrong)) if wrong else []

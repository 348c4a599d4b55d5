"""What an action was on a date, by reading its log from the beginning: slow, plain, and the judge."""

from dataclasses import dataclass
from datetime import date

from objectives.models import ProgressUpdate
from plans.models import Strategy


@dataclass
class Stood:
    update_id: int | None
    status: str
    narrative: str
    end_text: str


def replay(strategy: Strategy, as_at: date) -> dict[int, Stood]:
    """Goes through all updates in the order of the dates they speak for and keeps what each leaves behind."""
    stood = {
        action.pk: Stood(None, "", "", action.original_end.text) for action in strategy.actions.order_by("pk")
    }
    updates = list(ProgressUpdate.objects.filter(action__strategy=strategy).select_related("status"))
    corrected = {update.corrects_id for update in updates}
    for update in sorted(updates, key=lambda update: (update.on, update.pk)):
        if update.on > as_at or update.pk in corrected:
            continue
        now = stood[update.action_id]
        now.update_id, now.narrative = update.pk, update.narrative
        now.status = update.status.label if update.status else ""
        if update.end_moved:
            now.end_text = update.new_end.text
    return stood

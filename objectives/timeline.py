"""An action's log as its page tells it: newest first, each entry with what it changed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from objectives.key import StatusWord, status_words
from objectives.models import Action, ProgressUpdate


@dataclass(frozen=True)
class Told:
    """One entry of the log. What a corrected entry said is kept, but it changed nothing."""

    number: int
    on: date
    recorded_at: datetime
    by: str
    told_by: str
    agreed_by: str
    imported: bool
    unchanged: bool
    decided: bool
    status: StatusWord | None
    status_before: StatusWord | None
    narrative: str
    reason: str
    end_before: str
    end_after: str
    end_reason: str
    closing: str
    reopened: bool
    corrects: int | None
    corrected_by: int | None

    @property
    def is_correctable(self) -> bool:
        """A closing is mended by opening the action again, a corrected entry by mending its correction.

        What members decided is mended by what they decide next.
        """
        return not (self.corrected_by or self.closing or self.reopened or self.decided)

    @property
    def status_changed(self) -> bool:
        return bool(self.status_before and self.status and self.status_before != self.status)

    @property
    def recorded_later(self) -> bool:
        return timezone.localdate(self.recorded_at) != self.on


def timeline(action: Action, *, as_at: date | None = None, recorded_by: datetime | None = None) -> list[Told]:
    """The log of an action, newest first by the date that each entry speaks for, up to a past date.

    `recorded_by` leaves out what came onto the record after that moment, and has the status key of then.
    """
    words = status_words(action.strategy, recorded_by=recorded_by)
    log = action.updates.select_related("recorded_by", "agreed_by", "corrects").order_by("on", "pk")
    updates = list(log.filter(recorded_at__lte=recorded_by) if recorded_by else log)
    corrected_by = {update.corrects_id: update.number for update in updates if update.corrects_id}
    if as_at:
        updates = _heard(updates, as_at)
    status: StatusWord | None = None
    end = action.original_end.text
    told = []
    for update in updates:
        counts = update.pk not in corrected_by
        moved = update.new_end.text if update.end_moved else ""
        said = words.get(update.status_id or 0)
        told.append(_told(update, said, status if counts else None, end if counts else "", corrected_by))
        if counts:
            status, end = said or status, moved or end
    return told[::-1]


def _heard(updates: list[ProgressUpdate], as_at: date) -> list[ProgressUpdate]:
    """What speaks for the time up to a date; the plan as it was brought in stands for the time before it too."""
    source = ProgressUpdate.Source
    heard = [one for one in updates if one.on <= as_at]
    if all(one.source == source.DECISION for one in heard):
        heard += [one for one in updates if one.number == 1 and one.source == source.IMPORT]
    return heard


def _told(
    update: ProgressUpdate,
    status: StatusWord | None,
    before: StatusWord | None,
    end: str,
    corrected_by: dict[int, int],
) -> Told:
    closing = update.source == ProgressUpdate.Source.CLOSURE and bool(update.closure)
    # A closing stores its reason as the words and the reason both, so that every list finds it.
    repeated = update.source == ProgressUpdate.Source.CLOSURE and update.reason == update.narrative
    return Told(
        number=update.number,
        on=update.on,
        recorded_at=update.recorded_at,
        by=str(update.recorded_by) if update.recorded_by else "",
        told_by=update.told_by,
        agreed_by=str(update.agreed_by) if update.agreed_by else "",
        unchanged=update.source == ProgressUpdate.Source.NO_CHANGE,
        decided=update.source == ProgressUpdate.Source.DECISION,
        imported=update.source == ProgressUpdate.Source.IMPORT,
        status=status,
        status_before=before,
        narrative=update.narrative,
        reason="" if repeated else update.reason,
        end_before=end if update.end_moved else "",
        end_after=update.new_end.text if update.end_moved else "",
        end_reason=update.end_reason,
        closing=Action.Closure(update.closure).label if closing else "",
        reopened=update.reopened,
        corrects=update.corrects.number if update.corrects else None,
        corrected_by=corrected_by.get(update.pk),
    )

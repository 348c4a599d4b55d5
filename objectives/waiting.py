"""What the EDI team has to agree to, and what it has sent back."""

from dataclasses import dataclass

from django.db.models import F, IntegerField, Max, OuterRef, QuerySet, Subquery

from objectives.models import ProgressUpdate, UpdateDraft
from plans.models import StatusTerm


@dataclass(frozen=True)
class Waiting:
    """An update that waits, beside what stands today."""

    draft: UpdateDraft
    told_since: int

    @property
    def status_before(self) -> StatusTerm | None:
        return self.draft.corrects.status if self.draft.corrects else self.draft.action.status

    @property
    def status_changes(self) -> bool:
        return bool(self.status_before and self.draft.status and self.status_before != self.draft.status)

    @property
    def end_before(self) -> str:
        return self.draft.action.end.text or "No end date"

    @property
    def key(self) -> str:
        """The draft in the version that is shown, as a form sends it."""
        return f"{self.draft.pk}-{self.draft.version}"


def drafts() -> QuerySet[UpdateDraft]:
    """Drafts with all that is printed around them."""
    newest = ProgressUpdate.objects.filter(action=OuterRef("action")).order_by().values("action")
    number = Subquery(newest.annotate(last=Max("number")).values("last"), output_field=IntegerField())
    return UpdateDraft.objects.select_related(
        "action__strategy",
        "action__status",
        "action__latest_words__status",
        "status",
        "corrects__status",
        "written_by",
        "sent_back_by",
    ).annotate(newest=number - F("seen"))


def waiting_updates() -> list[Waiting]:
    """Every update that waits for agreement, in the order in which they were sent."""
    waiting = drafts().filter(state=UpdateDraft.State.WAITING)
    return [as_waiting(draft) for draft in waiting]


def as_waiting(draft: UpdateDraft) -> Waiting:
    return Waiting(draft, max(0, getattr(draft, "newest", None) or 0))


def sent_back() -> QuerySet[UpdateDraft]:
    """What was sent back and hasn't been sent again, the latest first."""
    return drafts().filter(state=UpdateDraft.State.SENT_BACK).order_by("-sent_back_at", "-pk")

"""Reads: the cycles of strategies, where each stands today, and whose window is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Prefetch, QuerySet

from plans.models import Strategy
from reporting.cycles.dates import CycleState, state_of
from reporting.models import ReportDraft, ReportingCycle


def cycles() -> QuerySet[ReportingCycle]:
    """All cycles with their bodies and drafts, for as many queries as one of them needs."""
    drafts = ReportDraft.objects.select_related("issue").defer("snapshot", "issue__snapshot")
    return ReportingCycle.objects.select_related("body__strategy").prefetch_related(
        Prefetch("drafts", drafts.order_by("-id"))
    )


def state_now(cycle: ReportingCycle, *, today: date) -> CycleState:
    drafts = list(cycle.drafts.all())
    issued = any(draft.state == ReportDraft.State.ISSUED for draft in drafts)
    return state_of(cycle.dates, today=today, drafting=bool(drafts), issued=issued)


def open_windows(strategies: Iterable[Strategy], *, today: date) -> list[ReportingCycle]:
    """The cycles whose window is open, the one that closes first first."""
    found = cycles().filter(body__strategy__in=list(strategies), opens_on__lte=today, closes_on__gte=today)
    return list(found.order_by("closes_on", "id"))


def next_window(strategy: Strategy, *, today: date) -> ReportingCycle | None:
    """The cycle whose window opens next."""
    found = cycles().filter(body__strategy=strategy, opens_on__gt=today)
    return found.order_by("opens_on", "id").first()


@dataclass(frozen=True)
class CycleLine:
    cycle: ReportingCycle
    state: CycleState


@dataclass(frozen=True)
class CyclesInOrder:
    """What goes on now, what comes, and what is over."""

    now: list[CycleLine]
    coming: list[CycleLine]
    over: list[CycleLine]

    @property
    def total(self) -> int:
        return len(self.now) + len(self.coming) + len(self.over)


def in_order(found: Iterable[ReportingCycle], *, today: date) -> CyclesInOrder:
    """Cycles that go on now, by the day papers are due; those to come, the next first; those over, the last first.

    A cycle is over once its report is issued and its meeting has been, or the meeting was more than a month ago.
    """
    lines = [CycleLine(cycle, state_now(cycle, today=today)) for cycle in found]
    over = [line for line in lines if line.state != CycleState.PLANNED and _is_over(line, today)]
    coming = [line for line in lines if line.state == CycleState.PLANNED]
    now = [line for line in lines if line not in over and line not in coming]
    return CyclesInOrder(
        sorted(now, key=lambda line: (line.cycle.papers_due_on, line.cycle.pk)),
        sorted(coming, key=lambda line: (line.cycle.meeting_on, line.cycle.pk)),
        sorted(over, key=lambda line: (line.cycle.meeting_on, line.cycle.pk), reverse=True),
    )


FORGOTTEN_DAYS = 31  # after a meeting, when a cycle without a report is taken as over too


def _is_over(line: CycleLine, today: date) -> bool:
    days = (today - line.cycle.meeting_on).days
    return days > FORGOTTEN_DAYS or (line.state == CycleState.ISSUED and days > 0)


@dataclass(frozen=True)
class Move:
    """That a meeting was moved: from which day to which, when, by whom and why."""

    before: date
    after: date
    at: datetime
    by: str
    why: str


def moves_of(cycle: ReportingCycle) -> list[Move]:
    """How often the meeting was moved, the last move first."""
    rows = list(cycle.history.select_related("history_user").order_by("-history_id"))
    return [
        Move(
            before.meeting_on,
            after.meeting_on,
            after.history_date,
            str(after.history_user or ""),
            after.history_change_reason or "",
        )
        for after, before in pairwise(rows)
        if after.meeting_on != before.meeting_on
    ]

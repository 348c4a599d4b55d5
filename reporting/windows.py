"""Reads: the cycles of strategies, where each stands today, and whose window is open."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from plans.models import Strategy
from reporting.cycles import CycleState, state_of
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

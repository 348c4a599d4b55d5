"""Peers of the register: model objects in a template, and the status taken from the log by Subquery."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import needs
from accounts.roles import Right
from objectives.assessment import Facts, assess
from objectives.filters import RegisterFilter
from objectives.models import Action, ProgressUpdate
from objectives.queries import strategy_by
from objectives.views.trail import to_strategy
from plans.models import StatusTerm, Strategy
from plans.statuses import Meaning


@needs(Right.READ)
def plan_page(request: HttpRequest, slug: str) -> HttpResponse:
    """All actions of a plan on one page: select_related, prefetch_related, and models in the template."""
    strategy = strategy_by(slug)
    return drawn(request, strategy, plan_models(strategy), per=500)


@needs(Right.READ)
def log_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Twenty-five actions with a status, where the status is that of the newest update in the log."""
    strategy = strategy_by(slug)
    key = request.GET.get("status")
    term = strategy.status_terms.get(key=key) if key else None
    return drawn(request, strategy, by_log(strategy, term), per=25)


def plan_models(strategy: Strategy) -> QuerySet[Action]:
    return (
        Action.objects.filter(strategy=strategy)
        .select_related("objective__theme", "parent", "status", "latest_update")
        .prefetch_related("action_owners__owner")
        .order_by("position", "pk")
    )


def by_log(strategy: Strategy, term: StatusTerm | None) -> QuerySet[Action]:
    newest = ProgressUpdate.objects.filter(action=OuterRef("pk"), corrected_by__isnull=True)
    newest = newest.order_by("-on", "-id")
    actions = (
        Action.objects.filter(strategy=strategy)
        .annotate(
            newest_id=Subquery(newest.values("id")[:1]), newest_status=Subquery(newest.values("status")[:1])
        )
        .select_related("objective__theme", "parent")
        .prefetch_related("action_owners__owner")
        .order_by("position", "pk")
    )
    return actions.filter(newest_status=term.pk) if term else actions


def page_by_log(strategy: Strategy, term: StatusTerm | None, number: int, *, per: int = 25) -> list[Any]:
    """One page of the register from the log, with all that a line of it shows."""
    page = Paginator(by_log(strategy, term), per).get_page(number)
    actions: list[Any] = list(page.object_list)
    _add_newest(actions)
    _assess(actions, strategy)
    return actions


def _add_newest(actions: list[Any]) -> None:
    """The newest updates of one page, in one query."""
    found = ProgressUpdate.objects.select_related("status").in_bulk(
        [a.newest_id for a in actions if a.newest_id]
    )
    for action in actions:
        update = found.get(action.newest_id)
        action.newest = update
        action.told = update.status if update else None


def _assess(actions: list[Any], strategy: Strategy) -> None:
    today = timezone.localdate()
    for action in actions:
        facts = Facts(
            meaning=Meaning(action.told.meaning) if action.told else None,
            start=action.start,
            end=action.end,
            updated_on=action.newest.on if action.newest else None,
            closed=bool(action.closure),
            cross_reference=action.cross_reference,
        )
        action.assessment = assess(
            facts, today=today, due_soon_days=strategy.due_soon_days, stale_days=strategy.stale_days
        )


def drawn(request: HttpRequest, strategy: Strategy, actions: QuerySet[Action], *, per: int) -> HttpResponse:
    form = RegisterFilter(request.GET, strategy=strategy)
    form.is_valid()
    page = Paginator(actions, per).get_page(request.GET.get("page", 1))
    shown: list[Any] = list(page.object_list)
    if shown and hasattr(shown[0], "newest_id"):
        _add_newest(shown)
    else:
        for action in shown:
            action.newest, action.told = action.latest_update, action.status
    _assess(shown, strategy)
    return render(
        request,
        "peers/register.html",
        {
            "strategy": strategy,
            "filters": form,
            "page": page,
            "actions": shown,
            "everything": strategy.actions.count(),
            "breadcrumbs": to_strategy(strategy),
        },
    )

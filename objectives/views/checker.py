"""The faults that the plan itself has."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from objectives.checker import by_kind, check_strategy
from objectives.permissions import may_edit
from objectives.queries import strategy_by
from objectives.views.trail import to_strategy


@needs(Right.READ)
@require_safe
def checker(request: SignedIn, slug: str) -> HttpResponse:
    strategy = strategy_by(slug)
    faults = check_strategy(strategy, today=timezone.localdate())
    return render(
        request,
        "objectives/checker.html",
        {
            "strategy": strategy,
            "faults": faults,
            "kinds": by_kind(faults),
            "errors": sum(fault.severity == "error" for fault in faults),
            "actions": strategy.actions.count(),
            "may_edit": may_edit(request.user),
            "breadcrumbs": to_strategy(strategy),
        },
    )

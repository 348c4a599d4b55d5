"""The coverage matrix: which characteristics the plan speaks of, under which aims of the equality duty."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from objectives.coverage_page import HEADINGS, coverage_of, objectives_behind
from objectives.permissions import may_edit
from objectives.queries import strategy_by
from objectives.views.trail import to_strategy


@needs(Right.READ)
@require_safe
def coverage(request: SignedIn, slug: str) -> HttpResponse:
    strategy = strategy_by(slug)
    asked = request.GET
    return render(
        request,
        "objectives/coverage.html",
        {
            "strategy": strategy,
            "covered": coverage_of(strategy),
            "headings": HEADINGS,
            "behind": objectives_behind(
                strategy, asked.get("characteristic", "")[:80], asked.get("aim", "")[:10]
            ),
            "may_edit": may_edit(request.user),
            "breadcrumbs": to_strategy(strategy),
        },
    )

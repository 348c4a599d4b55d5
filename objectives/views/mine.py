"""A person's own actions, and the way from one to the next that needs an update."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import SignedIn, needs
from accounts.roles import Right
from objectives.mine import mine, next_asked
from objectives.models import Action
from plans.models import Strategy

FROM_MINE = "my-actions"


@needs(Right.UPDATE_OWN)
@require_safe
def my_actions(request: SignedIn) -> HttpResponse:
    today = timezone.localdate()
    return render(
        request,
        "objectives/my_actions.html",
        {
            "mine": mine(request.user, Strategy.objects.all(), today=today),
            "teams": [member.owner for member in request.user.memberships.select_related("owner")],
            "today": today,
        },
    )


def go_on(request: SignedIn, action: Action) -> Callable[[str], HttpResponse]:
    """Where to go after an update: back to the action, or to the next one that needs an update.

    Which one comes next is decided before the update is saved, while this one still stands in the list.
    """
    if request.GET.get("from") != FROM_MINE:
        return lambda told: _back(request, action, told)
    today, strategies = timezone.localdate(), list(Strategy.objects.all())
    asked = mine(request.user, strategies, today=today).asked
    here = next((one.line for one in asked if one.line.id == action.pk), None)
    following = next_asked(asked, here)

    def onwards(told: str) -> HttpResponse:
        if following is None:
            messages.success(request, f"{told} That is all. Thank you.")
            return redirect("my_actions")
        before = f"Action {action.label}: " if action.label else ""
        messages.success(request, f"{before}{told} Here is the next one.")
        address = reverse("new_update", args=[following.strategy.slug, following.line.ref])
        return redirect(f"{address}?from={FROM_MINE}")

    return onwards


def _back(request: SignedIn, action: Action, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect(action.get_absolute_url())

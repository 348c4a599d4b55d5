"""Where a person goes after an update: back to the action, or on to the next one that is asked for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.access import SignedIn
from objectives.models import Action

FROM_MINE = "my-actions"


def go_on(request: SignedIn, action: Action, told: str) -> HttpResponse:
    """To the next of the person's actions where the update was begun there; its page says which one that is.

    `place` is where this action stood in the list of those asked for. It leaves the list, so the next moves up to it.
    """
    if request.GET.get("from") != FROM_MINE:
        messages.success(request, told)
        return redirect(action.get_absolute_url())
    messages.success(request, f"Action {action.label}: {told}" if action.label else told)
    here = {"after": action.pk, "place": request.GET.get("place", "")}
    return redirect(reverse("next_of_mine", query=here))

"""Saying in bulk whom the actions are for, and which aims of the equality duty they serve."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from accounts.access import SignedIn, needs
from accounts.roles import Right
from objectives.queries import strategy_by
from objectives.tag_page import SHOWS, chosen_actions, counts, lines_of, page_of, ticked_in
from objectives.tagging import change_many
from objectives.views.trail import to_strategy
from plans.models import Strategy


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def tag_actions(request: SignedIn, slug: str) -> HttpResponse:
    """Lists actions with what their words suggest. Nothing is said for an action but what a person ticks."""
    strategy = strategy_by(slug)
    show = request.GET.get("show", "")
    show = show if show in SHOWS else "whom"
    page = page_of(strategy, show, request.GET.get("page"))
    if request.method != "POST":
        lines = lines_of(chosen_actions(strategy, page.object_list))
    else:
        actions = chosen_actions(strategy, _ids(request))
        ticked = ticked_in(request.POST, actions)
        if "tick" not in request.POST:
            return _save(
                request, strategy, show, change_many(things=actions, changes=ticked, by=request.user)
            )
        lines = lines_of(actions, ticked=ticked, take_suggestions=True)
    return render(
        request,
        "objectives/tag_actions.html",
        {
            "strategy": strategy,
            "lines": lines,
            "any_suggested": any(line.reasons for line in lines),
            "has_ticked": "tick" in request.POST,
            "page": page,
            "show": show,
            "views": _views(slug, show, counts(strategy)),
            "breadcrumbs": [
                *to_strategy(strategy),
                {"label": "Coverage", "url": reverse("coverage", args=[slug])},
            ],
        },
    )


def _ids(request: SignedIn) -> list[int]:
    given = request.POST.getlist("action")
    return [int(pk) for pk in given if pk.isascii() and pk.isdecimal() and len(pk) < 19]


def _views(slug: str, show: str, numbers: dict[str, int]) -> list[dict[str, object]]:
    url = reverse("tag_actions", args=[slug])
    return [
        {"label": label, "count": numbers[name], "url": f"{url}?show={name}", "is_current": name == show}
        for name, label in SHOWS.items()
    ]


def _save(request: SignedIn, strategy: Strategy, show: str, changed: int) -> HttpResponse:
    noun = "action" if changed == 1 else "actions"
    if changed:
        messages.success(request, f"{changed} {noun} changed. The history keeps what was said before.")
    else:
        messages.info(request, "Nothing was ticked or unticked, so nothing has changed.")
    asked = {"show": show}
    if show == "open" and request.GET.get("page"):
        # Of the other views the actions that were just told have left.
        asked["page"] = request.GET["page"]
    return redirect(f"{reverse('tag_actions', args=[strategy.slug])}?{urlencode(asked)}")
